"""When a sum that differs from its stated total is the source's error, and how to say so in French."""

from decimal import Decimal

_WIDEST = Decimal("0.12")  # a larger gap is more often a row that the reader lost than an error of the source
_ROUNDING = Decimal("1")


def euros(value: Decimal) -> str:
    """The value as French acts write it.

    >>> euros(Decimal("489900"))
    '489 900 €'
    """
    whole = f"{int(value):,}".replace(",", " ")
    cents = value - int(value)
    return f"{whole},{int(abs(cents) * 100):02d} €" if cents else f"{whole} €"


def is_error(lines: list[Decimal], total: Decimal) -> bool:
    """Whether lines that should make a total do not, in a way that no lost or doubled line explains.

    >>> is_error([Decimal(25000), Decimal(18000), Decimal(12500), Decimal(15000), Decimal(9500)], Decimal(82000))
    True
    >>> is_error([Decimal(100), Decimal(200)], Decimal(350))
    False
    """
    gap = abs(total - sum(lines))
    if len(lines) < 3 or total <= 0 or gap <= _ROUNDING or gap > total * _WIDEST:
        return False
    return not any(abs(line - gap) <= _ROUNDING for line in lines)


def is_reached(lines: list[Decimal], total: Decimal, scale: int = 1) -> bool:
    """Whether lines make a total, rounding aside."""
    return abs(total - sum(lines)) <= _ROUNDING * max(1, scale // 10)
