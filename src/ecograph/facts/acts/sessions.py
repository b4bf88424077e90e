"""The session that took the acts: organ, day, seats, hours, order of items."""

import re
from datetime import date
from functools import cache

from ecograph.facts.acts.institutions import Issuer
from ecograph.knowledge import load_rules
from ecograph.model.facts import Session
from ecograph.model.readings import ActPart, Mention, Reading

_SEATS = re.compile(
    r"(?:membres|conseillers?|delegues|elus)(?: (?:communautaires|municipaux|titulaires|syndicaux|departementaux|regionaux|metropolitains))*"
    r"(?: (?:composant|du|de l[ea']) [a-z' ]{3,40})?(?: en exercice| legalement en exercice)?\s{0,40}(?:en exercice)?\s{0,9}[:.]{1,60}\s{0,30}(?P<a>\d{1,3})(?!\d)"
    r"|en exercice\s{0,20}[:.]{0,60}\s{0,30}(?P<b>\d{1,3})(?!\d)|(?:des|les|sur) (?P<c>\d{1,3}) (?:membres|conseillers|delegues|elus)[a-z ]{0,20} en exercice"
)
_PRESENT = re.compile(
    r"(?:nombre de |membres |conseillers |delegues )?presents?(?:\(e?s\))?(?: (?:en debut de seance|a l'ouverture|a la seance))?\s{0,3}(?:\(\s?(?P<p>\d{1,3})\s?\)|[:=.]{1,60}\s{0,30}(?P<a>\d{1,3})(?!\d|[.:/]))"
    r"|(?:ont ete|etaient|sont) presents? (?P<b>\d{1,3}) (?:membres|conseillers|elus|delegues)|(?P<c>\d{1,3}) (?:membres|conseillers|elus|delegues)(?: etant| sont| ayant repondu)? ?(?:presents|ayant repondu)"
)
_OPENED = re.compile(r"(?:seance (?:est |a ete )?(?:ouverte|declaree ouverte)[^\n.]{0,40}?|ouvre la seance )a\s{1,3}(?P<h>\d{1,2}) ?(?:h|heures?|:)\.? ?(?P<m>\d\d)?")
_CLOSED = re.compile(r"(?:levee|fin de (?:la )?seance)\s{1,3}a\s{1,3}(?P<h>\d{1,2}) ?(?:h|heures?|:)\.? ?(?P<m>\d\d)?")
_CONVENED = re.compile(r"convocation|convoque|convoquee?s")
_PLACE = re.compile(r"(?:s'est (?:reunie?|assemblee?|tenue?)|se sont (?:reunis|assembles|retrouves)|reunis?|assembles)[^.\n]{0,60}?\s(?P<place>(?:a la|a l'|au|dans (?:la|le)|en (?=mairie)|salle)\s?[^,.;\n]{4,90})")
_SITUATES = re.compile(r"(?:convocation|convoque\w*|adressee?|affiche\w*|publie\w*|recu\w*|transmi\w*|approuve|proces-verbal|compte[- ]rendu de la|a compter)[^.\n]{0,50}$")


@cache
def _session_cue() -> re.Pattern[str]:
    return re.compile(load_rules("acts")["session"])


def find_session(reading: Reading, issuer: Issuer, parts: tuple[ActPart, ...]) -> Session | None:
    """The session of the first act that an assembly took; None where no assembly met."""
    if not parts or not issuer.meets:
        return None
    first = parts[0]
    end = len(reading.text) if first.kind == "minutes" else first.end
    spot = _day(reading, first.start, end)
    seats = _first_number(_SEATS, reading, first.start, end)
    evidence = reading.evidence(spot.start, spot.end, "session.day") if spot else reading.evidence(first.start, first.start + 1, "session")
    items = tuple(part.number or part.id for part in parts if part.kind != "minutes")
    return Session(
        evidence=(evidence,),
        act=first.id,
        institution=issuer.name,
        body=issuer.body,
        day=spot.value if spot and isinstance(spot.value, date) else None,
        place=_place(reading, first.start, end),
        opened=_hour(_OPENED, reading, first.start, end),
        closed=_hour(_CLOSED, reading, first.start, end),
        convened_on=_convened(reading, first.start, end),
        seats=seats,
        items=items,
    )


