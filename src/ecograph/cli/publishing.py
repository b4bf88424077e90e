"""The command that writes the whole publication as a static site."""

from pathlib import Path
from typing import Annotated

import typer

from ecograph.cli.options import StoreLocation


def register(app: typer.Typer) -> None:
    """Adds the command of this module."""
    app.command()(publish)


def publish(
    store: StoreLocation,
    out: Annotated[Path, typer.Option("--out", metavar="SITE", help="Folder of the site / dossier du site.")],
    url: Annotated[
        str, typer.Option("--url", metavar="URL", help="Where the site will stand; the base of the IRIs by default.")
    ] = "",
    sources: Annotated[
        Path | None,
        typer.Option("--sources", metavar="DIR", help="Store directory with the texts, where --store is an endpoint."),
    ] = None,
    check: Annotated[bool, typer.Option("--check/--no-check", help="Check all links of the site.")] = True,
) -> None:
    """Write a static site: pages, dumps, tables, catalogues / écrire un site statique."""
    from ecograph.cli.printing import BuildProgress
    from ecograph.errors import EcographError
    from ecograph.web.publishing import publish as write_site
    from ecograph.web.publishing.checking import broken_links

    with BuildProgress() as progress:
        report = write_site(store, out, url, progress, sources)
    changes = report.changes
    since = f", {changes.added} statements added and {changes.removed} removed since the site before" if changes else ""
    typer.echo(f"{report.pages} pages, {report.files} files{since} -> {out}")
    broken = list(broken_links(out)) if check else []
    for link in broken[:20]:
        typer.echo(f"{link.page}: {link.target} leads nowhere", err=True)
    if broken:
        raise EcographError(f"{len(broken)} links lead nowhere.")
