"""Agreements told by who signs them: "A et B ont signé une charte", "la charte a pour signataires A, B et C"."""

import re
from collections.abc import Iterator

from ecograph.facts.conventions import rules
from ecograph.facts.conventions.agreement import Agreement
from ecograph.facts.conventions.reader import AgreementReader
from ecograph.facts.parties import Named

_PAPER_BEHIND = re.compile(
    r"\s(?:par\s|d')?(?:une?\s|la\s|le\s|l'|leur\s|cette\s|cet?\s)?(?:nouvel(?:le)?\s|premiere?\s|meme\s)?"
)
_WITH_WHOM = re.compile(r"[^.;:]{0,40}?\b(?:avec|entre)\b")


class SignedReader(AgreementReader):
    """Reads the agreements of those whom a sentence names as its signatories."""

    def together(self) -> Iterator[Agreement]:
        """ "A, B et C ont signé une charte", "A et B sont liées par une convention"."""
        for found in rules.pattern("together").finditer(self.reading.folded):
            behind = _PAPER_BEHIND.match(self.reading.folded, found.end())
            paper = rules.agreement().match(self.reading.folded, behind.end()) if behind else None
            start, _ = self.subjects.sentence(found.start())
            parties = self._list_that_ends(start, found.start())
            if not paper or paper["head"].startswith("entente"):
                continue  # two clubs that form one team
            if paper["head"].startswith("accord") and "par" in found[0].split():
                continue  # "liés par un accord de résidence" tells how they live together, not what they signed
            if len(parties) > 1 and not self.is_no_agreement(paper):
                yield from self.stated(paper, [n.name for n in parties], parties[0].start, paper.end())

    def signatories(self) -> Iterator[Agreement]:
        """ "La charte a pour signataires A, B et C", "charte (signataires : A, B)"."""
        for found in rules.pattern("signatories").finditer(self.reading.folded):
            start, _ = self.subjects.sentence(found.start())
            papers = list(rules.agreement().finditer(self.reading.folded, start, found.end()))
            listed = self.names.listed(found.end())
            if papers and len(listed) > 1:
                yield from self.stated(papers[-1], [n.name for n in listed], papers[-1].start(), listed[-1].end)

    def signatory(self) -> Iterator[Agreement]:
        """ "A, signataire de la charte": of the issuer, where the sentence names nobody else with whom."""
        for found in rules.pattern("signatory").finditer(self.reading.folded):
            paper = rules.agreement().match(self.reading.folded, found.end())
            before = self.names.within(max(0, found.start() - 60), found.start())
            issuer = self.subjects.issuer(found.start())
            if not paper or not before or not issuer or found.start() - before[-1].end > 3:
                continue
            other = _WITH_WHOM.match(self.reading.folded, paper.end())
            if not other or not self.names.listed(other.end()):
                yield from self.stated(paper, [issuer, before[-1].name], before[-1].start, paper.end())

    def handed(self) -> Iterator[Agreement]:
        """ "La halle est prêtée à A par convention", "La gestion est confiée à A par contrat"."""
        for found in rules.pattern("handed").finditer(self.reading.folded):
            listed = self.names.listed(found.end())
            by = rules.pattern("by_agreement").match(self.reading.folded, listed[-1].end + 1) if listed else None
            paper = rules.agreement().match(self.reading.folded, by.start("agreement")) if by else None
            issuer = self.subjects.issuer(found.start())
            if paper and issuer:
                yield from self.stated(paper, [issuer, *(n.name for n in listed)], found.start(), paper.end())

    def under_contract(self) -> Iterator[Agreement]:
        """ "A est conventionnée avec B": an agreement that has no other name."""
        for found in rules.pattern("under_contract").finditer(self.reading.folded):
            start, _ = self.subjects.sentence(found.start())
            before, behind = self.names.within(start, found.start()), self.names.listed(found.end())
            together = tuple(dict.fromkeys(n.name for n in (*before[-1:], *behind[:1])))
            if len(together) == 2 and found.start() - before[-1].end <= 30:
                yield Agreement(
                    kind="convention", parties=together, start=before[-1].start, end=behind[0].end,
                    rule="agreement-contracted", execution="signed", confidence=0.7,
                )  # fmt: skip

    def _list_that_ends(self, start: int, end: int) -> tuple[Named, ...]:
        """The list of names that ends right before `end`."""
        inside = self.names.within(start, end)
        for name in inside:
            listed = self.names.listed(name.start)
            if listed and listed[-1].end >= inside[-1].end and end - listed[-1].end <= 40:
                return listed
        return ()


def find_signed(reader: SignedReader) -> tuple[Agreement, ...]:
    """The agreements of each way of naming those who sign."""
    return (
        *reader.together(), *reader.signatories(), *reader.signatory(), *reader.handed(), *reader.under_contract(),
    )  # fmt: skip
