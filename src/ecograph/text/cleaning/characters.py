"""Repairs of single characters: invisible ones, spaces and quotes, wrong encodings, letters lost for "?"."""

import re
import unicodedata

from ecograph.text.cleaning.draft import Draft
from ecograph.text.cleaning.lexicon import known_spelling, likely_spelling

_INVISIBLE = re.compile(
    "\u00ad\r?\n *(?=[a-zà-ÿ])|[\u00ad\u200b-\u200f\u2060\ufeff\u0000-\u0008\u000e-\u001f]+|\r(?=\n)"
)
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2008": " ", "\u2009": " ", "\u200a": " ",
                         "\u2002": " ", "\u2003": " ", "\u3000": " ", "\u000b": "\n", "\u000c": "\n", "\u0085": "\n",
                         "\u2028": "\n", "\u2029": "\n", "\r": "\n", "’": "'", "‘": "'", "ʼ": "'", "‛": "'", "´": "'",
                         "\u2010": "-", "\u2011": "-", "ﬁ": "ﬁ", "º": "°", "˚": "°", "\uf0b7": "•", "\uf0a7": "•",
                         "\uf02d": "-", "\uf0d8": "•", "\uf0fc": "•", "\uf06e": "•"})  # fmt: skip
_LIGATURES = re.compile("[ﬀﬁﬂﬃﬄﬅﬆ]|([AEIOUaeiouCc])([\u0300-\u0302\u0308\u0327])")
_LIGATURE_LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

# UTF-8 bytes read as cp1252 or latin-1: a lead byte (Â Ã â Å) and one or two continuation bytes.
_CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(f"[ÂÃÅ][{_CONTINUATION}]|â[{_CONTINUATION}]{{2}}|Ã(?= )")

_LOST = re.compile(r"(?<![\w?/=&])(?:[^\W\d_]|['\-]){0,40}[?\ufffd](?:[^\W\d_]|[?\ufffd'\-]){0,40}(?![\w/=&])")
_SPACED_LOST = re.compile(r"(?<!\S)(?=[^\n]{0,60}?[?\ufffd] [A-ZÀ-Ý])[A-ZÀ-Ý?\ufffd](?: [A-ZÀ-Ý?\ufffd]){3,}(?!\S)")
_LETTERS_AROUND = re.compile(r"[^\W\d_][?\ufffd][^\W\d_]")


# A sum or a share in which recognition took letters for figures: "15O 000 €", "82 5OO €", "l 200 euros".
_FIGURES = re.compile(r"(?<![\w.,])[\dOolI]{1,3}(?:[ .]?[\dOolI]{3}){0,3}(?:,[\dOolI]{2})?(?= ?(?:€|euros?\b|%))")
_AS_FIGURES = str.maketrans("OolI", "0011")


def mend_figures(draft: Draft) -> Draft:
    """The draft with figures in the sums where letters stood for them."""
    return draft.replaced(_FIGURES, _figures)


def _figures(match: re.Match[str]) -> str | None:
    written = match[0]
    is_mixed = any(c.isdigit() for c in written) and any(c.isalpha() for c in written)
    return written.translate(_AS_FIGURES) if is_mixed else None


def drop_invisible(draft: Draft) -> Draft:
    """The draft without soft hyphens, zero-width characters and carriage returns."""
    return draft.replaced(_INVISIBLE, lambda _: "")


def unify_spaces(draft: Draft) -> Draft:
    """The draft with plain spaces, line ends, apostrophes and hyphens, and ligatures opened."""
    same_length = Draft(draft.text.translate(_SPACES), draft.origin)
    if not _LIGATURES.search(same_length.text):
        return same_length
    return same_length.replaced(_LIGATURES, _open_ligature)


def _open_ligature(match: re.Match[str]) -> str:
    if match[1]:
        return unicodedata.normalize("NFC", match[0])
    return _LIGATURE_LETTERS[match[0]]


def repair_encoding(draft: Draft) -> Draft:
    """The draft with "Ã©" read as "é"; one letter for the two or three characters that stood for it."""
    return draft.replaced(_MOJIBAKE, _decoded) if "Ã" in draft.text or "â€" in draft.text else draft


def _decoded(match: re.Match[str]) -> str | None:
    if match[0] == "Ã":
        return "à"
    code = b"".join(_byte(character) for character in match[0])
    try:
        return code.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "replace")


def repair_lost_letters(draft: Draft) -> Draft:
    """The draft with the letters back that a bad conversion turned into "?" or U+FFFD."""
    damaged = "\ufffd" in draft.text or ("?" in draft.text and len(_LETTERS_AROUND.findall(draft.text)) >= 2)
    if not damaged:
        return draft
    draft = draft.replaced(_SPACED_LOST, lambda match: match[0].replace(" ", ""))
    draft = draft.replaced(_LOST_DEGREE, lambda match: match[1] + "°")
    repaired = draft.replaced(_LOST, lambda match: _with_letters(match, draft.text))
    return repaired.replaced(_LOST_EURO, lambda match: match[1] + "€")


