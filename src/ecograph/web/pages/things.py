"""The page of one thing: what the graph says of it, and the tables that its kind asks for."""

from collections.abc import Mapping

from ecograph.exports.tables import cell
from ecograph.web.pages.cards import card, sayings
from ecograph.web.pages.documents import document_text
from ecograph.web.pages.kinds import NAVIGATION, OTHERS, SECTIONS, Section
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.tables import Table, ask, build_table, within
from ecograph.web.pages.timeline import timeline
from ecograph.web.pages.titles import kind_of, title
from ecograph.web.pages.view import View
from ecograph.web.site import Site

_ACT = "https://w3id.org/ecograph/ns#act"


def thing_page(site: Site, view: View, path: str, pages: Mapping[str, int], whole: bool = False) -> Page | None:
    """The page of the thing at a path, or None where the graph does not know it; `pages` says which page of which table."""
    iri = site.iri(path)
    said = sayings(site, iri)
    incoming = _incoming(site, view, iri)
    if not said and not incoming:
        return None
    kind = path.partition("/")[0]
    tables = [table for section in SECTIONS.get(kind, OTHERS)
              if (table := _section(site, view, path, iri, section, pages))]  # fmt: skip
    name = title(view, said, iri, kind)
    if kind in ("org", "person"):  # the acts about an actor have a table of their own
        said = [one for one in said if one.predicate != _ACT]
    content: dict[str, object] = {
        "kind": kind_of(view, said, kind), "card": card(view, said, kind, {iri, name}), "tables": tables, "incoming": incoming,
        "text": None, "timeline": timeline(site, view, iri) if kind == "org" else None,
    }  # fmt: skip
    template = "thing.html"
    if kind in ("act", "document") and not path.endswith("/vote"):  # a vote has the IRI of its act and one step more
        content["text"] = document_text(site, view, path, iri, pages.get("part", 1), whole)
        template = "act.html"
    return Page(template, name, NAVIGATION.get(kind, ""), iri, path, content)


def _incoming(site: Site, view: View, iri: str) -> list[tuple[str, str, str]]:
    """How many things point here by which property, with the list of them."""
    rows, _ = ask(site.store, "incoming_counts", {"thing": iri}, 1, 100)
    found = []
    for row in rows:
        name = cell(row["property"])
        address = "" if view.is_static else view.links.page("queries/incoming_links", thing=iri, by_property=name)
        found.append((view.term(name), view.number(cell(row["number"])), address))
    return found


def _section(site: Site, view: View, path: str, iri: str, section: Section, pages: Mapping[str, int]) -> Table | None:
    values = {section.parameter: iri}
    page = max(1, pages.get(section.query, 1))
    size = 100_000 if view.is_static else 50
    rows, total = ask(site.store, section.query, values, page, size)
    if total == 0:
        return None
    if not rows:
        page = within(page, total, size)
        rows, total = ask(site.store, section.query, values, page, size)
    return build_table(
        view, section.query, values, rows, total, page, "" if view.is_static else path, hidden=section.hidden
    )
