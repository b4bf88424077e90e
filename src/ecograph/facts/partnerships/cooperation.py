"""Stated cooperation of two organisations."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import Literal, cast

from ecograph.facts.parties import Named, NamedOrganisations, Subjects
from ecograph.facts.partnerships.rules import TieRule, cooperation_rules, degree_patterns, pattern
from ecograph.model.facts import TERRITORIAL_TYPES, Convention, Fact, Flow, Partnership
from ecograph.model.readings import Reading
from ecograph.values.folding import name_key

Tie = Literal["convention", "project", "network", "event", "other"]
Degree = Literal["planned", "signed", "running", "ended", ""]
Pair = tuple[str, str]
_QUOTED = re.compile(r"[«\"“]\s*([^«»\"“”\n]{3,60}?)\s*[»\"”]")
_FOR = re.compile(r"\s?,?\s?(?:pour|sur|autour de|dans le domaine de|en matiere de|afin de)\s([^.;:,\n]{4,70})")
_TALKS = re.compile(r"\b(?:confondre|concurren|(?<!lutte )(?<!lutter )(?<!agir )contre\b|litige|differend)")
_COOPERATIVE = re.compile(r"partenariat|cooperation|collaboration|consortium|accord-cadre|convention-cadre|enfance")
_RECORD_HEAD = re.compile(
    r"\b(?:beneficiaire|porteur|structure|laboratoire|demandeur|organisme)s?(?: du projet)?\s?:\s?"
)
_AT_HEAD = 20  # characters before a phrase that still opens its sentence
_PRONOUN = re.compile(r"\s?(?:il|elle|ils|elles)\b|(?<=lui )|(?<=leur )")
_MEMBERS = re.compile(r"\b(?:associe|reunit|rassemble|regroupe|comprend)$")  # the consortium itself is the subject
_KEPT = re.compile(r"\b(?:est|sont|sera|seront) (?:tenu|gere|anime|conduit|mene|organise|ouvert|porte|assure)e?s?\b")
_STATE_FUNDERS = frozenset({"Union européenne"})


class _Reader:
    """Reads the parties of each phrase of one reading."""

    def __init__(
        self, reading: Reading, known: tuple[Fact, ...], names: NamedOrganisations, subjects: Subjects
    ) -> None:
        self.reading, self.names, self.subjects = reading, names, subjects
        self.flows = [fact for fact in known if isinstance(fact, Flow) and fact.payee and fact.purpose]

    def pairs(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        readers: dict[str, Callable[[TieRule, re.Match[str]], Iterator[Pair]]] = {
            "with": self._with, "of": self._of, "joint": self._joint, "together": self._together,
            "whom": self._whom, "whose": self._whose, "join": self._join, "record": self._record, "beside": self._beside,
            "brought": self._brought, "lends": self._lends,
        }  # fmt: skip
        return readers[rule.reads](rule, found)

    def _with(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        listed = self.names.listed(found.end())
        if rule.joint:
            yield from combinations([n.name for n in listed], 2) if len(listed) == 2 else ()
            return
        if listed:
            subject = self._holder(found) or self.subjects.before(found.end())
            partners = [n.name for n in (*listed, *self._coordinated(found, listed))]
            if (not subject or subject in partners) and self._is_thing_done(
                found
            ):  # "Le local est tenu avec X": nobody else is named, so the issuer holds it
                subject = self.subjects.issuer(found.start())
            yield from ((subject, partner) for partner in partners)

    def _is_thing_done(self, found: re.Match[str]) -> bool:
        """Whether the sentence is about a thing that is kept or run, and names nobody before the phrase."""
        start, _ = self.subjects.sentence(found.start())
        done = _KEPT.search(self.reading.folded, start, found.end())
        return bool(done) and not self.names.within(start, found.start())

    def _coordinated(self, found: re.Match[str], listed: tuple[Named, ...]) -> tuple[Named, ...]:
        """The names behind the same preposition said again: "s'appuie sur A pour ses essais et sur B pour le dessin"."""
        _, end = self.subjects.sentence(found.start())
        word = found[0].split()[-1] if found[0].split() else ""
        if word not in ("sur", "avec"):
            return ()
        again = re.compile(rf"[^.;:]{{0,70}}?(?:,|\bet|\bainsi que|\bpuis) {word}\s").match(
            self.reading.folded, listed[-1].end, end
        )
        return self.names.listed(again.end()) if again else ()

    def _beside(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        """ "Aux côtés de X, Y anime": at the head of a sentence the subject is the last name before the verb."""
        listed = self.names.listed(found.end())
        start, end = self.subjects.sentence(found.start())
        if found.start() - start >= _AT_HEAD or self.names.within(start, found.start()):
            yield from self._with(rule, found)
            return
        behind = self.names.within(listed[-1].end, end) if len(listed) == 1 else ()
        if len(listed) == 1 and not behind:
            yield self.subjects.before(found.start()), listed[0].name
            return
        subject, partners = (behind[:1], listed) if behind else (listed[-1:], listed[:-1])
        yield from ((s.name, n.name) for s in subject for n in partners)

    def _holder(self, found: re.Match[str]) -> str:
        """Who is paid for the action that the sentence names in quotes, where it names no body before: "l'action « X »"."""
        start, _ = self.subjects.sentence(found.start())
        quoted = _QUOTED.search(self.reading.text, start, found.start())
        if not quoted or self.names.within(start, found.start()):
            return ""
        wanted = name_key(quoted[1])
        payees = {f.payee for f in self.flows if wanted and wanted in name_key(f.purpose)}
        return payees.pop() if len(payees) == 1 else ""

    def _of(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        after = self.names.listed(found.end(), 40)
        if not after:
            return
        start, _ = self.subjects.sentence(found.start())
        before = self._list_that_ends(start, found.start())
        partners = [n.name for n in before] or [self.subjects.before(found.start())]
        yield from ((partner, n.name) for partner in partners for n in after[: 1 if before else None])

    def _joint(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        yield from combinations([n.name for n in self.names.listed(found.end())], 2)

    def _together(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        start, _ = self.subjects.sentence(found.start())
        yield from combinations([n.name for n in self._list_that_ends(start, found.start())], 2)

    def _whom(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        listed = [n.name for n in self.names.listed(found.end())]
        lead = self.subjects.before(found.start())
        is_whole = "entre" in found[0] or _MEMBERS.search(found[0])
        members = dict.fromkeys([lead, *listed] if len(listed) > 1 and lead and not is_whole else listed)
        yield from combinations(members, 2)

    def _whose(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        start, end = self.subjects.sentence(found.start())
        before = self.names.within(max(start, found.start() - 90), found.start())
        after = self.names.within(found.end(), min(end, found.end() + 60))
        if before:
            is_told = _PRONOUN.match(self.reading.folded, found.end()) or not after
            yield before[-1].name, self.subjects.before(before[-1].start) if is_told else after[0].name

    def _join(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        after = self.names.listed(found.end())
        start, _ = self.subjects.sentence(found.start())
        before = self._list_that_ends(start, found.start())
        yield from ((partner.name, n.name) for partner in before for n in (after if len(before) == 1 else after[:1]))

    def _brought(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        """ "X, que Y a associé au programme": whom the clause is about, and who acts in it."""
        before = self.names.within(max(0, found.start() - 60), found.start() + 1)
        _, end = self.subjects.sentence(found.start())
        actor = self.names.within(found.end(), min(end, found.end() + 70))
        if before and actor and found.start() - before[-1].end <= 2:
            yield actor[0].name, before[-1].name

    def _lends(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        """ "X mettra un technicien au service de Y": a private body that lends, and the first name after."""
        start, _ = self.subjects.sentence(found.start())
        lender = self.names.within(start, found.start())
        taker = self.names.listed(found.end())
        if lender and taker and lender[0].type not in TERRITORIAL_TYPES and found.start() - lender[-1].end < 30:
            yield lender[0].name, taker[0].name

    def _record(self, rule: TieRule, found: re.Match[str]) -> Iterator[Pair]:
        listed = self.names.listed(found.end())
        heads = list(_RECORD_HEAD.finditer(self.reading.folded, max(0, found.start() - 400), found.start()))
        holders = self.names.listed(heads[-1].end()) if heads else ()
        holder = holders[0].name if holders else self.subjects.before(found.start())
        yield from ((holder, n.name) for n in listed)

    def _list_that_ends(self, start: int, end: int) -> tuple[Named, ...]:
        """The list of names that ends right before `end`."""
        inside = self.names.within(start, end)
        for name in inside:
            listed = self.names.listed(name.start)
            if listed and listed[-1].end >= inside[-1].end and end - listed[-1].end <= 60:
                return listed
        return ()


def find_cooperations(
    reading: Reading, known: tuple[Fact, ...], names: NamedOrganisations, subjects: Subjects
) -> tuple[Partnership, ...]:
    """Partnership facts, one for each pair of organisations, the first statement first."""
    reader = _Reader(reading, known, names, subjects)
    stated: dict[frozenset[str], Partnership] = {}
    for rule in cooperation_rules():
        for found in rule.finds(reading.folded, subjects.stretches):
            if not _is_denied(reading, subjects, found):
                _keep(stated, _partnerships(reading, subjects, rule, found, reader.pairs(rule, found)))
    _keep(stated, _from_conventions(known))
    return tuple(sorted(stated.values(), key=lambda p: (p.evidence[0].start, p.party_a, p.party_b)))


def _keep(stated: dict[frozenset[str], Partnership], found: Iterator[Partnership]) -> None:
    for tie in found:
        key = frozenset((name_key(tie.party_a), name_key(tie.party_b)))
        if len(key) < 2 or "" in key:
            continue
        if key not in stated:
            stated[key] = tie
        elif stated[key].evidence[0] != tie.evidence[0]:
            earlier = stated[key]
            evidence = (*earlier.evidence, *tie.evidence)[:5]
            stated[key] = replace(earlier, evidence=evidence, subject=earlier.subject or tie.subject)


def _partnerships(
    reading: Reading, subjects: Subjects, rule: TieRule, found: re.Match[str], pairs: Iterator[Pair]
) -> Iterator[Partnership]:
    start, end = subjects.sentence(found.start())
    part = reading.part_at(found.start())
    for party_a, party_b in pairs:
        if not party_a or not party_b or {party_a, party_b} & _STATE_FUNDERS:
            continue
        yield Partnership(
            evidence=(reading.evidence(start, min(end, start + 600), rule.id, 0.8),),
            act=part.id if part else "",
            party_a=party_a,
            party_b=party_b,
            subject=_subject(reading, start, end, found.end()),
            tie=cast(Tie, rule.tie),
            degree=_degree(reading.folded[start : found.end()], rule),
        )


def _is_denied(reading: Reading, subjects: Subjects, found: re.Match[str]) -> bool:
    start, _ = subjects.sentence(found.start())
    before = max(start, found.start() - 60)
    if reading.folded.startswith("vu ", start):
        return True
    return bool(
        pattern("partnerships", "denied").search(reading.folded, before, found.end())
        or _TALKS.search(reading.folded, before, found.end())
    )


def _degree(words: str, rule: TieRule) -> Degree:
    for degree, phrase in degree_patterns():
        if phrase.search(words):
            return cast(Degree, degree)
    return cast(Degree, rule.degree)


def _subject(reading: Reading, start: int, end: int, cue_end: int) -> str:
    quoted = _QUOTED.search(reading.text, start, end)
    if quoted:
        return quoted[1]
    purpose = _FOR.search(reading.folded, cue_end, end)
    return " ".join(reading.text[purpose.start(1) : purpose.end(1)].split()[:10]) if purpose else ""


def _from_conventions(known: tuple[Fact, ...]) -> Iterator[Partnership]:
    """A convention that is called one of partnership, cooperation or collaboration ties its parties."""
    for convention in known:
        if not isinstance(convention, Convention) or not _COOPERATIVE.search(name_key(convention.kind)):
            continue
        if convention.evidence[0].rule in ("agreement-cited", "recalled-in-visa", "amended-agreement"):
            continue
        everyone = re.match(r"charte|accord de consortium|convention de consortium", name_key(convention.kind))
        pairs = (
            combinations(convention.parties, 2)
            if everyone
            else ((convention.parties[0], p) for p in convention.parties[1:])
        )
        for party_a, party_b in pairs:
            degree: Degree = "planned" if convention.execution == "draft" else "signed"
            yield Partnership(
                evidence=convention.evidence, act=convention.act, party_a=party_a, party_b=party_b,
                subject=convention.title or convention.kind, tie="convention", degree=degree,
            )  # fmt: skip
