"""Dates in a reading."""

from ecograph.model.readings import Mention, Reading
from ecograph.values.dates import find_date_spans


def find_dates(reading: Reading) -> tuple[Mention, ...]:
    """The dates of the text as `datetime.date`; a month without a day has the rule `date.month`."""
    return tuple(
        Mention("date", span.start, span.end, span.value, f"date.{span.precision}")
        for span in find_date_spans(reading.folded)
    )
