"""Agreements that the document names: "convention conclue avec X", "accord entre A et B", "approuve la convention"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ecograph.facts.conventions import rules
from ecograph.facts.conventions.agreement import Agreement, Execution
from ecograph.facts.conventions.periods import read_period
from ecograph.facts.parties import NamedOrganisations, Subjects
from ecograph.model.facts import Fact, Flow
from ecograph.model.readings import Reading

_GAP = re.compile(
    r"(?:(?!\b(?:subvention|montant|afin|somme|attribu|versement|recrut|travaux|demande)\b)[^.;:]){0,90}?"
    r"\b(?P<how>avec|entre|liant|au profit de|en faveur de)\b"
)
_DECIDES = re.compile(r"\b(?:approuv|autoris|decid|habilit|adopt|valid|signer|sign[ae]ture|charge|vu|considerant|accept|conclure|passer|propos)")
_BASE = re.compile(r"\s?(?:n ?° ?\d+\s)?(?:a|au|de)\s(?:la |l'|le )?(?P<base>(?:convention|contrat|accord|charte)[^.;\n]{0,90})")
_YEARS = re.compile(r"(?<![\d/.-])(?P<from>(?:19|20)\d\d)(?:\s?[-/aà]\s?(?P<to>(?:19|20)\d\d))?(?![\d/])")
_COOPERATIVE = re.compile(r"accord|charte|partenariat|collaboration|cooperation|protocole|recherche|consortium")
_MOST_BENEFICIARIES = 3


class _Reader:
    """Reads the agreements that one reading names."""

    def __init__(
        self, reading: Reading, names: NamedOrganisations, subjects: Subjects,
        known: tuple[Fact, ...], written: tuple[Agreement, ...],
    ) -> None:  # fmt: skip
        self.reading, self.names, self.subjects, self.written = reading, names, subjects, written
        self.flows = tuple(f for f in known if isinstance(f, Flow) and f.status in ("awarded", "proposed"))

    def with_parties(self) -> Iterator[Agreement]:
        """Agreements whose other parties follow their name."""
        for found in rules.agreement().finditer(self.reading.folded):
            if self._is_no_agreement(found):
                continue
            _, end = self.subjects.sentence(found.start())
            joined = _GAP.match(self.reading.folded, found.end(), min(end, found.end() + 120))
            listed = self.names.listed(joined.end()) if joined else ()
            if not joined or not listed:
                continue
            parties = [n.name for n in listed]
            if joined["how"] not in ("entre", "liant"):
                parties = [self._counterpart(found), *parties]
            yield from self._stated(found, parties, found.start(), listed[-1].end)

    def reversed(self) -> Iterator[Agreement]:
        """ "a conclu avec X un contrat de recherche" and "est lié à X par une convention"."""
        for key in ("reversed", "tied"):
            for found in rules.pattern(key).finditer(self.reading.folded):
                listed = self.names.listed(found.end())
                if not listed:
                    continue
                start, end = self.subjects.sentence(found.start())
                near = (listed[-1].end, min(end, listed[-1].end + 90)) if key == "reversed" else (start, end)
                paper = next((m for m in rules.agreement().finditer(self.reading.folded, *near)), None)
                if paper and not self._is_no_agreement(paper):
                    parties = [self.subjects.before(found.start()), *(n.name for n in listed)]
                    yield from self._stated(paper, parties, start, listed[-1].end)

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
            if not issuer or any(issuer in a.parties for a in self.written):
                continue
            payees = dict.fromkeys(f.payee for f in self.flows if f.payer in (issuer, "") and (not act or f.act == act))
            several = found["which"].strip() in ("les", "des") or found["agreement"].endswith("s")
            if len(payees) > (_MOST_BENEFICIARIES if several else 1) or not payees:
                continue
            for payee in payees:
                made = self._stated(paper, [issuer, payee], found.start(), found.end())
                yield from (replace(a, execution="approved", rule="agreement-approved") for a in made)

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
            start=min(start, paper.start()), end=max(end, paper.end()), rule="agreement-named",
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
        short = re.split(r"\s(?:avec|entre|conclue?|signee?|relative?|passee?|annex|jointe?|en vue|portant|telle?)\b", words)[0]
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
    reading: Reading, names: NamedOrganisations, subjects: Subjects, known: tuple[Fact, ...], written: tuple[Agreement, ...]
) -> tuple[Agreement, ...]:
    """The agreements that the document names, in text order of each way of naming them."""
    reader = _Reader(reading, names, subjects, known, written)
    found = (*reader.with_parties(), *reader.reversed(), *reader.by_agreement())
    inside = [(a.start, a.end) for a in written]
    outside = tuple(a for a in found if not any(s <= a.start < e for s, e in inside))
    return (*outside, *reader.approved())
