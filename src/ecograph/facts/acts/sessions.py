"""The session that took the acts: organ, day, seats, hours, order of items."""

import re
from datetime import date
from functools import cache

from ecograph.facts.acts.institutions import Issuer
from ecograph.facts.acts.running import RUNNING
from ecograph.knowledge import load_rules
from ecograph.model.facts import Session
from ecograph.model.readings import ActPart, Mention, Reading

_SEATS = re.compile(
    r"(?:membres|conseillers?|delegues|elus)(?: (?:communautaires|municipaux|titulaires|syndicaux"
    r"|departementaux|regionaux|metropolitains))*"
    r"(?: (?:composant|du|de l[ea']) [a-z' ]{3,40})?(?: en exercice"
    r"| legalement en exercice)?\s{0,40}(?:en exercice)?\s{0,9}[:.]{1,60}\s{0,30}(?P<a>\d{1,3})(?!\d)"
    r"|en exercice\s{0,20}[:.]{0,60}\s{0,30}(?P<b>\d{1,3})(?!\d)|(?:des|les|sur) (?P<c>\d{1,3}) (?:membres"
    r"|conseillers|delegues|elus)[a-z ]{0,20} en exercice"
)
_PRESENT = re.compile(
    r"(?:nombre de |membres |conseillers |delegues )?presents?(?:\(e?s\))?(?: (?:en debut de seance"
    r"|a l'ouverture|a la seance))?\s{0,3}(?:\(\s?(?P<p>\d{1,3})\s?\)|[:=.]{1,60}\s{0,30}(?P<a>\d{1,3})(?!\d"
    r"|[.:/])|(?P<d>\d{1,3})(?=\s{0,2}[;,.\n-]))"
    r"|(?:ont ete|etaient|sont) presents? (?P<b>\d{1,3}) (?:membres|conseillers|elus|delegues)"
    r"|(?P<c>\d{1,3}) (?:membres|conseillers|elus|delegues)(?: etant| sont"
    r"| ayant repondu)? ?(?:presents(?! (?:ou|et)\b)|ayant repondu)"
)
_OPENED = re.compile(
    r"(?:seance (?:est |a ete )?(?:ouverte|declaree ouverte)[^\n.]{0,40}?"
    r"|ouvre la seance )a\s{1,3}(?P<h>\d{1,2}) ?(?:h|heures?|:)\.? ?(?P<m>\d\d)?"
)
_CLOSED = re.compile(r"(?:levee|fin de (?:la )?seance)\s{1,3}a\s{1,3}(?P<h>\d{1,2}) ?(?:h|heures?|:)\.? ?(?P<m>\d\d)?")
_CONVENED = re.compile(r"convocation|convoque|convoquee?s")
_PLACE = re.compile(
    r"(?:s'est (?:reunie?|assemblee?|tenue?)|se sont (?:reunis|assembles|retrouves)|reunis?"
    r"|assembles)[^.\n]{0,60}?\s(?P<place>(?:a la|a l'|au|dans (?:la|le)|en (?=mairie)|salle)\s?[^,.;\n]{4,90})"
)
_SITUATES = re.compile(
    r"(?:convocation|convoque\w*|adressee?|affiche\w*|publie\w*|recu\w*|transmi\w*|approuve"
    r"|approbation [^\n]{0,30}|adoption [^\n]{0,30}|a compter)[^.\n]{0,50}$"
)


_HEAD = 9000  # lists of those present may stand above the day
_APPROVED = re.compile(r"[^.\n]{0,60}\b(?:approuve|adopte|valide|n'appelle|est soumis)")  # the last minutes
_LAST_MINUTES = re.compile(r"(?:proces[- ]verbal|compte[- ]rendu) (?:de la|du)\b[^.]{0,60}$")
_OTHER_THING = re.compile(
    r"\b(?:vu|par|adopte|approuve|deliberation|convention|avis|depuis|rapport|arrondissement|quartier)\b|;"
)
_CITED = re.compile(
    r"\b(?:vu l|avis (?:de|du)|(?:la|par|une|des) deliberation[^\n]{0,40}"
    r"|(?:le|du) (?:proces-verbal|compte[- ]rendu)(?= de la))[^\n]{0,30}$"
)
_DATED_TEXT = re.compile(
    r"\b(?:loi|decret|arrete|deliberation|vu|convention|avant le|limite|avis|en date|projet)\b[^\n]{0,60}$"
)

