"""Letters that optical recognition took for others: "1oi", "artic1e", "REGlONAL", "règlernent"."""

import re
from itertools import product

from ecograph.text.cleaning.draft import Draft
from ecograph.text.cleaning.lexicon import folded_words
from ecograph.values.folding import fold

# A figure among small letters: "sa1ariés", "1oi", "juil1et", "T6leries"; never "1er", "2e", "12h".
_FIGURE_AMONG_LETTERS = re.compile(
    r"(?<![\w./_])(?<![\d -]-)(?=[A-ZÀ-Ýa-zà-ÿ016]{0,30}?[a-zà-ÿ])(?!\d+(?:er|re|ers|res|ere|eres|e|es|eme|emes|ème|èmes|ère|h|j|m|an|ans|km|nd|nde|l|g|kg|ha)\b)"
    r"[A-ZÀ-Ýa-zà-ÿ]{0,30}?[016]{1,2}[a-zà-ÿ](?:[a-zà-ÿ016]{0,30})(?![\w/_@])"
)
_FIGURE_AS_ARTICLE = re.compile(r"(?<![\w.,'’])1(?=['’][A-ZÀ-Ýa-zà-ÿ]{2})")
# A small l among capitals: "DEClDE", "ARTICLE lV".
_SMALL_L = re.compile(
    r"(?<![\w])(?=[A-ZÀ-Ýl]*[A-ZÀ-Ý][A-ZÀ-Ýl]*[A-ZÀ-Ý])[A-ZÀ-Ý]*l[A-ZÀ-Ýl]*(?![\w])|(?<=CLE )(?=l?[VXI])[VXIl]{1,4}(?!\w)|(?<=[A-ZÀ-Ý] )l(?= [A-ZÀ-Ý] [A-ZÀ-Ý])"
)
_PRONOUN = re.compile(r"(?<![\w.])I1(?= [a-zà-ÿ])")
_RN = re.compile(r"(?<![\w])[a-zà-ÿ]*rn[a-zà-ÿ]+(?![\w])")
_LETTERS = {"0": "o", "1": "li", "6": "ôo"}
_FEWEST = 2  # confusions by which a text is known to be badly recognised


def mend_letters(draft: Draft) -> Draft:
    """The draft with letters in the place of those that recognition confused; one character for one."""
    small, figures = _SMALL_L.findall(draft.text), _FIGURE_AMONG_LETTERS.findall(draft.text)
    damage = len(small) + len(figures)
    mended = draft.replaced(_SMALL_L, _in_capitals) if small else draft
    mended = mended.replaced(_FIGURE_AS_ARTICLE, lambda match: "l")
    if figures or mended is not draft:
        mended = mended.replaced(_FIGURE_AMONG_LETTERS, lambda match: _with_letters(match[0], damage >= _FEWEST))
    mended = mended.replaced(_PRONOUN, lambda match: "Il")
    return mended.replaced(_RN, lambda match: _with_m(match[0])) if damage >= _FEWEST else mended


def _in_capitals(match: re.Match[str]) -> str:
    return match[0].replace("l", "I")


def _with_letters(word: str, is_damaged: bool) -> str | None:
    """The French word that a word with figures stands for; a name in a badly recognised text has l for 1."""
    words = folded_words()
    choices = [_LETTERS.get(letter, letter) for letter in word]
    found = ["".join(letters) for letters in product(*choices)]
    known = [spelling for spelling in found if fold(spelling) in words]
    if known:
        best = min(known, key=lambda spelling: words[fold(spelling)])
        return best if len(best) > 2 or is_damaged else None
    if not is_damaged or not re.search(r"[A-ZÀ-Ýa-zà-ÿ][016]+[a-zà-ÿ]+$", word):
        return None
    return "".join(_LETTERS.get(letter, letter)[0] for letter in word)


def _with_m(word: str) -> str | None:
    words = folded_words()
    mended = word.replace("rn", "m")
    return mended if fold(word) not in words and fold(mended) in words else None
