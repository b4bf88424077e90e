"""How acts write amounts, dates and people."""

from datetime import date
from random import Random

from tests.generated.names import WOMEN

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def make_amount(random: Random) -> int:
    """Euros, as acts award them: round more often than not."""
    return random.choice(
        (random.randrange(100, 5_000, 50), random.randrange(1_000, 60_000, 500), random.randrange(10_000, 900_000, 1_000),
         random.randrange(1_001, 99_999))
    )  # fmt: skip


def write_amount(random: Random, value: int) -> str:
    """The amount in one of the ways of acts."""
    grouped = f"{value:,}".replace(",", " ")
    return random.choice(
        (f"{grouped} €", f"{grouped} €", f"{grouped} euros", f"{grouped},00 €", grouped.replace(" ", ".") + " €",
         grouped.replace(" ", "\u00a0") + "\u00a0€", f"{value} €", f"{grouped.replace(' ', '.')},00 euros")
    )  # fmt: skip


def write_date(day: date) -> str:
    """The day in words.

    >>> write_date(date(2021, 3, 1))
    '1er mars 2021'
    """
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def write_person(person: tuple[str, str], style: str) -> str:
    """A person in the style of a list."""
    given, surname = person
    civility = "Mme" if given in WOMEN else "M."
    return {
        "given-first": f"{given} {surname}",
        "surname-first": f"{surname} {given}",
        "civility": f"{civility} {given} {surname}",
        "capitals": f"{given.upper()} {surname}",
    }[style]
