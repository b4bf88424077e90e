"""What the words between two names of a list make of them: giver and receiver, holder and giver, substitute."""

import re
from functools import cache
from typing import Literal

from ecograph.knowledge import load_rules

Link = Literal["gives", "holds", "replaces", "replaced", ""]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(load_rules("attendance")[name]).split())


_REPLACES = re.compile(
    r"\bsuppl\w*\s*:?\s*(?:de |d')?\s*$|\bremplac(?:e|ant|ante)\b\s*(?:de )?\s*$|\bremplacement (?:de |d')\s*$"
)
_REPLACED = re.compile(r"\b(?:remplac|supple)\w*\s+par\s*$")
_NAMED_POWER = re.compile(r"pouvoir|procuration|mandat|delegation|donn")
_TO = re.compile(r"(?:\b(?:a|par|au)|->|→|=>|>)\s*\(?\s*$")
_FOR = re.compile(r"\(\s*pour\s*$")
# "Mme A tient celui de M. B", "M. A vote pour Mme B", "Mme A, porteuse du pouvoir de M. B".
_HOLDS = re.compile(
    r"\b(?:tient|tenant|detient|detenant|porte|portant|exerce|dispose de|porteu(?:r|se) de|titulaire de) celui (?:de|d')\s*$"
    r"|\b(?:vote|votant|mandataire|agissant) (?:egalement |aussi )?(?:pour|au nom de|de)\s*$"
)
_LONGEST = 110


def link_between(glue: str, kind: str) -> tuple[Link, bool]:
    """The link of two names under a heading, from the folded words between them, and whether they name a power."""
    if kind in ("mandants", "mandataires") or _is_apart(glue):
        return "", False
    words = re.findall(r"[a-z]+'?|->|→|=>|>", glue)
    if not words:
        return ("gives", True) if kind == "proxy" and re.fullmatch(r"\s*\(\s*", glue) else ("", False)
    if _REPLACED.search(glue):
        return "replaced", False
    if _REPLACES.search(glue):
        return "replaces", False
    return _power_link(glue, words, kind)


def _is_apart(glue: str) -> bool:
    return (
        "\n\n" in glue.strip()
        or len(glue) > _LONGEST
        or ";" in glue
        or bool(re.search(r"[.]\s", glue[:-1]) and "n°" not in glue)
    )


def _power_link(glue: str, words: list[str], kind: str) -> tuple[Link, bool]:
    power = any(word in _words("power_words") for word in words)
    named = any(_NAMED_POWER.match(word) for word in words)
    if _HOLDS.search(glue):
        return "holds", True
    if words[-1] in _words("from_words") and (power or kind == "held" or _FOR.search(glue)):
        return "holds", True
    if _TO.search(glue) and (power or kind != "present"):
        strangers = [w for w in words[:-1] if w not in _words("link_words") and w not in _words("power_words")]
        if len(strangers) <= 2 or len(re.findall(r"[a-z]{3,}", re.sub(r"\([^()]*\)", "", glue))) <= 4:
            return "gives", named or words[-1] != "par"
    if power and re.search(r":\s*$", glue):
        return "gives", named
    if words[-1] in ("representant", "represente") and kind == "present":
        return "replaces", False
    return "", False
