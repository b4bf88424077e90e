"""How long an agreement lasts, as its words say: only days that are stated, or counted from a stated day."""

import re
from datetime import date, timedelta

from ecograph.values.dates import find_date_spans, parse_day_and_month

Period = tuple[date | None, date | None]
_FROM_TO = re.compile(r"\b(?:du|de)\s+(?P<from>[^.;:\n]{3,40}?(?:\n[^.;:\n]{0,12})?)\s+(?:au|a)\s+(?P<to>\d)")
_STARTS = re.compile(
    r"\b(?:prend(?:ra)? effet|entre(?:ra)? en vigueur|a compter d[ue]|a partir d[ue]|debute(?:ra)?|commence(?:ra)?"
    r"|demarre)"
    r"(?:\s+(?:a compter|a partir|en date))?\s*(?:d[ue]|le|au|a)?\s*"
)
_ENDS = re.compile(
    r"\b(?:s'acheve(?:ra)?|expire(?:ra)?|prend(?:ra)? fin|se termine(?:ra)?|cesse(?:ra)?|jusqu'au"
    r"|arrive(?:ra)? a (?:echeance|son terme)"
    r"|echoit|est valable jusqu|court jusqu|d'expiration|au plus tard)(?:\s+(?:a|au|au plus tard|le|de plein droit"
    r"|donc|a la date du)){0,3}\s*"
)
_LASTS = re.compile(
    r"\b(?:duree de|pour une periode de|pour|conclue? pour)\s+(?P<count>un|une|deux|trois|quatre|cinq|six|neuf"
    r"|douze|dix-huit|vingt-quatre|trente-six|\d{1,2})"
    r"\s*(?:\(\d{1,2}\)\s*)?(?P<unit>ans?|annees?|mois)\b[^.;\n]{0,50}?\b(?:a compter|a partir)\s+d[ue]\s*"
)
_COUNTS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "neuf": 9, "douze": 12,
    "dix-huit": 18, "vingt-quatre": 24, "trente-six": 36,
}  # fmt: skip


def read_period(folded: str) -> Period:
    """First and last day that folded words give an agreement.

    >>> read_period("la convention est conclue du 1er avril 2019 au 30 juin 2020.")
    (datetime.date(2019, 4, 1), datetime.date(2020, 6, 30))
    >>> read_period("pour une duree de trois ans a compter du 1er mai 2016")
    (datetime.date(2016, 5, 1), datetime.date(2019, 4, 30))
    """
    both = _from_to(folded)
    if both != (None, None):
        return both
    counted = _LASTS.search(folded)
    if counted:
        start = _date_at(folded, counted.end())
        if start:
            return start, _after(start, counted["count"], counted["unit"])
    return _first_date(folded, _STARTS), _first_date(folded, _ENDS)


def _from_to(folded: str) -> Period:
    for found in _FROM_TO.finditer(folded):
        end = _date_at(folded, found.start("to"))
        if end is None:
            continue
        start = _date_at(folded, found.start("from")) or parse_day_and_month(" ".join(found["from"].split()), end)
        if start is not None and start < end:
            return start, end
    return None, None


def _date_at(folded: str, position: int) -> date | None:
    window = folded[position : position + 32]
    spans = [s for s in find_date_spans(window) if s.start <= 1 and s.precision == "day"]
    return spans[0].value if spans else None


def _first_date(folded: str, announced: re.Pattern[str]) -> date | None:
    for found in announced.finditer(folded):
        day = _date_at(folded, found.end())
        if day:
            return day
    return None


def _after(start: date, count: str, unit: str) -> date:
    number = _COUNTS.get(count) or int(count)
    months = number if unit == "mois" else 12 * number
    year, month = divmod(start.month - 1 + months, 12)
    day = min(start.day, 28) if start.day > 28 else start.day
    return date(start.year + year, month + 1, day) - timedelta(days=1)
