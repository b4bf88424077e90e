"""Euro amounts and percentages written in running text, in figures or letters.

All readers take folded text (ecograph.values.folding.fold) and give offsets in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ecograph.values.money import NUMBER, UNIT, Amount, parse_number, plain, read_tax_basis, unit_scale
from ecograph.values.number_words import NUMBER_WORDS, parse_number_words


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount and its span."""

    start: int
    end: int
    amount: Amount


@dataclass(frozen=True, slots=True)
class FoundPercent:
    """A percentage and its span."""

    start: int
    end: int
    value: Decimal


_BEFORE = r"(?<!\d)(?<!\d[.,/])"
_FIGURES = re.compile(
    rf"{_BEFORE}(?P<number>{NUMBER})(?:,-)?(?:[ \n]{{0,12}}(?:{UNIT})|[ ]{{0,2}}(?P<percent>%|pour ?cents?\b))"
)
_LOST_LETTER = re.compile(r"(?:19|20)\d\d[ \n]�")  # "versé en 2007 à": the lost letter is no lost sign
_SIGN_FIRST = re.compile(rf"(?<![\do] )(?<![\dok])(?:€|\beur) ?(?P<number>{NUMBER})(?![\d%])(?! ?(?:€|eur|%|k€|m€))")
_WORDS = re.compile(
    rf"\b(?P<words>(?:(?:{NUMBER_WORDS})[ \n-]{{1,12}}){{1,16}})"
    rf"(?:\( ?(?P<inner>{NUMBER}) ?(?:€|euros?)? ?\)[ \n]{{0,2}})?(?:d'|de )?(?:euros?\b|€)"
    rf"(?:[ \n]{{1,2}}(?:et[ \n]{{1,2}})?(?P<cents>(?:(?:{NUMBER_WORDS})[ \n-]{{1,12}}){{1,4}})c(?:entimes?|ts?)\b)?"
)
# A number that counts something ("action 2", "lot n° 3") is not the thousands of the amount behind it.
_COUNTED = re.compile(
    r"(?:\b(?:article|action|lot|axe|tranche|phase|(?<!chaque )(?<!cette )(?<!meme )annee|n°|no|numero|volet|exercice)s? ?)$"
)
_BRIDGE = re.compile(r"[ \n]{0,2}(?P<bracket>[(\[])?[ ,:=-]{0,3}(?:soit )?[ \n]{0,1}$")


def _uncounted(folded: str, start: int, number: str) -> int:
    """How many characters of the number belong to a counted noun before it."""
    first = re.match(r"\d{1,2} (?=\d)", number)
    return first.end() if first and _COUNTED.search(folded, max(0, start - 12), start) else 0


def _read_figures(folded: str) -> Iterator[FoundAmount]:
    for found in _FIGURES.finditer(folded):
        if found["percent"] or _LOST_LETTER.fullmatch(found[0]):
            continue
        skipped = _uncounted(folded, found.start(), found["number"])
        scale = unit_scale(found)
        per_unit = folded[found.end() : found.end() + 2].strip().startswith("/")
        value = parse_number(found["number"][skipped:], decimal=scale > 1 or per_unit) * scale
        yield FoundAmount(
            found.start() + skipped, found.end(), Amount(plain(value), read_tax_basis(folded, found.end()), scale=scale)
        )
    for found in _SIGN_FIRST.finditer(folded):
        value = plain(parse_number(found["number"]))
        yield FoundAmount(found.start(), found.end(), Amount(value, read_tax_basis(folded, found.end())))


def _read_words(folded: str) -> Iterator[FoundAmount]:
    for found in _WORDS.finditer(folded):
        value = parse_number_words(found["words"])
        if value is None:
            continue
        cents = parse_number_words(found["cents"]) if found["cents"] else None
        euros = Decimal(value) + Decimal(cents or 0) / 100
        amount = Amount(plain(euros), read_tax_basis(folded, found.end()), in_words=True, words=plain(euros))
        if found["inner"]:
            amount = replace(amount, value=plain(parse_number(found["inner"])), in_words=False)
        yield FoundAmount(found.start(), found.end(), amount)


def _joined(folded: str, first: FoundAmount, second: FoundAmount) -> FoundAmount | None:
    """One amount out of letters and figures side by side, or None where they are two amounts."""
    if first.amount.in_words == second.amount.in_words or second.start - first.end > 12:
        return None
    bridge = _BRIDGE.match(folded, first.end, second.start)
    agree = first.amount.value == second.amount.value
    if not bridge or not (agree or bridge["bracket"]):
        return None
    figures, words = (second, first) if first.amount.in_words else (first, second)
    closed = folded[second.end : second.end + 2].lstrip().startswith((")", "]"))
    end = folded.index(folded[second.end : second.end + 2].lstrip()[0], second.end) + 1 if closed else second.end
    basis = figures.amount.tax_basis or words.amount.tax_basis
    return FoundAmount(first.start, end, replace(figures.amount, words=words.amount.value, tax_basis=basis))


def read_amounts(folded: str) -> tuple[FoundAmount, ...]:
    """Every euro amount with its currency, in figures, in letters or both, in text order.

    >>> [str(f.amount.value) for f in read_amounts("la somme de cent vingt mille euros (120 000 €) puis 3,5 m€")]
    ['120000', '3500000']
    """
    kept: list[FoundAmount] = []
    for found in sorted((*_read_figures(folded), *_read_words(folded)), key=lambda f: (f.start, -f.end)):
        if kept and found.start < kept[-1].end:
            continue
        joined = _joined(folded, kept[-1], found) if kept else None
        if joined:
            kept[-1] = joined
        else:
            kept.append(found)
    return tuple(kept)


