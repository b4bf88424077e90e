"""How one page speaks: its language, its links, and the French way of writing numbers and dates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from ecograph.web.pages.links import LANGUAGES, STATIC_SUFFIXES, SUFFIXES, Links, evidence_place, local_path
from ecograph.web.pages.wording import code_label, phrase, term_label

FORMATS = {"ttl": ("Turtle", "text/turtle"), "jsonld": ("JSON-LD", "application/ld+json"),
           "nt": ("N-Triples", "application/n-triples"), "rdf": ("RDF/XML", "application/rdf+xml")}  # fmt: skip
_NARROW = "\u202f"  # narrow no-break space, between groups of three digits


@dataclass(frozen=True, slots=True)
class View:
    """A language, the links of a place, and the base of the data's IRIs."""

    links: Links
    base: str
    here: str = ""  # path of the page that is shown
    has_network: bool = False
    is_static: bool = False

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.links.lang

    @property
    def other_language(self) -> str:
        """The other one."""
        return next(lang for lang in LANGUAGES if lang != self.lang)

    @property
    def formats(self) -> list[tuple[str, str, str]]:
        """The formats of descriptions here: suffix, name, media type."""
        return [(suffix, *FORMATS[suffix]) for suffix in (STATIC_SUFFIXES if self.is_static else SUFFIXES)]

    def t(self, key: str, **values: object) -> str:
        """A phrase of the catalogue, with its values put in."""
        return (phrase(key, self.lang) or key).format(**values)

    def column(self, name: str, query: str = "") -> str:
        """The heading of a column; some mean something more exact in the answer of one query."""
        return (
            phrase(f"column.{query}.{name}", self.lang) or phrase(f"column.{name}", self.lang) or name.replace("_", " ")
        )

    def code(self, column: str, value: str) -> str:
        """A code in words."""
        return code_label(column, value, self.lang) or value

    def term(self, iri: str) -> str:
        """A property or a class in words."""
        return term_label(iri, self.lang)

    def href(self, iri: str) -> str:
        """Where a link to an IRI leads: to a page of this site, to the words of a source, or out to somebody's IRI."""
        path = local_path(iri, self.base)
        if path is None:
            return iri if iri.startswith(("http://", "https://")) else ""
        place = evidence_place(path)
        if place is not None:
            document, part, anchor = place
            return self.links.page(f"{document}#{anchor}", part=part if part > 1 else "")
        return self.links.page(path)

    def number(self, text: str | int | float | Decimal) -> str:
        """A number with its thousands apart: 1 598 033,5 or 1,598,033.5."""
        try:
            value = Decimal(str(text))
        except InvalidOperation:
            return str(text)
        plain = format(value.normalize(), ",f")
        return plain.replace(",", _NARROW).replace(".", ",") if self.lang == "fr" else plain

    def money(self, text: str | int | float | Decimal) -> str:
        """Euros, with cents only where there are any: 80 000 € or €80,000."""
        try:
            value = Decimal(str(text))
        except InvalidOperation:
            return str(text)
        places = 0 if value == value.to_integral() else 2
        plain = format(value, f",.{places}f")
        if self.lang != "fr":
            return f"€{plain}"
        return f"{plain.replace(',', _NARROW).replace('.', ',')}\u00a0€"

    def day(self, text: str) -> str:
        """A date: 28 mars 2019, or 28 March 2019."""
        try:
            when = date.fromisoformat(text)
        except ValueError:
            return text
        month = self.t("months").split()[when.month - 1]
        first = "er" if when.day == 1 and self.lang == "fr" else ""
        return f"{when.day}{first} {month} {when.year}"
