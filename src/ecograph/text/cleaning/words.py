"""Words that a conversion broke: spaced capitals, split compounds, words cut at a line end, lost apostrophes."""

import re
from functools import cache
from itertools import pairwise
from math import log
from operator import add

from ecograph.knowledge import load_rules
from ecograph.text.cleaning.draft import Draft, Edit
from ecograph.text.cleaning.lexicon import folded_words
from ecograph.values.folding import fold

_CAPITAL = "A-ZÀ-ÖØ-ÝŒ"
_SPACED = re.compile(
    rf"(?<![\w'.])[{_CAPITAL}]{{1,3}}(?: {{1,4}}[{_CAPITAL}]{{1,3}}){{2,80}}(?![\w'.])"
    r"|(?<![\w'.])[a-zà-ÿ](?: {1,4}[a-zà-ÿ]){4,80}(?![\w'.])"
    r"|(?m:^ {0,40})(?:E T|O U)(?= {0,9}$)",
    re.MULTILINE,
)
_LINE_END = re.compile(r"(?<![\w'-])([^\W\d_]{1,30}(?:-[^\W\d_]{1,30}){0,4})-[ ]?\n[ ]{0,60}([^\W\d_]{1,30})")
_SPLIT_HYPHEN = re.compile(r"(?<=[^\W\d_]) -(?=[^\W\d_]{2})|(?<=[^\W\d_])- (?=[^\W\d_]{2})")
_SPLIT_CODE = re.compile(r"(?<=\b[A-Z]) -(?=(?:19|20)\d\d\b)|(?<=\d{4}) -(?=\d{1,4}\b)")  # "D -2017 -42", "L 5741 -1"
_WORD_SIGN = re.compile(r"[\w'’°.-]")
_PIECE = re.compile(r"[a-zœ]+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ONE_LETTER_WORDS = frozenset("aàyôo")


@cache
def _list(name: str) -> frozenset[str]:
    """A list of words of `data/rules/cleaning.yml`."""
    return frozenset(load_rules("cleaning")[name].split())


def join_spaced_capitals(draft: Draft) -> Draft:
    """The draft with "D É C I D E" read as "DÉCIDE", word by word where one space stands between all letters."""
    return draft.replaced(_SPACED, _unspaced)


def _unspaced(match: re.Match[str]) -> str | None:
    indent = match[0][: len(match[0]) - len(match[0].lstrip(" "))]
    run = match[0].lstrip(" ")
    pieces = re.split(r" {2,}", run)
    tokens = run.split()
    if len(tokens) > 2 and sum(len(token) == 1 for token in tokens) < 0.7 * len(tokens):
        return None
    if len(pieces) == 1:
        return indent + _in_words(run.replace(" ", ""))
    return indent + " ".join(piece.replace(" ", "") for piece in pieces)


def _in_words(letters: str) -> str:
    """A run of letters cut into French words, the likeliest cut; in one piece where it cannot be.

    >>> _in_words("ABSENTSEXCUSES")
    'ABSENTS EXCUSES'
    """
    ranks = folded_words()
    folded = fold(letters)
    if folded in ranks:
        return letters
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(folded) + 1):
        best.append(
            min((best[start][0] + _cost(folded[start:end], ranks), start) for start in range(max(0, end - 20), end))
        )
    words: list[str] = []
    end = len(letters)
    while end:
        start = best[end][1]
        words.append(letters[start:end])
        end = start
    known = all(fold(word) in ranks for word in words)
    return " ".join(reversed(words)) if known else letters


def _cost(word: str, ranks: dict[str, int]) -> float:
    rank = ranks.get(word)
    if rank is None or (len(word) == 1 and word not in _ONE_LETTER_WORDS):
        return 25.0 * len(word)
    return log((rank + 2) * 11.0)


def join_line_ends(draft: Draft) -> Draft:
    """The draft with words that a hyphen cuts at a line end in one piece; the hyphen of a compound stays."""
    return draft.replaced(_LINE_END, _rejoined) if "-\n" in draft.text or "- \n" in draft.text else draft


def _rejoined(match: re.Match[str]) -> str:
    left, right = match[1], match[2]
    last = left.rsplit("-", 1)[-1]
    words = folded_words()
    whole = fold(last + right) in words
    if right[0].isupper() and not (last.isupper() and whole):
        return f"{left}-{right}"
    if whole or (fold(last) not in words and fold(last) not in _list("compound_firsts") and "-" not in left):
        return left + right
    return f"{left}-{right}"


def mend_words(draft: Draft) -> Draft:
    """The draft with "Jean -Yves" and "conve ntion" in one piece."""
    return _mend_broken_words(_mend_compounds(draft))


def _mend_compounds(draft: Draft) -> Draft:
    draft = draft.replaced(_SPLIT_CODE, lambda _: "-")
    text = draft.text

    def mended(match: re.Match[str]) -> str | None:
        before = _LAST_WORD.search(text, max(0, match.start() - 30), match.start())
        after = _FIRST_WORD.match(text, match.end())
        if not before or not after:
            return None
        if fold(before[0]) in _list("links") and text[before.start() - 1] == "-":  # "Bray -sous -Gasny"
            return "-"
        return "-" if _is_compound(before[0], after[0], match[0] == " -") else None

    return draft.replaced(_SPLIT_HYPHEN, mended)


