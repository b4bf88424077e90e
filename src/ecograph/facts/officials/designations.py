"""People whom an act sends to another organisation: "désigne M. X pour siéger au conseil d'administration de Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ecograph.facts.officials.candidates import Candidate
from ecograph.facts.officials.naming import is_part_of_name, organisation_name
from ecograph.facts.officials.scene import Scene
from ecograph.knowledge import load_rules
from ecograph.model.readings import Mention


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(load_rules("roles")[name])


def find_designations(scene: Scene) -> Iterator[Candidate]:
    """Representatives that the act designates, with the organ they sit in and the organisation it is of."""
    folded = scene.reading.folded
    latest: Candidate | None = None
    previous: Mention | None = None  # whose mandate `latest` is
    for mention in scene.people.mentions:
        glue = folded[latest.end : mention.start] if latest and mention.start - latest.end < 160 else "\n\n"
        also = _ALSO.match(folded, mention.end) if "\n\n" not in glue else None
        before = folded[max(0, mention.start - 170) : mention.start]
        called = _called().search(before)
        if latest and also and not called:
            latest = _alike(latest, mention, also)
            yield latest
            continue
        joined = previous is not None and _GLUE.fullmatch(folded, previous.end, mention.start)
        if latest and latest.start == (previous.start if previous else -1) and joined and latest.end >= mention.start:
            previous = mention  # "nomme Mme A et M. B pour siéger à ...": both
            latest = replace(latest, name=mention.value, start=mention.start, label=_of_gender(latest.label, mention))
            yield latest
            continue
        if latest and latest.rule == "designation-list" and _GLUE.fullmatch(glue):
            latest = replace(latest, name=mention.value, start=mention.start, end=mention.end)
            yield latest
            continue
        chosen = _rule("designated_after").match(folded, mention.end, min(len(folded), mention.end + 140))
        sent = _rule("represents_after").match(folded, mention.end, min(len(folded), mention.end + 120))
        if not (called or chosen or sent):
            continue
        start = (chosen or sent or called).end() if (chosen or sent) else mention.end  # type: ignore[union-attr]
        clause = mention.start - len(before) + called.start("clause") if called and called["clause"] else -1
        for latest in _sent(scene, mention, start, bool(sent), clause):
            previous = mention
            yield latest


@cache
def _called() -> re.Pattern[str]:
    return re.compile(_rule("designated_before").pattern + r"\Z")


_THERE = re.compile(
    r"(?:,[^.;\n]{3,80},)?\s*y\s"
)  # "M. X y représentera la Communauté": there, in what was named before
_GLUE = re.compile(r"\s*(?:\([^()\n]{2,40}\))?\s*(?:,|;|\bet|/|\n\s*[-•*–])\s*")
_ALSO = re.compile(
    r"\s*,?\s*\(?(?:(?:en qualite de|comme|en tant que)\s+)?(?:membre |deleguee? "
    r"|representante? )?(?:(?P<holder>titulaire)|(?P<substitute>suppleante?))\b"
)


def _of_gender(label: str, mention: Mention) -> str:
    """A label of a mandate as it is worded for one person."""
    masculine = label.replace("Représentante", "Représentant").replace("Administratrice", "Administrateur")
    if mention.value.gender != "f":
        return masculine
    return masculine.replace("Représentant", "Représentante").replace("Administrateur", "Administratrice")


def _alike(latest: Candidate, mention: Mention, also: re.Match[str]) -> Candidate:
    """The same mandate for the next person: "et Mme B en qualité de suppléante"."""
    feminine = mention.value.gender == "f"
    base = (
        "Administrat" + ("rice" if feminine else "eur")
        if latest.label.startswith("Administrat")
        else "Représentant" + "e" * feminine
    )
    label = f"{base} suppléant{'e' * feminine}" if also["substitute"] else f"{base} titulaire"
    return Candidate(
        mention.value, "representative", label, latest.organisation, mention.start, also.end(), "designation"
    )


def _sent(scene: Scene, mention: Mention, start: int, by_verb: bool, clause: int) -> Iterator[Candidate]:
    """The mandate that the words after the name tell, with the clause before it ("pour siéger à ..."; -1: none)."""
    folded = scene.reading.folded
    words = re.split(r"(?:(?<!\bm)(?<!\bmm)(?<!\bdr)\.|;)(?:\s|$)|\n\s*\n|\n\s*[-–•◦▪]", folded[start : start + 240])[0]
    head = re.split(r"\b(?:secretaire de seance|secretariat)\b", words)
    mandate = _rule("mandate").search(words)
    told = folded[clause : mention.start] if clause >= 0 else ""
    is_listed = bool(told) and not re.match(r"[ ,]*\(?(?:titulaire|suppleant)", words)
    if told and "secretaire" in told:
        return
    if _rule("mandate").search(told):
        mandate, by_verb = None, True
    if len(head) > 1 or (not mandate and not by_verb) or (mandate and mandate.start() > 90):
        return
    own = words[: _next_person(scene, start) - start] if _next_person(scene, start) > start else words
    substitute = re.search(r"suppleante?", own)
    holder = re.search(r"titulaire", own)
    administrator = re.search(r"administrat(?:eur|rice)", own + told)
    feminine = mention.value.gender == "f"
    label = (
        ("Administratrice" if feminine else "Administrateur")
        if administrator
        else ("Représentante" if feminine else "Représentant")
    )
    label += " suppléant" + "e" * feminine if substitute and not holder else " titulaire" if holder else ""
    organ = _rule("organ").search(words)
    if organ:
        label += _organ_words(scene.reading.text[start + organ.start() : start + organ.end()])
    elif organ := _rule("organ").search(told):
        label += _organ_words(scene.reading.text[clause + organ.start() : clause + organ.end()])
    organisation = _organisation(scene, mention, start, len(words), clause)
    if organisation:
        yield Candidate(
            mention.value,
            "representative",
            label,
            organisation,
            mention.start,
            mention.end if is_listed else start + len(own),
            "designation-list" if is_listed else "designation",
        )


def _organ_words(organ: str) -> str:
    organ = re.sub(r"\s+", " ", organ)
    return f" à l'{organ}" if organ[:1].lower() == "a" else f" au {organ}"


def _next_person(scene: Scene, start: int) -> int:
    following = scene.people.between(start + 1, start + 400)
    return following[0].start if following else -1


def _organisation(scene: Scene, mention: Mention, start: int, length: int, clause: int) -> str:
    """The organisation that the person is sent to: named in the clause, after, else the last one named before."""
    institution = scene.institution(mention.start)
    told = scene.organisations_in(clause, mention.start) if clause >= 0 else ()
    named = [organisation_name(m) for m in (*told, *scene.organisations_in(start, start + length))]
    others = [name for name in named if not _is_same(name, institution)]
    if others and not _THERE.match(scene.reading.folded, mention.end):
        return others[0]
    before = scene.organisation_before(mention.start, max(0, mention.start - 900))
    return "" if _is_same(before, institution) else before


def _is_same(name: str, institution: str) -> bool:
    return name == institution or is_part_of_name(name, institution) or is_part_of_name(institution, name)
