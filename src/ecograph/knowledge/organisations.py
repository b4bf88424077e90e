"""What is known of the names of organisations: the words that open them, announce them and end them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from ecograph.knowledge import load_rules
from ecograph.knowledge.gazetteers import gazetteer
from ecograph.values.folding import fold, name_key
from ecograph.values.organisations import comparison_key

Keep = Literal["yes", "no", "cased", "joined"]
Tail = Literal["place", "joined_place", "proper", "words", "bare", "none", "quoted", "direct", "capitalised"]
_WORD = re.compile(r"[a-z](?:\.[a-z])+|[a-z0-9]+")
_COMMUNE_HEAD = re.compile(r"^(?:commune|ville|mairie|municipalite) (?:de la|de l|de|du|des|d) ")
_SPELT_OUT = (
    (re.compile(r"^cci[tr]? "), "chambre de commerce et d industrie "),
    (re.compile(r"^c[hr]*u "), "centre hospitalier universitaire "),
    (re.compile(r"^ch "), "centre hospitalier "),
    (re.compile(r"^ca (?=d|[a-z]+ )"), "communaute d agglomeration "),
    (re.compile(r"^cc (?=d|[a-z]+ )"), "communaute de communes "),
    (re.compile(r"^cu (?=d|[a-z]+ )"), "communaute urbaine "),
    (re.compile(r"^cnam "), "conservatoire national des arts et metiers "),
    (re.compile(r"^caue "), "conseil d architecture d urbanisme et de l environnement "),
    (re.compile(r"^caf(?= |$)"), "caisse d allocations familiales"),
    (re.compile(r"^(?:ccas|c c a s)(?= |$)"), "centre communal d action sociale"),
    (re.compile(r"^(?:cias|c i a s)(?= |$)"), "centre intercommunal d action sociale"),
    (re.compile(r"^petr(?= |$)"), "pole d equilibre territorial et rural"),
    (re.compile(r"^cma "), "chambre de metiers et de l artisanat "),
    (re.compile(r"^region (?:de |d |du )"), "region "),
    (re.compile(r" provence alpes cote d azur$"), " paca"),
)
_PLACE_LINK = re.compile(r"\s(?:d[eu]s?\s|d'|de la\s|de l')")
_NAME_AFTER = re.compile(r"\s[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class Head:
    """Words that open a name, compiled over folded text; `siglum` says that capitals are asked of the act."""

    id: str
    pattern: re.Pattern[str]
    type: str
    keep: Keep
    tail: Tail
    name: str
    rename: str
    capital: bool
    siglum: bool
    plural: bool


def _head_pattern(head: str) -> re.Pattern[str]:
    if _is_siglum(head):
        letters = head.lower()
        return re.compile("(?:" + letters + "|" + r"\.".join(letters) + r"\.?)(?![a-z0-9])")
    spaced = fold(head).replace(" ?'? ?", "\0").replace("'", "\0").replace(" ", r"\s{1,3}")
    return re.compile(spaced.replace("\0", r"[\s']{1,3}") + r"(?![a-z0-9])")


def _is_siglum(head: str) -> bool:
    return head.isalpha() and head.isupper()


def _compile_head(group: dict[str, Any], head: str) -> Head:
    keep = {True: "yes", False: "no"}.get(group["keep"], group["keep"])
    return Head(
        id=group["id"], pattern=_head_pattern(head), type=group["type"], keep=keep, tail=group["tail"],
        name=group.get("name", ""), rename=group.get("rename", ""), capital=bool(group.get("capital")),
        siglum=_is_siglum(head), plural=False,
    )  # fmt: skip


@cache
def heads_by_word() -> dict[str, tuple[Head, ...]]:
    """The heads under each first word that may open them ("communaute" and "communautes")."""
    index: dict[str, list[Head]] = {}
    for group in load_rules("organisations")["heads"]:
        for head in group["heads"]:
            compiled = _compile_head(group, head)
            first = re.split(r"[ (?\[]|-(?!\w*\?)", fold(head))[0]
            for word in {first, first.removesuffix("s") if "?" in head else first, *_first_words(fold(head))}:
                index.setdefault(word, []).append(compiled)
    return {word: tuple(heads) for word, heads in index.items()}


def _first_words(head: str) -> set[str]:
    """The first words that a head may have: "cooperatives? x" has two."""
    found = re.match(r"([a-z']+)(\?)?", head)
    if not found:
        return set()
    word = found[1].split("'")[0] or found[1]
    return {word, word[:-1]} if found[2] else {word}


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the lists of words of the rules, folded: "stops", "joining", "not_in_names" ..."""
    return frozenset(fold(word) for word in load_rules("organisations")[name])


