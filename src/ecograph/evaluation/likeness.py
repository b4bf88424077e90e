"""When two wordings say the same: texts, roles, persons, references, organisations of one document."""

import difflib
import re
import unicodedata
from collections.abc import Mapping

_SMALL = frozenset(
    "le la les l de du des d et en au aux a un une sur pour par association monsieur madame the of".split()
)
# Two names of one thing, which no reader tells apart.
_SAME = (
    (re.compile(r"\b(ville|mairie|municipalite)\b"), "commune"),
    (re.compile(r"\bconseil (general|departemental)\b"), "departement"),
    (re.compile(r"\bconseil regional\b"), "region"),
    (re.compile(r"\b(rapporteur|president|adjoint|delegue|charge|depute|elu|second)e\b"), r"\1"),
    (re.compile(r"\b(direc|coordina|rapporta|secre)trice\b"), r"\1teur"),
    (re.compile(r"\bconseillere\b"), "conseiller"),
)
_CIVILITY = re.compile(r"^(m\.|mr\.?|mme\.?|mmes|mm\.|monsieur|madame|mademoiselle|mlle\.?|dr\.?|me\.?)\s+", re.I)


def key(text: object) -> str:
    """The text in lower case ASCII letters and digits, single-spaced."""
    straight = re.sub("[\u2018\u2019\u02bc\u00b4`]", "'", str(text or ""))
    opened = straight.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae")
    plain = unicodedata.normalize("NFKD", opened).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def words(text: object) -> list[str]:
    """The words of a text that tell something, with synonyms made one."""
    folded = key(text)
    for pattern, word in _SAME:
        folded = pattern.sub(word, folded)
    return [word for word in folded.split() if word not in _SMALL]


def number(value: object) -> float | None:
    """A figure to the cent, or None where the text is none."""
    try:
        return round(float(str(value).replace(" ", "").replace("\u202f", "")), 2)
    except ValueError:
        return None


def is_same_text(first: object, second: object, floor: float = 0.8) -> bool:
    """Whether two names are one: same words, one within the other, or a likeness of `floor`."""
    a, b = words(first), words(second)
    if not a or not b:
        return False
    if sorted(a) == sorted(b):
        return True
    small, big = sorted((set(a), set(b)), key=len)
    if small <= big and len(small) * 2 >= len(big):
        return True
    return difflib.SequenceMatcher(None, " ".join(a), " ".join(b)).ratio() >= floor


def is_same_wording(first: object, second: object) -> bool:
    """For free wording (roles, labels, titles): half of the shorter one's words in common."""
    a, b = set(words(first)), set(words(second))
    return bool(a and b) and len(a & b) * 2 >= min(len(a), len(b))


def is_same_person(first: object, second: object) -> bool:
    """Whether two names of persons are one, whatever the order; an initial stands for a given name."""
    a, b = (key(_CIVILITY.sub("", str(name).strip())).split() for name in (first, second))
    if not a or not b:
        return False
    if sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return True
    if a[-1] == b[-1] and (len(a[0]) <= 2 or len(b[0]) <= 2):
        return a[0][0] == b[0][0]
    return False


def _numbers(reference: object) -> set[str]:
    joined = re.sub(r"\s*([-/])\s*", r"\1", str(reference or "").lower())
    return {re.sub(r"\D", "", found) for found in re.findall(r"\d[\d\-/. ]*\d|\d", joined)}


def is_same_reference(gold: Mapping[str, str], found: Mapping[str, str]) -> bool:
    """Whether two citations name one text: a number in common, and no other date."""
    dates = not gold.get("date") or not found.get("date") or gold["date"] == found["date"]
    wanted = _numbers(gold["reference"])
    if wanted:
        return bool(wanted & _numbers(found["reference"])) and dates
    return is_same_text(gold["reference"], found["reference"]) and dates


class Names:
    """Names of organisations in one document, with the other names that its gold gives them."""

    def __init__(self, aliases: Mapping[str, list[str]]) -> None:
        self._full = {key(other): name for name, others in aliases.items() for other in (name, *others)}

    def is_same(self, first: object, second: object) -> bool:
        """Whether two names stand for one organisation of the document."""
        a, b = (str(self._full.get(key(name), name)) for name in (first, second))
        return key(a) == key(b) or is_same_text(a, b, 0.86)
