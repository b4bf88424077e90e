"""The acts of a file and the session that took them."""

import re

from ecograph.facts.acts.ballots import read_ballot
from ecograph.facts.acts.institutions import Issuer, find_issuer
from ecograph.facts.acts.sessions import find_session, present_count
from ecograph.facts.acts.stamps import Stamps, find_stamps
from ecograph.model.documents import Evidence
from ecograph.model.facts import Act, ActKind, Fact, Session
from ecograph.model.readings import ActPart, Reading
from ecograph.values.folding import name_key

_RAPPORTEUR = re.compile(
    r"(?m)\b(?:[Rr]apporteure?|RAPPORTEURE?|[Rr]apporteuse)\s?:\s{0,3}(?:M\.|Mme|Mr|Mlle|Monsieur|Madame|MONSIEUR|MADAME)?"
    r"\s{0,3}(?P<name>[A-ZÀ-Ý][\w'-]*\.?(?: (?:[A-ZÀ-Ý][\w'-]*\.?|de|du|d'[A-ZÀ-Ý]\w+|la|le|van|von)){0,4})"
)
_COMMISSION = re.compile(
    r"(?m)^\s{0,20}(?:Commission|COMMISSION)s?\s?:\s{0,3}(?P<name>[^\n:;]{3,90}?)(?=,? r[ée]unie|\s{2,}|\.?$)"
)
_MEETS = ("deliberation", "minutes", "report", "decision")
_KINDS: dict[str, ActKind] = {
    kind: kind for kind in ("deliberation", "convention", "amendment", "minutes", "order", "decision", "report")
}


def find_acts(reading: Reading, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """One Act for each act part, and the Session where an assembly met."""
    if not reading.parts:
        return ()
    first = _scene(reading)
    issuer = find_issuer(reading, first)
    whole = find_stamps(reading, first.start, first.end if first.kind != "minutes" else len(reading.text))
    sitting = tuple(part for part in reading.parts if part.kind in _MEETS)
    session = find_session(reading, issuer, sitting if first is reading.parts[0] else (first, *sitting))
    acts = tuple(_act(reading, part, first, issuer, whole, session) for part in reading.parts)
    return (*acts, session) if session else acts


def _scene(reading: Reading) -> ActPart:
    """The part that shows whose acts these are: the first one, the whole file where that one has lost its head."""
    first = reading.parts[0]
    is_cut = len(reading.parts) > 1 and first.kind == "deliberation" and first.start == 0 and not first.title
    return ActPart(first.id, "minutes", "", "", 0, len(reading.text)) if is_cut else first


def _act(
    reading: Reading, part: ActPart, scene: ActPart, issuer: Issuer, whole: Stamps, session: Session | None
) -> Act:
    kind = _KINDS.get(part.kind, "deliberation")
    is_alone = len(reading.parts) == 1
    own = whole if is_alone else find_stamps(reading, part.start, part.end)
    is_item = scene.kind == "minutes" and part is not scene
    meets = kind in _MEETS and session is not None and not (kind == "decision" and not issuer.meets)
    own_issuer = issuer if is_item or part is reading.parts[0] else find_issuer(reading, part, issuer)
    if kind == "report" and any(other.kind == "deliberation" for other in reading.parts):
        meets = meets and part.start == 0  # a report before the deliberation is of its session; an annexed one is not
        ballot = None
    else:
        is_voted = meets or (session is None and kind == "deliberation")  # an excerpt may not show its session
        ballot = read_ballot(reading, part) if kind in ("deliberation", "decision", "report") and is_voted else None
    return Act(
        evidence=_evidence(reading, part),
        act=part.id,
        kind=kind,
        number=part.number,
        institution=_full_name(reading, own_issuer.name),
        body=session.body if meets and session else "",
        session_date=session.day if meets and session else None,
        title=part.title or _dated_title(kind, session),
        signed_date=own.signed or (whole.signed if is_item else None),
        received_date=own.received or (whole.received if is_item else None),
        adopted=ballot.adopted if ballot else None,
        votes=ballot.votes if ballot else None,
        members_in_office=session.seats if meets and session else None,
        present_count=present_count(reading, part.start, part.end) if meets and not is_item else None,
        rapporteur=_after(_RAPPORTEUR, reading, part) if kind != "minutes" else "",
        commission=_after(_COMMISSION, reading, part) if kind != "minutes" else "",
    )


def _full_name(reading: Reading, name: str) -> str:
    """The full name that the document gives for its institution, else the name itself."""
    full = reading.full_name(name, name_key(name))
    return name if name_key(full) == name_key(name) else full


def _after(label: re.Pattern[str], reading: Reading, part: ActPart) -> str:
    """The name after a label of the act ("Rapporteur : Mme Lise AUBRY, adjointe"), without civility."""
    match = label.search(reading.text, part.start, part.end)
    return " ".join(match["name"].split()) if match else ""


def _evidence(reading: Reading, part: ActPart) -> tuple[Evidence, ...]:
    """The words of the head that the act is known by: its number, else its title, else its first line."""
    for words in (part.number, part.title[:60]):
        at = reading.text.find(words, part.start, part.end) if words else -1
        if at >= 0:
            return (reading.evidence(at, at + len(words), f"act.{part.kind or 'single'}"),)
    start = part.start
    while start < part.end - 1 and reading.text[start].isspace():
        start += 1
    end = reading.text.find("\n", start, part.end)
    return (reading.evidence(start, end if end > start else min(start + 120, part.end), "act.head", 0.6),)


def _dated_title(kind: str, session: Session | None) -> str:
    """A name for minutes without one: the organ and the day."""
    if kind != "minutes" or not session or not session.day:
        return ""
    return f"{session.body or 'Séance'} du {session.day:%d/%m/%Y}"
