"""Roles beside a name: "M. X, adjoint à la culture", "son Président, M. X", "Adjoints : A, B, C"."""

import re
from collections.abc import Iterator

from ecograph.facts.officials.candidates import Candidate
from ecograph.facts.officials.extent import heads
from ecograph.facts.officials.holders import holding_organisation
from ecograph.facts.officials.labels import label_of_one
from ecograph.facts.officials.scene import Scene
from ecograph.facts.officials.wording import Wording, read_wording
from ecograph.model.readings import Mention
from ecograph.values.people import civility_gender

_AFTER_NAME = re.compile(
    r"\s{0,2}(?:,\s*|\(\s*|[–-]\s+|:\s+)|[ ]+(?=[a-z0-9])|\n[ ]*(?=\d|vice|president|maire|adjoint)"
)
_NOUN_AND = re.compile(r"(?:(?:[a-zœ-]{4,} ){1,2}et )?")
_NEXT_ROLE = re.compile(r"\s*(?:,\s*(?:et\s+)?|\bet\s+)")
_TO_NAME = re.compile(
    r"\)?[\s,:–-]*(?:signe\s*:?\s*)?(?:en exercice\s*,?\s*|dument (?:habilit|autoris"
    r"|mandat)\w*[^,]{0,60},\s*)?(?:(?:est|etait|:)\s+)?[\s,:–-]*(?:- )?$"
)
_PLAIN_GLUE = re.compile(r"\s*(?:\([^()]{2,60}\))?\s*(?:[,;/–*-]\s*)?(?:et\s+|et de |de |ainsi que )?\s*")
_NOT_HELD = re.compile(
    r"(?:\bpour l[ae]|\bp[/.] ?l[ae]|\bremplacement d[ue]|\babsence d[ue]|\bvu l[ae]s?|\bl'attention d[ue])\s*$"
)
_ADDRESSED = re.compile(r"\b(monsieur|madame|m\.|mme)\s+l[ae]\s*$")
_DELEGATED = re.compile(r",?\s*est deleguee? (?P<field>(?:au|aux|a la|a l')[^.;\n]{3,120})")


def find_appositions(scene: Scene) -> Iterator[Candidate]:
    """Roles after and before the names of a reading."""
    used: set[int] = set()
    mentions = scene.people.mentions
    for index, mention in enumerate(mentions):
        for wording in _after(scene, mention):
            used.add(wording.start)
            yield from _spread(scene, mentions, index, wording)
    for index, mention in enumerate(mentions):
        floor = mentions[index - 1].end if index else 0
        before = _before(scene, mention, floor, used)
        if before:
            yield from _spread_forward(scene, mentions, index, before)


def _after(scene: Scene, mention: Mention) -> Iterator[Wording]:
    folded = scene.reading.folded
    glue = _AFTER_NAME.match(folded, mention.end)
    position = glue.end() if glue else -1
    for _ in range(3):
        if position < 0:
            return
        skip = _NOUN_AND.match(folded, position)
        wording = read_wording(scene, position) or (
            read_wording(scene, skip.end()) if skip and skip.end() > position else None
        )
        if not wording or _is_title_of_list(scene, mention, wording):
            return
        yield wording
        following = _NEXT_ROLE.match(folded, wording.end)
        position = following.end() if following else -1


def _is_title_of_list(scene: Scene, mention: Mention, wording: Wording) -> bool:
    """True where the role after a name opens what follows: "ADJOINTS : ...", "Le Président, ..."."""
    if re.match(r"\s*:", scene.reading.folded[wording.end : wording.end + 4]):
        return True
    glue = scene.reading.text[mention.end : wording.start]
    return bool(re.fullmatch(r"\s+(?:Le|La|L['’]|LE|LA)\s*", glue))


def _spread(scene: Scene, mentions: tuple[Mention, ...], index: int, wording: Wording) -> Iterator[Candidate]:
    """The role for its name, and for the names before it where it is plural or shared out with "respectivement"."""
    group = [mentions[index]]
    folded = scene.reading.folded
    shared = "respectivement" in folded[mentions[index].end : wording.start]
    if wording.is_plural or shared:
        for before in reversed(mentions[:index]):
            between = folded[before.end : group[0].start]
            if not _PLAIN_GLUE.fullmatch(between) or heads().search(between):
                break
            group.insert(0, before)
    if shared:
        yield from _shared_out(scene, group, wording)
        return
    for mention in group:
        yield _candidate(scene, mention, _widened(scene, wording), "role-after-name")


