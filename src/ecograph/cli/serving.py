"""Commands that bring a store to others: serve, load."""

from pathlib import Path
from typing import Annotated

import typer

from ecograph.cli.options import StoreLocation


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(serve)
    app.command()(load)


def serve(
    store: StoreLocation,
    host: Annotated[str, typer.Option("--host", help="Address to listen on; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")] = 8000,
    timeout: Annotated[float, typer.Option("--timeout", min=0.05, help="Seconds that a query may take.")] = 30.0,
    max_rows: Annotated[int, typer.Option("--max-rows", min=1, help="Rows that an answer may have.")] = 100_000,
    max_bytes: Annotated[
        int, typer.Option("--max-bytes", min=1000, help="Bytes that an answer may have.")
    ] = 64_000_000,
    stream_after: Annotated[
        int | None,
        typer.Option(
            "--stream-after",
            min=0,
            help="Send longer answers (bytes) before they are complete; a limit then breaks them off.",
        ),
    ] = None,
    concurrent: Annotated[int, typer.Option("--concurrent", min=1, help="Queries that run at once.")] = 2,
    queue: Annotated[int, typer.Option("--queue", min=0, help="Queries that may wait.")] = 16,
    memory: Annotated[int, typer.Option("--memory", min=0, help="Megabytes that a query may use; 0: no limit.")] = 4000,
    allow_service: Annotated[
        list[str] | None, typer.Option("--allow-service", metavar="URL", help="Endpoint that SERVICE may call.")
    ] = None,
    sources: Annotated[
        Path | None,
        typer.Option("--sources", metavar="DIR", help="Store directory with the texts, where --store is an endpoint."),
    ] = None,
    cors: Annotated[str, typer.Option("--cors", help="Origin whose pages may read; empty for none.")] = "*",
) -> None:
    """Serve the graph over HTTP / servir le graphe par HTTP."""
    import uvicorn

    from ecograph.stores.generations import StoreDirectory
    from ecograph.stores.opening import current_publication
    from ecograph.web.app import create_app
    from ecograph.web.limits import Limits
    from ecograph.web.pages.rendering import missing_bundles

    limits = Limits(
        timeout=timeout, max_rows=max_rows, max_bytes=max_bytes, hold=stream_after, concurrent=concurrent, queue=queue,
        memory=memory * 1_000_000 or None, services=frozenset(allow_service or ()), cors_origin=cors,
    )  # fmt: skip
    if sources is not None:
        StoreDirectory(sources).require_current()
    current_publication(store)  # says at once where there is nothing to serve
    lacking = missing_bundles()
    if lacking:
        typer.echo(
            f"Not bundled at install: {', '.join(lacking)}; pages go without. "
            "To make them: cd frontend && npm ci && npm run build", err=True,
        )  # fmt: skip
    typer.echo(f"SPARQL: http://{host}:{port}/sparql", err=True)
    uvicorn.run(create_app(store, limits, sources), host=host, port=port, log_level="warning", server_header=False)


def load(
    store: StoreLocation,
    endpoint: Annotated[str, typer.Option("--endpoint", metavar="URL", help="Update or Graph Store address.")],
    method: Annotated[str, typer.Option("--method", help="update, update-form or graph-store.")] = "update",
    user: Annotated[str | None, typer.Option("--user", help="Who writes.")] = None,
    password: Annotated[
        str, typer.Option("--password", envvar="ECOGRAPH_ENDPOINT_PASSWORD", help="Better given by the environment.")
    ] = "",
    auth: Annotated[str, typer.Option("--auth", help="basic or digest.")] = "basic",
    batch: Annotated[int, typer.Option("--batch", min=1, help="Triples in one request.")] = 1000,
    union: Annotated[
        bool, typer.Option("--union", help="Put the union of all graphs into the engine's default graph, too.")
    ] = False,
    anew: Annotated[bool, typer.Option("--anew", help="Send all graphs, whatever was sent before.")] = False,
) -> None:
    """Send the graph to another SPARQL engine / envoyer le graphe vers un autre moteur."""
    from ecograph.cli.printing import BuildProgress
    from ecograph.settings import settings
    from ecograph.stores.generations import StoreDirectory
    from ecograph.stores.loading import forget, ledger_path
    from ecograph.stores.loading import load as send
    from ecograph.stores.minting import LOAD_GRAPH, minted_base
    from ecograph.stores.opening import current_publication, open_publication
    from ecograph.stores.sending import Account, sender_of

    account = Account(user, password, auth) if user else None
    ledger = ledger_path(StoreDirectory(Path(store)).cache, endpoint)
    if anew:
        forget(ledger)
    publication = current_publication(store)
    graph = open_publication(publication)
    base = minted_base(publication, graph) or settings().base
    with BuildProgress() as progress:
        report = send(
            graph, sender_of(method, endpoint, account), ledger, f"{base}{LOAD_GRAPH}", progress, batch, union
        )
    default = f"; default graph: {report.added_to_union} added, {report.taken_from_union} taken out" if union else ""
    typer.echo(
        f"{endpoint}  {report.sent} graphs sent ({report.triples} triples), "
        f"{report.removed} removed, {report.unchanged} unchanged{default}"
    )