# The head of the act gives its day behind its number: "Délibération n° 2015-04 du 12 mars 2015".
_OWN_DATE = re.compile(
    r"^\s*(?:extrait de la )?(?:deliberation|decision) (?:n ?° ?)?(?=\S*\d)\S{2,25},? (?:du|en date du) $"
)


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
    evidence = (
        reading.evidence(spot.start, spot.end, "session.day")
        if spot
        else reading.evidence(first.start, first.start + 1, "session")
    )
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
    dates = (m for m in reading.by_kind.get("date", ()) if start <= m.start < end and m.rule == "date.day")
    head = [mention for mention in dates if mention.start < start + _HEAD]
    formula = next((mention for mention in head if _is_formula(reading, mention)), None)
    if formula:
        return formula
    meetings = [(mention, cue) for mention in head if (cue := _meeting_cue(reading, mention, start))]
    if meetings:
        first = meetings[0][0]
        named = next((mention for mention, cue in meetings if cue in ("seance", "reunion")), first)
        return named if named.start < first.start + 400 or first.start > 1500 else first
    alone = next((m for m in head if m.start < start + 1500 and _stands_alone(reading, m, start)), None)
    return alone or _running_day(reading)


def _running_day(reading: Reading) -> Mention | None:
    """The day in the running head of the pages, wherever an excerpt shows one."""
    days = [mention for mention in reading.by_kind.get("date", ()) if mention.rule == "date.day"]
    lines = [line.span() for line in RUNNING.finditer(reading.folded)]
    return next((day for start, end in lines for day in days if start <= day.start < end), None)


def _meeting_cue(reading: Reading, mention: Mention, start: int) -> str:
    """The word for the meeting that a date belongs to ("séance"), empty for the dates of other things."""
    before = reading.folded[max(start, mention.start - 110) : mention.start]
    if _APPROVED.match(reading.folded, mention.end, mention.end + 90):
        return ""
    if mention.start > start + 400 and _LAST_MINUTES.search(before):
        return ""
    cues = list(_session_cue().finditer(before))
    if not cues or _SITUATES.search(before[max(cues[-1].start() - 30, 0) :]):
        return ""
    between = before[cues[-1].end() :]
    if len(between) >= 75 or _OTHER_THING.search(between) or _CITED.search(before[: cues[-1].start()][-60:]):
        return ""
    cue = cues[-1][0].split()[0]
    return cue if cue in ("seance", "reunion") or _is_heading(reading, mention.start) else ""


def _stands_alone(reading: Reading, mention: Mention, start: int) -> bool:
    """Whether a date of the head belongs to no cited text, no convocation and no stamp."""
    before = reading.folded[max(start, mention.start - 70) : mention.start]
    own = mention.start < start + 600 and _OWN_DATE.search(before.rpartition("\n")[2])
    return not _SITUATES.search(before[-60:]) and (bool(own) or not _DATED_TEXT.search(before))


def _is_heading(reading: Reading, at: int) -> bool:
    """Whether an offset stands in a short line or in capitals, as a heading does."""
    start = reading.text.rfind("\n", 0, at) + 1
    end = reading.text.find("\n", at)
    line = reading.text[start : end if end >= 0 else len(reading.text)]
    return (
        len(line) < 150
        or reading.text[max(start, at - 20) : at].isupper()
        or bool(re.match(r"(?:le|la) [a-z ]{5,40}, reuni", reading.folded[start:at]))
    )


def _is_formula(reading: Reading, mention: Mention) -> bool:
    """Whether a date is that of "L'an deux mille ..., le ..." or "Le sept octobre deux mille vingt et un, ..."."""
    written = reading.folded[mention.start : mention.end]
    lead = reading.folded[max(0, mention.start - 24) : mention.start].rpartition("\n")[2]
    opens_line = bool(re.fullmatch(r"\W*(?:le )?\W*(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?\W*", lead))
    follows = reading.folded[mention.end : mention.end + 120]
    return written.startswith(("l'an", "l' an")) or (
        opens_line
        and bool(
            re.match(
                r",? ?(?:a \d|a [a-z-]{2,20} heures|le (?:conseil|bureau|comite)|les membres|la commission|s'est)",
                follows,
            )
        )
    )


def _convened(reading: Reading, start: int, end: int) -> date | None:
    """The day of the convocation."""
    days = [m for m in reading.by_kind.get("date", ()) if m.rule == "date.day" and start <= m.start < start + _HEAD]
    for cue in _CONVENED.finditer(reading.folded, start, min(end, start + _HEAD)):
        day = next((m for m in days if cue.end() <= m.start < cue.end() + 70), None)
        if day and isinstance(day.value, date) and "reuni" not in reading.folded[cue.end() : day.start]:
            return day.value
    return None


def _hour(pattern: re.Pattern[str], reading: Reading, start: int, end: int) -> str:
    match = pattern.search(reading.folded, start, end)
    return f"{int(match['h']):02}:{match['m'] or '00'}" if match and int(match["h"]) < 24 else ""


def _place(reading: Reading, start: int, end: int) -> str:
    match = _PLACE.search(reading.folded, start, min(end, start + _HEAD))
    if not match:
        return ""
    written = " ".join(reading.text[match.start("place") : match.end("place")].split())
    cut = re.split(r"\s+(?:sous la|en séance|à \d|le \d|en session|dans le)\b", written)[0]
    return re.sub(r"^(?:à la|à l'|au|à|dans la|dans le|en)\s?", "", cut).strip()
