"""The payments of a passage: shares, sums and words for them, put together in text order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from ecograph.facts.money_prose.prose import Prose, Sum
from ecograph.facts.money_prose.turns import flexible
from ecograph.knowledge import load_rules
from ecograph.model.facts import Flow, InstalmentKind

_FRACTIONS = {
    "moitie": Decimal(50), "quart": Decimal(25), "trois quarts": Decimal(75), "trois-quarts": Decimal(75),
    "un cinquieme": Decimal(20), "quatre cinquiemes": Decimal(80), "un dixieme": Decimal(10),
}  # fmt: skip
FRACTION = re.compile(r"\b(trois[ -]quarts|quatre cinquiemes|moitie|quart|un cinquieme|un dixieme)\b")


@dataclass(slots=True)
class Payment:
    """One payment as the text gives it."""

    start: int
    end: int
    kind: InstalmentKind | None = None
    percent: Decimal | None = None
    sum: Sum | None = None
    has_moment: bool = False


@dataclass(slots=True)
class _Draft:
    payments: list[Payment] = field(default_factory=list)

    @property
    def last(self) -> Payment | None:
        return self.payments[-1] if self.payments else None


@cache
def phrases() -> dict[str, re.Pattern[str]]:
    """The turns of phrase of data/rules/instalments.yml by kind."""
    return {entry["set"]["kind"]: flexible(entry["phrase"]) for entry in load_rules("instalments")}


def read_payments(prose: Prose, start: int, end: int) -> list[Payment]:
    """The payments told in [start, end), each with its kind; empty where they do not hold together."""
    draft = _Draft()
    for position, kind, value in sorted(_tokens(prose, start, end), key=lambda token: token[0][0]):
        _place(prose.masked, draft, position, kind, value)
    drafted = _without_total(_spread([p for p in draft.payments if p.kind or p.percent or p.sum]))
    return _kinds_by_place(drafted) if _is_proved(prose, drafted) else []


_OF_ANOTHER_WHOLE = re.compile(
    r"\s(?:d'une?|du (?:cout|budget|programme|projet|total des|plan|devis|prix|chiffre|montant (?:total )?des)|des (?:depenses|"
    r"couts|travaux|foyers|habitants|voix)|de (?:la depense|l'assiette|l'operation|l'etude|l'investissement|ce budget|"
    r"ce programme|ce projet|ce cout|son budget|son programme|voix))"
)
_RATE = re.compile(r"\b(?:taux|contre|inflation|hausse|baisse) [a-z'\s]{0,50}\Z")


def _is_in_name(masked: str, start: int, match: re.Match[str]) -> bool:
    """Whether a word for a payment is in quotes: « Fil d'Avance » is the name of something."""
    opened = masked.rfind("«", start, match.start())
    return opened >= 0 and "»" not in masked[opened : match.start()] and "»" in masked[match.end() : match.end() + 60]


Token = tuple[tuple[int, int], str, object]


def _tokens(prose: Prose, start: int, end: int) -> Iterator[Token]:
    known = phrases()
    taken: list[tuple[int, int]] = []
    for kind in ("single", "interim", "advance", "balance"):
        for match in known[kind].finditer(prose.masked, start, end):
            if not _is_in_name(prose.masked, start, match) and not any(
                s < match.end() and match.start() < e for s, e in taken
            ):
                taken.append(match.span())
                yield match.span(), "kind", kind
    for match in known["moment"].finditer(prose.masked, start, end):
        yield match.span(), "moment", None
    for match in FRACTION.finditer(prose.masked, start, end):
        if not prose.masked[match.end() : match.end() + 16].startswith(" des depenses"):
            yield match.span(), "percent", _FRACTIONS[match[1].replace("-", " ")]
    for percent in prose.reading.mentions_in("percent", start, end):
        before = prose.masked[max(start, percent.start - 60) : percent.start]
        if not _OF_ANOTHER_WHOLE.match(prose.masked, percent.end) and not _RATE.search(before):
            yield (percent.start, percent.end), "percent", Decimal(percent.value)
    for item in prose.sums_in(start, end):
        before = prose.masked[max(start, item.start - 60) : item.start]
        if not re.search(r"\b(?:superieure?s?|inferieure?s?|au-dela|egale?s?)\b[^¤]{0,40}\Z", before):
            yield (item.start, item.end), "sum", item