def _is_compound(left: str, right: str, spaced_before: bool) -> bool:
    """Whether two words around " -" or "- " are one compound name, rather than two items of a list."""
    if fold(right) in _list("civilities") or fold(left) in _list("civilities"):
        return False
    if fold(left) in _list("compound_firsts") or fold(right) in _list("links"):
        return left[0].isupper() or right[0].islower()
    same_case = left.isupper() == right.isupper()
    return spaced_before and left[0].isupper() and right[0].isupper() and same_case


def _mend_broken_words(draft: Draft) -> Draft:
    """The draft without a space inside a word: neither piece or one only is French, both together are."""
    words = folded_words()
    folded = fold(draft.text)
    pieces = _PIECE.findall(folded)
    joined = words.keys() & set(map(add, pieces, pieces[1:]))
    torn = {
        (left, right)
        for left, right in pairwise(pieces)
        if left + right in joined and not _are_two_words(left, right, words)
    }
    edits: list[Edit] = []
    for left, right in torn:
        start = folded.find(f"{left} {right}")
        while start >= 0:
            gap, end = start + len(left), start + len(left) + 1 + len(right)
            is_apart = not (_WORD_SIGN.match(folded, start - 1) if start else None) and not _WORD_SIGN.match(
                folded, end
            )
            if is_apart and _may_be_one_word(draft.text[start:gap], draft.text[gap + 1 : end]):
                edits.append((gap, gap + 1, ""))
            start = folded.find(f"{left} {right}", start + 1)
    return draft.edited(sorted(edits))


def _are_two_words(left: str, right: str, words: dict[str, int]) -> bool:
    """Whether both pieces are French, and neither is far rarer than the two together ("tra vaux")."""
    if not (_is_word(left, words) and _is_word(right, words)):
        return False
    rarest = max(words.get(left, 0), words.get(right, 0))
    return rarest < 8000 or words[left + right] > rarest // 8 or len(left) < 2 or len(right) < 2


def _is_word(piece: str, words: dict[str, int]) -> bool:
    return piece in words if len(piece) > 1 else piece in "ayo"


def _may_be_one_word(left: str, right: str) -> bool:
    """Whether the case of two pieces allows one word: "Mo ntant", "CONVE NTION", but not "L arrêté" or "M Untel"."""
    if len(left) + len(right) < 5 or (len(left) == 1 and len(right) < 4):
        return False
    if len(left) == 1 and fold(left) in "dlnsjmtc" and fold(right) in folded_words():
        return False
    return right.islower() or (left.isupper() and right.isupper() and min(len(left), len(right)) > 1)


_LOST_APOSTROPHE = re.compile(
    r"(?<![\w'’.-])([dlnsjctDLNSJC]|[qQ]u|[jJ]usqu|[lL]orsqu|[pP]uisqu) (?=[aeiouyhàâéèêëîïôûœAEIOUYHÀÂÉÈÊËÎÏÔÛŒ])"
)
_LOST_DEGREE = re.compile(r"(?<![\w'’.-])([nN]) (?=\d|[A-Z]{1,6}[-_/ ]?\d)")


# "D ' ADMINISTRATION", "l' article": French leaves no space on either side of an elision; "C . C . A . S .": nor a siglum.
_LOOSE_ELISION = re.compile(r"(?<![^\W\d_])((?:[cdjlmnst]|qu) ?') (?=[^\W\d_])", re.IGNORECASE)
_LOOSE_SIGLUM = re.compile(rf"(?<![^\W\d_])(?:[{_CAPITAL}] \. ){{2,}}[{_CAPITAL}] \.")


def close_signs(draft: Draft) -> Draft:
    """The draft with elisions and sigla closed up."""
    closed = draft.replaced(_LOOSE_ELISION, lambda match: match[1].replace(" ", ""))
    return closed.replaced(_LOOSE_SIGLUM, lambda match: match[0].replace(" ", ""))


def restore_apostrophes(draft: Draft) -> Draft:
    """The draft with "d attribuer" read as "d'attribuer" and "n 2345" as "n° 2345"."""
    lower = [m for m in _LOST_APOSTROPHE.finditer(draft.text) if m[1][0].islower() and _is_elided(m, draft.text)]
    if not lower:
        return draft
    systematic = len(lower) >= 3
    matches = _LOST_APOSTROPHE.finditer(draft.text) if systematic else iter(lower)
    edits: list[Edit] = [(m.end() - 1, m.end(), "'") for m in matches if _is_elided(m, draft.text)]
    if systematic:
        edits += [(m.end(1), m.end(1), "°") for m in _LOST_DEGREE.finditer(draft.text)]
    return draft.edited(sorted(edits))


def _is_elided(match: re.Match[str], text: str) -> bool:
    """Whether a lone letter lost its apostrophe, rather than being a unit ("12 l au") or a label ("lots C et D")."""
    before = text[max(0, match.start() - 3) : match.start()].rstrip()
    if before[-1:].isdigit():
        return False
    following = re.match(r"[^\W\d_]+", text[match.end() : match.end() + 12])
    word = following[0] if following else ""
    return len(word) > 2 or fold(word) in ("an", "on", "il", "en", "eau", "un", "y", "a")
