"""Totals, costs and credits stated in prose, shares of them, and budget codes."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ecograph.facts.money_prose.prose import Prose
from ecograph.facts.money_prose.topics import Topics
from ecograph.facts.money_prose.verdicts import Verdict
from ecograph.facts.money_prose.years import Years, year_beside
from ecograph.model.facts import BudgetCode, BudgetLine, Share, Side
from ecograph.values.folding import fold, name_key

_OWN = re.compile(r"\b(?:commune|ville|communaute|metropole|departement|region|syndicat)\b")
# What a thing that is lent is worth: support in kind, no budget.
_LENT = re.compile(
    r"\b(?:avantage|mise? a (?:la )?disposition|pret gratuit)\b[^.;¤]{0,70}(?:\.[^.;¤]{0,40})?"
    r"\b(?:estime|evalue|apprecie|chiffre|valorise)e?s? (?:a|pour)\s+\Z"
)
_REACH = 8000  # characters between a share and the base that it is of
_CODE = re.compile(
    r"\b(?P<key>chapitres?|natures?|articles?|comptes?|(?:sous-)?fonctions?|operations?|programmes?|"
    r"sous-politiques?|imputations?) "
    r"(?:n ?°? ?|budgetaires? |: ?)?(?P<code>\d{2,8}(?:[-/.]\d{1,4})?)(?![\d,]*[ ]?(?:€|"
    r"euros))(?P<more>(?: \([^)]{0,40}\))?(?:,| et) (?P<second>\d{3,8})\b)?"
)
_CODE_FIELDS = {
    "chapitre": "chapitre", "nature": "nature", "article": "article", "compte": "article", "fonction": "fonction",
    "sous-fonction": "fonction", "operation": "operation", "programme": "programme",
    "sous-politique": "sous_politique", "imputation": "nature",
}  # fmt: skip


def stated_lines(prose: Prose, side: Side) -> set[tuple[str, Decimal]]:
    """The key of the body and the euros of each budget line of this side that tables state already."""
    lines = (fact for fact in prose.known if isinstance(fact, BudgetLine))
    return {(name_key(line.organisation), line.amount) for line in lines if line.side == side}


def find_budget_lines(prose: Prose, topics: Topics, years: Years, verdicts: list[Verdict]) -> Iterator[BudgetLine]:
    """Totals and costs (of the body that the passage is about) and credits (of the body that meets)."""
    seen: set[tuple[str, Decimal]] = set()
    tabled = stated_lines(prose, "total")
    for verdict in verdicts:
        item, side = verdict.sum, verdict.side
        if (
            side is None
            or (side, item.value) in seen
            or _LENT.search(prose.masked, max(0, item.start - 160), item.start)
        ):
            continue
        seen.add((side, item.value))
        owner = _owner(prose, topics, verdict)
        if side == "total" and (name_key(owner), item.value) in tabled:
            continue
        clause = prose.clauses[item.clause]
        year = year_beside(prose, item.start, item.end, clause.start, clause.end) or years.of_act(item.start)
        yield BudgetLine(
            evidence=(prose.reading.evidence(clause.start, clause.end, verdict.reason, verdict.score),),
            act=act_id(prose, item.start),
            organisation=owner,
            side=side,
            label=_label(prose, verdict),
            amount=item.value,
            year=year,
            tax_basis=item.tax_basis,
        )


def _owner(prose: Prose, topics: Topics, verdict: Verdict) -> str:
    item = verdict.sum
    issuer = topics.issuer(item.start)
    if verdict.side == "expense" or verdict.reason == "budget-primitif-total":
        return issuer
    clause = prose.clauses[item.clause]
    near = [m.name for m in prose.organisations_in(clause.start, item.start)]
    fit = [name for name in near if topics.is_fit(name, set())]
    if fit:
        return fit[-1]
    return topics.at(item.start, exclude={issuer})[0] or issuer


def _label(prose: Prose, verdict: Verdict) -> str:
    """The words of the clause before the sum, at most fourteen."""
    item = verdict.sum
    clause = prose.clauses[item.clause]
    earlier = prose.sums_in(clause.start, item.start)
    low = earlier[-1].end if earlier else clause.start
    words = re.sub(r"\s+", " ", prose.reading.text[low : item.start]).strip(" -–—•*(:,")
    behind = re.sub(r"\s+", " ", prose.reading.text[item.end : clause.end]).strip(" -–—•*):,.")
    return " ".join(words.split()[-14:]) or " ".join(behind.split()[:14])


def find_shares(prose: Prose, verdicts: list[Verdict]) -> Iterator[Share]:
    """ "A, soit x % d'un budget de B", kept where x is A / B within rounding."""
    bases = [v for v in verdicts if v.side == "total" or v.frame.instrument == "loan"]
    by_sentence: dict[int, list[Verdict]] = {}
    for verdict in verdicts:
        by_sentence.setdefault(prose.clauses[verdict.sum.clause].sentence, []).append(verdict)
    for percent in prose.reading.by_kind.get("percent", ()):
        index = prose.clause_at(percent.start)
        if index is None:
            continue
        sentence = prose.clauses[index].sentence
        low, high = prose.part_span(percent.start)
        near = by_sentence.get(sentence, [])
        if not near:
            continue
        reach = max(low, percent.start - _REACH), min(high, percent.start + _REACH)
        wide = near + [b for b in bases if reach[0] <= b.sum.start < reach[1]]
        stated = Decimal(percent.value)
        pairs = [
            (abs(a.sum.start - percent.start) + abs(b.sum.start - percent.start), a, b)
            for a in near
            for b in wide
            if _is_share(a.sum.value, b.sum.value, stated)
        ]
        if pairs:
            _, part, base = min(pairs, key=lambda pair: pair[0])
            start, end = min(part.sum.start, percent.start), max(part.sum.end, percent.end)
            yield Share(
                evidence=(prose.reading.evidence(start, end, "share"),), act=act_id(prose, start),
                amount=part.sum.value, base=base.sum.value, percent=Decimal(percent.value),
            )  # fmt: skip


def _is_share(amount: Decimal, base: Decimal, percent: Decimal) -> bool:
    return amount < base and abs(amount * 100 / base - percent) <= max(Decimal("0.05"), percent / 60)


def find_codes(prose: Prose) -> Iterator[BudgetCode]:
    """Chapters, natures, articles, functions ... that a clause charges an expense to."""
    for clause in prose.clauses:
        text = prose.masked[clause.start : clause.end]
        if not re.search(
            r"imput|inscri|credit|depense|budget|preleve|prevu|a prendre|compte|nature|montant|charge", text
        ):
            continue
        group: dict[str, str] = {}
        span = (0, 0)
        for found in _CODE.finditer(text):
            key = fold(found["key"]).rstrip("s")
            field = _CODE_FIELDS.get(key, "")
            if (field == "article" and not re.fullmatch(r"\d{2,8}(?:[-/.]\d{1,4})?", found["code"])) or not field:
                continue
            if field in ("article", "nature") and len(found["code"]) < 3:
                continue
            if field in group or (group and found.start() - span[1] > 60):
                yield _code(prose, clause.start, span, group)
                group = {}
            span = (span[0] if group else found.start(), found.end())
            group = {**group, field: found["code"]}
        if group:
            yield _code(prose, clause.start, span, group)


def _code(prose: Prose, base: int, span: tuple[int, int], group: dict[str, str]) -> BudgetCode:
    start, end = base + span[0], base + span[1]
    return BudgetCode(
        evidence=(prose.reading.evidence(start, end, "budget-code"),), act=act_id(prose, start),
        chapitre=group.get("chapitre", ""), nature=group.get("nature", ""), article=group.get("article", ""),
        fonction=group.get("fonction", ""), operation=group.get("operation", ""),
        programme=group.get("programme", ""), sous_politique=group.get("sous_politique", ""),
    )  # fmt: skip


def act_id(prose: Prose, offset: int) -> str:
    """The id of the act that holds an offset."""
    act = prose.act_at(offset)
    return act.act if act else ""