def _place(masked: str, draft: _Draft, span: tuple[int, int], kind: str, value: object) -> None:
    """Add a token to the payment that it belongs to, or open a new payment."""
    last = draft.last
    if kind == "moment":
        if last:
            last.has_moment, last.end = True, span[1]
        return
    opens = (
        last is None
        or (kind == "kind" and (last.kind or last.percent or last.sum) and not _may_qualify(masked, last, span))
        or (
            kind == "percent"
            and (last.percent is not None or last.kind == "single" or not _may_specify(masked, last, span))
        )
        or (kind == "sum" and last.sum is not None)
    )
    if opens:
        last = Payment(span[0], span[1])
        draft.payments.append(last)
    assert last is not None
    last.end = span[1]
    if kind == "kind":
        last.kind = value  # type: ignore[assignment]
    elif kind == "percent":
        last.percent = value  # type: ignore[assignment]
    else:
        last.sum = value  # type: ignore[assignment]


def _is_proved(prose: Prose, payments: list[Payment]) -> bool:
    """Whether the payments hold together: by shares, by a word for the last one, or by a sum that they add up to."""
    sums = [p.sum.value for p in payments if p.sum is not None]
    if not sums or any(p.percent is not None or p.kind in ("balance", "single") for p in payments):
        return True
    total = sum(sums, Decimal(0))
    known = (f.amount for f in prose.known if isinstance(f, Flow))
    return len(sums) > 1 and (any(s.value == total for s in prose.sums) or total in known)


def _may_specify(masked: str, last: Payment, span: tuple[int, int]) -> bool:
    """Whether a percentage belongs to the sum just told: "72 000 €, soit 60 %", "40 000 € à la notification (80 %)"."""
    if last.sum is None:
        return True
    between = masked[last.sum.end : span[0]]
    return bool(re.fullmatch(r"[\s,(]*(?:soit|representant|ou|c'est-a-dire)?\s*", between)) or between.endswith("(")


def _spread(payments: list[Payment]) -> list[Payment]:
    """ "trois quarts ... et un quart ..., soit 90 000 € puis 30 000 €": the sums go to the shares in order."""
    shares = [p for p in payments if p.percent is not None]
    sums = [p.sum for p in payments if p.sum is not None]
    if len(shares) < 2 or len(sums) != len(shares) or any(p.sum for p in shares[:-1]):
        return payments
    if any(p.sum is not None and p.sum.start < shares[-1].start for p in payments):
        return payments
    for share, item in zip(shares, sums, strict=True):
        share.sum = item
    return shares


_QUALIFIES = re.compile(r"\s{0,2}|,?\s{1,2}a titre d(?:e |')")


def _may_qualify(masked: str, last: Payment, span: tuple[int, int]) -> bool:
    """Whether a word like "au solde" names the payment just told ("36 000 € au solde") rather than the next one."""
    is_behind = _QUALIFIES.fullmatch(masked, last.end, span[0]) is not None
    return last.kind is None and is_behind and bool(last.sum or last.percent)


def _without_total(payments: list[Payment]) -> list[Payment]:
    """The payments without the sum that they pay, where the passage states it too."""
    shares = [p for p in payments if p.percent is not None]
    if len(shares) > 1 and sum(p.percent or 0 for p in shares) == 100:  # "15 000 €, moitié en mars, moitié en mai"
        payments = [p for p in payments if p.kind or p.percent is not None or p.start > shares[0].start]
    first = payments[0] if payments else None
    if first is None or first.sum is None or first.percent is not None:
        if first and first.kind == "single":
            first.sum = None
        return payments
    rest = [p.sum.value for p in payments[1:] if p.sum is not None]
    is_total = first.sum.value == sum(rest, Decimal(0)) or (len(payments) > 1 and payments[1].percent is not None)
    if first.kind == "single":
        first.sum = None
        return payments
    if first.kind is None and len(payments) > 1 and payments[1].kind == "single":
        return payments[1:]
    if (
        first.kind is None
        and not first.has_moment
        and (is_total or (len(payments) > 1 and not first.has_moment and not rest))
    ):
        return payments[1:]
    return payments


def _kinds_by_place(payments: list[Payment]) -> list[Payment]:
    parts = [p for p in payments if p.kind != "single"]
    for index, payment in enumerate(parts):
        if payment.kind == "advance" and index > 0 and any(p.kind == "advance" for p in parts[:index]):
            payment.kind = "interim"
        if payment.kind is None and len(parts) > 1:
            payment.kind = "advance" if index == 0 else ("balance" if index == len(parts) - 1 else "interim")
        elif payment.kind is None and payment.percent == 100:
            payment.kind = "single"
    return payments
