"""The texts that an act cites."""

import re
from datetime import date

from ecograph.model.facts import Act, Fact, LegalReference
from ecograph.model.readings import Mention, Reading
from ecograph.values.dates import parse_day_and_month
from ecograph.values.references import Citation


def find_citations(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """One LegalReference for each text that each act cites; an act does not cite itself."""
    acts = {fact.act: fact for fact in known if isinstance(fact, Act)}
    own = {_bare(act.number) for act in acts.values() if act.number}
    found: dict[tuple[str, str, str, date | None], LegalReference] = {}
    for mention in reading.by_kind.get("reference", ()):
        reference = _reference(reading, mention, acts, own)
        if reference:
            found.setdefault((reference.act, reference.kind, _bare(reference.reference), reference.day), reference)
    return _without_less_said(tuple(found.values()))


def _reference(reading: Reading, mention: Mention, acts: dict[str, Act], own: set[str]) -> LegalReference | None:
    citation = mention.value
    if not isinstance(citation, Citation):
        return None
    part = reading.part_at(mention.start)
    act = acts.get(part.id) if part else None
    number = citation.reference.partition("n° ")[2]
    if number and any(name.endswith(_bare(number)) for name in own) and _names_itself(citation, act):
        return None
    if citation.kind == "deliberation" and not number and act and citation.day == act.session_date:
        return None  # the act itself, named by its day
    day = citation.day
    if citation.kind == "opinion" and day is None:
        session = next((a.session_date for a in (act, *acts.values()) if a and a.session_date), None)
        if session:
            day = parse_day_and_month(reading.folded[max(0, mention.end - 4) : mention.end + 24], session)
        if day is None and not citation.reference.startswith(("avis", "propositions")):
            return None
    return LegalReference(
        evidence=(reading.evidence(mention.start, mention.end, mention.rule),),
        act=part.id if part else "",
        kind=citation.kind,  # type: ignore[arg-type]
        reference=citation.reference,
        day=day,
    )


def _names_itself(citation: Citation, act: Act | None) -> bool:
    """Whether an act's own number stands in its head or foot, rather than in another act of the file that cites it."""
    return (
        act is None
        or _bare(act.number).endswith(_bare(citation.reference.partition("n° ")[2]))
        or act.kind == "minutes"
    )


def _bare(reference: str) -> str:
    return re.sub(r"[^a-z0-9]", "", reference.lower())


def _without_less_said(references: tuple[LegalReference, ...]) -> tuple[LegalReference, ...]:
    """The references without those that another one of the act says with a day."""
    dated = {(r.act, r.kind, _bare(r.reference)) for r in references if r.day}
    return tuple(r for r in references if r.day or (r.act, r.kind, _bare(r.reference)) not in dated)
