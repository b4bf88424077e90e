"""The wording of a role: where it starts and ends, its label, and the organisation it names."""

import re
from dataclasses import dataclass
from functools import cache

from ecograph.knowledge import load_rules
from ecograph.model.readings import Mention, Reading

_LONGEST = 190


@dataclass(frozen=True, slots=True)
class Wording:
    """A role as the text words it; `organisation` is empty where the words name none."""

    start: int
    end: int
    role_class: str
    label: str
    organisation: str
    is_plural: bool
    is_possessive: bool = False


@cache
def heads() -> re.Pattern[str]:
    """One group for each class of roles."""
    rules = load_rules("roles")
    groups = []
    for name, phrases in rules["heads"].items():
        body = "|".join(phrase.replace("{rank}", rules["rank"]) for phrase in phrases)
        groups.append(f"(?P<{name.replace('-', '_')}>{body})")
    return re.compile(r"(?<![a-z0-9-])(?:" + "|".join(groups) + r")(?![a-z-])")


@cache
def determiners() -> re.Pattern[str]:
    """The words between a name and a role, or between a comma and a role."""
    return re.compile(rf"(?:{load_rules('roles')['determiners']}\s*)*")


@cache
def _ends() -> frozenset[str]:
    return frozenset(load_rules("roles")["ends"].split())


_POSSESSIVE = re.compile(r"\b(?:son|sa|ses|leur|leurs)\s*$")
_OF = re.compile(r"\s*(?:,\s*)?(?:de l'|de la |du |des |de |d'|au sein d[eu] (?:l'|la )?|pour (?:l'|la |le )?|a l'|a la |au )\s*(?:«\s*)?$")
_TOKEN = re.compile(r"[a-zœæ0-9'’°-]+|[,;:.()\[\]«»\"/]|\n[ ]*\n|\n|[–—|]|[ ]{3,}")
_CONTINUES = re.compile(r",\s*(?:et\s+)?(?:de la |de l'|du |des |d'|de |a la |a l'|aux |au )(?![A-Z])")
_GOVERNED = re.compile(r"\b(?:deleguee?|chargee?|en charge)\b")


def read_wording(reading: Reading, start: int, limit: int = -1) -> Wording | None:
    """The role whose words begin at an offset (determiners allowed before), or None."""
    skipped = determiners().match(reading.folded, start)
    begin = skipped.end() if skipped else start
    head = heads().match(reading.folded, begin)
    if not head:
        return None
    role_class = (head.lastgroup or "").replace("_", "-")
    plural = bool(re.search(r"s\b(?! general)", head.group().split()[-1] if role_class != "member" else head.group().split()[0]))
    end = _extent(reading, head.end(), limit if limit >= 0 else len(reading.folded), role_class)
    organisation, label_end, end = _named(reading, head.end(), end)
    label = _label(reading.text[begin:label_end])
    suffix = reading.text[label_end:end] if organisation else ""
    governed = re.search(r"(?:délégué|chargé|en charge)[^,;.]*$", suffix)
    if governed:
        label = f"{label} {_label(governed.group(), capital=False)}"
    possessive = bool(_POSSESSIVE.search(reading.folded[max(0, begin - 8) : begin]))
    return Wording(begin, end, role_class, label, organisation, plural, possessive)


def _label(words: str, capital: bool = True) -> str:
    label = re.sub(r"\s+", " ", words.replace("^{", "").replace("}", "")).strip(" ,;:-–")
    label = re.sub(r" -(?=[A-Za-z])", "-", label)
    return label[:1].upper() + label[1:] if capital else label


def _extent(reading: Reading, start: int, limit: int, role_class: str) -> int:
    """Where the wording of a role ends."""
    folded, text = reading.folded, reading.text
    stop = min(limit, len(folded), start + _LONGEST)
    position = start
    depth = 0
    while position < stop and (token := _TOKEN.search(folded, position, stop)):
        word = token.group()
        if token.start() > position and folded[position : token.start()].strip():
            return position
        if word == ",":
            if role_class in ("rapporteur", "mayor", "treasurer", "secretary") or not _CONTINUES.match(folded, token.start()):
                return token.start()
        elif word == "(":
            if not re.match(r"\([A-Z][A-Za-z0-9-]{1,11}\)", text[token.start() : token.start() + 14]):
                return token.start()
            depth += 1
        elif word in ")]":
            if not depth:
                return token.start()
            depth -= 1
        elif word in ";:.[/–—|" or word.startswith("\n\n") or re.fullmatch(r"\n[ ]*\n", word) or word.startswith("   "):
            if word == "." and re.match(r"\.[A-Za-z]", text[token.start() : token.start() + 2]):
                position = token.end()
                continue
            return token.start()
        elif word == "\n" and re.match(r"\n\s*(?:[A-ZÀ-Þ][\wà-ÿ.'-]*\s+){0,3}[A-ZÀ-Þ]{2}", text[token.start() : token.start() + 60]):
            return token.start()
        elif word == "et" and re.match(r"et\s+(?:m\.|mme|mm\.|monsieur|madame|n'|ne |se |a |l'un|par |dirig|presid)", folded[token.start() : token.start() + 12]):
            return token.start()
        elif word.strip("'’") in _ends() or word in _ends():
            return token.start()
        position = token.end()
    return min(stop, position)


def _named(reading: Reading, start: int, end: int) -> tuple[str, int, int]:
    """(organisation, end of the label, end of the wording): the first organisation that the role is "of"."""
    for mention in reading.mentions_in("organisation", start, min(len(reading.folded), end + 120)):
        if mention.start >= end:
            break
        before = reading.folded[start : mention.start]
        of = _OF.search(before)
        if not of or _GOVERNED.search(before):
            continue
        return organisation_name(mention), start + of.start(), max(mention.end, end)
    return "", end, end


def organisation_name(mention: Mention) -> str:
    """The full name that an organisation mention stands for."""
    return str(getattr(mention.value, "name", mention.value))
