"""Pages that are mostly words: about this site, and what the sources get wrong."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from ecograph.exports.rdf import FORMATS
from ecograph.web.dumps.formats import SUFFIXES, path_of
from ecograph.web.pages.lists import LISTINGS
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.tables import ask, build_table
from ecograph.web.pages.view import View
from ecograph.web.site import Site


def about_page(site: Site, view: View, releases: Sequence[object] = ()) -> Page:
    """What this is, how to use it, under which licence; in files, what earlier releases changed, the newest first."""
    dumps = [(FORMATS[suffix].name, suffix, view.links.file(path_of(suffix))) for suffix in SUFFIXES]
    content = {"site": site, "releases": releases, "dumps": dumps, "lists": tuple(LISTINGS)}
    return Page("about.html", view.t("about.title"), "about", path="about", content=content)


def discrepancies_page(site: Site, view: View) -> Page:
    """What the sources get wrong, with both figures."""
    rows, total = ask(site.store, "discrepancies", {}, 1, 500)
    kinds: dict[str, int] = {}
    for row in rows:
        kind = getattr(row["kind"], "value", "")
        kinds[kind] = kinds.get(kind, 0) + 1
    table = build_table(view, "discrepancies", {}, rows, total, title=view.t("discrepancies.all")) if rows else None
    content = {"table": table, "kinds": sorted(kinds.items()), "total": total}
    return Page(
        "discrepancies.html", view.t("discrepancies.title"), "discrepancies", path="discrepancies", content=content
    )


SITEMAP = 49_000  # addresses in one file; the format allows 50,000
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemaps(url: str, paths: Sequence[str], longest: int = SITEMAP) -> dict[str, str]:
    """The files that name all pages: sitemap.xml, which leads to others where there are more than one may hold."""
    if len(paths) <= longest:
        return {"sitemap.xml": sitemap(url, paths)}
    parts = {
        f"sitemap-{number}.xml": sitemap(url, paths[first : first + longest])
        for number, first in enumerate(range(0, len(paths), longest), start=1)
    }
    entries = "".join(f"<sitemap><loc>{escape(url + name)}</loc></sitemap>\n" for name in parts)
    return {"sitemap.xml": f"{_HEAD}<sitemapindex {_SCHEMA}>\n{entries}</sitemapindex>\n", **parts}


def sitemap(url: str, paths: Iterable[str]) -> str:
    """The addresses of pages for search engines."""
    entries = "".join(f"<url><loc>{escape(url + path)}</loc></url>\n" for path in paths)
    return f"{_HEAD}<urlset {_SCHEMA}>\n{entries}</urlset>\n"


def moved_page(view: View, path: str, target: str) -> Page:
    """That another thing took the place of this one, where no server can redirect."""
    return Page("moved.html", view.t("moved.title"), path=path, content={"target": target})
