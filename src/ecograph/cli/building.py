"""Commands that make a store and take it out again: build, tables, export."""

from pathlib import Path
from typing import Annotated

import typer

from ecograph.cli.options import StoreLocation, StoreOption


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(build)
    app.command()(tables)
    app.command()(export)


def build(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT...", help="Files and folders of acts.")],
    store: StoreOption,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Worker processes; 0 means one per core.")] = 0,
    corrections: Annotated[
        Path | None, typer.Option("--corrections", metavar="FILE", help="Judgements to replay [data/corrections.yml].")
    ] = None,
) -> None:
    """Build or update a store from acts / construire ou mettre à jour le graphe."""
    import os

    from ecograph.cli.printing import BuildProgress, print_build
    from ecograph.pipeline.build import build as run_build

    with BuildProgress() as progress:
        report = run_build(inputs, store, jobs or os.cpu_count() or 1, progress, corrections)
    print_build(report, store)
    raise typer.Exit(1 if report.problems else 0)


def tables(
    store: StoreLocation,
    out: Annotated[Path, typer.Option("--out", help="Folder for the CSV files.", metavar="DIR")],
) -> None:
    """Write the tidy tables as CSV / écrire les tables en CSV."""
    from ecograph.exports.tables import write_tables
    from ecograph.stores import open_store

    for path, rows in write_tables(open_store(store), out):
        typer.echo(f"{path}  {rows} rows")


def export(
    store: StoreLocation,
    format: Annotated[str, typer.Option("--format", help="ttl, nq, nt, trig, jsonld or rdfxml.")],
    out: Annotated[Path, typer.Option("--out", help="File to write.", metavar="FILE")],
) -> None:
    """Write the whole graph to a file / exporter le graphe."""
    from ecograph.exports.rdf import write_rdf
    from ecograph.stores import open_store

    count = write_rdf(open_store(store), format, out)
    typer.echo(f"{out}  {count} statements")