def _shared_out(scene: Scene, group: list[Mention], first: Wording) -> Iterator[Candidate]:
    """ "MM. A et B, respectivement président de X et trésorier de Y": one role each, in order."""
    wordings = [first]
    while len(wordings) < len(group):
        following = _NEXT_ROLE.match(scene.reading.folded, wordings[-1].end)
        wording = read_wording(scene, following.end()) if following else None
        if not wording:
            break
        wordings.append(wording)
    if len(wordings) == len(group):
        organisation = wordings[-1].organisation
        for mention, wording in zip(group, wordings, strict=True):
            yield _candidate(scene, mention, wording, "role-respectively", organisation)


def _widened(scene: Scene, wording: Wording) -> Wording:
    """ "quatrième Vice-Président, est délégué à X" is one role."""
    match = _DELEGATED.match(scene.reading.folded, wording.end)
    if not match:
        return wording
    field = scene.reading.text[match.start("field") : match.end("field")]
    feminine = "e" if "ee " in match.group()[:18] else ""
    label = re.sub(r"\s+", " ", f"{wording.label} délégué{feminine} {field}").strip(" ,")
    return Wording(wording.start, match.end(), wording.role_class, label, wording.organisation, wording.is_plural)


def _before(scene: Scene, mention: Mention, floor: int, used: set[int]) -> Wording | None:
    folded = scene.reading.folded
    start = max(floor, mention.start - 230)
    if _is_under_columns(scene, mention) or _is_among_names(scene, mention):
        return None
    for head in reversed(list(heads().finditer(folded, start, mention.start))):
        if head.start() in used:
            return None
        wording = read_wording(scene, head.start(), limit=mention.start)
        if not wording or wording.start in used:
            continue
        tail = folded[wording.end : mention.start]
        if not _TO_NAME.fullmatch(tail) or tail.count("\n") > 6:
            continue
        before = folded[max(0, wording.start - 30) : wording.start]
        if _NOT_HELD.search(re.sub(r"\bl[ae]\s*$", "", before)) or _NOT_HELD.search(before):
            return None
        addressed = _ADDRESSED.search(before)
        if (
            addressed
            and (mention.value.civility or civility_gender(addressed[1]) not in (mention.value.gender, ""))
            and mention.value.civility
        ):
            return None
        return wording
    return None


def _is_under_columns(scene: Scene, mention: Mention) -> bool:
    """True where the line above a name that stands alone on its line holds several columns: a block of signatures."""
    text = scene.reading.text
    line_start = text.rfind("\n", max(0, mention.start - 400), mention.start) + 1
    if text[line_start : mention.start].rpartition("   ")[2].strip():
        return False
    above = [line for line in text[max(0, line_start - 400) : line_start].splitlines() if line.strip()][-2:]
    return any(re.search(r"\S[ ]{4,}\S", line) for line in above)


def _is_among_names(scene: Scene, mention: Mention) -> bool:
    """True where the line of a name holds only names, two or more: titles stand above in the same order."""
    text = scene.reading.text
    start, end = (
        text.rfind("\n", max(0, mention.start - 200), mention.start) + 1,
        text.find("\n", mention.end, mention.end + 200),
    )
    end = len(text) if end < 0 else end
    inside = scene.people.between(start, end)
    if len(inside) < 2 or end - start > 160:
        return False
    rest = text[start:end]
    for person in inside:
        rest = rest.replace(text[person.start : person.end], "")
    return not rest.strip()


def _spread_forward(scene: Scene, mentions: tuple[Mention, ...], index: int, wording: Wording) -> Iterator[Candidate]:
    """The role for the name after it, and for the names that follow where it is plural."""
    yield _candidate(scene, mentions[index], wording, "role-before-name")
    if not wording.is_plural:
        return
    for previous, current in zip(mentions[index:], mentions[index + 1 :], strict=False):
        glue = scene.reading.folded[previous.end : current.start]
        if not _PLAIN_GLUE.fullmatch(glue) or "\n\n" in glue:
            return
        yield _candidate(scene, current, wording, "role-before-names")


def _candidate(scene: Scene, mention: Mention, wording: Wording, rule: str, shared_organisation: str = "") -> Candidate:
    organisation, is_default = holding_organisation(scene, mention, wording, shared_organisation)
    label = label_of_one(wording, mention.value.gender)
    start, end = min(mention.start, wording.start), max(mention.end, wording.end)
    return Candidate(mention.value, wording.role_class, label, organisation, start, end, rule, is_default)
