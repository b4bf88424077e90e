"""Components and instalments against their whole, shares against their base, figures against words."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ecograph.facts.discrepancies.sums import euros
from ecograph.model.facts import Discrepancy, Fact, Flow, Instalment, Share
from ecograph.model.readings import Reading

_WIDEST = Decimal("0.12")
_CENT = Decimal("0.02")


def find_wrong_amounts(reading: Reading, known: tuple[Fact, ...]) -> Iterator[Discrepancy]:
    """What does not add up outside tables."""
    yield from _wrong_components(known)
    yield from _wrong_instalments(known)
    yield from _wrong_shares(known)
    yield from _wrong_words(reading)


def _is_near(stated: Decimal, computed: Decimal) -> bool:
    gap = abs(stated - computed)
    return _CENT < gap <= stated * _WIDEST


def _wrong_components(known: tuple[Fact, ...]) -> Iterator[Discrepancy]:
    groups: dict[tuple[object, ...], list[Flow]] = defaultdict(list)
    for fact in known:
        if isinstance(fact, Flow) and fact.part_of_amount is not None and fact.axis:
            groups[(fact.act, fact.payer, fact.payee, fact.part_of_amount, fact.axis, fact.status)].append(fact)
    for parts in groups.values():
        whole = parts[0].part_of_amount
        computed = sum((p.amount for p in parts), Decimal(0))
        if whole is None or len(parts) < 3 or not _is_near(whole, computed):
            continue
        if any(abs(p.amount - abs(whole - computed)) <= 1 for p in parts):
            continue
        yield Discrepancy(
            evidence=tuple(dict.fromkeys(e for p in parts for e in p.evidence[:1]))[:5], act=parts[0].act, kind="sum",
            message=f"les composantes font {euros(computed)} pour un montant de {euros(whole)}",
            stated=whole, computed=computed,
        )  # fmt: skip


def _wrong_instalments(known: tuple[Fact, ...]) -> Iterator[Discrepancy]:
    groups: dict[tuple[str, Decimal], list[Instalment]] = defaultdict(list)
    for fact in known:
        if isinstance(fact, Instalment):
            groups[(fact.act, fact.of_amount)].append(fact)
    for (act, whole), parts in groups.items():
        percents = [p.percent for p in parts if p.percent is not None]
        amounts = [p.amount for p in parts if p.amount is not None]
        if len(amounts) != len(parts) or len(parts) < 2 or "balance" not in {p.kind for p in parts}:
            continue
        if percents and (len(percents) != len(parts) or sum(percents) != 100):
            continue
        computed = sum(amounts, Decimal(0))
        if _is_near(whole, computed):
            yield Discrepancy(
                evidence=parts[0].evidence[:1], act=act, kind="sum", stated=whole, computed=computed,
                message=f"les versements font {euros(computed)} pour un montant de {euros(whole)}",
            )  # fmt: skip


def _wrong_shares(known: tuple[Fact, ...]) -> Iterator[Discrepancy]:
    for share in known:
        if not isinstance(share, Share) or not share.base:
            continue
        computed = share.amount * 100 / share.base
        places = max(0, -int(share.percent.normalize().as_tuple().exponent))
        unit = Decimal(1).scaleb(-places)  # rounding up, down or cutting off are all customary
        if abs(computed - share.percent) <= unit or abs(computed - share.percent) > share.percent * Decimal("0.25"):
            continue
        shown = computed.quantize(Decimal("0.01"))
        yield Discrepancy(
            evidence=share.evidence[:1], act=share.act, kind="share", stated=share.percent, computed=shown,
            message=f"{euros(share.amount)} sur {euros(share.base)} font {_percent(shown)} "
            f"et non {_percent(share.percent)}",
        )  # fmt: skip


def _percent(value: Decimal) -> str:
    return f"{format(value.normalize(), 'f').replace('.', ',')} %"


def _wrong_words(reading: Reading) -> Iterator[Discrepancy]:
    for mention in reading.by_kind.get("amount", ()):
        amount = mention.value
        if amount.words is None or not amount.words_disagree:
            continue
        part = reading.part_at(mention.start)
        yield Discrepancy(
            evidence=(reading.evidence(mention.start, mention.end, "words-and-figures", 0.9),),
            act=part.id if part else "", kind="words", stated=amount.value, computed=amount.words,
            message=f"{euros(amount.value)} en chiffres, {euros(amount.words)} en lettres",
        )  # fmt: skip
