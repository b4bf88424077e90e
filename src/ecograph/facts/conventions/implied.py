"""Agreements whose parties go without saying: "approuve la convention", "une convention sera signée"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ecograph.facts.conventions import rules
from ecograph.facts.conventions.agreement import Agreement
from ecograph.facts.conventions.reader import AgreementReader
from ecograph.values.folding import name_key

_EACH = re.compile(
    r"\s(?:[a-z ]{0,30})?avec (?:chacune?|chaque|les|ces|tous les|toutes les) (?:des |de ces |d'entre |eux"
    r"|elles)?(?:[a-z]+ )?(?:associations|beneficiaires|poles|clubs|organismes|structures|elles|eux)"
)
_MOST_BENEFICIARIES = 3


class ImpliedReader(AgreementReader):
    """Reads the agreements of the issuer and of whom its act pays or speaks of."""

    def unparted(self) -> Iterator[Agreement]:
        """ "Une convention sera signée": the issuer, and the organisation that the act speaks of."""
        for found in rules.pattern("unparted").finditer(self.reading.folded):
            key = next(k for k in ("agreement", "agreement2", "agreement3", "agreement4", "agreement5") if found[k])
            paper = rules.agreement().match(self.reading.folded, found.start(key))
            issuer = self.subjects.issuer(found.start())
            if (
                paper is None
                or not issuer
                or self.is_no_agreement(paper)
                or (self.is_framed(paper) and key not in ("agreement3", "agreement5"))
            ):
                continue
            around = f"{found['quality'] or ''} {self.reading.folded[found.end() : found.end() + 40]}"
            if self.written or re.search(r"\bavec\b|\bentre\b", around):
                continue  # the words name the other party
            start, end = self.subjects.sentence(found.start())
            spoken = (
                self.subjects.before(found.start())
                if key != "agreement2" or self.names.within(start, found.start())
                else ""
            )
            other = self._paid_in(start, end) or (spoken if spoken != issuer else "")
            other = other or self.subjects.beneficiary(found.start())
            made = self.stated(paper, [issuer, other], found.start(), found.end())
            yield from (replace(a, rule="agreement-without-parties", confidence=0.6) for a in made)

    def approved(self) -> Iterator[Agreement]:
        """Agreements that the act approves or signs without naming the parties: the issuer and its beneficiaries."""
        for found in rules.pattern("approved").finditer(self.reading.folded):
            paper = rules.agreement().match(self.reading.folded, found.start("agreement"))
            if paper is None or self.is_no_agreement(paper):
                continue
            issuer = self.subjects.issuer(found.start())
            part = self.reading.part_at(found.start())
            act = part.id if part else ""
            if not issuer or self.written:
                continue
            several = found["which"].strip() in ("les", "des") or found["agreement"].endswith("s")
            several = several or bool(_EACH.match(self.reading.folded, found.end()))
            parted = re.search(r"\b(?:avec|entre)\b", self.reading.folded[found.end() : found.end() + 40])
            if parted and not several and self.names.listed(found.end() + parted.end()):
                continue  # the words name the other party
            paid = "" if several or parted else self._paid_in(*self.subjects.sentence(found.start()))
            payees = {paid: None} if paid and paid != issuer else self._payees(issuer, act)
            payees = payees or self._only_other(issuer, found.start())
            if len(payees) > (_MOST_BENEFICIARIES if several else 1) or not payees:
                continue
            for payee in payees:
                made = self.stated(paper, [issuer, payee], found.start(), found.end())
                yield from (replace(a, execution="approved", rule="agreement-approved") for a in made)

    def _paid_in(self, start: int, end: int) -> str:
        """The one beneficiary of a flow that the words [start, end) state, or an empty string."""
        first, last = self.reading.origin[start], self.reading.origin[min(end, len(self.reading.text))]
        payees = {f.payee for f in self.flows for e in f.evidence if e.start < last and first < e.end}
        return payees.pop() if len(payees) == 1 else ""

    def _payees(self, issuer: str, act: str) -> dict[str, None]:
        """Whom the act itself pays: awards of its own year, proposals where it only proposes."""
        own = [f for f in self.flows if f.payer in (issuer, "") and f.payee != issuer and (not act or f.act == act)]
        years = [f.year for f in own if f.year is not None]
        latest = [f for f in own if f.year is None or f.year == max(years)]
        awarded = [f for f in latest if f.status == "awarded"]
        payees = dict.fromkeys(f.payee for f in awarded or latest)
        return payees or dict.fromkeys(self._titled(issuer, act))

    def _only_other(self, issuer: str, position: int) -> dict[str, None]:
        """The one organisation beside the issuer that the act speaks of before a position, nobody where there are more."""
        part = self.reading.part_at(position)
        if part is None or part.kind == "minutes":
            return {}
        named = self.names.within(part.start, position)
        others = {
            n.name for n in named if name_key(n.name) != name_key(issuer) and n.type not in ("state", "other", "")
        }
        return dict.fromkeys(sorted(others)) if len(others) == 1 else {}

    def _titled(self, issuer: str, act: str) -> list[str]:
        """The one organisation beside the issuer that the title of the act names, in a list, or nothing."""
        title = name_key(" ".join(a.title for a in self.acts if not act or a.act == act))
        named = {n.name for n in self.names.all if n.name != issuer and f" {name_key(n.name)} " in f" {title} "}
        return sorted(named) if len(named) == 1 else []
