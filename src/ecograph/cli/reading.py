"""Commands that ask a store: query, queries, validate, show, evaluate."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from ecograph.cli.options import StoreLocation


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(query)
    app.command()(queries)
    app.command()(show)
    app.command()(evaluate)
    app.command()(validate)


def query(
    name: Annotated[str, typer.Argument(metavar="NAME|FILE", help="A named query or a .rq file.")],
    store: StoreLocation,
    parameters: Annotated[
        list[str] | None, typer.Option("--parameter", "-p", metavar="NAME=VALUE", help="Bind a parameter.")
    ] = None,
    format: Annotated[str, typer.Option("--format", help="table, csv, json or ttl.")] = "table",
) -> None:
    """Ask a question / poser une question."""
    from ecograph.cli.printing import print_result
    from ecograph.errors import QueryError
    from ecograph.queries import run_query
    from ecograph.stores import open_store

    values = {}
    for parameter in parameters or []:
        key, equals, value = parameter.partition("=")
        if not equals:
            raise QueryError(f"-p wants name=value, got {parameter!r}.")
        values[key] = value
    print_result(run_query(open_store(store), name, values), format)


def queries() -> None:
    """List the named queries with their question / lister les questions."""
    from ecograph.cli.printing import print_catalogue
    from ecograph.queries import catalogue

    print_catalogue(catalogue().values())


def show(
    name: Annotated[str, typer.Argument(metavar="IRI|NAME", help="An actor, by IRI or by any of its names.")],
    store: StoreLocation,
) -> None:
    """Show what is known about an actor, with the words of the source / fiche d'un acteur."""
    from ecograph.cli.printing import print_actor
    from ecograph.stores import open_store

    print_actor(open_store(store), name)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of gold facts, one JSON per document.")],
    store: StoreLocation,
    misses: Annotated[str, typer.Option("--misses", metavar="TABLE", help="List what was missed or spurious.")] = "",
) -> None:
    """Measure precision, recall and F1 per table / mesurer la qualité."""
    from ecograph.cli.printing import print_evaluation
    from ecograph.evaluation import evaluate as run_evaluation
    from ecograph.exports.tables import table_dicts
    from ecograph.stores import open_store

    opened = open_store(store)
    print_evaluation(run_evaluation(gold, lambda name: table_dicts(opened, name)), misses)


def validate(
    store: StoreLocation,
    format: Annotated[str, typer.Option("--format", help="text, ttl or csv.")] = "text",
    engine: Annotated[
        Literal["fast", "pyshacl"], typer.Option("--engine", help="fast, or the reference engine pyshacl.")
    ] = "fast",
) -> None:
    """Check the graph against the shapes; exit 1 on violations / valider le graphe."""
    from ecograph.cli.printing import print_findings
    from ecograph.stores import open_store
    from ecograph.validation import check_dataset

    findings = check_dataset(open_store(store).quads(), engine)
    print_findings(findings, format)
    raise typer.Exit(1 if any(finding.severity == "Violation" for finding in findings) else 0)
