"""What a person should look at first: doubts, doubtful flows and merge candidates, by the euros at stake."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from ecograph.errors import EcographError
from ecograph.model.judgements import Judgement
from ecograph.queries import run_query
from ecograph.stores.base import Store

Verdict = Literal["same", "different", "wrong", "right"]
ItemKind = Literal["issue", "fact", "merge"]
FITTING: Mapping[ItemKind, tuple[Verdict, ...]] = {
    "issue": ("wrong", "right"),
    "fact": ("wrong", "right"),
    "merge": ("same", "different"),
}


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Something to judge; `id` is short and stays the same from build to build."""

    id: str
    kind: ItemKind
    weight: float
    about: str
    document: str
    quote: str
    iri: str
    names: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()


def review_items(store: Store, judged: tuple[Judgement, ...] = ()) -> tuple[ReviewItem, ...]:
    """All that waits for a judgement, the most euros first; what a file of corrections judges already is left out."""
    done = {iri for judgement in judged for iri in judgement.about}
    pairs = {frozenset(judgement.entities) for judgement in judged if judgement.entities}
    found = [*_issues(store), *_facts(store), *_candidates(store)]
    open_items = {i.iri: i for i in found if i.iri not in done and frozenset(i.entities) not in pairs}
    return tuple(sorted(open_items.values(), key=lambda item: (-item.weight, item.kind, item.id)))


def find_item(items: tuple[ReviewItem, ...], asked: str) -> ReviewItem:
    """The item of that id or IRI; EcographError where there is none."""
    for item in items:
        if asked in (item.id, item.iri):
            return item
    raise EcographError(f"Nothing to review is called {asked!r}; `ecograph review` lists what there is.")


def judge(item: ReviewItem, verdict: str, reason: str, day: str = "", by: str = "") -> Judgement:
    """The judgement on an item; EcographError where the verdict does not fit or has no reason."""
    fitting = next((known for known in FITTING[item.kind] if known == verdict), None)
    if fitting is None:
        raise EcographError(f"{item.id} is judged {' or '.join(FITTING[item.kind])}, not {verdict!r}.")
    if not reason.strip():
        raise EcographError('A judgement wants a reason: --reason "...".')
    about = item.names if item.kind == "merge" else (item.iri,)
    return Judgement(fitting, about, reason.strip(), day, item.entities, by)


def _id(letter: str, iri: str) -> str:
    return f"{letter}-{hashlib.sha256(iri.encode()).hexdigest()[:8]}"


def _issues(store: Store) -> Iterator[ReviewItem]:
    for row in _rows(store, "issues"):
        if row["kind"] != "weak-fact":  # the fact itself is listed
            about = f"[{row['kind']}] {row['message']}"
            yield ReviewItem(
                _id("i", row["iri"]), "issue", float(row["weight"]), about, row["document"], row["quote"], row["iri"]
            )


def _facts(store: Store) -> Iterator[ReviewItem]:
    for row in _rows(store, "doubtful_facts"):
        about = f"{row['payer'] or '?'} -> {row['payee'] or '?'}, {row['status']} ({float(row['confidence']):.2f})"
        yield ReviewItem(
            _id("f", row["iri"]), "fact", float(row["amount"]), about, row["document"], row["quote"], row["iri"]
        )


def _candidates(store: Store) -> Iterator[ReviewItem]:
    for row in _rows(store, "merge_candidates"):
        about = f"{row['first']} = {row['second']} ? {row['reason']} ({float(row['score']):.2f})"
        yield ReviewItem(
            _id("m", row["iri"]), "merge", float(row["weight"] or 0), about, "", "", row["iri"],
            (row["first"], row["second"]), (row["first_iri"], row["second_iri"]),
        )  # fmt: skip


def _rows(store: Store, query: str) -> Iterator[dict[str, str]]:
    result = run_query(store, query)
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError("a SELECT query was expected")
    names = [variable.value for variable in result.variables]
    for solution in result:
        terms = ((name, solution[name]) for name in names)
        yield {name: term.value if isinstance(term, ox.NamedNode | ox.Literal) else "" for name, term in terms}
