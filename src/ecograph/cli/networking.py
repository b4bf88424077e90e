"""Commands on networks: network, analyze."""

from pathlib import Path
from typing import Annotated

import typer

from ecograph.cli.options import StoreLocation


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(network)
    app.command()(analyze)


def network(
    store: StoreLocation,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="File ending in .gexf, .graphml, .net, .json, .dot or .csv.")
    ],
    projection: Annotated[
        str,
        typer.Option(
            "--projection",
            metavar="NAME",
            help="money, partnerships, cofunding, attendance, coattendance, proxies, officials, recusals, citations.",
        ),
    ] = "money",
    year: Annotated[int | None, typer.Option("--year", help="This year only.")] = None,
    status: Annotated[str, typer.Option("--status", help="Status of the flows (awarded unless said).")] = "",
    instrument: Annotated[str, typer.Option("--instrument", help="grant, loan, guarantee ...")] = "",
    layer: Annotated[str, typer.Option("--layer", help="Kind of tie: convention, project ...")] = "",
    kind: Annotated[
        str, typer.Option("--kind", help="Ties with at least one end of this kind: pole, commune ...")
    ] = "",
    territory: Annotated[
        str,
        typer.Option("--territory", help="Ties with at least one end of departement-13, region-93 ... (INSEE codes)."),
    ] = "",
    backbone: Annotated[bool, typer.Option("--backbone", help="Only the ties too heavy to be chance.")] = False,
) -> None:
    """Write a network for Gephi, Pajek, Cytoscape, R ... / exporter un réseau."""  # fmt: skip
    from ecograph.analytics.backbone import backbone as backbone_of
    from ecograph.analytics.drawings import placed
    from ecograph.analytics.projections import NetworkReader, Selection
    from ecograph.exports.network_files import write_network
    from ecograph.stores import open_store

    reader = NetworkReader(open_store(store))
    of = reader.whereabouts.find(territory).key if territory else ""
    found = reader.network(projection, Selection(year, status, instrument, layer, kind, territory=of))
    graph = backbone_of(found.graph()) if backbone else found.graph()
    write_network(placed(graph), out)
    typer.echo(f"{out}  {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges")


def analyze(
    store: StoreLocation,
    out: Annotated[Path, typer.Option("--out", help="Folder for the tables and the report.", metavar="DIR")],
) -> None:
    """Write tables and an illustrated report on all networks / analyser les réseaux."""
    from ecograph.analytics.projections import NetworkReader
    from ecograph.analytics.report import write_report
    from ecograph.stores import open_store

    for path in write_report(NetworkReader(open_store(store)), out):
        typer.echo(str(path))
