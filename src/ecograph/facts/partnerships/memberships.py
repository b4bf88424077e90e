"""Organisations that belong to groups, networks, federations and syndicats."""

import re
from collections.abc import Callable, Iterator

from ecograph.facts.parties import Named, NamedOrganisations, Subjects
from ecograph.facts.partnerships.rules import TieRule, membership_rules, pattern
from ecograph.knowledge import load_rules
from ecograph.model.facts import Act, Fact, Flow, Membership
from ecograph.model.readings import Reading
from ecograph.values.folding import name_key

Pair = tuple[str, str]  # member, group
_OF_MEMBER = re.compile(r"\s?(?:de la |de l'|du |de |des |d')")
_PRONOUN = re.compile(r"\s?(?:il|elle|ils|elles)\b")
_THEN_PRONOUN = re.compile(r"\s?[»\"]?\s?,\s(?:il|elle|ils|elles)\b")
_BOTH = re.compile(r"\b(?:l'une?\set\sl'autre|(?:tous|toutes)\s(?:les\s)?deux|les\sdeux)\b")
_ITEM = re.compile(r"\s{0,3}\n[ \t]*(?:[-•*◦▪–]|\d{1,2}[.)])[^\n]{3,200}")
_MOST_ITEMS = 40
_POSSESSIVE = re.compile(r"\b(?:son|sa|leur|notre) (?:[a-z]+ )?$")


