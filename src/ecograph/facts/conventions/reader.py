"""What every way of naming an agreement shares: the readers' means, and the agreement that its words state."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ecograph.facts.conventions import rules
from ecograph.facts.conventions.agreement import Agreement, Execution
from ecograph.facts.conventions.periods import read_period
from ecograph.facts.parties import NamedOrganisations, Subjects
from ecograph.model.facts import Act, Fact, Flow
from ecograph.model.readings import Reading

_BASE = re.compile(
    r"\s?(?:n ?° ?\d+\s)?(?:a|au|de)\s(?:la\s|l'|le\s)?(?P<base>(?:convention|contrat|accord|charte)[^.;\n]{0,90})"
)
_YEARS = re.compile(r"(?<![\d/.-])(?P<from>(?:19|20)\d\d)(?:\s?[-/aà]\s?(?P<to>(?:19|20)\d\d))?(?![\d/])")


class AgreementReader:
    """Reads the agreements that one reading names."""

    def __init__(
        self, reading: Reading, names: NamedOrganisations, subjects: Subjects,
        known: tuple[Fact, ...], written: tuple[Agreement, ...],
    ) -> None:  # fmt: skip
        self.reading, self.names, self.subjects, self.written = reading, names, subjects, written
        self.acts = tuple(f for f in known if isinstance(f, Act))
        self.flows = tuple(f for f in known if isinstance(f, Flow) and f.status in ("awarded", "proposed"))

    def is_no_agreement(self, found: re.Match[str]) -> bool:
        start, end = max(0, found.start() - 14), found.end() + 30
        return any(
            m.start() <= found.end() and m.end() > found.start()
            for m in rules.pattern("not_agreements").finditer(self.reading.folded, start, end)
        )

    def is_framed(self, found: re.Match[str]) -> bool:
        return bool(rules.pattern("framed").search(self.reading.folded, max(0, found.start() - 40), found.start()))

    def stated(self, paper: re.Match[str], parties: list[str], start: int, end: int) -> Iterator[Agreement]:
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
            years = _YEARS.search(short)
            year = int(years["from"]) if years else None
            yield replace(agreement, kind=kind, year=year, period_start=None, period_end=None, execution="signed")


def _execution(sentence: str) -> Execution:
    if rules.pattern("execution", "draft").search(sentence):
        return "draft"
    if re.search(r"\bapprouv", sentence):
        return "approved"
    return "signed" if rules.pattern("execution", "signed").search(sentence) else ""