def read_percents(folded: str) -> tuple[FoundPercent, ...]:
    """Every percentage in figures, in text order.

    >>> [str(p.value) for p in read_percents("taux de 7.69 % puis 13,63 pour cent")]
    ['7.69', '13.63']
    """
    return tuple(
        FoundPercent(m.start(), m.end(), parse_number(m["number"], decimal=True))
        for m in _FIGURES.finditer(folded)
        if m["percent"]
    )


# "une subvention de 15 000 au titre de": the sign is dropped, the words before announce a sum.
_ANNOUNCED = re.compile(
    r"\b(?:subventions?|aides?|dotations?|participations?|contributions?|montants?|sommes?|cotisations?|acomptes?|soldes?"
    r"|credits?|cout(?: total)?|budget(?: total)?|total(?: general)?|ttc|h\.?t\.?)"
    r"(?: [a-z'-]{3,20}){0,2} ?(?:\(euros?\) ?|\(€\) ?)?"
    r"(?:de|d'un montant de|est de|est fixee? a|s'eleve a|a hauteur de|:|=)[ \n]{1,2}"
    rf"(?P<number>{NUMBER})(?![\d.,/%]|[ \n]{{0,2}}(?:%|pour ?cent|€|euro|k€|m€|eur\b))"
)
# "l'association en demandait 162 000, au motif que": in speech the verb of money announces the sum.
_TOLD = re.compile(
    r"\b(?:demand|sollicit|reclam|donn|apport|vers|accord|attribu|allou|propos|obten|obtien|recev|percev|esper|engag)"
    r"(?:e|ent|ait|aient|era|eront|erait|ons|u|us|oit|oient|ra|ant)?(?: (?:que|encore|seulement|deja|ainsi|donc))?[ \n]{1,2}"
    rf"(?P<number>{NUMBER})(?=[ \n]?(?:[,;.)]|cette annee|en (?:19|20)\d\d|au lieu|contre\b))"
)
# "610 000 euros et France Travail 72 000.": the sign is said once for both.
_AFTER_SIGNED = re.compile(
    rf"\d ?(?:€|euros?)[^.;\n\d]{{0,60}}\bet (?:la |le |l'|les )?[a-z][a-z' -]{{2,40}}[ \n](?P<number>{NUMBER})(?=[ \n]?[,;.)])"
)
# Every sum of a text that lost its signs: groups of three figures that nothing else explains.
_GROUPED = re.compile(
    rf"{_BEFORE}(?P<number>\d{{1,3}}(?: \d{{3}}){{1,3}}(?:,\d\d)?)"
    r"(?![\d%]|[.,/]\d| ?%| \d|[ \n](?!(?:demand|propos|accord|sollicit|vot|vers|attribu|allou|inscrit|obtenu|pour|sans|dans|moins|plus)\w*)[a-z]{3,}[sx]\b)"
)
_OTHER_NUMBER = re.compile(
    r"(?:\bn ?°?|\bno|numero|article|chapitre|compte|fonction|nature|ligne|programme|siret|siren|bp|cs|tel\.?|rna|w\d*|"
    r"dossier|loi|decret|code|francs?|imputation|\d)[ .:]{0,3}$"
)
_SIGNED = re.compile(r"\d ?(?:€|euros?\b|eur\b|k€)")
_LOST_SIGN = re.compile(r"\d{3}(?:,\d\d)? ?�")
_FEWEST_LOST = 4  # for each sum that kept its sign as well
# What follows a figure that counts people, days or surfaces, not euros.
_COUNT_OF = re.compile(
    r"[ \n]{1,2}(?:habitants?|ans?\b|annees?|mois|jours?|heures?|h\b|m2|m3|m²|km|ha\b|hectares?|tonnes?|kw|mw|"
    r"(?:[a-z]+ )?(?:personnes?|salaries?|adherents?|entreprises?|membres?|communes?|eleves?|logements?|dossiers?"
    r"|associations?|beneficiaires?|places?|emplois?|etudiants?|licencies?|agents?|projets?|actions?|lots?|voix))"
)


def read_bare_amounts(folded: str) -> tuple[FoundAmount, ...]:
    """Amounts without a currency that the words before them announce as a sum of money, in text order.

    >>> [str(f.amount.value) for f in read_bare_amounts("une aide de 15 000 au club, un total de 20 000 habitants")]
    ['15000']
    """
    found = []
    taken: set[int] = set()
    for m in (*_ANNOUNCED.finditer(folded), *_TOLD.finditer(folded), *_AFTER_SIGNED.finditer(folded), *_lost(folded)):
        number = m["number"]
        if (
            not re.search(r"\d[ .]\d{3}|,\d\d$", number)
            or _COUNT_OF.match(folded, m.end())
            or m.start("number") in taken
        ):
            continue
        taken.add(m.start("number"))
        found.append(FoundAmount(m.start("number"), m.end(), Amount(plain(parse_number(number)), is_marked=False)))
    return tuple(found)


def _lost(folded: str) -> list[re.Match[str]]:
    """The grouped figures of a text that lost its signs; nothing where they are too few to be a habit."""
    found = [
        m for m in _GROUPED.finditer(folded) if not _OTHER_NUMBER.search(folded, max(0, m.start() - 14), m.start())
    ]
    signed = len(_SIGNED.findall(folded)) + len(_LOST_SIGN.findall(folded))
    return found if len(found) >= max(_FEWEST_LOST, _FEWEST_LOST * signed) else []
