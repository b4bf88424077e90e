"""Every IRI is minted here: official keys where there are any, else readable slugs, else a hash of the content.

A changed IRI is a breaking change (CHANGELOG.md). Never a SIRET (it changes when an office moves), never a random one.
"""

import hashlib
from dataclasses import dataclass
from datetime import date

from ecograph.values.folding import name_key

DEFAULT_BASE = "https://w3id.org/ecograph/"
HASH_LENGTH = 16  # 64 bits: a collision among ten million nodes has a chance of about 3 in a million


def slug(text: str, limit: int = 80) -> str:
    """The text as a readable IRI segment.

    >>> slug("Pôle « Mer Méditerranée »")
    'pole-mer-mediterranee'
    """
    return name_key(text)[:limit].strip().replace(" ", "-") or "sans-nom"


def content_hash(*parts: object) -> str:
    """A stable short hash of the parts; None and "" are the same."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:HASH_LENGTH]


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints IRIs under one base."""

    base: str = DEFAULT_BASE

    def organisation(self, name: str, siren: str = "") -> str:
        """An organisation: by SIREN where known, else by name."""
        return f"{self.base}org/{siren or slug(name)}"

    def organ(self, organisation: str, body: str) -> str:
        """An organ (Bureau, Conseil municipal ...) of an organisation given by IRI."""
        return f"{organisation}/organ/{slug(body)}"

    def person(self, organisation: str, name: str) -> str:
        """A person as known by one body: never shared across bodies on a name alone."""
        return f"{self.base}person/{organisation.rsplit('/', 1)[-1]}/{slug(name)}"

    def act(self, organisation: str, day: date | None, number: str, title: str, document: str, part: str) -> str:
        """An act: body + number (+ date), or, without number, the document's hash and its part."""
        body = organisation.rsplit("/", 1)[-1] if organisation else "inconnu"
        if number:
            return f"{self.base}act/{body}/{day.isoformat() if day else 'sans-date'}/{slug(number)}"
        return f"{self.base}act/{body}/{day.isoformat() if day else 'sans-date'}/{document[:12]}-{slug(part or '1')}"

    def session(self, organ: str, day: date | None, document: str) -> str:
        """A meeting of an organ on a day (or, without a day, the one of a document)."""
        key = organ.removeprefix(f"{self.base}org/").replace("/organ/", "/")
        return f"{self.base}session/{key}/{day.isoformat() if day else document[:12]}"

    def cited_work(self, kind: str, reference: str) -> str:
        """A text that is cited and has no IRI of its own elsewhere."""
        return f"{self.base}cited/{kind}/{slug(reference)}"

    def project(self, name: str) -> str:
        """A named project, programme or event."""
        return f"{self.base}project/{slug(name)}"

    def territory(self, level: str, code: str) -> str:
        """A département or a région by its INSEE code."""
        return f"{self.base}territory/{level}-{code}"

    def node(self, kind: str, *content: object) -> str:
        """An n-ary node (flow, proxy, partnership ...) by a hash of what it says."""
        return f"{self.base}{kind}/{content_hash(*content)}"

    def document(self, sha256: str) -> str:
        """A source document by the hash of its bytes."""
        return f"{self.base}document/{sha256[:HASH_LENGTH]}"

    def evidence(self, sha256: str, start: int, end: int) -> str:
        """A span of a document's stored text, in code points."""
        return f"{self.base}evidence/{sha256[:HASH_LENGTH]}/{start}-{end}"

    def graph(self, name: str) -> str:
        """A named graph: `document/<hash>`, `entities`, `provenance`, `analytics` ..."""
        return f"{self.base}graph/{name}"

    def validation_report(self) -> str:
        """The one report of what the shapes find."""
        return f"{self.base}validation/report"