def present_count(reading: Reading, start: int, end: int) -> int | None:
    """How many members the act says were present."""
    return _first_number(_PRESENT, reading, start, end)


def _first_number(pattern: re.Pattern[str], reading: Reading, start: int, end: int) -> int | None:
    match = pattern.search(reading.folded, start, end)
    return int(next(value for value in match.groups() if value)) if match else None


def _day(reading: Reading, start: int, end: int) -> Mention | None:
    """The day of the session: in the year formula, after the word for the meeting, else the first of the head."""
    dates = [m for m in reading.by_kind.get("date", ()) if start <= m.start < end and m.rule == "date.day"]
    head = [m for m in dates if m.start < start + 9000]
    for mention in head:
        if _is_formula(reading, mention):
            return mention
    spots: list[tuple[bool, int, Mention]] = []
    for mention in head:
        before = reading.folded[max(start, mention.start - 110) : mention.start]
        cues = list(_session_cue().finditer(before))
        if not cues or _SITUATES.search(before[cues[-1].start() - 30 if cues[-1].start() > 30 else 0 :]):
            continue
        between = before[cues[-1].end() :]
        if len(between) < 75 and not re.search(r"\b(?:vu|par|adopte|approuve|deliberation|convention|avis|depuis|rapport)\b|[;]", between):
            if not re.search(r"\b(?:vu l|avis (?:de|du)|(?:la|par|une|des) deliberation[^\n]{0,40}|proces-verbal)[^\n]{0,30}$", before[: cues[-1].start()][-60:]):
                spots.append((cues[-1].group(0).split()[0] not in ("seance", "reunion"), mention.start, mention))
    if spots:
        first = min(spots, key=lambda spot: spot[1])
        named = min(spots, key=lambda spot: spot[:2])
        return named[2] if named[1] < first[1] + 400 or first[1] > 1500 else first[2]
    situated = [m for m in head if not _SITUATES.search(reading.folded[max(start, m.start - 60) : m.start])]
    plain = [m for m in situated if not re.search(r"\b(?:loi|decret|arrete|deliberation|vu|convention|avant le|limite)\b[^\n]{0,60}$", reading.folded[max(start, m.start - 70) : m.start])]
    return plain[0] if plain and plain[0].start < start + 1500 else None


def _is_formula(reading: Reading, mention: Mention) -> bool:
    """Whether a date is that of "L'an deux mille ..., le ..." or "Le sept octobre deux mille vingt et un, ..."."""
    written = reading.folded[mention.start : mention.end]
    opens_line = not reading.folded[max(0, mention.start - 14) : mention.start].rpartition("\n")[2].strip(" le,")
    follows = reading.folded[mention.end : mention.end + 120]
    return written.startswith(("l'an", "l' an")) or (
        opens_line and bool(re.match(r",? ?(?:a \d|a [a-z-]{2,20} heures|le (?:conseil|bureau|comite)|les membres|la commission|s'est)", follows))
    )


def _convened(reading: Reading, start: int, end: int) -> date | None:
    for cue in _CONVENED.finditer(reading.folded, start, min(end, start + 9000)):
        following = [m for m in reading.by_kind.get("date", ()) if cue.end() <= m.start < cue.end() + 70 and m.rule == "date.day"]
        if following and isinstance(following[0].value, date):
            return following[0].value
    return None


def _hour(pattern: re.Pattern[str], reading: Reading, start: int, end: int) -> str:
    match = pattern.search(reading.folded, start, end)
    return f"{int(match['h']):02}:{match['m'] or '00'}" if match and int(match["h"]) < 24 else ""


def _place(reading: Reading, start: int, end: int) -> str:
    match = _PLACE.search(reading.folded, start, min(end, start + 9000))
    if not match:
        return ""
    written = " ".join(reading.text[match.start("place") : match.end("place")].split())
    cut = re.split(r"\s+(?:sous la|en séance|à \d|le \d|en session|dans le)\b", written)[0]
    return re.sub(r"^(?:à la|à l'|au|dans la|dans le|en)\s?", "", cut).strip()
