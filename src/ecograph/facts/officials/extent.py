"""Where the wording of a role ends: at a comma, a verb, the next name."""

import re
from functools import cache

from ecograph.knowledge import load_rules
from ecograph.model.readings import Reading

_LONGEST = 190
_TOKEN = re.compile(r"[a-zœæ0-9'’°-]+|[,;:.()\[\]«»\"/]|\n[ ]*\n|\n|[–—|]|[ ]{3,}")
_CONTINUES = re.compile(r",\s*(?:et\s+)?(?:de la |de l'|du |des |d'|de |a la |a l'|aux |au )(?!autre part|une part)")
_SIGLUM = re.compile(r"\([A-Z][A-Za-z0-9-]{1,11}\)")
_ABBREVIATED = re.compile(r"\.[A-Za-z]")
_NAME_BELOW = re.compile(r"\n\s*(?:[A-ZÀ-Þ][\wà-ÿ.'-]*\s+){0,3}[A-ZÀ-Þ]{2}")
_LABEL_BELOW = re.compile(r"\n\s*[A-ZÀ-Þ][\w' ()-]{3,40} ?:")
_AND_ANOTHER = re.compile(r"et\s+(?:m\.|mme|mm\.|monsieur|madame|n'|ne |se |a |l'un|par |dirig|presid)")
_AND = re.compile(r"et\s+")
_UPPER_TO = re.compile(r"\s+(?:LA|L['’]|L[AEU])")
_ONE_FIELD = frozenset(("rapporteur", "mayor", "treasurer", "secretary"))


@cache
def heads() -> re.Pattern[str]:
    """One group for each class of roles."""
    rules = load_rules("roles")
    groups = []
    for name, phrases in rules["heads"].items():
        body = "|".join(phrase.replace("{rank}", rules["rank"]) for phrase in phrases).replace(" ", r"\s+")
        groups.append(f"(?P<{name.replace('-', '_')}>{body})")
    return re.compile(r"(?<![a-z0-9-])(?:" + "|".join(groups) + r")(?![a-z-])")


@cache
def _ends() -> frozenset[str]:
    return frozenset(load_rules("roles")["ends"].split())


def role_end(reading: Reading, head: re.Match[str], limit: int) -> int:
    """Where the wording of the role that opens with `head` ends, at `limit` at the latest."""
    stop = min(limit, len(reading.folded), head.end() + _LONGEST)
    one_field = (head.lastgroup or "") in _ONE_FIELD
    position, depth = head.end(), 0
    while position < stop and (token := _TOKEN.search(reading.folded, position, stop)):
        if reading.folded[position : token.start()].strip():
            return position
        depth += {"(": 1, ")": -1}.get(token.group(), 0)
        if depth < 0 or _stops(reading, token, one_field):
            return token.start()
        position = token.end()
    return min(stop, position)


def _stops(reading: Reading, token: re.Match[str], one_field: bool) -> bool:
    """True where a token cannot belong to the wording of a role."""
    word, at, text, folded = token.group(), token.start(), reading.text, reading.folded
    if word == ",":
        return one_field or not _CONTINUES.match(folded, at)
    if word == "(":
        return not _SIGLUM.match(text, at)
    if word == ".":
        return not _ABBREVIATED.match(text, at)
    if word in "];:[/–—|" or word.startswith("   "):
        return True
    if word[0] == "\n":
        return word.count("\n") > 1 or bool(
            _NAME_BELOW.match(text, at, at + 60) or _LABEL_BELOW.match(text, at, at + 60)
        )
    if word == "et":
        joint = _AND.match(folded, at)
        return bool(_AND_ANOTHER.match(folded, at)) or bool(joint and heads().match(folded, joint.end()))
    return word in _ends() and not _is_preposition(text, token)


def _is_preposition(text: str, token: re.Match[str]) -> bool:
    """True for "à", which folding makes look like the verb "a"."""
    written = text[token.start() : token.end()]
    return written == "à" or (written in ("A", "À") and bool(_UPPER_TO.match(text, token.end())))
