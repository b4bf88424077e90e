"""Commands for the people who look after a graph: explain, review."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from ecograph.cli.options import StoreLocation


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(explain)
    app.command()(review)


def explain(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A file, or the name of one in the store.")],
    store: Annotated[
        str, typer.Option("--store", envvar="ECOGRAPH_STORE", metavar="DIR|URL", help="Where to look for the name.")
    ] = "",
    format: Annotated[Literal["table", "csv", "json"], typer.Option("--format", help="table, csv or json.")] = "table",
) -> None:
    """Show how each amount and name of a document was read, and why / expliquer la lecture d'un acte."""
    from ecograph.cli.ledgers import print_ledger
    from ecograph.curation import ledger_in, ledger_of
    from ecograph.errors import EcographError

    if Path(document).is_file():
        from ecograph.pipeline import extract_file

        rows = ledger_of(extract_file(Path(document)))
    elif store:
        from ecograph.stores import open_store

        rows = ledger_in(open_store(store), document)
    else:
        raise EcographError(f"There is no file {document!r}; for a document of a store, say --store DIR.")
    print_ledger(document, rows, format)


def review(
    store: StoreLocation,
    item: Annotated[str, typer.Argument(metavar="[ID", help="What to judge; without it, the list is shown.")] = "",
    verdict: Annotated[str, typer.Argument(metavar="VERDICT]", help="same, different, wrong or right.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Why; every judgement has one.")] = "",
    by: Annotated[str, typer.Option("--by", help="Who judges.")] = "",
    date: Annotated[str, typer.Option("--date", help="Day of the judgement (ISO); today if not given.")] = "",
    file: Annotated[Path | None, typer.Option("--file", help="File of judgements [data/corrections.yml].")] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Rows to list; 0 for all.")] = 50,
    format: Annotated[Literal["table", "csv", "json"], typer.Option("--format", help="table, csv or json.")] = "table",
) -> None:
    """List what to check first, by euros at stake, and record judgements / relire et corriger."""
    from ecograph.cli.ledgers import print_review
    from ecograph.curation import find_item, judge, record, review_items
    from ecograph.entities.corrections import read_corrections
    from ecograph.errors import EcographError
    from ecograph.settings import settings
    from ecograph.stores import open_store

    path = file or settings().data / "corrections.yml"
    items = review_items(open_store(store), read_corrections(path).judgements)
    if not item:
        print_review(items, limit, format)
        return
    if not verdict:
        raise EcographError('Say the verdict too: ecograph review ID same|different|wrong|right --reason "...".')
    found = find_item(items, item)
    record(path, judge(found, verdict, reason, date or _today(), by), f"{found.about} {found.document}".strip())
    typer.echo(f"{path}: {found.about} is {verdict}. The next `ecograph build` applies it.")


def _today() -> str:
    from datetime import date

    return date.today().isoformat()
