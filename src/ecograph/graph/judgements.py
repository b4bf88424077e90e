"""Judgements of people in the graph: what they take out of it or confirm, and who said why."""

from collections.abc import Sequence

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from ecograph.model.judgements import Judgement
from ecograph.values.iris import Minter
from ecograph.vocabulary import DCT, EG, OA, PROV, RDF, SKOS, french, typed

SURE = typed("1", "decimal")


def replay(store: ox.Store, judgements: Sequence[Judgement], minter: Minter) -> frozenset[str]:
    """Takes the facts judged wrong out of the document graphs and confirms those judged right; IRIs of what went.

    A withdrawn fact goes with the nodes that it holds inside itself, the links to it, and the words that nothing else
    rests on. The judgement itself stays in `graph/corrections`, so that one sees what went and why.
    """
    gone: set[str] = set()
    for judgement in judgements:
        if judgement.kind not in ("wrong", "right"):
            continue
        places = [(node, graph) for node in map(NamedNode, judgement.about) for graph in _graphs_of(store, node)]
        for node, graph in places:
            _settle(store, node, graph)
            if judgement.kind == "right":
                store.add(Quad(node, EG.confidence, SURE, graph))
            else:
                gone |= _withdraw(store, node, graph)
        _write(store, judgement, minter, is_found=bool(places))
    for judgement in judgements:
        if judgement.kind in ("same", "different"):
            _write(store, judgement, minter, is_found=True)
    return frozenset(gone)


def _graphs_of(store: ox.Store, node: NamedNode) -> list[NamedNode]:
    found = {quad.graph_name for quad in store.quads_for_pattern(node, EG.statedIn, None)}
    return sorted((graph for graph in found if isinstance(graph, NamedNode)), key=str)


def _settle(store: ox.Store, node: NamedNode, graph: NamedNode) -> None:
    """Takes out the doubt that the reader itself had about a fact: a person has judged."""
    for quad in list(store.quads_for_pattern(node, EG.evidence, None, graph)):
        for doubt in list(store.quads_for_pattern(None, EG.evidence, quad.object, graph)):
            weak = Quad(doubt.subject, SKOS.notation, Literal("weak-fact"), graph)
            if weak in store and isinstance(doubt.subject, NamedNode):
                _withdraw(store, doubt.subject, graph)


def _withdraw(store: ox.Store, node: NamedNode, graph: NamedNode) -> set[str]:
    quads = list(store.quads_for_pattern(node, None, None, graph))
    for quad in [*quads, *store.quads_for_pattern(None, None, node, graph)]:
        store.remove(quad)
    gone = {node.value}
    for quad in quads:
        held = quad.object
        if not isinstance(held, NamedNode):
            continue
        if held.value.startswith(f"{node.value}/"):
            gone |= _withdraw(store, held, graph)
        elif quad.predicate in (EG.evidence, EG.mainEvidence) and not _is_used(store, held, graph):
            for selector in list(store.quads_for_pattern(held, OA.hasSelector, None, graph)):
                if isinstance(selector.object, NamedNode):
                    _withdraw(store, selector.object, graph)
            gone |= _withdraw(store, held, graph)
    return gone


def _is_used(store: ox.Store, node: NamedNode, graph: NamedNode) -> bool:
    return next(iter(store.quads_for_pattern(None, None, node, graph)), None) is not None


def _write(store: ox.Store, judgement: Judgement, minter: Minter, is_found: bool) -> None:
    graph = NamedNode(minter.graph("corrections"))
    about = judgement.entities or judgement.about
    node = NamedNode(minter.node("judgement", judgement.kind, *sorted(about), judgement.day, judgement.reason))
    said: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF.type, EG.Judgement),
        (RDF.type, PROV.Activity),
        (EG.verdict, Literal(judgement.kind)),
        (EG.reason, french(judgement.reason)),
        (EG.applies, typed(str(is_found).lower(), "boolean")),
    ]
    if judgement.kind in ("wrong", "right") or judgement.entities:
        said += [(EG.judged, NamedNode(iri)) for iri in about]
    else:
        said += [(EG.judgedName, Literal(name)) for name in about]
    said += [(DCT.date, typed(judgement.day, "date"))] if judgement.day else []
    said += [(DCT.creator, Literal(judgement.by))] if judgement.by else []
    store.extend(Quad(node, predicate, value, graph) for predicate, value in said)
