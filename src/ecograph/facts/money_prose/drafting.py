"""A Flow from the reading of a sum: its parties, state, purpose and source of funds."""

import re

from ecograph.facts.money_prose.budgets import act_id
from ecograph.facts.money_prose.components import Part
from ecograph.facts.money_prose.prose import Prose, Sum
from ecograph.facts.money_prose.verdicts import Verdict
from ecograph.model.facts import Flow

_EUROPEAN = re.compile(r"\b(feder|feader|fse|feampa|feamp|leader|interreg|fonds europeens?)\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\b(?:pour|au titre d[eu']|afin de|en vue de|destinee? a|dans le cadre d[eu'])[ \n]?"
    r"((?:l'|la |le |les |son |sa |ses |un |une |l )?[^¤;.(]{4,110})"
)
_YEAR_ONLY = re.compile(r"(?:l'annee|l'exercice|annee|exercice|l'an)?[ ]?(?:19|20)\d\d")
_FUNDING = re.compile(
    r"\b(?:sur|par|au titre d[eu]|dans le cadre d[eu])[ \n]?(?:le |la |l')?"
    r"((?:budget|detr|dsil|dsid|fnadt|feder|feader|fse|leader|dgd|fonds|programme budgetaire|etat special|"
    r"territoire)\b[^¤;.,()]{0,60})"
)
_STOP = re.compile(r",[ ]| et (?:de|d'|au|aux|à|autorise|charge)\b| (?:sera|seront|est|sont|soit)\b")


class Drafter:
    """Writes the flows of one document."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose

    def flow(self, verdict: Verdict) -> Flow:
        """The flow that a sum states."""
        item, clause = verdict.sum, self.prose.clauses[verdict.sum.clause]
        payer, source = european(verdict.parties.payer)
        instrument = verdict.frame.instrument
        return Flow(
            evidence=(self.prose.reading.evidence(clause.start, clause.end, verdict.reason, round(verdict.score, 3)),),
            act=act_id(self.prose, item.start),
            payer=payer,
            payee=verdict.parties.payee,
            amount=item.value,
            year=verdict.year,
            status=verdict.status,
            instrument=instrument,
            purpose=self._purpose(item),
            funding_source=source or self._source(item),
            tax_basis=item.tax_basis if instrument == "contract" else "",
        )

    def component(self, part: Part) -> Flow:
        """The flow that is part of another."""
        whole, clause = part.whole.flow, self.prose.clauses[part.sum.clause]
        return Flow(
            evidence=(self.prose.reading.evidence(clause.start, clause.end, "component"),),
            act=act_id(self.prose, part.sum.start),
            payer=whole.payer,
            payee=whole.payee,
            amount=part.amount,
            year=part.year,
            status=whole.status,
            instrument=whole.instrument,
            purpose=self._purpose(part.sum) or (whole.purpose if part.axis == "instalment" else ""),
            funding_source=self._source(part.sum),
            part_of_amount=whole.amount,
            axis=part.axis,
        )

    def _beside(self, item: Sum) -> tuple[int, int]:
        clause = self.prose.clauses[item.clause]
        later = self.prose.sums_in(item.end, clause.end)
        return item.end, min(later[0].start if later else clause.end, item.end + 220)

    def _purpose(self, item: Sum) -> str:
        """At most twelve words behind the sum that say what it is for."""
        found = _PURPOSE.search(self.prose.masked, *self._beside(item))
        if not found or _YEAR_ONLY.match(found[1]):
            return ""
        words = re.sub(r"\s+", " ", self.prose.reading.text[found.start(1) : found.end(1)])
        return " ".join(_STOP.split(words)[0].split()[:12]).strip(" ,;:–-")

    def _source(self, item: Sum) -> str:
        found = _FUNDING.search(self.prose.masked, *self._beside(item))
        return (
            re.sub(r"\s+", " ", self.prose.reading.text[found.start(1) : found.end(1)]).strip(" ,;:-") if found else ""
        )


def european(payer: str) -> tuple[str, str]:
    """The Union as payer of a European fund, and the fund as source; any other payer stays."""
    found = _EUROPEAN.search(payer)
    return ("Union européenne", found[1].upper()) if found and len(payer) < 40 else (payer, "")
