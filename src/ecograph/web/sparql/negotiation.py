"""Content negotiation (RFC 9110, section 12.5.1) for answers of SPARQL queries and for RDF documents."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A format on offer under one media type; the first offer of a format carries its registered type."""

    format: str
    media_type: str


RESULTS = (
    Offer("json", "application/sparql-results+json"), Offer("xml", "application/sparql-results+xml"),
    Offer("csv", "text/csv"), Offer("tsv", "text/tab-separated-values"),
    Offer("json", "application/json"), Offer("xml", "application/xml"), Offer("xml", "text/xml"),
)  # fmt: skip
GRAPHS = (
    Offer("ttl", "text/turtle"), Offer("nt", "application/n-triples"), Offer("trig", "application/trig"),
    Offer("nq", "application/n-quads"), Offer("jsonld", "application/ld+json"), Offer("rdf", "application/rdf+xml"),
    Offer("jsonld", "application/json"), Offer("rdf", "application/xml"), Offer("rdf", "text/xml"),
    Offer("ttl", "application/x-turtle"), Offer("ttl", "text/n3"),
)  # fmt: skip
HTML = Offer("html", "text/html")

_ALIASES = {
    "turtle": "ttl", "n3": "ttl", "ntriples": "nt", "nquads": "nq", "json-ld": "jsonld", "rdfxml": "rdf",
    "rdf+xml": "rdf",
}  # fmt: skip
_GRAPH_ALIASES = {"json": "jsonld", "xml": "rdf"}  # what clients call the JSON and the XML of a graph
_CHARSET = ("text/csv", "text/tab-separated-values", "text/turtle", "text/n3", "text/html")


@dataclass(frozen=True, slots=True)
class _Range:
    main: str
    sub: str
    quality: float

    def fits(self, offer: Offer) -> int:
        """How closely the range names the offer: 3 exactly, 2 by its main type, 1 by */*, 0 not at all."""
        main, _, sub = offer.media_type.partition("/")
        if (self.main, self.sub) == (main, sub):
            return 3
        if self.sub == "*" and self.main in (main, "*"):
            return 2 if self.main == main else 1
        return 0


def _ranges(accept: str) -> list[_Range]:
    ranges = []
    for part in accept.split(","):
        media_type, *parameters = (piece.strip() for piece in part.split(";"))
        main, _, sub = media_type.lower().partition("/")
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "q":
                quality = _quality(value)
        if main:
            ranges.append(_Range(main, sub or "*", quality))
    return ranges


def _quality(value: str) -> float:
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0


def choose(accept: str | None, offers: Iterable[Offer]) -> Offer | None:
    """The offer that an Accept header likes best (the earlier one among equals), or None where it takes none.

    >>> choose("text/csv;q=0.5, text/*;q=0.8, */*;q=0.1", RESULTS).media_type
    'text/tab-separated-values'
    >>> choose("text/turtle", RESULTS) is None
    True
    """
    offers = tuple(offers)
    ranges = _ranges(accept or "*/*")
    if not ranges:
        return offers[0]
    best: tuple[float, Offer | None] = (0.0, None)
    for offer in offers:
        fitting = [(range_.fits(offer), range_.quality) for range_ in ranges]
        closeness, quality = max(fitting)
        if closeness and quality > best[0]:
            best = (quality, offer)
    return best[1]


def of_format(name: str, offers: Iterable[Offer]) -> Offer | None:
    """The offer of a format named in a URL ("json", "ttl") or by its media type."""
    wanted = _ALIASES.get(name.lower(), name.lower())
    offers = tuple(offers)
    if offers == GRAPHS:
        wanted = _GRAPH_ALIASES.get(wanted, wanted)
    return next((offer for offer in offers if wanted in (offer.format, offer.media_type)), None)


def content_type(offer: Offer) -> str:
    """The Content-Type of an offer."""
    return f"{offer.media_type}; charset=utf-8" if offer.media_type in _CHARSET else offer.media_type
