"""What became of a request or a proposal: the vote and the sentences behind it settle its state."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ecograph.facts.money_prose.prose import SUM, Prose
from ecograph.facts.money_prose.turns import verb_rules
from ecograph.facts.money_prose.verdicts import Verdict
from ecograph.model.facts import FlowStatus
from ecograph.values.folding import name_key

_OPEN = {"requested", "proposed"}
_GRANTED = re.compile(r"\b(?:accord\w*|apport\w*|donn\w*)\s+(?:sa|la|cette)\s+garantie\b")
_AMENDMENT = re.compile(r"\bamendement\b")
_FULLY_PAID = re.compile(
    r"\b(?:ont|a) ete (?:integralement |entierement |effectivement )?(?:versee?s?|payee?s?|mandatee?s?)\b"
)


def settle(prose: Prose, verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The flows with their final state, in text order."""
    ordered = sorted(verdicts, key=lambda v: v.sum.start)
    given = {(v.parties.payee, _act(prose, v)) for v in ordered if v.status in ("awarded", "proposed")}
    return [_settled(prose, verdict, given) for verdict in ordered]


def _act(prose: Prose, verdict: Verdict) -> str:
    act = prose.act_at(verdict.sum.start)
    return act.act if act else ""


def _settled(prose: Prose, verdict: Verdict, given: set[tuple[str, str]]) -> Verdict:
    act = prose.act_at(verdict.sum.start)
    is_open = verdict.status in _OPEN or (
        verdict.status == "awarded" and not (verdict.frame.cue and verdict.frame.cue.rule.is_past)
    )
    has_award = (verdict.parties.payee, _act(prose, verdict)) in given
    if verdict.status == "awarded" and verdict.frame.cue and verdict.frame.cue.rule.id == "avoir-attribue":
        return replace(verdict, status="paid") if _is_paid_behind(prose, verdict) else verdict
    if _AMENDMENT.search(_clause_text(prose, verdict)):
        return replace(verdict, status=_fate_of_amendment(prose, verdict))
    if verdict.status in ("requested", "planned") and (not has_award or verdict.status == "planned"):
        refused = _refused_behind(prose, verdict)
        if refused:
            return replace(verdict, status=refused)
    is_settled_by_vote = is_open and act is not None and _is_by_issuer(verdict, act.institution)
    if act and act.adopted is False and is_settled_by_vote and not (verdict.status == "requested" and has_award):
        return replace(verdict, status=_lost(prose, verdict))
    if verdict.status == "requested" and verdict.frame.instrument == "guarantee" and is_settled_by_vote:
        start, end = prose.part_span(verdict.sum.start)
        return replace(verdict, status="awarded") if _GRANTED.search(prose.masked, start, end) else verdict
    return verdict


def _clause_text(prose: Prose, verdict: Verdict) -> str:
    clause = prose.clauses[verdict.sum.clause]
    return prose.masked[clause.start : clause.end]


def _behind(prose: Prose, verdict: Verdict, reach: int) -> str:
    """The text behind a sum, up to `reach` clauses on, within its paragraph."""
    clause, end = prose.clauses[verdict.sum.clause], verdict.sum.end
    for after in prose.clauses[verdict.sum.clause : verdict.sum.clause + reach]:
        if after.paragraph != clause.paragraph:
            break
        end = after.end
    return prose.masked[verdict.sum.end : end]


def _is_paid_behind(prose: Prose, verdict: Verdict) -> bool:
    return bool(_FULLY_PAID.search(_behind(prose, verdict, 3)))


def _fate_of_amendment(prose: Prose, verdict: Verdict) -> FlowStatus:
    """An amendment that its author takes back is withdrawn; one that is voted counts; any other is a mere proposal."""
    behind = _behind(prose, verdict, 8)
    if re.search(r"\b(?:retire|retiree?) (?:son|cet|l')? ?amendement|\bamendement (?:est |a ete )?retire", behind):
        return "withdrawn"
    if re.search(
        r"\bamendement[^.;]{0,60}(?:rejete|repousse|n'est pas adopte)|\brejet\w* (?:de )?(?:l'|cet )amendement", behind
    ):
        return "rejected"
    return "proposed"


def _is_by_issuer(verdict: Verdict, institution: str) -> bool:
    return not institution or name_key(verdict.parties.payer) == name_key(institution)


def _lost(prose: Prose, verdict: Verdict) -> FlowStatus:
    start, end = prose.part_span(verdict.sum.start)
    rules = {rule.id: rule.phrase for rule in verb_rules()}
    if rules["rejeter"].search(prose.masked, start, end):
        return "rejected"
    return "withdrawn" if rules["retirer"].search(prose.masked, start, end) else "rejected"


def _refused_behind(prose: Prose, verdict: Verdict) -> FlowStatus | None:
    """A refusal or withdrawal in the next sentences of the paragraph, before any other sum."""
    text = _behind(prose, verdict, 5)
    text = text[: text.find(SUM)] if SUM in text else text
    for rule in verb_rules():
        if rule.status in ("rejected", "withdrawn"):
            found = rule.phrase.search(text)
            if found and not re.search(r"\b(?:amendement|delegation)\b", text[: found.end()]):
                return rule.status
    return None
