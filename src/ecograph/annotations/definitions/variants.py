"""One organisation under several writings: capitals, quotes, legal forms, sigla, short forms."""

import re
from collections import Counter

from ecograph.knowledge.gazetteers import gazetteer
from ecograph.knowledge.organisations import group_key, head_at
from ecograph.model.readings import Mention, Reading
from ecograph.values.folding import fold, name_key
from ecograph.values.organisations import comparison_key, initials, is_siglum, title_cased

_TERRITORY_HEAD = re.compile(
    r"^(?:(?:communaute (?:d agglomeration|de communes|urbaine)|ca|cc|cu) (?:de la |de l |de |du |des |d )?(?=\w+ \w)"
    r"|region (?=\w+ \w)|(?:commune|ville|mairie) (?:de la |de l |de |du |des |d ))"
)
_BEGUN = (
    "region", "association", "syndicat", "chamber", "metropole", "epci", "other", "research", "company", "university",
    "state",
)  # fmt: skip
_TOLD_BY_PLACE = ("organisation/name-column", "organisation/list-item")  # their type is a guess
_SMALL = frozenset(("de", "du", "des", "d", "la", "le", "les", "l"))
_TERRITORIES = ("commune", "epci", "metropole", "departement", "region")


def _better(names: Counter[str]) -> str:
    """The full name among writings: small letters before capitals, words before siglum, frequent, long."""

    def rank(name: str) -> tuple[bool, bool, bool, bool, int, int]:
        lower = any(c.islower() for c in name)
        known = gazetteer().get(name)
        official = known is not None and name_key(known.name) == name_key(name)
        return (lower, official, " " in name and not is_siglum(name), not name[0].islower(), names[name], len(name))

    return max(names, key=rank)


def group_variants(reading: Reading, explicit: dict[str, str]) -> dict[str, str]:
    """Every writing of an organisation -> the writing that stands for it."""
    groups: dict[str, Counter[str]] = {}
    types: dict[str, str] = {}
    writings: dict[str, set[str]] = {}
    for mention in reading.by_kind.get("organisation", ()):
        key = group_key(mention.value.name, mention.value.type)
        groups.setdefault(key, Counter())[mention.value.name] += 1
        types.setdefault(key, mention.value.type)
        writings.setdefault(key, set()).add(name_key(reading.text[mention.start : mention.end]))
    best: dict[str, str] = {}
    for key, names in groups.items():
        chosen = _better(names)
        if types[key] in _TERRITORIES:
            chosen = re.sub(r"^(?:Mairie|Municipalité)\b", "Commune", title_cased(chosen))
            chosen = chosen[0].upper() + chosen[1:]
        best.update(dict.fromkeys((*writings[key], *map(name_key, names)), chosen))
    return best


def short_forms(reading: Reading, aliases: dict[str, str]) -> dict[str, str]:
    """Sigla and names without their first nouns, where only one full name has that short form."""
    found: dict[str, set[str]] = {}
    fulls = {aliases.get(name_key(m.value.name), m.value.name) for m in reading.by_kind.get("organisation", ())}
    sigla = set(re.findall(r"(?<![\w.-])[A-Z]{3,8}(?![\w-])", reading.text))
    found |= _beginnings(reading, aliases)
    for full in fulls:
        key = name_key(full)
        for short in (comparison_key(full), _TERRITORY_HEAD.sub("", key)):
            if short != key and len(short) > 2 and not short.isdigit():
                found.setdefault(short, set()).add(full)
        bare = _without_head(full)
        if bare:
            found.setdefault(name_key(bare), set()).add(full)
        letters = initials(full)
        if letters in sigla and len(letters) > 2:
            found.setdefault(letters.lower(), set()).add(full)
    return {short: names.pop() for short, names in found.items() if len(names) == 1}


def _without_head(name: str) -> str:
    """What follows the type noun of a name at once: "SEM Garonne Énergies" -> "Garonne Énergies"."""
    found = head_at(fold(name), 0)
    if not found or found[0].type in _TERRITORIES or found[0].type in ("state", "university", "chamber"):
        return ""
    rest = name[found[1] :].strip(' «»"')
    return rest if len(rest) > 3 and rest[0].isupper() else ""


def _beginnings(reading: Reading, aliases: dict[str, str]) -> dict[str, set[str]]:
    """Names that begin one longer name of the same type: "ADMR" for "ADMR du Canton"."""
    sure = (m for m in mentions_of(reading, _BEGUN) if m.rule not in _TOLD_BY_PLACE)
    names = {(aliases.get(name_key(m.value.name), m.value.name), m.value.type) for m in sure}
    names = {(name, kind) for name, kind in names if kind != "state" or is_siglum(name.split()[0])}
    begun: dict[str, set[str]] = {}
    for short, kind in names:
        longer = {full for full, other in names if other == kind and _begins(short, full, kind)}
        if longer:
            begun[name_key(short)] = {
                full for full in longer if not any(_begins(full, other, kind) for other in longer)
            }
    return begun


def _begins(short: str, full: str, kind: str) -> bool:
    """Whether a name begins a longer one, sigla spelt out and small words aside: "CCAS" for "CCAS de Grandval"."""
    return any(
        longer.startswith(begun + " ")
        for begun, longer in (
            (name_key(short), name_key(full)),
            (_plain_key(short, kind), _plain_key(full, kind)),
        )
    )


def _plain_key(name: str, kind: str) -> str:
    return " ".join(word for word in group_key(name, kind).split() if word not in _SMALL)


def mentions_of(reading: Reading, kinds: tuple[str, ...]) -> list[Mention]:
    """Organisation mentions of some types, in text order."""
    return [m for m in reading.by_kind.get("organisation", ()) if m.value.type in kinds]
