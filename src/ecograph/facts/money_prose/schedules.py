"""The passages that say how an aid is paid."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ecograph.facts.money_prose.payments import FRACTION, Payment, phrases, read_payments
from ecograph.facts.money_prose.prose import SUM, Clause, Prose
from ecograph.model.facts import InstalmentKind

_BY_HALVES = re.compile(
    r"\b(?:par moities?|en deux (?:versements|fois|parts|fractions|echeances) (?:egale?s?|egaux)|par moitie en)\b"
)
_IN_PARTS = re.compile(
    r"\bpar (?P<part>tiers|quarts?|cinquiemes?|trimestre|semestre)\b(?! echu)|"
    r"\ben (?P<count>trois|quatre|cinq|3|4|5) (?:versements|fois|parts|fractions|tranches|echeances|annuites)"
    r"(?: (?:trimestriels?|trimestrielles|semestriels?))? (?:egale?s?|egaux)\b"
)
# "en deux termes de 600 €", "par quarts trimestriels de 39 000 €".
_IN_EQUAL_SUMS = re.compile(
    r"\b(?:par (?P<part>moities?|tiers|quarts?|cinquiemes?)|en (?P<count>deux|trois|quatre|cinq|[2-5]) (?:versements|fois|parts|fractions"
    rf"|tranches|echeances|annuites|termes|mensualites|acomptes))(?: [a-z]{{5,14}}(?: et [a-z]{{5,12}})?)? (?:de|d'un montant de) {SUM}"
)
_COUNTS = {
    "moitie": 2, "moities": 2, "deux": 2, "2": 2,
    "tiers": 3, "quart": 4, "quarts": 4, "cinquieme": 5, "cinquiemes": 5, "trimestre": 4, "semestre": 2,
    "trois": 3, "quatre": 4, "cinq": 5, "3": 3, "4": 4, "5": 5,
}  # fmt: skip
_CAPPED = re.compile(r"\b(?:n'exced\w+|ne (?:peut|doit|peuvent) exceder|plafonn\w+|au plus|au maximum)\b")
OTHERS = re.compile(r"\b(?:les autres|autres (?:aides|subventions)|dans les autres cas|en deca)\b")
BELOW = re.compile(
    rf"\b(?:inferieure?s?|d'un montant inferieur|moins) (?:ou egale?s? |ou egaux |ou egal )?(?:a|de) "
    rf"({SUM}+|\d{{1,3}}(?:[ .]\d{{3}})+)(?!\d)"
)
_STANDS_FOR_PAID = re.compile(
    r"\b(?:celles? (?:d[eu'])[^.;]{2,60}|l'aide [^.;]{2,60})(?:l'est|le sera|le sont|le seront)\b"
)
_OWN_FUNDS = re.compile(r"\b(?:fonds propres|autofinance\w*|a (?:la |sa )?charge)\b")
_TRIGGER = re.compile(
    r"vers|pay|mandat|regl|liquid|debloqu|liber|acquitt|en juillet|en novembre|en septembre|en octobre|en decembre|en mars|en avril|en juin|acompte|avance|solde|echea|fois|partira|paiement|reste|%|moitie|appel"
)
_GUARANTEED = re.compile(r"\b(?:garanti\w*|cautionn\w*)\b")
_GOES_ON = re.compile(
    r"\s*(?:[-–•*o] *)?(?:le |un |la |les )?(?:solde|reste|reliquat|second|deuxieme|seconde|dernier|puis|autre)\b"
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The payments of one passage and the words that say which aid they pay."""

    start: int
    end: int
    clause: int
    payments: tuple[Payment, ...]
    total: Decimal | None = None  # what equal payments add up to

    def sums(self) -> set[int]:
        """Starts of the sums that are payments."""
        return {p.sum.start for p in self.payments if p.sum is not None}


def find_schedules(prose: Prose) -> list[Schedule]:
    """The passages that say how sums are paid."""
    found: list[Schedule] = []
    index = 0
    while index < len(prose.clauses):
        last = _passage_end(prose, index)
        if last is None:
            index += 1
            continue
        schedule = _schedule(prose, index, last)
        found += _apart(schedule) if schedule else []
        index = last + 1 if schedule else index + 1
    return found


def _apart(schedule: Schedule) -> list[Schedule]:
    """A passage that pays one aid at once and others in parts is two schedules."""
    single = tuple(p for p in schedule.payments if p.kind == "single")
    rest = tuple(p for p in schedule.payments if p.kind != "single")
    if not single or not rest:
        return [schedule]
    return [
        replace(schedule, payments=single, end=single[-1].end),
        replace(schedule, start=single[-1].end, payments=rest),
    ]


