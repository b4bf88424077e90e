"""The page of one thing: what the graph says of it, and the tables that its kind asks for."""

from collections.abc import Mapping

from ecograph.exports.tables import cell
from ecograph.web.pages.documents import document_text
from ecograph.web.pages.kinds import NAVIGATION, OTHERS, SECTIONS, Section
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.site import Site
from ecograph.web.pages.tables import CODES, DAYS, MONEY, Cell, Table, ask, build_table
from ecograph.web.pages.timeline import timeline
from ecograph.web.pages.view import View
from ecograph.web.pages.wording import CODES as CODE_BASE
from ecograph.web.pages.wording import term_label

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NAMES = (
    "http://www.w3.org/2004/02/skos/core#prefLabel", "http://purl.org/dc/terms/title", "https://w3id.org/ecograph/ns#fileName",
    "http://www.w3.org/2000/01/rdf-schema#label", "http://purl.org/dc/terms/identifier",
)  # fmt: skip
_LEFT_OUT = frozenset({RDF_TYPE, *_NAMES[:1], *_NAMES[2:4], "https://w3id.org/ecograph/ns#localId",
                       "http://data.europa.eu/eli/ontology#date_document"})  # fmt: skip
_ACT = "https://w3id.org/ecograph/ns#act"
_GENERAL = ("MonetaryGrant", "FormalOrganization", "LegalResource", "Participation", "OrganizationalCollaboration",
            "Membership", "Observation", "Entity", "Activity", "Work", "Act", "Organization")  # fmt: skip
Said = list[tuple[str, str, str, bool]]  # property, value, label of the value, whether the value is an IRI


def thing_page(site: Site, view: View, path: str, pages: Mapping[str, int], whole: bool = False) -> Page | None:
    """The page of the thing at a path, or None where the graph does not know it; `pages` says which page of which table."""
    iri = site.iri(path)
    said = _said(site, iri)
    incoming = _incoming(site, view, iri)
    if not said and not incoming:
        return None
    kind = path.partition("/")[0]
    tables = [table for section in SECTIONS.get(kind, OTHERS)
              if (table := _section(site, view, path, iri, section, pages))]  # fmt: skip
    title = _title(view, said, iri, kind)
    if kind in ("org", "person"):  # the acts about an actor have a table of their own
        said = [one for one in said if one[0] != _ACT]
    content: dict[str, object] = {
        "kind": kind_of(view, said, kind), "card": _card(view, said, {iri, title}), "tables": tables, "incoming": incoming,
        "text": None, "timeline": timeline(site, view, iri) if kind == "org" else None,
    }  # fmt: skip
    template = "thing.html"
    if kind in ("act", "document"):
        content["text"] = document_text(site, view, path, iri, pages.get("part", 1), whole)
        template = "act.html"
    return Page(template, title, NAVIGATION.get(kind, ""), iri, path, content)


def _said(site: Site, iri: str) -> Said:
    rows, _ = ask(site.store, "properties", {"thing": iri}, 1, 500)
    return [
        (cell(row["property"]), cell(row["value"]), cell(row["label"]), not hasattr(row["value"], "datatype"))
        for row in rows
    ]  # fmt: skip


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
    return build_table(
        view, section.query, values, rows, total, page, "" if view.is_static else path, hidden=section.hidden
    )


def kind_of(view: View, said: Said, kind: str) -> str:
    """What a thing is, in words: its most telling class."""
    classes = [value.replace("#", "/").rsplit("/", 1)[-1] for name, value, _, _ in said if name == RDF_TYPE]
    telling = [name for name in classes if name not in _GENERAL] or classes
    if not telling:
        return view.t(f"kind.{kind}") if view.t(f"kind.{kind}") != f"kind.{kind}" else kind
    iri = next(value for name, value, _, _ in said if name == RDF_TYPE and value.endswith(telling[0]))
    return term_label(iri, view.lang)


def _title(view: View, said: Said, iri: str, kind: str) -> str:
    """The name of a thing; a flow is named by what it moves, anything without a name by its kind and key."""
    found = {name: value for name, value, _, _ in said}
    labels = {name: label for name, _, label, _ in said if label}
    if kind == "flow":
        payer = labels.get("https://schema.org/funder", "?")
        payee = labels.get("https://w3id.org/ecograph/ns#beneficiary", "?")
        amount = view.money(found.get("https://w3id.org/ecograph/ns#amount", ""))
        return f"{payer} → {payee} : {amount}" if view.lang == "fr" else f"{payer} → {payee}: {amount}"
    if kind == "session":
        day = view.day(found.get("http://data.europa.eu/eli/eli-draft-legislation-ontology#activity_date", ""))
        holder = labels.get("http://data.europa.eu/eli/eli-draft-legislation-ontology#had_responsible_organization", "")
        return f"{holder}, {day}" if day else holder
    if kind == "partnership":
        ends = [labels.get(f"https://w3id.org/ecograph/ns#party{side}", "?") for side in "AB"]
        return " – ".join(ends)
    for name in _NAMES:
        if found.get(name):
            return found[name]
    return f"{kind_of(view, said, kind)} {iri.rsplit('/', 1)[-1]}"


def _card(view: View, said: Said, known: set[str]) -> list[tuple[str, str, list[Cell]]]:
    """What is said of a thing, by property: the property's IRI, its name, and the values; not what is known already."""
    found: dict[str, list[Cell]] = {}
    for name, value, label, is_iri in said:
        if name not in _LEFT_OUT and value not in known:
            cells = found.setdefault(name, [])
            shown = _value(view, name, value, label, is_iri)
            if shown not in cells:
                cells.append(shown)
    return [(name, view.term(name), cells) for name, cells in found.items()]


def _value(view: View, name: str, value: str, label: str, is_iri: bool) -> Cell:
    local = name.replace("#", "/").rsplit("/", 1)[-1]
    if is_iri:
        if value.startswith(CODE_BASE):
            return Cell(term_label(value, view.lang), "code", view.href(value))
        return Cell(label or view.term(value), "text", view.href(value))
    if local in MONEY:
        return Cell(view.money(value), "number")
    if local in DAYS or local in ("sessionDate", "signedDate", "receivedByPrefecture", "date_document", "activity_date",
                                  "attestedOn", "startDate", "endDate", "citedDate", "convenedOn"):  # fmt: skip
        return Cell(view.day(value), "day")
    if local in CODES or value in ("true", "false"):
        return Cell(view.code(local, value), "code")
    return Cell(value, "text")
