"""Agreements that the document names: "convention conclue avec X", "accord entre A et B", "approuve la convention"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ecograph.facts.conventions import rules
from ecograph.facts.conventions.agreement import Agreement, Execution
from ecograph.facts.conventions.periods import read_period
from ecograph.facts.parties import NamedOrganisations, Subjects
from ecograph.model.facts import Act, Fact, Flow
from ecograph.model.readings import Reading
from ecograph.values.folding import name_key

_GAP = re.compile(
    r"(?:(?!\b(?:subvention|montant|afin|somme|attribu|versement|recrut|travaux|demande)\b)[^.;:]){0,90}?"
    r"\b(?P<how>avec|entre|liant|au profit de|en faveur de)\b"
)
_DECIDES = re.compile(
    r"\b(?:approuv|autoris|decid|habilit|adopt|valid|signer|charge|vu|considerant|accept|conclure|passer|propos)"
)
_BASE = re.compile(
    r"\s?(?:n ?° ?\d+\s)?(?:a|au|de)\s(?:la\s|l'|le\s)?(?P<base>(?:convention|contrat|accord|charte)[^.;\n]{0,90})"
)
_YEARS = re.compile(r"(?<![\d/.-])(?P<from>(?:19|20)\d\d)(?:\s?[-/aà]\s?(?P<to>(?:19|20)\d\d))?(?![\d/])")
_COOPERATIVE = re.compile(r"accord|charte|partenariat|collaboration|cooperation|protocole|recherche|consortium")
_WHOSE = re.compile(
    r"\bavec (?:lequel|laquelle|lesquels|lesquelles|qui) [^.;\n]{2,60}?\b(?:est|sont|a|ont)\s(?:en|conclu|signe"
    r"|passe|noue|lie)e?s?\s(?:par\s)?(?:une?\s)?"
    r"(?P<agreement>convention|accord|contrat|charte)"
)
_CONCLUDED = re.compile(r"\b(?:conclu|sign|pass|lie|entre|noue|etabli|avec)")
_INFINITIVE = re.compile(r"(?:signer|conclure|passer|etablir)\b")
_WITH = re.compile(r"\b(?:avec|a|au|aux)\b")
_EACH = re.compile(
    r"\s(?:[a-z ]{0,30})?avec (?:chacune?|chaque|les|ces|tous les|toutes les) (?:des |de ces |d'entre |eux"
    r"|elles)?(?:[a-z]+ )?(?:associations|beneficiaires|poles|clubs|organismes|structures|elles|eux)"
)
_MOST_BENEFICIARIES = 3


class _Reader:
    """Reads the agreements that one reading names."""

    def __init__(
        self, reading: Reading, names: NamedOrganisations, subjects: Subjects,
        known: tuple[Fact, ...], written: tuple[Agreement, ...],
    ) -> None:  # fmt: skip
        self.reading, self.names, self.subjects, self.written = reading, names, subjects, written
        self.acts = tuple(f for f in known if isinstance(f, Act))
        self.flows = tuple(f for f in known if isinstance(f, Flow) and f.status in ("awarded", "proposed"))

    def with_parties(self) -> Iterator[Agreement]:
        """Agreements whose other parties follow their name."""
        for found in rules.agreement().finditer(self.reading.folded):
            if self._is_no_agreement(found):
                continue
            _, end = self.subjects.sentence(found.start())
            if self._is_framed(found):
                yield from self._framed(found)
                continue
            joined = _GAP.match(self.reading.folded, found.end(), min(end, found.end() + 120))
            listed = self.names.listed(joined.end()) if joined else ()
            if not joined or not listed:
                continue
            if self._is_loose(found) and not _CONCLUDED.search(joined[0]):
                continue
            parties = [n.name for n in listed]
            if joined["how"] in ("entre", "liant"):
                yield from self._stated(found, parties, found.start(), listed[-1].end)
            elif found["head"].endswith("s") and len(parties) > 1:
                counterpart = self._counterpart(found)
                for party, named in zip(parties, listed, strict=True):
                    yield from self._stated(found, [counterpart, party], found.start(), named.end)
            else:
                yield from self._stated(found, [self._counterpart(found), *parties], found.start(), listed[-1].end)

    def _is_loose(self, found: re.Match[str]) -> bool:
        return found["head"] in rules.loose_heads() and not found["qualifier"]

    def _is_framed(self, found: re.Match[str]) -> bool:
        return bool(rules.pattern("framed").search(self.reading.folded, max(0, found.start() - 40), found.start()))

    def _framed(self, found: re.Match[str]) -> Iterator[Agreement]:
        """ "travaille avec X, au titre d'un accord-cadre": the other party stands before."""
        start, _ = self.subjects.sentence(found.start())
        for joined in reversed(list(_WITH.finditer(self.reading.folded, start, found.start()))):
            listed = self.names.listed(joined.end())
            if listed and found.start() - listed[-1].end < 60:
                parties = [self.subjects.before(joined.start()), *(n.name for n in listed)]
                yield from self._stated(found, parties, start, found.end())
                return

    def bracketed(self) -> Iterator[Agreement]:
        """ "avec le pôle X (accord signé le 3 mars 2008)"."""
        for found in rules.agreement().finditer(self.reading.folded):
            if self.reading.folded[found.start() - 1 : found.start()] == "(":
                near = self.names.within(max(0, found.start() - 60), found.start())
                if near and found.start() - near[-1].end <= 3:
                    parties = [self.subjects.before(near[-1].start), near[-1].name]
                    yield from self._stated(found, parties, near[-1].start, found.end())

    def binding(self) -> Iterator[Agreement]:
        """ "le contrat lie l'État, la Région et X"."""
        for found in rules.pattern("binds").finditer(self.reading.folded):
            start, _ = self.subjects.sentence(found.start())
            papers = list(rules.agreement().finditer(self.reading.folded, start, found.start()))
            listed = self.names.listed(found.end())
            if papers and len(listed) > 1 and found.start() - papers[-1].end() < 60:
                yield from self._stated(papers[-1], [n.name for n in listed], start, listed[-1].end)

    def unparted(self) -> Iterator[Agreement]:
        """ "Une convention sera signée": the issuer, and the organisation that the act speaks of."""
        for found in rules.pattern("unparted").finditer(self.reading.folded):
            key = next(k for k in ("agreement", "agreement2", "agreement3", "agreement4") if found[k])
            paper = rules.agreement().match(self.reading.folded, found.start(key))
            issuer = self.subjects.issuer(found.start())
            if (
                paper is None
                or not issuer
                or self._is_no_agreement(paper)
                or (self._is_framed(paper) and key != "agreement3")
            ):
                continue
            if self.written or re.search(r"\bavec\b|\bentre\b", self.reading.folded[found.end() : found.end() + 40]):
                continue
            start, end = self.subjects.sentence(found.start())
            spoken = (
                self.subjects.before(found.start())
                if key != "agreement2" or self.names.within(start, found.start())
                else ""
            )
            other = self._paid_in(start, end) or (spoken if spoken != issuer else "")
            other = other or self.subjects.beneficiary(found.start())
            made = self._stated(paper, [issuer, other], found.start(), found.end())
            yield from (replace(a, rule="agreement-without-parties", confidence=0.6) for a in made)

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
                if paper and not self._is_no_agreement(paper):
                    decided = _INFINITIVE.match(found[0]) is not None
                    subject = self.subjects.issuer(found.start()) if decided else self.subjects.before(found.start())
                    yield from self._stated(paper, [subject, *(n.name for n in listed)], start, listed[-1].end)

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
                    yield from self._stated(paper, [subject, named.name], found.start(), named.end)

    def approved(self) -> Iterator[Agreement]:
        """Agreements that the act approves or signs without naming the parties: the issuer and its beneficiaries."""
        for found in rules.pattern("approved").finditer(self.reading.folded):
            paper = rules.agreement().match(self.reading.folded, found.start("agreement"))
            if paper is None or self._is_no_agreement(paper):
                continue
            issuer = self.subjects.issuer(found.start())
            part = self.reading.part_at(found.start())
            act = part.id if part else ""
            if not issuer or self.written:
                continue
            payees = self._payees(issuer, act)
            several = found["which"].strip() in ("les", "des") or found["agreement"].endswith("s")
            several = several or bool(_EACH.match(self.reading.folded, found.end()))
            if len(payees) > (_MOST_BENEFICIARIES if several else 1) or not payees:
                continue
            for payee in payees:
                made = self._stated(paper, [issuer, payee], found.start(), found.end())
                yield from (replace(a, execution="approved", rule="agreement-approved") for a in made)

    def _paid_in(self, start: int, end: int) -> str:
        """The one beneficiary of a flow that the words [start, end) state, or an empty string."""
        first, last = self.reading.origin[start], self.reading.origin[min(end, len(self.reading.text))]
        payees = {f.payee for f in self.flows for e in f.evidence if e.start < last and first < e.end}
        return payees.pop() if len(payees) == 1 else ""

    def whose(self) -> Iterator[Agreement]:
        """ "X, avec lequel la Communauté est en convention"."""
        for found in _WHOSE.finditer(self.reading.folded):
            before = self.names.within(max(0, found.start() - 90), found.start())
            told = self.names.within(found.start(), found.end())
            paper = rules.agreement().match(self.reading.folded, found.start("agreement"))
            if before and paper:
                other = told[0].name if told else self.subjects.before(before[-1].start)
                yield from self._stated(paper, [other, before[-1].name], before[-1].start, found.end())

    def _payees(self, issuer: str, act: str) -> dict[str, None]:
        """Whom the act itself pays: awards of its own year, proposals where it only proposes."""
        own = [f for f in self.flows if f.payer in (issuer, "") and f.payee != issuer and (not act or f.act == act)]
        years = [f.year for f in own if f.year is not None]
        latest = [f for f in own if f.year is None or f.year == max(years)]
        awarded = [f for f in latest if f.status == "awarded"]
        payees = dict.fromkeys(f.payee for f in awarded or latest)
        return payees or dict.fromkeys(self._titled(issuer, act))

    def _titled(self, issuer: str, act: str) -> list[str]:
        """The one organisation beside the issuer that the title of the act names, in a list, or nothing."""
        title = name_key(" ".join(a.title for a in self.acts if not act or a.act == act))
        named = {n.name for n in self.names.all if n.name != issuer and f" {name_key(n.name)} " in f" {title} "}
        return sorted(named) if len(named) == 1 else []

    def _is_no_agreement(self, found: re.Match[str]) -> bool:
        start, end = max(0, found.start() - 14), found.end() + 30
        return any(
            m.start() <= found.end() and m.end() > found.start()
            for m in rules.pattern("not_agreements").finditer(self.reading.folded, start, end)
        )

    def _counterpart(self, found: re.Match[str]) -> str:
        start, _ = self.subjects.sentence(found.start())
        issuer = self.subjects.issuer(found.start())
        if issuer and _DECIDES.search(self.reading.folded, start, found.start()):
            return issuer
        subject = self.subjects.before(found.start())
        if not _COOPERATIVE.search(found[0]) and not self.names.within(start, found.start()):
            return issuer or subject
        return subject or issuer

    def _stated(self, paper: re.Match[str], parties: list[str], start: int, end: int) -> Iterator[Agreement]:
        together = tuple(dict.fromkeys(p for p in parties if p))
        if len(together) < 2:
            return
        sentence_start, sentence_end = self.subjects.sentence(paper.start())
        sentence = self.reading.folded[sentence_start : min(sentence_end, sentence_start + 900)]
        kind = " ".join(self.reading.text[paper.start() : paper.end()].split())
        behind = self.reading.folded[paper.end() : min(sentence_end, paper.end() + 60)]
        years = _YEARS.search(behind)
        period = read_period(sentence)
        agreement = Agreement(
            kind=kind[0].lower() + kind[1:] if not kind.isupper() else kind.lower(), parties=together,
            start=min(start, paper.start()), end=max(end, paper.end()),
            rule="agreement-cited" if sentence.startswith("vu ") else "agreement-named",
            year=int(years["from"]) if years else None, period_start=period[0], period_end=period[1],
            execution=_execution(sentence),
        )  # fmt: skip
        yield from self._with_base(agreement, paper)

    def _with_base(self, agreement: Agreement, paper: re.Match[str]) -> Iterator[Agreement]:
        """An amendment, and the agreement that it amends."""
        base = _BASE.match(self.reading.folded, paper.end()) if paper["head"].startswith("avenant") else None
        if base is None:
            yield agreement
            return
        amended = rules.agreement().match(self.reading.folded, base.start("base"))
        words = " ".join(self.reading.text[base.start("base") : base.end("base")].split())
        short = re.split(
            r"\s(?:avec|entre|conclue?|signee?|relative?|passee?|annex|jointe?|en vue|portant|telle?)\b", words
        )[0]
        yield replace(agreement, amends=short.strip(" ,"))
        if amended:
            kind = " ".join(self.reading.text[amended.start() : amended.end()].split())
            years = _YEARS.search(words)
            year = int(years["from"]) if years else None
            yield replace(agreement, kind=kind, year=year, period_start=None, period_end=None, execution="signed")


def _execution(sentence: str) -> Execution:
    if rules.pattern("execution", "draft").search(sentence):
        return "draft"
    if re.search(r"\bapprouv", sentence):
        return "approved"
    return "signed" if rules.pattern("execution", "signed").search(sentence) else ""


def find_named(
    reading: Reading,
    names: NamedOrganisations,
    subjects: Subjects,
    known: tuple[Fact, ...],
    written: tuple[Agreement, ...],
) -> tuple[Agreement, ...]:
    """The agreements that the document names, in text order of each way of naming them."""
    reader = _Reader(reading, names, subjects, known, written)
    found = (
        *reader.with_parties(), *reader.reversed(), *reader.by_agreement(), *reader.bracketed(), *reader.binding(),
        *reader.whose(), *reader.unparted(),
    )  # fmt: skip
    inside = [(a.start, a.end) for a in written]
    outside = tuple(a for a in found if not any(s <= a.start < e for s, e in inside))
    return (*outside, *reader.approved())
