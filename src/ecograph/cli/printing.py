"""What the commands print, with rich."""

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from ecograph.errors import EcographError
from ecograph.evaluation import Evaluation
from ecograph.exports.tables import cell
from ecograph.model.findings import Finding
from ecograph.pipeline.build import BuildReport
from ecograph.queries import Query, find_query, run_query
from ecograph.settings import settings
from ecograph.stores.base import Result, Store
from ecograph.validation import report_csv, report_turtle
from ecograph.values.iris import Minter
from ecograph.vocabulary import PREFIXES

STAGES = {
    "read": "Reading acts / lecture", "graph": "Writing graphs / graphes", "load": "Loading / chargement",
    "check": "Checking / vérification", "analyse": "Network / réseau", "send": "Sending graphs / envoi", "union": "Sending the union / envoi de l'union", "dumps": "Dumps / téléchargements",
    "pages": "Pages",
}  # fmt: skip


ACTOR_QUESTIONS = {
    "actor_flows": "Euros / flux", "actor_roles": "Roles / fonctions", "actor_ties": "Partners, memberships / liens",
}  # fmt: skip
WIDE = 160  # columns of a table that goes to a file or a pipe


class BuildProgress:
    """A bar per stage on a terminal, nothing in a pipe."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            console=Console(stderr=True), disable=not sys.stderr.isatty(),
        )  # fmt: skip
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> "BuildProgress":
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._progress.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(STAGES.get(stage, stage), total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)


def print_build(report: BuildReport, store: Path) -> None:
    """Prints what a build did and how to go on."""
    console = Console()
    manifest = report.manifest
    for problem in report.problems:
        console.print(f"[red]not read[/red] {problem.path} {problem.problem}", highlight=False, soft_wrap=True)
    table = Table(title="Facts / faits", show_header=False)
    for kind, count in manifest.counts.items():
        table.add_row(kind, f"{count:,}")
    console.print(table)
    readable = sum(1 for file in manifest.files if not file.problem)
    console.print(
        f"{readable} documents ({report.read_anew} read anew), {manifest.issues} issues, "
        f"{manifest.violations} violations, {manifest.warnings} warnings -> {store}",
        highlight=False,
        soft_wrap=True,
    )


def print_result(result: Result, format: str) -> None:
    """Prints a query result as a table, CSV, JSON or Turtle."""
    if isinstance(result, ox.QueryTriples):
        target = ox.RdfFormat.JSON_LD if format == "json" else ox.RdfFormat.TURTLE
        ox.serialize(result, sys.stdout.buffer, format=target, prefixes=PREFIXES)
    elif format == "json":
        result.serialize(sys.stdout.buffer, format=ox.QueryResultsFormat.JSON)
    elif isinstance(result, ox.QueryBoolean):
        print("true" if result else "false")
    elif format == "csv":
        names = [variable.value for variable in result.variables]
        csv.writer(sys.stdout).writerows([names, *([cell(row[name]) for name in names] for row in result)])
    elif format == "table":
        _print_rows(result)
    else:
        raise EcographError(f"A table of rows cannot be written as {format!r}: use table, csv or json.")


def _print_rows(result: ox.QuerySolutions) -> None:
    """A table of the rows; columns that hold nothing but IRIs are left to the csv and json formats."""
    names = [variable.value for variable in result.variables]
    rows = [[(row[name], cell(row[name])) for name in names] for row in result]
    only_iris = [
        all(row[i][0] is None or isinstance(row[i][0], ox.NamedNode) for row in rows) for i in range(len(names))
    ]
    shown = [i for i in range(len(names)) if not rows or not only_iris[i]] or list(range(len(names)))
    table = Table()
    for i in shown:
        table.add_column(names[i], overflow="fold")
    for row in rows:
        table.add_row(*(row[i][1] for i in shown))
    Console(width=None if sys.stdout.isatty() else WIDE).print(table)


def print_catalogue(queries: Iterable[Query]) -> None:
    """Prints the named queries with their question and parameters."""
    table = Table("query", "question", "parameters")
    for query in queries:
        parameters = ", ".join(parameter.name for parameter in query.parameters)
        table.add_row(query.name, f"{query.question}\n[dim]{query.summary}[/dim]", parameters)
    Console().print(table)


def print_actor(store: Store, name: str) -> None:
    """Prints all that is known about one actor, each fact with the words of the source."""
    found = _find_actor(store, name)
    console = Console()
    for iri, label in found:
        console.print(f"[bold]{label}[/bold]  {iri}", highlight=False)
        for query, title in ACTOR_QUESTIONS.items():
            rows = list(_solutions(run_query(store, query, {"actor": iri})))
            if rows:
                console.print(f"\n[bold]{title}[/bold] ({len(rows)})", highlight=False)
            for row in rows:
                _print_statement(console, query, row)


def _print_statement(console: Console, query: str, row: ox.QuerySolution) -> None:
    """One fact on a line, and the words of the source under it."""
    columns = [name for name in find_query(query).columns if name != "evidence"]
    said = [cell(row[name]) for name in columns if row[name] is not None and not isinstance(row[name], ox.NamedNode)]
    console.print("  " + " · ".join(said), highlight=False, markup=False, soft_wrap=True)
    words = " ".join(cell(row["evidence"]).split())
    if words:
        console.print(f"    « {words} »", style="dim", highlight=False, markup=False, soft_wrap=True)


def _solutions(result: Result) -> ox.QuerySolutions:
    if not isinstance(result, ox.QuerySolutions):
        raise TypeError("a SELECT query was expected")
    return result


def _find_actor(store: Store, name: str) -> list[tuple[str, str]]:
    if name.startswith(("http://", "https://")):
        values = {"iri": name}
        rows = _solutions(run_query(store, "actor_by_iri", values))
    else:
        rows = _solutions(run_query(store, "actor_by_name", {"name": name}))
    found = [(cell(row["actor"]), cell(row["label"])) for row in rows]
    if not found:
        raise EcographError(f"Nobody and nothing here is called {name!r}.")
    return found


def print_evaluation(evaluation: Evaluation, misses: str) -> None:
    """Prints the score of each table, then the misses of one, each with the words of the source where there are any."""
    console = Console()
    table = Table("table", "gold", "precision", "recall", "F1")
    for score in evaluation.scores:
        figures = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        table.add_row(score.table, str(score.gold), *figures)
    console.print(table)
    console.print(f"{evaluation.documents} documents, overall weighted F1 {evaluation.overall:.3f}", highlight=False)
    for miss in evaluation.misses:
        if miss.table == misses:
            row = ", ".join(f"{name}={value}" for name, value in miss.row.items() if value not in ("", None))
            console.print(f"{miss.kind} {miss.document}: {row}", highlight=False, soft_wrap=True)


def print_findings(findings: tuple[Finding, ...], format: str) -> None:
    """Prints validation results: one line each in both languages, or as Turtle, or as CSV."""
    if format == "ttl":
        sys.stdout.write(report_turtle(findings, Minter(settings().base)))
    elif format == "csv":
        sys.stdout.write(report_csv(findings))
    elif format == "text":
        console = Console()
        for finding in findings:
            where = finding.document or finding.focus
            shown = f" « {finding.value} »" if " " in finding.value else ""
            text = f"{finding.severity:9} {where}: {finding.message_fr} / {finding.message_en}{shown}"
            console.print(text, highlight=False, soft_wrap=True, markup=False)
        counts = Counter(finding.severity for finding in findings)
        console.print(f"{counts['Violation']} violations, {counts['Warning']} warnings, {counts['Info']} notes")
    else:
        raise EcographError(f"No report format {format!r}: there are text, ttl and csv.")
