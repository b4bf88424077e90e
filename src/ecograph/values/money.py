"""A euro amount as French acts write it, parsed into a Decimal. Readers take folded text (values.folding.fold)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

TaxBasis = Literal["HT", "TTC", ""]


@dataclass(frozen=True, slots=True)
class Amount:
    """Euros as stated. `words` is the value written in letters beside the figures, where it stands there.

    `is_marked` is False for a bare figure that only its place makes an amount (a table cell, "la somme de").
    """

    value: Decimal
    tax_basis: TaxBasis = ""
    in_words: bool = False
    words: Decimal | None = None
    is_marked: bool = True
    scale: int = 1  # 1000 for K€ ...: the value is already multiplied

    @property
    def words_disagree(self) -> bool:
        """Whether figures and letters of one amount differ."""
        return self.words is not None and self.words != self.value


# "o" for "0" is a frequent misreading of scans, seen inside groups of three only. A line may break before "000".
_GROUP = r"(?:[ .]{1,2}[\do]{3}(?![\do])|[ \n]{1,12}000(?!\d))"
NUMBER = rf"\d{{1,3}}{_GROUP}{{1,4}}(?: ?[,.] ?\d{{1,2}}(?!\d))?|\d+(?:[.,]\d{{1,6}})?"
UNIT = (
    r"(?P<thousand>k ?(?:€|euros?\b|eur\b)|ke(?:ur)?\b|mill(?:e|iers) d?['e]? ?(?:€|euros?\b))"
    r"|(?P<million>m ?(?:€|euros?\b|eur\b)|m d'(?:€|euros?\b)|meur\b|millions? (?:d'|de )?(?:€|euros?\b))"
    r"|(?P<milliard>m(?:ds?|rds?) ?(?:€|euros?\b|d'euros?\b)|milliards? (?:d'|de )?(?:€|euros?\b))"
    r"|(?P<euro>€|euros?\b|eur\b|�(?![a-z])|a‚¬|d'euros?\b)"
)
_TAX = re.compile(
    r"[ \n]{0,2}[(,]?[ ]?(?:(?P<ht>h\.? ?t\b|hors taxes?\b)|(?P<ttc>t\.? ?t\.? ?c\b|toutes taxes comprises\b))"
)


def parse_number(text: str, *, decimal: bool = False) -> Decimal:
    """The Decimal that folded digits stand for; `decimal` reads "1.250" as 1.25 (millions, percentages).

    >>> [str(parse_number(t)) for t in ("15.000", "1.030.867,79", "12 000.00", "163 055,63", "7.69")]
    ['15000', '1030867.79', '12000.00', '163055.63', '7.69']
    """
    digits = re.sub(r"[ \n]", "", text).replace("o", "0")
    whole, comma, cents = digits.rpartition(",")
    if comma and not (len(cents) == 3 and not decimal and re.fullmatch(r"[1-9]\d{0,2}", whole)):
        return Decimal(f"{whole.replace('.', '') or '0'}.{cents}")
    digits = digits.replace(",", "")
    head, dot, tail = digits.rpartition(".")
    is_decimal = dot and (len(tail) != 3 or head == "0" or (decimal and "." not in head))
    return Decimal(f"{head.replace('.', '')}.{tail}") if is_decimal else Decimal(digits.replace(".", ""))


def read_tax_basis(folded: str, end: int) -> TaxBasis:
    """HT or TTC where it stands right behind an amount that ends at `end`."""
    found = _TAX.match(folded, end)
    if not found:
        return ""
    return "HT" if found["ht"] else "TTC"


def unit_scale(found: re.Match[str]) -> int:
    """How many euros one unit of a matched UNIT is (1000 for K€)."""
    return {"thousand": 1_000, "million": 1_000_000, "milliard": 1_000_000_000}.get(found.lastgroup or "", 1)


def plain(value: Decimal) -> Decimal:
    """The value without needless decimals or exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


_CELL = re.compile(rf"[-+]? ?(?P<number>{NUMBER}) ?(?:{UNIT})?[ ]?(?:h\.?t\.?|ttc|t\.t\.c\.?)?[ ]?[*.]?")
_NOTHING = re.compile(r"(?:- ?(?:€|euros?)?|neant|0 ?(?:€|euros?)?|rien|n[eé]ant \(0 ?€\))")


def parse_cell(cell: str, *, scale: int = 1) -> Amount | None:
    """The amount that a folded table cell states alone, else None; `scale` is the table's unit for bare figures.

    >>> str(parse_cell("12 000.00").value), str(parse_cell("- €").value), parse_cell("12 rue x")
    ('12000', '0', None)
    """
    cell = cell.strip(" |\n")
    if _NOTHING.fullmatch(cell):
        return Amount(Decimal(0), is_marked="€" in cell)
    found = _CELL.fullmatch(cell)
    if not found:
        return None
    own = unit_scale(found)
    is_marked = found.lastgroup in ("thousand", "million", "milliard", "euro")
    used = own if is_marked else scale
    value = parse_number(found["number"], decimal=used > 1) * used
    return Amount(
        plain(value), read_tax_basis(cell, found.end("euro") if found["euro"] else 0), is_marked=is_marked, scale=used
    )
