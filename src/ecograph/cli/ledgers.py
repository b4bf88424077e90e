"""Prints the ledger of a document and the list of what to review: as a table, CSV or JSON."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ecograph.curation import LedgerRow, ReviewItem, share_read
from ecograph.errors import EcographError


def print_ledger(document: str, rows: Sequence[LedgerRow], format: str) -> None:
    """Prints each amount and listed name with its reading, then the share of amounts read."""
    if not rows:
        raise EcographError(f"No amount and no listed name was found in {document!r}, or there is no such document.")
    read, amounts = share_read(rows)
    if format == "json":
        counts = {"document": document, "amounts": amounts, "amounts_read": read}
        _print_json({**counts, "rows": [asdict(row) for row in rows]})
    elif format == "csv":
        _print_csv(map(asdict, rows))
    else:
        table = Table("place", "value", "reading", "score", "reason", "in context")
        for row in rows:
            score = "" if row.score is None else f"{row.score:.2f}"
            style = "red" if row.reading == "unread" else ""
            place = f"{row.start}-{row.end}"
            table.add_row(place, row.value, Text(row.reading, style), score, row.reason, _in_context(row))
        console = Console()
        console.print(table)
        share = f" ({100 * read / amounts:.0f} %)" if amounts else ""
        console.print(f"{read} of {amounts} amounts read{share}", highlight=False)


def _in_context(row: LedgerRow) -> Text:
    text = Text()
    text.append(_one_line(row.before), "dim")
    text.append(_one_line(row.quote), "bold")
    text.append(_one_line(row.after), "dim")
    return text


def _one_line(text: str) -> str:
    """The text with each run of spaces and line ends as one space."""
    return " ".join(f"|{text}|".split())[1:-1]


def print_review(items: Sequence[ReviewItem], limit: int, format: str) -> None:
    """Prints what waits for a judgement, the most euros first."""
    shown = items[:limit] if limit else items
    if format == "json":
        _print_json([asdict(item) for item in shown])
    elif format == "csv":
        _print_csv({k: v for k, v in asdict(item).items() if k not in ("names", "entities")} for item in shown)
    else:
        table = Table("", "id", "euros", "what", "document", "words")
        for rank, item in enumerate(shown, start=1):
            euros = f"{item.weight:,.0f}".replace(",", " ")
            table.add_row(str(rank), item.id, euros, Text(item.about), item.document, Text(_one_line(item.quote)[:120]))
        console = Console()
        console.print(table)
        console.print(f"{len(shown)} of {len(items)} to review", highlight=False)


def _print_json(content: object) -> None:
    json.dump(content, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _print_csv(rows: Iterable[dict[str, object]]) -> None:
    found = list(rows)
    writer = csv.DictWriter(sys.stdout, list(found[0]) if found else [])
    if found:
        writer.writeheader()
        writer.writerows(found)