@cache
def not_heads() -> re.Pattern[str]:
    """What only looks like the head of a name."""
    patterns = (f"(?:{fold(pattern)})" for pattern in load_rules("organisations")["not_heads"])
    return re.compile("|".join(patterns).replace(" ", r"\s{1,3}"))


@dataclass(frozen=True, slots=True)
class Context:
    """A turn of phrase that ends right before a name, and the type of a name that nothing else types."""

    id: str
    pattern: re.Pattern[str]
    type: str


@cache
def contexts() -> tuple[Context, ...]:
    """The turns of phrase that announce a name."""
    return tuple(
        Context(rule["id"], re.compile(r"\b" + rule["phrase"].replace("{name}", "").rstrip()), rule["type"])
        for rule in load_rules("organisations")["contexts"]
    )


@cache
def plural_nouns() -> re.Pattern[str]:
    """The nouns whose plural opens a row of names."""
    heads = {head for group in load_rules("organisations")["heads"] for head in group["heads"] if "s? " in head + " "}
    nouns = {fold(head.split("(")[0]).replace("s?", "s").strip() for head in heads}
    longest_first = "|".join(sorted(nouns, key=len, reverse=True)).replace(" ", r"\s{1,2}")
    return re.compile(rf"(?<![a-z])(?:{longest_first})(?![a-z])")


@cache
def named_columns() -> re.Pattern[str]:
    """The title of a column that holds names of organisations."""
    words = "|".join(fold(word) for word in load_rules("organisations")["named_columns"])
    return re.compile(rf"(?<![a-z])(?:{words})s?(?![a-z])")


@cache
def streets() -> re.Pattern[str]:
    """What ends right before a name that is only a street's."""
    words = "|".join(fold(word) for word in load_rules("organisations")["streets"])
    return re.compile(rf"(?:^|[^a-z])(?:{words})\.?\s+(?:de la |de l'|de |du |des |d'|l')?$")


def first_word(folded: str, position: int) -> str:
    """The word that begins at a position of folded text, its dots dropped, else an empty string."""
    found = _WORD.match(folded, position)
    return found[0].replace(".", "") if found else ""


def heads_at(folded: str, position: int) -> tuple[list[Head], int]:
    """The longest heads that begin at a position of folded text, and where they end; several may share their words."""
    best: list[Head] = []
    longest = position
    for head in heads_by_word().get(first_word(folded, position), ()):
        found = head.pattern.match(folded, position)
        if found and found.end() >= longest:
            best = [*best, head] if found.end() == longest else [head]
            longest = found.end()
    return best, longest


def head_at(folded: str, position: int) -> tuple[Head, int] | None:
    """The first of the longest heads at a position of folded text, and where it ends."""
    heads, end = heads_at(folded, position)
    return (heads[0], end) if heads else None


@lru_cache(maxsize=20_000)
def type_of(name: str) -> str:
    """The type that the grammar of a name or a gazetteer gives it, else an empty string."""
    known = gazetteer().get(name)
    if known:
        return known.type
    folded = fold(name)
    heads, end = heads_at(folded, 0)
    for head in heads:
        if head.siglum and not name[0].isupper():
            continue
        if head.tail in ("quoted", "direct", "capitalised") and not _NAME_AFTER.match(name, end):
            continue
        if head.tail != "joined_place" or _PLACE_LINK.match(folded, end) or end == len(folded):
            return head.type
    if re.search(r"\b(?:metropole)\b", folded):
        return "metropole"
    if re.search(r"\b(?:agglomeration|agglo|communaute|agglopolys|grand [a-z]+ communaute)\b", folded):
        return "epci"
    return ""


@lru_cache(maxsize=20_000)
def group_key(name: str, kind: str = "") -> str:
    """A key that the writings of one organisation share: sigla at its head spelt out, legal forms left out."""
    key = name_key(name)
    if kind == "commune":
        return "commune " + _COMMUNE_HEAD.sub("", key)
    known = gazetteer().get(name)
    if known:
        key = name_key(known.name)
    for siglum, words in _SPELT_OUT:
        key = siglum.sub(words, key)
    return key if known or key != name_key(name) else comparison_key(name)