_LOST_EURO = re.compile(r"(?<=\d)( ?)[?\ufffd](?=[\s,;.)]|$)")
_LOST_DEGREE = re.compile(r"(?<![^\W\d_])([Nn])[?\ufffd](?=\s{0,2}[\dA-Z])")
_ELIDED = re.compile(r"(?:\b(?:[dlnsjmtc]|qu|jusqu|lorsqu|puisqu|quelqu|aujourd))$", re.IGNORECASE)

_BEFORE_A = frozenset(("n", "l", "j", "m", "t", "s"))  # "n'a", "l'a", "s'y"


def _with_letters(match: re.Match[str], text: str) -> str | None:
    """The word of a match with its letters back; a lone mark is a bullet, an "à", a "€" or a real question mark."""
    word = match[0].replace("\ufffd", "?")
    if not any(c.isalpha() for c in word):
        return _lone_mark(match, text)
    is_last = word.endswith("?") and "\ufffd" not in match[0] and word.count("?") == 1
    if is_last and not _runs_on(match, text) and not _is_before_name(match, text):
        return None
    repaired = "".join(_repaired(part) if "?" in part else part for part in re.split(r"(['\-])", word))
    return _in_case_of(word, repaired, text[max(match.start() - 3, 0) : match.start()])


def _repaired(word: str) -> str:
    """One word with its letters back: as the lexicon has it, else an elided article, else a likely spelling."""
    lower = word.lower()
    known = known_spelling(lower)
    if known:
        return known
    left, right = lower.split("?", 1)
    if left in _BEFORE_A and right in ("a", "y"):
        return f"{left}'{right}"
    if _ELIDED.search(left) and len(right) > 1 and right[0] in "aeiouyh?àâéèêîïôûœ":
        return left + "'" + (_repaired(right) if "?" in right else right)
    return likely_spelling(lower)


def _in_case_of(word: str, repaired: str, before: str) -> str:
    """The repaired word in capitals where the broken one was; a lost first letter is one at the start of a line."""
    letters = [c for c in word if c.isalpha()]
    if all(c.isupper() for c in letters) and len(letters) > 1:
        return repaired.upper()
    cased = [new.upper() if old.isupper() else new for old, new in zip(word, repaired, strict=False)]
    cased += repaired[len(cased) :]
    opens = not before.strip(" ") or before.rstrip(" ")[-1] in "\n.!:;«•("
    if word[0] == "?" and opens:
        cased[0] = cased[0].upper()
    for at in range(2, len(word)):
        if word[at] == "?" and word[at - 1] == "-" and word[0].isupper():
            cased[at] = cased[at].upper()
    return "".join(cased)


def _is_before_name(match: re.Match[str], text: str) -> bool:
    """Whether a word that ends with "?" is a given name: "M. Ren? LEROY", "PASTRE Andr? (suppléant)"."""
    if not match[0][:1].isupper():
        return False
    before = text[max(match.start() - 24, 0) : match.start()]
    following = text[match.end() : match.end() + 3]
    return bool(
        re.search(r"\b(?:M\.|MM\.|Mme|Mr|Monsieur|Madame) $", before)
        or (re.search(r"\b[A-Z]{3,} $", before) and re.match(r"[ ]?[,;(\n]", following))
    )


def _runs_on(match: re.Match[str], text: str) -> bool:
    """Whether the sentence runs on after a word that ends with "?", so that it is no question."""
    following = text[match.end() : match.end() + 2]
    return (
        following[:1] in (",", ";", ".")
        or following == " :"
        or (following[:1] in (" ", "\n") and (following[1:2].islower() or following[1:2].isdigit()))
    )


def _lone_mark(match: re.Match[str], text: str) -> str | None:
    if len(match[0]) > 1:
        return None
    before = text[max(match.start() - 2, 0) : match.start()]
    after = text[match.end() : match.end() + 5]
    if before[-1:].isdigit() or (before[-1:] == " " and before[:1].isdigit()):
        return "€" if "€" not in text and not re.match(r"\s(?:\d|[LRDA]\.)", after) else "à"
    is_lost = match[0] == "\ufffd"
    if is_lost and (not before.strip(" ") or before[-1] == "\n" or re.match(r" (?:Le|La|Les|L'|Un|Une|«)\b", after)):
        return "•"
    runs_on = before[-1:] == " " or (before[-1:] == "\n" and before[:1].isalpha() and not is_lost)
    if runs_on and re.match(r"\s(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame)(?=\s)", text[match.end() : match.end() + 12]):
        return "à"
    if runs_on and after[:1] in (" ", "\n") and (is_lost or after[1:2].islower() or re.match(r" \d{1,2} ?h", after)):
        return "à"
    return None