class _Reader:
    """Reads member and group of each phrase of one reading."""

    def __init__(
        self, reading: Reading, known: tuple[Fact, ...], names: NamedOrganisations, subjects: Subjects
    ) -> None:
        self.reading, self.names, self.subjects = reading, names, subjects
        self.refused = {a.act for a in known if isinstance(a, Act) and a.adopted is False}

    def pairs(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        readers: dict[str, Callable[[TieRule, re.Match[str]], Iterator[Pair]]] = {
            "member_of": self._member_of, "has_members": self._has_members, "of_whom": self._of_whom,
            "adhesion": self._adhesion, "apposed": self._apposed, "heads_list": self._heads_list,
            "opens": self._opens, "on_board": self._on_board,
        }  # fmt: skip
        return readers[rule.reads](rule, found)

    def _member_of(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        groups = self.names.listed(found.end())
        beside = self.reading.mentions_in("person", max(0, found.start() - 60), found.start() + 1)
        if groups and not (beside and found.start() - beside[-1].end <= 2):
            start, _ = self.subjects.sentence(found.start())
            named = self.names.within(start, found.start())
            both = _BOTH.search(self.reading.folded, named[0].end if named else start, found.end())
            beside_it = [n.name for n in self.names.within(found.start(), found.end())]
            members = [n.name for n in named] if both else []
            if len(members) < 2:  # "elle travaille avec X, et l'une et l'autre sont membres de Y"
                members.append(self.subjects.before(named[0].start if both else found.start()))
            yield from ((name, group.name) for name in (*members, *beside_it) for group in groups)

    def _opens(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        """ "Affiliée au réseau X, elle ..." and "Membre de X, l'association Y ..."."""
        listed = self.names.listed(found.end())
        _, end = self.subjects.sentence(found.start())
        pronoun = _THEN_PRONOUN.search(self.reading.folded, found.end(), end)
        groups = [g for g in listed if not pronoun or g.end <= pronoun.start() + 3]
        behind = self.names.within(groups[-1].end, end) if groups else ()
        member = self.subjects.recalled(found.start()) if pronoun else behind[0].name if behind else ""
        yield from ((member, group.name) for group in groups if member)

    def _on_board(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        start, _ = self.subjects.sentence(found.start())
        named = self.names.within(start, found.start())
        member = named[0].name if named else self.subjects.issuer(found.start())
        group = self.subjects.recalled(found.start())
        if group:
            yield member, group

    def _has_members(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        members = self.names.listed(found.end())
        if rule.public_only:
            public = load_rules("memberships")["public_types"]
            if len(members) < 2 or any(m.type not in public for m in members):
                return
        group = self.subjects.before(found.start())
        yield from ((member.name, group) for member in members)

    def _of_whom(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        start, end = self.subjects.sentence(found.start())
        groups = self.names.within(start, found.start())
        members = self.names.within(found.end(), min(end, found.end() + 80))
        if not groups or found.start() - groups[-1].end > 25:
            return
        if _PRONOUN.match(self.reading.folded, found.end()):
            member = self.subjects.before(groups[-1].start)
        else:
            member = members[0].name if members else self.subjects.protagonist(found.start())
        yield member, groups[-1].name

    def _heads_list(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        """The first name of each item of the list that follows; the member stands before the colon, or is the issuer."""
        colon = self.reading.folded.find(":", found.end())
        told = self.names.within(found.end(), colon)
        member = told[0].name if told else self.subjects.issuer(found.start())
        position = colon + 1
        for _ in range(_MOST_ITEMS):
            item = _ITEM.match(self.reading.folded, position)
            if not item:
                return
            groups = self.names.within(item.start(), item.end())
            if groups:
                yield member, groups[0].name
            position = item.end()

    def _adhesion(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        part = self.reading.part_at(found.start())
        if part and part.id in self.refused:
            return
        listed = self.names.listed(found.end())
        if not listed:
            return
        first = listed[0]
        if "\n\n" in self.reading.folded[found.end() : first.start]:
            return  # "Adhésion à un réseau" is the title of what follows
        if _OF_MEMBER.match(self.reading.folded, found.end()) and "adhesion" in found[0]:
            _, end = self.subjects.sentence(found.start())
            groups = self._groups_after(first, end)
            yield from ((first.name, group.name) for group in groups)
            return
        owner = _POSSESSIVE.search(self.reading.folded, max(0, found.start() - 20), found.start())
        issuer = self.subjects.issuer(found.start())
        member = self.subjects.before(found.start()) if owner and not issuer else issuer
        yield from ((member, group.name) for group in listed)

    def _groups_after(self, member: Named, end: int) -> tuple[Named, ...]:
        follows = re.compile(r"[^.;:\n]{0,40}?\s(?:a|au|aux)\s").match(self.reading.folded, member.end, end)
        return self.names.listed(follows.end() - 1) if follows else ()

    def _apposed(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        members = self.names.within(max(0, found.start() - 60), found.start())
        if members and found.start() - members[-1].end <= 2:
            yield members[-1].name, self.subjects.protagonist(found.start())


def find_memberships(
    reading: Reading, known: tuple[Fact, ...], names: NamedOrganisations, subjects: Subjects
) -> tuple[Membership, ...]:
    """Membership facts of organisations, each pair once."""
    reader = _Reader(reading, known, names, subjects)
    stated: dict[tuple[str, str], Membership] = {}
    said: dict[tuple[int, str], str] = {}  # (sentence, group) -> its member
    for rule in membership_rules():
        for found in rule.finds(reading.folded, subjects.stretches):
            start, end = subjects.sentence(found.start())
            if pattern("memberships", "denied").search(reading.folded, max(start, found.start() - 40), found.end()):
                continue
            if pattern("memberships", "wished").search(reading.folded, max(0, found.start() - 80), found.start()):
                continue
            part = reading.part_at(found.start())
            issuer = subjects.issuer(found.start())
            for member, group in reader.pairs(rule, found):
                member = issuer if name_key(member) in name_key(issuer) else member  # "le Parc" is its syndicat
                member = said.get((start, name_key(member)), member)  # "X est au conseil de A et fait partie de B"
                said[start, name_key(group)] = member
                key = (name_key(member), name_key(group))
                if not all(key) or key[0] == key[1] or (key[1], key[0]) in stated:
                    continue
                evidence = (reading.evidence(start, min(end, start + 600), rule.id, 0.8),)
                stated.setdefault(
                    key, Membership(evidence=evidence, act=part.id if part else "", member=member, group=group)
                )
    for membership in _from_fees(known, reader.refused):
        stated.setdefault((name_key(membership.member), name_key(membership.group)), membership)
    return tuple(sorted(stated.values(), key=lambda m: (m.evidence[0].start, m.member, m.group)))


def _from_fees(known: tuple[Fact, ...], refused: set[str]) -> Iterator[Membership]:
    """Who is granted a membership fee has its payer for member."""
    for flow in known:
        if not isinstance(flow, Flow) or flow.instrument != "membership_fee" or not flow.payer:
            continue
        if flow.status in ("awarded", "paid", "proposed") and flow.act not in refused:
            yield Membership(evidence=flow.evidence[:1], act=flow.act, member=flow.payer, group=flow.payee)
