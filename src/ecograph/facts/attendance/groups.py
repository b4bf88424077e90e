"""Political groups and bodies that people sit for: from headings of lists and from what speakers say."""

import re
from collections.abc import Iterator

from ecograph.facts.attendance.entries import Entry
from ecograph.facts.people import PeopleOfDocument, find_speeches
from ecograph.model.facts import Membership
from ecograph.model.readings import Reading

_UNATTACHED = re.compile(r"non[- ]inscrit|sans etiquette")
# A speaker's own group: "notre groupe Marenne Autrement", "au nom du groupe « X »", "le groupe X votera".
_OWN_GROUP = re.compile(
    r"(?:\b(?:notre|mon) groupe(?:,)?|\bau nom du groupe|\ble groupe(?=[^.;\n]{3,60}\b(?:votera|s'abstiendra|"
    r"approuvera|s'opposera|soutiendra)\b)|\bpour le groupe(?=[^.;]{3,60},\s(?:que j'ai|que je|dont je|je |nous )))"
    r"\s+(?:politique\s+)?«?\s*"
)
_IN_GROUP = re.compile(
    r"\s?,?\s(?:(?:tous|toutes) deux )?(?:du|(?:elue?s?|membres?) du|pour le|au nom du)\sgroupe\s(?:politique\s)?«?\s*"
    r"|\s?\((?:groupe|liste)\s(?:politique\s)?«?\s*"
)
# "abstentions (groupe « X » : Mme A, M. B)".
_OF_GROUP = re.compile(r"\b(?:groupe|liste)\s(?:politique\s)?«\s?(?P<name>[^»\n]{2,60}(?:\n[^»\n]{1,40})?)\s?»\s?:\s?")
_WITH_NEXT = re.compile(r"\s*(?:,|\bet\b|,\s?et\b)\s*")
_IN_BRACKETS = re.compile(r"[^()«»\n]{2,60}(?=\))")
_QUOTED = re.compile(r"[^»\n]{2,60}(?:\n[^»\n]{1,40})?(?=\s*»)")
_GROUP_NAME = re.compile(r"(?:(?:[A-ZÀ-Þ][\w'’-]*|d['’][\w-]+|l['’][\w-]+|pour|et|de|des|du|la|le|les|en|à)\s?){1,7}")


def find_memberships(reading: Reading, people: PeopleOfDocument, entries: list[Entry]) -> Iterator[Membership]:
    """The groups of people, each person and group once."""
    seen: set[tuple[str, str]] = set()
    found = (*_listed(people, entries), *_spoken(reading, people), *_told(reading, people), *_counted(reading, people))
    for name, group, start, end in found:
        if (name, group) not in seen and not _UNATTACHED.match(group.lower()):
            seen.add((name, group))
            evidence = (reading.evidence(start, end, "membership-group"),)
            yield Membership(evidence=evidence, member=name, group=group, is_person=True)


def _told(reading: Reading, people: PeopleOfDocument) -> Iterator[tuple[str, str, int, int]]:
    """ "M. A et Mme B, du groupe X": the group of both."""
    for index, mention in enumerate(people.mentions):
        cue = _IN_GROUP.match(reading.folded, mention.end)
        if not cue:
            continue
        quoted = _QUOTED.match(reading.text, cue.end()) if cue.group().rstrip().endswith("«") else None
        bracketed = _IN_BRACKETS.match(reading.text, cue.end()) if "(" in cue.group() else None
        name = quoted or bracketed or _GROUP_NAME.match(reading.text, cue.end())
        group = re.sub(r"\s+(?:et|de|des|du|la|le|les|en|à|pour)?\s*$", "", name.group()) if name else ""
        if not group[:1].isupper():
            continue
        together = [mention]
        for before in reversed(people.mentions[:index]):
            if not _WITH_NEXT.fullmatch(reading.folded, before.end, together[0].start):
                break
            together.insert(0, before)
        for one in together:
            yield people.display(one.value), re.sub(r"\s+", " ", group), one.start, cue.end() + len(group)


def _counted(reading: Reading, people: PeopleOfDocument) -> Iterator[tuple[str, str, int, int]]:
    """ "(groupe « X » : Mme A, M. B)": the group of all that the list names."""
    for cue in _OF_GROUP.finditer(reading.folded):
        group = re.sub(r"\s+", " ", reading.text[cue.start("name") : cue.end("name")].strip())
        mention = people.at(cue.end(), reach=1)
        while mention and group[:1].isupper():
            yield people.display(mention.value), group, cue.start(), mention.end
            glue = _WITH_NEXT.match(reading.folded, mention.end)
            mention = people.at(glue.end(), reach=1) if glue else None


def _listed(people: PeopleOfDocument, entries: list[Entry]) -> Iterator[tuple[str, str, int, int]]:
    for entry in entries:
        if entry.group:
            yield people.display(entry.name), entry.group, entry.start, entry.end


def _spoken(reading: Reading, people: PeopleOfDocument) -> Iterator[tuple[str, str, int, int]]:
    for speech in find_speeches(reading, people):
        for cue in _OWN_GROUP.finditer(reading.folded, speech.start, speech.end):
            quoted = _QUOTED.match(reading.text, cue.end()) if cue.group().rstrip().endswith("«") else None
            name = quoted or _GROUP_NAME.match(reading.text, cue.end())
            group = re.sub(r"\s+(?:et|de|des|du|la|le|les|en|à|pour)?\s*$", "", name.group()) if name else ""
            if group[:1].isupper():
                yield (
                    people.display(speech.speaker.value),
                    re.sub(r"\s+", " ", group),
                    cue.start(),
                    cue.end() + len(group),
                )
