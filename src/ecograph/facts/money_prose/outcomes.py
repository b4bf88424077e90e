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
    is_open = verdict.status in _OPEN or (verdict.status == "awarded" and not (verdict.frame.cue and verdict.frame.cue.rule.is_past))
    has_award = (verdict.parties.payee, _act(prose, verdict)) in given
    if verdict.status == "requested" and not has_award:
        refused = _refused_behind(prose, verdict)
        if refused:
            return replace(verdict, status=refused)
    if act and act.adopted is False and is_open and _is_by_issuer(verdict, act.institution):
        if verdict.status != "requested" or not has_award:
            return replace(verdict, status=_lost(prose, verdict))
    return verdict


def _is_by_issuer(verdict: Verdict, institution: str) -> bool:
    return not institution or name_key(verdict.parties.payer) == name_key(institution)


def _lost(prose: Prose, verdict: Verdict) -> FlowStatus:
    start, end = prose.part_span(verdict.sum.start)
    rule = next(r for r in verb_rules() if r.id == "retirer")
    return "withdrawn" if rule.phrase.search(prose.masked, start, end) else "rejected"


def _refused_behind(prose: Prose, verdict: Verdict) -> FlowStatus | None:
    """A refusal or withdrawal in the next sentences of the paragraph, before any other sum."""
    clause = prose.clauses[verdict.sum.clause]
    end = verdict.sum.end
    for after in prose.clauses[verdict.sum.clause : verdict.sum.clause + 5]:
        if after.paragraph != clause.paragraph:
            break
        end = after.end
    text = prose.masked[verdict.sum.end : end]
    text = text[: text.find(SUM)] if SUM in text else text
    for rule in verb_rules():
        if rule.status in ("rejected", "withdrawn"):
            found = rule.phrase.search(text)
            if found and not re.search(r"\b(?:amendement|delegation)\b", text[: found.end()]):
                return rule.status
    return None
