"""The graph `graph/analytics`: measures of the networks, with the query and the engine that they come from."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from ecograph.analytics.analysis import Analysis, Value, analyse
from ecograph.analytics.measures import measures
from ecograph.analytics.networks import Network
from ecograph.analytics.projections import PROJECTIONS, NetworkReader
from ecograph.values.iris import Minter
from ecograph.vocabulary import CODE, EG, PROV, RDF, RDFS, typed

IN_THE_GRAPH = ("money", "partnerships", "cofunding")


def analytics_quads(reader: NetworkReader, minter: Minter) -> list[Quad]:
    """The measures of the networks of organisations, sorted; the same store gives the same quads."""
    return sorted((quad for network in measured_networks(reader) for quad in measure_quads(network, minter)), key=str)


def measured_networks(reader: NetworkReader) -> Iterator[Network]:
    """The networks of organisations whose measures stand in the graph, each read when it is asked for."""
    return (reader.network(name) for name in IN_THE_GRAPH)


def measure_quads(network: Network, minter: Minter) -> list[Quad]:
    """The measures of a network."""
    return analysis_quads(analyse(network), minter)


def analysis_quads(analysis: Analysis, minter: Minter) -> list[Quad]:
    """One eg:NetworkAnalysis, and one eg:NetworkPosition per actor."""
    graph = NamedNode(minter.graph("analytics"))
    projection = PROJECTIONS[analysis.network.name]
    activity = NamedNode(minter.node("network-analysis", projection.name))
    quads = [
        Quad(activity, RDF.type, EG.NetworkAnalysis, graph),
        Quad(activity, RDF.type, PROV.Activity, graph),
        Quad(activity, RDFS.label, Literal(projection.french, language="fr"), graph),
        Quad(activity, RDFS.label, Literal(projection.english, language="en"), graph),
        Quad(activity, EG.network, Literal(projection.name), graph),
        Quad(activity, EG.engine, Literal(analysis.engine), graph),
        Quad(activity, EG.betweennessSample, typed(analysis.betweenness_samples, "integer"), graph),
        Quad(activity, PROV.used, NamedNode(f"{minter.base}queries/{projection.query}"), graph),
        *_values(activity, analysis.whole, graph),
    ]
    if projection.default_status:
        quads.append(Quad(activity, EG.flowStatus, CODE[f"status/{projection.default_status}"], graph))
    for actor, values in analysis.actors.items():
        position = NamedNode(minter.node("network-position", projection.name, actor))
        quads += [
            Quad(position, RDF.type, EG.NetworkPosition, graph),
            Quad(position, EG.actor, NamedNode(actor), graph),
            Quad(position, EG.network, Literal(projection.name), graph),
            Quad(position, PROV.wasGeneratedBy, activity, graph),
            *_values(position, values, graph),
        ]
    return quads


def _values(subject: NamedNode, values: Mapping[str, Value], graph: NamedNode) -> list[Quad]:
    catalogue = measures()
    return [
        Quad(subject, EG[name], _literal(value, catalogue[name].datatype), graph)
        for name, value in values.items()
        if value is not None
    ]


def _literal(value: int | float, datatype: str) -> Literal:
    return typed(f"{value:.2f}" if datatype == "decimal" else value, datatype)
