"""What the graph says of one thing, statement by statement, and how each statement is shown."""

from dataclasses import dataclass

import pyoxigraph as ox

from ecograph.exports.tables import cell
from ecograph.vocabulary import RDF
from ecograph.web.pages.links import ends_in_hash, local_path
from ecograph.web.pages.tables import CODES, DAYS, MONEY, Cell, ask, is_number
from ecograph.web.pages.view import View
from ecograph.web.pages.wording import CODES as CODE_BASE
from ecograph.web.pages.wording import phrase, term_label
from ecograph.web.site import Site

_EUROS = MONEY | {"ofAmount", "partOfAmount"}
_DATES = DAYS | {"sessionDate", "signedDate", "receivedByPrefecture", "date_document", "activity_date", "attestedOn",
                 "startDate", "endDate", "citedDate", "convenedOn"}  # fmt: skip
_WORTH = ("flow", "instalment", "budget-line", "amount")  # kinds that are named by their euros where nothing names them
_LEFT_OUT = frozenset({
    RDF.type.value, "http://www.w3.org/2004/02/skos/core#prefLabel", "https://w3id.org/ecograph/ns#fileName",
    "http://www.w3.org/2000/01/rdf-schema#label", "https://w3id.org/ecograph/ns#localId",
    "http://data.europa.eu/eli/ontology#date_document",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement about a thing; `label` is the name of its value, where it has one."""

    predicate: str
    value: str
    label: str
    is_iri: bool
    is_number: bool = False
    lang: str = ""

    @property
    def name(self) -> str:
        """The end of the property's IRI."""
        return self.predicate.replace("#", "/").rsplit("/", 1)[-1]


def sayings(site: Site, iri: str) -> list[Saying]:
    """All that the graph says of a thing, but its evidence."""
    rows, _ = ask(site.store, "properties", {"thing": iri}, 1, 500)
    return [_saying(cell(row["property"]), row["value"], cell(row["label"])) for row in rows]


def _saying(name: str, value: object, label: str) -> Saying:
    if isinstance(value, ox.Literal):
        return Saying(name, value.value, label, False, is_number(value), value.language or "")
    return Saying(name, getattr(value, "value", str(value)), label, True)


def card(view: View, said: list[Saying], kind: str, known: set[str]) -> list[tuple[str, str, list[Cell]]]:
    """What is said of a thing, by property: the property's IRI, its name, and the values; not what is known already."""
    found: dict[str, list[Cell]] = {}
    for one in _in_language(said, view.lang):
        if one.predicate not in _LEFT_OUT and one.value not in known:
            cells = found.setdefault(one.predicate, [])
            value = shown(view, one)
            if value not in cells:
                cells.append(value)
    return [(name, _heading(view, kind, name), cells) for name, cells in found.items()]


def _heading(view: View, kind: str, property: str) -> str:
    """The name of a property; some mean something more exact for one kind of thing."""
    return phrase(f"term.{kind}.{property.replace('#', '/').rsplit('/', 1)[-1]}", view.lang) or view.term(property)


def _in_language(said: list[Saying], lang: str) -> list[Saying]:
    """What is said in the language of the page where it is said in several."""
    spoken = {one.predicate for one in said if one.lang == lang}
    return [one for one in said if one.lang in ("", lang) or one.predicate not in spoken]


def shown(view: View, one: Saying) -> Cell:
    """The value of a statement as people read it: linked, in words, with euros, dates and thousands as usual."""
    if one.is_iri:
        if one.value.startswith(CODE_BASE):
            return Cell(term_label(one.value, view.lang), "code", view.href(one.value))
        return Cell(_named(view, one), "text", view.href(one.value))
    if one.is_number and one.name in _EUROS:
        return Cell(view.money(one.value), "number")
    if one.is_number:
        return Cell(view.number(one.value), "number")
    if one.name in _DATES:
        return Cell(view.day(one.value), "day")
    if one.name in CODES or one.value in ("true", "false"):
        return Cell(view.code(one.name, one.value), "code")
    return Cell(one.value, "text")


def _named(view: View, one: Saying) -> str:
    """A linked thing by its name; by its kind and euros where it has none."""
    kind = (local_path(one.value, view.base) or "").partition("/")[0]
    said = phrase(f"kind.{kind}", view.lang)
    if kind in _WORTH and one.label and said:
        return f"{said}{view.t('colon')}{view.money(one.label)}"
    return one.label or (said if said and ends_in_hash(one.value) else view.term(one.value))
