"""One citation, and the date that belongs to it."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from ecograph.values.dates import DateSpan, find_date_spans

_CLAUSE_END = re.compile(r";|\n\s*\n|\.\s|\bvu l")

_BEFORE_DATE = re.compile(
    r"(?:[^;\n()«»]|\n(?!\s*\n)|\([^()\n]{0,40}\)|«[^«»]{0,80}»){0,110}?\b(?:du|le|en date du|de"
    r"|date du)\s{1,3}(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)?$"
)
_SUBJECT = re.compile(
    r"\b(?:portant|relati[fv]e?s?|approuvant|adoptant|fixant|par laquelle|par lequel|modifiant|arretant"
    r"|decidant|autorisant|instaurant|creant|d'un montant|pour l'application|pris[e]?|concernant|donnant"
    r"|et notamment"
    r"|mme|mm|monsieur|madame|messieurs|vu|transmis\w*|recu\w*|publie\w*|affiche\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited text: its kind, its reference as French law writes it, its day, and where it stands."""

    kind: str
    reference: str
    start: int
    end: int
    day: date | None = None
    rule: str = ""


@dataclass(frozen=True)
class Source:
    """A text under search: as written, folded, and with its dates, found once."""

    text: str
    folded: str
    dates: tuple[DateSpan, ...]
    starts: tuple[int, ...]

    def next_date(self, at: int, reach: int) -> DateSpan | None:
        """The first date that starts within `reach` of an offset, before the clause ends."""
        index = bisect_left(self.starts, at)
        if index == len(self.dates) or self.starts[index] > at + reach:
            return None
        span = self.dates[index]
        return None if _CLAUSE_END.search(self.folded, at, span.start) else span

    def date_of(self, at: int, reach: int = 110) -> tuple[date | None, int]:
        """The day that belongs to a citation ("... du 12 avril 2000"), and where it ends; else (None, at)."""
        span = self.next_date(at, reach)
        if span is None or span.precision != "day":
            return None, at
        between = self.folded[at : span.start]
        if _SUBJECT.search(between) or not _BEFORE_DATE.fullmatch(between):
            return None, at
        return span.value, span.end


def source_of(text: str, folded: str, dates: tuple[DateSpan, ...] | None = None) -> Source:
    """The source with its dates, which are found where the caller has none."""
    spans = find_date_spans(folded) if dates is None else dates
    return Source(text, folded, spans, tuple(span.start for span in spans))


def one_line(written: str) -> str:
    """Words on one line, with single spaces and without signs at the ends."""
    return re.sub(r"\s+", " ", written).strip(" ,;:.-–\n")
