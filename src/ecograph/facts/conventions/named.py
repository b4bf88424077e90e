"""Agreements that the document names: "convention conclue avec X", "accord entre A et B"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ecograph.facts.conventions import rules
from ecograph.facts.conventions.agreement import Agreement, without_sums
from ecograph.facts.conventions.implied import ImpliedReader
from ecograph.facts.conventions.reader import AgreementReader
from ecograph.facts.conventions.signed import SignedReader, find_signed
from ecograph.facts.parties import NamedOrganisations, Subjects
from ecograph.model.facts import Fact
from ecograph.model.readings import Reading

_GAP = re.compile(
    r"(?:(?!\b(?:subvention|montant|afin|somme|attribu|versement|recrut|travaux|demande)\b)[^.;:]){0,90}?"
    r"\b(?P<how>avec|entre|liant|unissant|associant|au profit de|en faveur de|(?<=consenti )aux?|(?<=consentie )aux?|(?<=consenti )a"
    r"|(?<=consentie )a)\b"
)
_DECIDES = re.compile(
    r"\b(?:approuv|autoris|decid|habilit|adopt|valid|signer|charge|vu|considerant|accept|conclure|passer|propos)"
)
_COOPERATIVE = re.compile(r"accord|charte|partenariat|collaboration|cooperation|protocole|recherche|consortium")
_WHOSE = re.compile(
    r"\bavec\s(?:lequel|laquelle|lesquels|lesquelles|qui)\s[^.;]{2,60}?\b(?:est|sont|a|ont)\s(?:en|conclu|signe"
    r"|passe|noue|etabli|renouvele|lie)e?s?\s(?:(?:par|en \d{4}|depuis \d{4}|le [0-9a-z ]{4,18})\s)?(?:une?\s)?(?:nouvel(?:le)?\s)?"
    r"(?P<agreement>convention|accord|contrat|charte|protocole|memorandum)"
)
_CONTRACTED = re.compile(
    r"\bavec\s(?:lequel|laquelle|qui)\s[^.;]{2,60}?\b(?:a|ont)\s(?:deja\s)?(?:contracte|conventionne|contractualise)\b"
)
_BROUGHT_IN = re.compile(
    r",?\sque\s[^.;:]{3,70}?\b(?:a|ont)\s(?:associe|integre|rejoint|lie|engage|missionne)e?s?\b[^.;:]{0,50}?\s"
    r"(?:par|selon)\s(?:une?\s)?(?P<agreement>convention|accord|contrat|charte|protocole)\b"
)
_BETWEEN = re.compile(
    r"(?:\s(?:du|en|de)\s[0-9][0-9a-z\s]{3,18},?)?\s(?:(?:conclue?|signee?|passee?|etablie?|intervenue?)\s)?"
    r"(?:entre(?=[^.;:]{3,80}?\set\s(?:cette|cet|ce|celle-ci|celui-ci|ladite|ledit|elle|lui)\b)|par)\s"
)
_DATED_WITH = re.compile(
    r"\s(?:(?:conclue?|signee?|passee?|etablie?)\s)?(?:du|en|de|le)\s(?:[0-9][0-9a-z\s]{3,18}|\d{4}),?\savec\s"
)
_SIGNED_BY = re.compile(
    r"\b(?:le|la|l'|un|une|cette|ce)\s?(?P<agreement>(?:contrat|convention|charte|accord|protocole|pacte)\b)"
    r"(?:[^.;:\n]|\n(?!\s*\n)){0,70}?\s(?:a ete |est |fut |avait ete )?(?:signee?|conclue?|passee?|ratifiee?)\s"
    r"(?:(?:le [0-9][0-9a-z\s]{3,18}|en (?:[a-z]+ )?\d{4}|a [a-z-]{3,20}),?\s){0,2}par\s(?=l'|la\s|le\s|les\s|[a-z])"
)
_EARLIER = re.compile(
    r"\bles\s(?:memes\s)?parties\s(?:ont|avaient)\s(?:deja\s)?(?:conclu|signe|passe)\s(?:une?|la)\s(?:premiere?\s|precedente?\s)?"
    r"(?P<agreement>convention|accord|contrat|charte|protocole)\b"
)
_AS_PART_OF = re.compile(r"\s(?:au titre|dans le cadre|en vertu|en application)\s(?:du|de la|de l'|d'un|d'une)\s?")
_US = re.compile(r"\bnous\s(?:liant|unissant|associant)\Z")
_BETWEEN_ALL = ("entre", "liant", "unissant", "associant")
_CONCLUDED = re.compile(r"\b(?:conclu|sign|pass|lie|lian|unissant|associant|consenti|entre|noue|etabli|avec)")
_INFINITIVE = re.compile(r"(?:signer|conclure|passer|etablir)\b")
_TO = re.compile(r"\s?[»\"]?\s(?:a|au|aux|avec)\s")
_WITH = re.compile(r"\b(?:avec|a|au|aux)\b")


class NamedReader(AgreementReader):
    """Reads the agreements whose other parties the words around name."""

    def with_parties(self) -> Iterator[Agreement]:
        """Agreements whose other parties follow their name."""
        for found in rules.agreement().finditer(self.reading.folded):
            if self.is_no_agreement(found):
                continue
            _, end = self.subjects.sentence(found.start())
            if self.is_framed(found):
                yield from self._framed(found)
                continue
            joined = _GAP.match(self.reading.folded, found.end(), min(end, found.end() + 120))
            listed = self.names.listed(joined.end()) if joined else ()
            if not joined or not listed:
                continue
            if self._is_loose(found) and not _CONCLUDED.search(joined[0]):
                continue
            parties = [n.name for n in listed]
            if joined["how"] in _BETWEEN_ALL and not _US.search(joined[0]):
                yield from self.stated(found, parties, found.start(), listed[-1].end)
            elif found["head"].endswith("s") and len(parties) > 1:
                counterpart = self._counterpart(found)
                for party, named in zip(parties, listed, strict=True):
                    yield from self.stated(found, [counterpart, party], found.start(), named.end)
            else:
                yield from self.stated(found, [self._counterpart(found), *parties], found.start(), listed[-1].end)

    def _is_loose(self, found: re.Match[str]) -> bool:
        return found["head"] in rules.loose_heads() and not found["qualifier"]

    def _framed(self, found: re.Match[str]) -> Iterator[Agreement]:
        """ "travaille avec X, au titre d'un accord-cadre": the other party stands before."""
        start, _ = self.subjects.sentence(found.start())
        dated = _DATED_WITH.match(self.reading.folded, found.end())
        if dated and (listed := self.names.listed(dated.end())):
            parties = [self.subjects.before(found.start()), *(n.name for n in listed)]
            yield from self.stated(found, parties, found.start(), listed[-1].end)
            return
        for joined in reversed(list(_WITH.finditer(self.reading.folded, start, found.start()))):
            listed = self.names.listed(joined.end())
            if listed and found.start() - listed[-1].end < 60:
                between = _BETWEEN.match(self.reading.folded, found.end())
                told = self.names.listed(between.end())[:1] if between else ()
                subject = told[0].name if told else self.subjects.before(joined.start())
                yield from self.stated(found, [subject, *(n.name for n in listed)], start, found.end())
                return
        named = self.names.within(start, found.start())
        if named and _AS_PART_OF.fullmatch(self.reading.folded, named[-1].end, found.start()):
            subject = self.subjects.before(named[-1].start)
            yield from self.stated(found, [subject, named[-1].name], start, found.end())

    def signed_by(self) -> Iterator[Agreement]:
        """ "Le contrat de ville a été signé le 3 juillet par l'État, la Ville et X": those who signed it."""
        for found in _SIGNED_BY.finditer(self.reading.folded):
            paper = rules.agreement().match(self.reading.folded, found.start("agreement"))
            listed = self.names.listed(found.end())
            if paper and len(listed) > 1:
                yield from self.stated(paper, [n.name for n in listed], found.start(), listed[-1].end)

    def bracketed(self) -> Iterator[Agreement]:
        """ "avec le pôle X (accord signé le 3 mars 2008)"."""
        for found in rules.agreement().finditer(self.reading.folded):
            if self.reading.folded[found.start() - 1 : found.start()] == "(":
                near = self.names.within(max(0, found.start() - 60), found.start())
                if near and found.start() - near[-1].end <= 3:
                    parties = [self.subjects.before(near[-1].start), near[-1].name]
                    yield from self.stated(found, parties, near[-1].start, found.end())

    def binding(self) -> Iterator[Agreement]:
        """ "le contrat lie l'État, la Région et X"."""
        for found in rules.pattern("binds").finditer(self.reading.folded):
            start, _ = self.subjects.sentence(found.start())
            papers = list(rules.agreement().finditer(self.reading.folded, start, found.start()))
            listed = self.names.listed(found.end())
            other = _TO.match(self.reading.folded, listed[-1].end) if len(listed) == 1 else None
            listed = (*listed, *self.names.listed(other.end())) if other else listed
            if papers and len(listed) > 1 and found.start() - papers[-1].end() < 60:
                yield from self.stated(papers[-1], [n.name for n in listed], start, listed[-1].end)

    def reversed(self) -> Iterator[Agreement]:
        """ "a conclu avec X un contrat de recherche" and "est lié à X par une convention"."""
        for key in ("reversed", "tied"):
            for found in rules.pattern(key).finditer(self.reading.folded):
                listed = self.names.listed(found.end())
                if not listed:
                    continue
                start, end = self.subjects.sentence(found.start())
                near = (listed[-1].end, min(end, listed[-1].end + 220)) if key == "reversed" else (start, end)
                paper = next((m for m in rules.agreement().finditer(self.reading.folded, *near)), None)
                if paper and not self.is_no_agreement(paper):
                    decided = _INFINITIVE.match(found[0]) is not None
                    subject = self.subjects.issuer(found.start()) if decided else self.subjects.before(found.start())
                    yield from self.stated(paper, [subject, *(n.name for n in listed)], start, listed[-1].end)

    def by_agreement(self) -> Iterator[Agreement]:
        """ "travaille, par convention, avec X et avec Y": one agreement with each."""
        for found in rules.pattern("by_agreement").finditer(self.reading.folded):
            _, end = self.subjects.sentence(found.start())
            joined = re.compile(r"[^.;:\n]{0,40}?\b(?:avec|a|au|aux)\b").match(self.reading.folded, found.end(), end)
            listed = self.names.listed(joined.end()) if joined else ()
            subject = self.subjects.before(found.start())
            paper = rules.agreement().match(self.reading.folded, found.start("agreement"))
            if paper and subject:
                for named in listed:
                    yield from self.stated(paper, [subject, named.name], found.start(), named.end)

    def whose(self) -> Iterator[Agreement]:
        """ "X, avec lequel la Communauté est en convention"."""
        for found in _WHOSE.finditer(self.reading.folded):
            before = self.names.within(max(0, found.start() - 90), found.start())
            told = self.names.within(found.start(), found.end())
            paper = rules.agreement().match(self.reading.folded, found.start("agreement"))
            if before and paper:
                other = told[0].name if told else self.subjects.before(before[-1].start)
                yield from self.stated(paper, [other, before[-1].name], before[-1].start, found.end())

    def contracted(self) -> Iterator[Agreement]:
        """ "X, avec laquelle la Région a contracté": an agreement that has no other name."""
        for found in _CONTRACTED.finditer(self.reading.folded):
            before = self.names.within(max(0, found.start() - 90), found.start())
            if not before:
                continue
            told = self.names.within(found.start(), found.end())
            other = told[0].name if told else self.subjects.before(before[-1].start)
            together = tuple(dict.fromkeys(name for name in (other, before[-1].name) if name))
            if len(together) == 2:
                yield Agreement(
                    kind="convention", parties=together, start=before[-1].start, end=found.end(),
                    rule="agreement-contracted", execution="signed", confidence=0.7,
                )  # fmt: skip

    def brought_in(self) -> Iterator[Agreement]:
        """ "X, que l'Association a associé au programme par accord": whom the relative clause is about, and who acts."""
        for found in _BROUGHT_IN.finditer(self.reading.folded):
            before = self.names.within(max(0, found.start() - 60), found.start() + 1)
            actor = self.names.within(found.start(), found.end())
            paper = rules.agreement().match(self.reading.folded, found.start("agreement"))
            if before and actor and paper and found.start() - before[-1].end <= 2:
                parties = [actor[0].name, before[-1].name]
                yield from self.stated(paper, parties, before[-1].start, found.end())

    def of_the_parties(self) -> Iterator[Agreement]:
        """ "Les parties ont conclu une première convention": an earlier one of those who write this one."""
        for written in self.written[:1]:
            for found in _EARLIER.finditer(self.reading.folded, written.end):
                paper = rules.agreement().match(self.reading.folded, found.start("agreement"))
                if paper:
                    made = self.stated(paper, list(written.parties), found.start(), found.end())
                    yield from (replace(a, execution="signed") for a in made)

    def _counterpart(self, found: re.Match[str]) -> str:
        start, _ = self.subjects.sentence(found.start())
        issuer = self.subjects.issuer(found.start())
        if issuer and _DECIDES.search(self.reading.folded, start, found.start()):
            return issuer
        subject = self.subjects.before(found.start())
        if not _COOPERATIVE.search(found[0]) and not self.names.within(start, found.start()):
            return issuer or subject
        return subject or issuer


def find_named(
    reading: Reading,
    names: NamedOrganisations,
    subjects: Subjects,
    known: tuple[Fact, ...],
    written: tuple[Agreement, ...],
) -> tuple[Agreement, ...]:
    """The agreements that the document names, in text order of each way of naming them."""
    reader = NamedReader(reading, names, subjects, known, written)
    implied = ImpliedReader(reading, names, subjects, known, written)
    signed = find_signed(SignedReader(reading, names, subjects, known, written))
    found = (
        *reader.with_parties(), *reader.reversed(), *reader.by_agreement(), *reader.bracketed(), *reader.binding(),
        *reader.signed_by(),
        *reader.whose(), *reader.contracted(), *reader.brought_in(), *reader.of_the_parties(), *signed, *implied.unparted(),
    )  # fmt: skip
    inside = [(a.start, a.end) for a in written]
    outside = without_sums(a for a in found if not any(s <= a.start < e for s, e in inside))
    return (*outside, *implied.approved())