def _passage_end(prose: Prose, index: int) -> int | None:
    """The last clause of the payment passage that begins at a clause, or None."""
    clause = prose.clauses[index]
    text = _without_names(prose.masked[clause.start : clause.end])
    if not _TRIGGER.search(text):
        return None
    known = phrases()
    has_marks = any(known[k].search(text) for k in ("single", "interim", "advance", "balance"))
    figures = prose.reading.mentions_in("percent", clause.start, clause.end)
    moments = len(known["moment"].findall(text))
    is_timed = bool(figures) and moments > 0
    parts = max(len(FRACTION.findall(text)), len(prose.sums_in(clause.start, clause.end)))
    is_timed = is_timed or (parts > 1 and moments > 1)  # "moitié en mars, moitié en octobre"
    if not (known["passage"].search(text) or has_marks or is_timed) or _is_table_head(prose, clause):
        return None
    has_figures = "%" in text or SUM in text or bool(FRACTION.search(text)) or bool(_IN_PARTS.search(text))
    if not (has_figures or has_marks or text.rstrip().endswith(":")):
        return None
    last, announces = index, text.rstrip().endswith(":")
    while last + 1 < len(prose.clauses) and last - index < 8:
        after = prose.clauses[last + 1]
        body = prose.masked[after.start : after.end]
        belongs = after.sentence == clause.sentence or (after.is_item and after.lead == index)
        belongs = belongs or (
            clause.is_item and after.is_item and after.lead == clause.lead and is_timed and "%" in body
        )
        belongs = belongs or (
            after.paragraph == clause.paragraph and bool(_GOES_ON.match(body)) and not _OWN_FUNDS.search(body)
        )
        belongs = belongs or (announces and _continues_list(prose, index, last, body))
        is_next_point = after.is_item and clause.is_item and after.lead == clause.lead
        if is_next_point and not _is_of_payment(body):
            break
        if not belongs or (OTHERS.search(body) or (BELOW.search(body) and last > index)):
            break
        last += 1
    return last


def _continues_list(prose: Prose, first: int, last: int, body: str) -> bool:
    """Whether the next clause is of the payments that a clause ending with a colon announces, set without dashes."""
    before, after = prose.clauses[last], prose.clauses[last + 1]
    opens = last == first and after.paragraph - before.paragraph in (0, 1)
    return (opens or (last > first and after.sentence == before.sentence)) and _is_of_payment(body)


def _without_names(text: str) -> str:
    """The text with what stands in quotes put out: « Fil d'Avance » is the name of something."""
    return re.sub(r"«[^»]{1,60}»", lambda name: "«" + " " * (len(name[0]) - 2) + "»", text)


def _is_of_payment(body: str) -> bool:
    """Whether a point of a list goes on with a schedule: a share, a moment or a word for a payment."""
    known = phrases()
    return "%" in body or any(known[k].search(body) for k in ("single", "interim", "advance", "balance", "moment"))


def _is_table_head(prose: Prose, clause: Clause) -> bool:
    """Whether a clause is the head of a table, not a sentence."""
    return any(clause.start < table.end and table.start < clause.end + 3 for table in prose.reading.tables)


def _schedule(prose: Prose, first: int, last: int) -> Schedule | None:
    start, end = prose.clauses[first].start, prose.clauses[last].end
    text = _without_names(prose.masked[start:end])
    if _GUARANTEED.search(text):
        return None
    if _BY_HALVES.search(text):
        halves = tuple(Payment(start, end, kind, Decimal(50)) for kind in ("advance", "balance"))
        return Schedule(start, end, first, halves)
    equal = _IN_EQUAL_SUMS.search(text)
    if equal and (sums := prose.sums_in(start + equal.start(), end)):
        count = _COUNTS[equal["part"] or equal["count"]]
        paid = tuple(replace(payment, sum=sums[0]) for payment in _equal(start, end, count))
        return Schedule(start, end, first, paid, sums[0].value * count)
    parts = _IN_PARTS.search(text)
    if parts and "%" not in text and SUM not in text[parts.start() :] and phrases()["passage"].search(text):
        return Schedule(start, end, first, _equal(start, end, _COUNTS[parts["part"] or parts["count"]]))
    told = read_payments(prose, start, end)
    if _CAPPED.search(text) and len(told) == 1:
        return None  # how much may be paid in advance, not how much is
    return Schedule(start, end, first, tuple(told)) if _is_schedule(told, text) else None


def _equal(start: int, end: int, count: int) -> tuple[Payment, ...]:
    """Equal payments: an advance, interim ones and a balance; their share where it is a whole percentage."""
    share = Decimal(100) / count if 100 % count == 0 else None
    kinds: list[InstalmentKind] = ["advance", *["interim"] * (count - 2), "balance"]  # type: ignore[list-item]
    return tuple(Payment(start, end, kind, share) for kind in kinds)


def _is_schedule(payments: list[Payment], text: str) -> bool:
    if not payments:
        return False
    words = re.sub(r"\bsoldes?\b", "", text)
    is_payment = bool(phrases()["passage"].search(words))
    if any(p.kind == "single" for p in payments):
        return is_payment or bool(OTHERS.search(text) or _STANDS_FOR_PAID.search(text))
    is_dated = len(payments) > 1 and all(p.sum is not None and p.has_moment for p in payments)
    if not is_payment and not is_dated and not any(p.percent is not None for p in payments):
        return False
    figured = [p for p in payments if p.percent is not None or p.sum is not None]
    named = (
        phrases()["advance"].search(text) or phrases()["balance"].search(text) or any(p.has_moment for p in payments)
    )
    if len(payments) == 1:
        return bool(payments[0].kind and figured and named)
    return bool(figured and named) and all(p.kind for p in payments)
