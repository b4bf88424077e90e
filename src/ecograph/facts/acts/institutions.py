"""Whose act it is: the institution under its full official name, and the organ that met."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ecograph.facts.acts.names import Candidate, find_candidates, in_mixed_case
from ecograph.facts.acts.openings import name_of_organ, opening_name
from ecograph.facts.acts.running import RUNNING
from ecograph.knowledge import load_rules
from ecograph.model.readings import ActPart, Reading
from ecograph.values.folding import fold
from ecograph.values.organisations import is_caseless

_HEAD = 1800
_HEAD_AND_PROSE = 9000
_FOOT = 1500
_CONVENTION_KINDS = ("convention", "amendment")
# A prefect or a prefecture at the head of an order, not the one that receives it.
_PREFECT = re.compile(
    r"(?m)^[ ]{0,90}(?:(?:le|la|arrete(?: du)?) )?(?:sous-)?pref(?:ete?|ecture)\b(?! le\b)"
    r"|\barrete (?:inter)?prefectoral"
)
_METROPOLITAN = re.compile(r"\bconseil (?:de (?:la |l'euro)?metropole|metropolitain)\b")
_NEAR_HEAD = 90  # characters behind the opening name in which a body may be named with its kind
_MAYOR_SPEAKS = re.compile(r"(?m)^ {0,40}(?:m\.|mme|monsieur|madame) l[ea] maire ?[.:–-]")  # debates of a town council
_PARTIES = re.compile(r"\bentre(?: les soussignes)?\b|\bles soussignes\b|\bles parties\b")


@dataclass(frozen=True, slots=True)
class Issuer:
    """The institution of an act, the organ that took it, and whether that organ is an assembly."""

    name: str = ""
    body: str = ""
    family: str = "any"
    meets: bool = False


@cache
def _bodies() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((b["name"], b["family"], re.compile(b["words"])) for b in load_rules("acts")["bodies"])


def find_issuer(reading: Reading, part: ActPart, default: Issuer | None = None) -> Issuer:
    """The issuer of an act part; parts after the first fall back on `default`."""
    if part.kind in _CONVENTION_KINDS:
        own = _first_party(reading, part)
        return Issuer(own or (default.name if default else ""))
    if part.kind == "report" and default:
        return _reporter(reading, part) or default
    if default and default.name:
        return default
    body, family = _body(reading, part) if part.kind != "order" else ("", "any")
    if part.kind == "order" and _PREFECT.search(reading.folded, part.start, part.start + 900):
        family = "state"
    if part.kind == "decision" and not body:
        family = "any"
    name = _institution(reading, part, family, _METROPOLITAN.search(reading.folded, part.start, part.end) is not None)
    return Issuer(name or (default.name if default else ""), body, family, bool(body))


def _body(reading: Reading, part: ActPart) -> tuple[str, str]:
    """The organ that met and the family of institutions that it belongs to."""
    head = reading.folded[part.start : min(part.start + 3000, part.end)]
    first_visa = re.search(r"(?m)^\s*vu\b", head)
    zone = head[: first_visa.start()] if first_visa and first_visa.start() > 200 else head
    found = _organs(zone)
    if not found:
        running = RUNNING.search(reading.folded)
        found = _organs(running[0]) if running else []
    if not found and len(_MAYOR_SPEAKS.findall(reading.folded, part.start, part.end)) > 1:
        return "", "commune"
    if not found:
        return "", "any"
    named = [entry for entry in found if entry[2] not in ("Bureau", "Conseil", "Comité")] or found
    first = min(named)
    permanent = [entry for entry in named if entry[2] == "Commission permanente" and entry[0] < first[0] + 400]
    if permanent:
        is_region = "conseil regional" in reading.folded
        is_department = "conseil departemental" in reading.folded or "conseil general" in reading.folded
        return permanent[0][2], "region" if is_region else "departement" if is_department else "any"
    if (
        part.kind == "decision"
        and re.search(r"\b(?:le (?:maire|president)|la (?:maire|presidente))[^\n]{0,80},?\s*\n", head)
        and not re.search(r"\bbureau (?:communautaire|syndical|de la|metropolitain)", head)
    ):
        return "", first[3]
    return first[2], first[3]


def _organs(zone: str) -> list[tuple[int, int, str, str]]:
    """Where a zone names an organ, its place in the list of organs, its name and its family of institutions."""
    return [
        (m.start(), order, name, family)
        for order, (name, family, words) in enumerate(_bodies())
        if (m := words.search(zone))
    ]


def _institution(reading: Reading, part: ActPart, family: str, is_metropole: bool) -> str:
    """The best name of the family: how often it stands in the act, and how near to the words of the head."""
    if family == "any":
        named = _named_after_body(reading, part)
        if named:
            return named
    own = opening_name(reading, part) or name_of_organ(reading, part)
    near = find_candidates(reading, part.start, own.end + _NEAR_HEAD) if own else ()
    is_named = any(_fits(candidate.family, family) for candidate in near)
    if own and not is_named:
        return in_mixed_case(reading, own)
    scores: Counter[str] = Counter()
    best: dict[str, Candidate] = {}
    for candidate in _places(reading, part):
        if not _fits(candidate.family, family):
            continue
        key = candidate.key
        scores[key] += _weight(reading, part, candidate) + 4 * (is_metropole and candidate.family == "metropole")
        if key not in best or len(candidate.name) > len(best[key].name):
            best[key] = candidate
    if not scores:
        named = _named_after_body(reading, part)
        later = (c for c in find_candidates(reading, part.start, part.end) if _fits(c.family, family))
        return named or next((in_mixed_case(reading, candidate) for candidate in later), "")
    order = {key: (scores[key], len(key), -best[key].start) for key in scores}
    winner = max(order, key=order.__getitem__)
    fuller = _fuller(winner, best, scores)
    return in_mixed_case(reading, best[fuller])


def _places(reading: Reading, part: ActPart) -> Iterator[Candidate]:
    """The candidates of the head and of the foot, where an act names its institution."""
    head_end = min(part.start + _HEAD_AND_PROSE, part.end)
    yield from find_candidates(reading, part.start, head_end)
    yield from find_candidates(reading, max(head_end, part.end - _FOOT), part.end)
    for running in RUNNING.finditer(reading.folded, head_end):
        yield from find_candidates(reading, *running.span())


def _fuller(winner: str, best: dict[str, Candidate], scores: Counter[str]) -> str:
    """The longest name that holds the winner and more ("Communauté urbaine Limoges Métropole")."""
    words = set(winner.split())
    holders = [key for key in best if key != winner and words < set(key.split()) and scores[key] * 6 >= scores[winner]]
    same_head = [key for key in holders if best[key].family == best[winner].family]
    return max(same_head, key=lambda key: scores[key], default=winner)


def _fits(candidate: str, family: str) -> bool:
    if family == "any":
        return candidate in ("commune", "epci", "metropole", "departement", "region", "syndicat")
    if family == "epci":
        return candidate in ("epci", "metropole", "pays")
    if family == "other":
        return candidate in ("other", "university", "syndicat")
    if family == "syndicat":
        return candidate in ("syndicat", "pays")
    return candidate == family


def _weight(reading: Reading, part: ActPart, candidate: Candidate) -> int:
    """How much one place of a name says: a head or a body that bears it says more than a mention."""
    at = candidate.start - part.start
    before = reading.folded[max(part.start, candidate.start - 60) : candidate.start]
    weight = 1
    if re.search(
        r"(?:conseil|bureau|comite|commission permanente|membres|assemblee)[a-z ']{0,40}(?:de|du|des|d'|-"
        r"|,)?(?: la| l')?\s*$",
        before,
    ):
        weight += 6
    if re.search(r"(?:maire|presidente?|prefete?|directeur|directrice)(?: (?:de|du|des|d'))?(?: la| l')?\s*$", before):
        weight += 4
    line_start = reading.folded.rfind("\n", 0, candidate.start) + 1
    opens_line = not reading.folded[line_start : candidate.start].strip(" *•-")
    if opens_line and RUNNING.match(reading.folded, line_start):
        weight += 12
    elif opens_line and not reading.folded[part.start : line_start].strip():
        weight += 8  # the first line of the file
    elif at < 700 and opens_line and candidate.end - line_start > 0:
        weight += 5
    elif at < _HEAD:
        weight += 2
    if candidate.family == "state" and "region" in candidate.key:
        weight += 4  # a prefect of region is prefect of a département too
    if candidate.family == "pays":
        weight = min(weight, 1)
    if re.search(r"\bvu\b|subvention|association|convention avec|fonds de concours", before):
        weight -= 1
    return max(weight, 0)


def _named_after_body(reading: Reading, part: ActPart) -> str:
    """The name that follows the organ ("Conseil de Val d'Arzon Métropole")."""
    named = re.finditer(
        r"\b(?:conseil|bureau|comite)[a-z]{0,12} (?:de |du |d'|des )(?P<name>[a-z][\w' -]{3,60}?)(?=\s{2,}|\n|,"
        r"| - | \()",
        reading.folded[part.start : part.start + _HEAD],
    )
    caseless = is_caseless(reading.text)
    match = next((m for m in named if caseless or reading.text[part.start + m.start("name")].isupper()), None)
    if not match or re.match(
        r"(?:communaute|la |territoire|administration|gestion|surveillance|direction|pilotage|\w+ \d)", match["name"]
    ):
        return ""
    start = part.start + match.start("name")
    return in_mixed_case(
        reading, Candidate(start, start + len(match["name"]), reading.text[start : start + len(match["name"])], "other")
    )


def _first_party(reading: Reading, part: ActPart) -> str:
    """The first party of a convention that is a public body; none for the State or among equals."""
    parties = _PARTIES.search(reading.folded, part.start, min(part.start + 4000, part.end))
    start = parties.end() if parties else part.start
    zone_end = min(start + 1500, part.end)
    candidates = [c for c in find_candidates(reading, start, zone_end) if c.family not in ("state", "pays")]
    first_state = re.search(r"\s{0,9}:?\W{0,6}(?:l'etat|le prefet|la prefecture)\b", reading.folded[start : start + 60])
    if first_state or (not parties and not candidates):
        return _signing_party(reading, part) if not first_state else ""
    parties_only = [c for c in candidates if c.start < start + (700 if parties else 1500)]
    if not parties_only:
        return _signing_party(reading, part)
    return in_mixed_case(reading, parties_only[0])


def _signing_party(reading: Reading, part: ActPart) -> str:
    """The public body that signs first ("Pour le Département du Val-de-Marne")."""
    for match in re.finditer(r"\bpour (?:le |la |l')", reading.folded[part.start : part.end]):
        at = part.start + match.end()
        for candidate in find_candidates(reading, at, min(at + 90, part.end)):
            if candidate.start <= at + 2:
                return in_mixed_case(reading, candidate)
    return ""


def _reporter(reading: Reading, part: ActPart) -> Issuer | None:
    """The organisation whose annexed report this is: the line above its title."""
    lines = [line.strip() for line in reading.text[part.start : part.start + 400].split("\n") if line.strip()]
    if lines and fold(lines[0]).startswith("rapport"):
        before = [
            line.strip() for line in reading.text[max(0, part.start - 200) : part.start].split("\n") if line.strip()
        ]
        lines = before[-1:] + lines
    name = lines[0] if lines else ""
    if not name or len(name) > 90 or fold(name).startswith(("rapport", "annexe")):
        return None
    at = reading.text.find(name)
    return Issuer(in_mixed_case(reading, Candidate(at, at + len(name), name, "other")))
