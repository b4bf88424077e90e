"""Two figures for one total: swapped digits, two costs of one programme."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ecograph.facts.discrepancies.sums import euros
from ecograph.model.facts import BudgetLine, Discrepancy, Fact
from ecograph.model.readings import Mention, Reading

_TOTAL_WORDS = re.compile(
    r"\b(?:total|financeurs?|ensemble|somme|apporte|s'eleve|montant|recettes|depenses|budget|cout)\b"
)
_IS = r"(?:est(?:\sestimee?|\sevaluee?|\sarretee?|\sfixee?)?|s'eleve|s'etablit)\s(?:de|a)\s"
_PROGRAMME = re.compile(
    r"\b(?:cout|budget(?: (?:previsionnel|global|total)){0,2}|mise en (?:oeuvre|œuvre))\s(?:(?:global|total"
    r"|previsionnel)\s)?"
    rf"(?:du|de son|de ce|d'un|pour le)\s(?:programme|plan)(?:\sd'actions?)?[^.;€\n]{{0,60}}?\s{_IS}(?=\d)"
    r"|\bprogramme(?:\sd'actions?)?\s[^.;€\n]{0,80}?\bpour un (?:budget|cout)(?: (?:previsionnel|global"
    r"|total)){0,2} de\s(?=\d)"
    r"|\bbudget(?: (?:previsionnel|global|total)){1,2} de\s(?=\d[\d .]{3,12}(?:€|euros?) (?:pour|de) (?:son|le"
    r"|ce) programme)"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_RATIO = (Decimal("0.7"), Decimal("1.4"))


def find_conflicts(reading: Reading, known: tuple[Fact, ...]) -> Iterator[Discrepancy]:
    """Totals stated twice with different figures."""
    yield from _swapped_digits(reading, known)
    yield from _programme_costs(reading)


def _digits(value: Decimal) -> str:
    return str(int(value)) if value == int(value) else ""


def _is_swapped(first: str, second: str) -> bool:
    """Whether two numbers differ by two neighbouring digits only.

    >>> _is_swapped("757500", "775500"), _is_swapped("120000", "210000")
    (True, False)
    """
    if len(first) != len(second) or len(first.rstrip("0")) < 4 or first == second:
        return False
    apart = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(apart) != 2 or apart[1] != apart[0] + 1 or apart[0] == 0:
        return False
    i, j = apart
    return first[i] == second[j] and first[j] == second[i]


def _swapped_digits(reading: Reading, known: tuple[Fact, ...]) -> Iterator[Discrepancy]:
    """A total of a table that the prose repeats with two digits swapped."""
    totals = {
        _digits(c.amount.value) for t in reading.tables for r in t.rows if r.is_total for c in r.cells if c.amount
    }
    totals |= {_digits(f.amount) for f in known if isinstance(f, BudgetLine) and f.is_total}
    tables = [(t.start, t.end) for t in reading.tables]
    amounts = reading.by_kind.get("amount", ())
    written = [_digits(m.value.value) for m in amounts]
    for mention in amounts:
        shown = _digits(mention.value.value)
        if not shown or written.count(shown) > 1 or any(s <= mention.start < e for s, e in tables):
            continue
        near = reading.folded[max(0, mention.start - 120) : mention.start]
        for total in totals:
            if total and _is_swapped(shown, total) and _TOTAL_WORDS.search(near):
                yield _conflict(reading, mention, Decimal(shown), Decimal(total))


def _conflict(reading: Reading, mention: Mention, stated: Decimal, other: Decimal) -> Discrepancy:
    part = reading.part_at(mention.start)
    return Discrepancy(
        evidence=(reading.evidence(max(0, mention.start - 60), mention.end, "two-totals", 0.7),),
        act=part.id if part else "", kind="conflict", stated=stated, computed=other,
        message=f"le même total est de {euros(stated)} à un endroit et de {euros(other)} à un autre",
    )  # fmt: skip


def _same_tax(first: Mention, second: Mention) -> bool:
    bases = {first.value.tax_basis, second.value.tax_basis} - {""}
    return len(bases) <= 1


def _programme_costs(reading: Reading) -> Iterator[Discrepancy]:
    """Two costs stated for the one programme of the same year."""
    said: list[tuple[Mention, str]] = []
    for found in _PROGRAMME.finditer(reading.folded):
        amounts = reading.mentions_in("amount", found.end(), found.end() + 26)
        years = set(_YEAR.findall(reading.folded, max(0, found.start() - 80), found.end() + 60))
        if amounts and len(years) == 1:
            said.append((amounts[0], years.pop()))
    for index, (first, year) in enumerate(said):
        for second, other_year in said[index + 1 :]:
            low, high = sorted((first.value.value, second.value.value))
            if year == other_year and low != high and _RATIO[0] < low / high and _same_tax(first, second):
                yield _conflict(reading, first, first.value.value, second.value.value)
                return
