"""Capitalised noun phrases that may be names, whatever their first word: "Les Ateliers du Vent", "Tremplin Jeunes"."""

import re

from ecograph.knowledge.organisations import type_of, word_list
from ecograph.values.folding import fold
from ecograph.values.organisations import is_siglum, one_line

CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w&'’.+-]*[\w+]|[A-ZÀ-ÖØ-Þ]"
_LINK = r"(?:(?:de|du|des|la|le|les|et|en|sur|sous|au|aux|pour|à|d'un|d'une|&) |[dlDL]['’] ?){1,3}"
PHRASE = rf"(?:{CAPITAL})(?: (?:{_LINK})?(?:{CAPITAL}|\d{{1,3}}(?![\d ]*(?:€|euros?|,\d|\d)))){{0,7}}"
_OTHER_POLES = re.compile(
    r"\b(?:sante|medical|social|culture|culturel|enfance|jeunesse|musique|famille|solidarite|sport)"
)
_MONTH = re.compile(
    r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|samedi|dimanche|vendredi|jeudi"
)
_ARTICLE = re.compile(r"^(?:L['’]|La |Le |Les |Au |Aux )")
_LINKED = re.compile(r"(?:[Dd]['’]|DE |DU |DES |De |Du |Des )")  # the end of a name, or of a heading
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def reads_as_name(name: str) -> bool:
    """Whether a capitalised phrase may be an organisation's name: two capitals or a siglum, no word of money or law.

    >>> reads_as_name("Les Ateliers du Vent"), reads_as_name("Acquisition de matériel"), reads_as_name("AFEV")
    (True, False, True)
    """
    words = _WORD.findall(_ARTICLE.sub("", name))
    if not words:
        return False
    first = fold(words[0])
    kinds = ("stops", "not_first_words", "not_bodies", "uses_of_money")
    if not _is_month_of_name(words) and any(first in word_list(kind) for kind in kinds):
        return False
    if is_siglum(name):
        return len(name) > 2
    words = _WORD.findall(name)
    if re.search(r"\bcedex\b", name, re.I):
        return False
    capitals = [word for word in words if word[0].isupper() or is_siglum(word)]
    return len(capitals) >= 2 and len(capitals) * 2 >= sum(len(word) > 3 for word in words)


def is_a_name(name: str) -> bool:
    """Whether a capitalised phrase, one word too, may name a body where the sentence puts one.

    >>> is_a_name("Mosaïque"), is_a_name("Maire"), is_a_name("III")
    (True, False, False)
    """
    words = _WORD.findall(_ARTICLE.sub("", name))
    if not words or _LINKED.match(name) or (len(name) < 4 and not is_siglum(name)):
        return False
    first = fold(words[0])
    kinds = ("stops", "not_first_words", "not_bodies")
    if not _is_month_of_name(words) and any(first in word_list(kind) for kind in kinds):
        return False
    if len(name.split()) == 1 and (first in word_list("generic_nouns") or first in word_list("bodies") or "&" in name):
        return False
    return any(word[0].isupper() for word in words) and not re.fullmatch(
        r"(?:[A-Z]+ ?)?(?:[IVXLC]+|[A-Z]|\w*\d+\w*)", name
    )


def _is_month_of_name(words: list[str]) -> bool:
    """Whether a month or a day opens a name: "Septembre Musical"."""
    return len(words) > 1 and words[1][0].isupper() and bool(_MONTH.fullmatch(fold(words[0])))


def is_other_pole(name: str) -> bool:
    """Whether a "pôle" is of health, culture or sport, and none of the economy's.

    >>> is_other_pole("Pôle Santé des Trois Clochers"), is_other_pole("Pôle Textia")
    (True, False)
    """
    return bool(_OTHER_POLES.search(fold(name)))


def type_of_phrase(name: str, default: str) -> str:
    """The type that the first words of a name give it, else the type that its place suggests."""
    found = type_of(name)
    return default if not found or (found == "pole" and is_other_pole(name)) else found


def span_of(text: str, start: int, end: int) -> tuple[int, int, str]:
    """A place without its outer spaces and quotes, and the name on one line that stands there."""
    while start < end and text[start] in ' \t\n«“"':
        start += 1
    while end > start and text[end - 1] in ' \t\n»”",;:.':
        end -= 1
    return start, end, one_line(text[start:end])
