"""Mentions of organisations in a Reading: heads of names, gazetteers, lists, contexts; the best of each place."""

import re
from dataclasses import replace

from ecograph.annotations.organisations.assembled import find_assembled
from ecograph.annotations.organisations.candidates import Candidate, choose
from ecograph.annotations.organisations.enumerated import find_contextual, find_enumerated
from ecograph.annotations.organisations.giving import find_given
from ecograph.annotations.organisations.headed import find_headed
from ecograph.annotations.organisations.listed import find_listed
from ecograph.annotations.organisations.neighbours import find_neighbours
from ecograph.annotations.organisations.placed import find_placed, find_priced
from ecograph.annotations.organisations.resolving import resolve_organisations
from ecograph.annotations.organisations.spelt import find_spelt
from ecograph.knowledge.organisations import streets
from ecograph.model.readings import Mention, Reading
from ecograph.values.organisations import OrganisationName, is_caseless, one_line, sentence_cased, with_capitals

__all__ = ["find_organisations", "resolve_organisations"]

_PROJECT = re.compile(
    r"(?:programme|projet|label|action|axe|volet|operation|plan|salon|festival|concours|trophee|prix|dispositif|module"
    r"|evenement|appel a projets|spectacle|exposition|journee|rencontre|marque|appellation|intitule|denomme)e?s?\b"
    r"(?: [a-z]+){0,2} ?[«\"]\s?$"
)
_METHODS = (
    find_headed,
    find_listed,
    find_assembled,
    find_enumerated,
    find_contextual,
    find_placed,
    find_given,
    find_spelt,
)


def find_organisations(reading: Reading) -> tuple[Mention, ...]:
    """The organisations seen in the cleaned text, none overlapping another; values are OrganisationName."""
    if is_caseless(reading.text):
        return _find_caseless(reading)
    found = [candidate for find in _METHODS for candidate in find(reading)]
    named = [candidate for candidate in choose(found) if not _names_another_thing(reading, candidate)]
    chosen = choose([*named, *find_neighbours(reading, named), *find_priced(reading, named)])
    return tuple(whole for candidate in chosen if (whole := _before_person(reading, _mention(candidate))))


def _find_caseless(reading: Reading) -> tuple[Mention, ...]:
    """The organisations of a text without capitals, read as if each word that may be a name had one."""
    shown = replace(reading, text=with_capitals(reading.text))
    found = choose([*find_headed(shown), *find_listed(shown), *find_assembled(shown)])
    named = (replace(c, name=c.name if c.name == "État" else sentence_cased(c.name)) for c in found)
    return tuple(_mention(candidate) for candidate in named if not _names_another_thing(reading, candidate))


def _before_person(reading: Reading, mention: Mention) -> Mention | None:
    """The mention without the person who signs on the line below: "le Président du Pôle / Lise ROY".

    None for a noun alone, and for a surname that is also a siglum: "Mme Ida CROS".
    """
    if any(
        p.start < mention.start and mention.end <= p.end and p.rule in ("person-civility", "person-shape")
        for p in reading.mentions_in("person", max(0, mention.start - 60), mention.end + 1)
    ):
        return None
    line_end = reading.text.find("\n", mention.start, mention.end)
    if line_end < 0 or not any(
        line_end < p.start < mention.end and p.rule != "person-plain"
        for p in reading.mentions_in("person", line_end, mention.end + 60)
    ):
        return mention
    written = one_line(reading.text[mention.start : line_end])
    if len(written.split()) < 2:
        return None
    return replace(mention, end=line_end, value=replace(mention.value, name=written))


def _names_another_thing(reading: Reading, candidate: Candidate) -> bool:
    """Whether the name is only a street's ("rue de l'Université") or a project's ("programme « Cap Énergies »")."""
    before = reading.folded[max(0, candidate.head_start - 40) : candidate.head_start]
    return bool(streets().search(before) or _PROJECT.search(before))


def _mention(candidate: Candidate) -> Mention:
    value = OrganisationName(candidate.name, candidate.type, candidate.score)
    return Mention("organisation", candidate.start, candidate.end, value, f"organisation/{candidate.rule}")
