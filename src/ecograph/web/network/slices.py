"""Parts of a network: what is around one actor, and the way from one actor to another."""

import unicodedata
from collections import deque
from collections.abc import Iterable
from itertools import pairwise

from ecograph.analytics.networks import Actor, Tie


def folded(text: str) -> str:
    """A text without accents and case, to search by."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one for one in decomposed if not unicodedata.combining(one)).split())


def matching(actors: Iterable[Actor], words: str) -> list[Actor]:
    """The actors whose names, with the sigla that stand for them, hold all the words; by name."""
    wanted = folded(words).split()
    found = [actor for actor in actors if all(word in folded(" ".join((actor.label, *actor.sigla))) for word in wanted)]
    return sorted(found, key=lambda actor: (actor.label, actor.iri)) if wanted else []


def resolve(actors: Iterable[Actor], said: str) -> Actor | None:
    """The actor that an IRI or a name stands for: the very name before the first that holds its words."""
    named = list(actors)
    for actor in named:
        if actor.iri == said:
            return actor
    found = matching(named, said)
    exact = [actor for actor in found if folded(said) in map(folded, (actor.label, *actor.sigla))]
    return next(iter(exact or found), None)


def around(ties: tuple[Tie, ...], iri: str) -> tuple[Tie, ...]:
    """The ties of an actor, and those of its neighbours with one another."""
    near = {iri} | {end for tie in ties if iri in (tie.source, tie.target) for end in (tie.source, tie.target)}
    return tuple(tie for tie in ties if tie.source in near and tie.target in near)


def shortest_path(ties: tuple[Tie, ...], start: str, end: str) -> list[str]:
    """The actors on a shortest way, whatever the direction of the ties; empty where there is none."""
    near: dict[str, set[str]] = {}
    for tie in ties:
        near.setdefault(tie.source, set()).add(tie.target)
        near.setdefault(tie.target, set()).add(tie.source)
    before: dict[str, str] = {start: ""}
    waiting = deque([start])
    while waiting and end not in before:
        here = waiting.popleft()
        for one in sorted(near.get(here, ())):
            if one not in before:
                before[one] = here
                waiting.append(one)
    if end not in before:
        return []
    path = [end]
    while before[path[-1]]:
        path.append(before[path[-1]])
    return path[::-1]


def along(ties: tuple[Tie, ...], path: list[str]) -> tuple[Tie, ...]:
    """The ties between neighbours on a path."""
    steps = {frozenset(step) for step in pairwise(path)}
    return tuple(tie for tie in ties if frozenset((tie.source, tie.target)) in steps)
