"""Writes a static site, part by part."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ecograph.web.pages.kinds import KINDS
from ecograph.web.pages.lists import LISTINGS
from ecograph.web.pages.rendering import STATIC
from ecograph.web.published import PublishedGraph
from ecograph.web.publishing.catalogue import write_catalogue
from ecograph.web.publishing.changes import Changes, releases, write_changes
from ecograph.web.publishing.dumps import write_dumps
from ecograph.web.publishing.pages import write_pages
from ecograph.web.publishing.tables import write_table_files
from ecograph.web.site import SiteReader

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class PublicationReport:
    """What was written: pages, files in all, and what changed since the site that stood there before."""

    pages: int
    files: int
    changes: Changes | None


def publish(
    location: str | Path, out: Path, url: str, progress: Progress, sources: Path | None = None
) -> PublicationReport:
    """Writes the site of a store; `url` is where it will stand (the base of its IRIs if ""), `sources` a directory with the texts if the store has none."""
    site = SiteReader(PublishedGraph(location, sources)).site()
    url = f"{(url or site.base).rstrip('/')}/"
    out.mkdir(parents=True, exist_ok=True)
    _clear(out)
    (out / ".nojekyll").touch()  # or some hosts leave out folders that begin with a dot, as .well-known does
    shutil.copytree(STATIC, out / "static", dirs_exist_ok=True)
    progress("dumps", 0, 1)
    before = out / "dumps" / "ecograph.nq"
    earlier = _set_aside(before)
    dumps = write_dumps(site.store, out / "dumps")
    changes = None
    if earlier is not None:
        changes = write_changes(earlier, before, out, site.version, site.modified.date().isoformat())
        earlier.unlink()
    progress("dumps", 1, 1)
    tables = write_table_files(site.store, out)
    past = releases(out)
    write_catalogue(site, out, url, dumps, tables, past)
    pages = write_pages(site, out, url, past, progress)
    files = sum(1 for path in out.rglob("*") if path.is_file())
    return PublicationReport(pages, files, changes)


def _set_aside(dump: Path) -> Path | None:
    """The dump of the release before, moved out of the way; still there where a publication broke off. None at the first."""
    aside = dump.with_suffix(".earlier")
    if dump.exists() and not aside.exists():
        dump.rename(aside)
    return aside if aside.exists() else None


def _clear(out: Path) -> None:
    """Takes away the pages of a site that stood there before: some of their things may be gone."""
    if (out / "void.ttl").exists():
        for name in (*KINDS, *LISTINGS, "code", "queries"):
            shutil.rmtree(out / name, ignore_errors=True)
