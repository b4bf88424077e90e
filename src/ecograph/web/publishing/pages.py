"""All pages of the site in both languages, the RDF description of each thing, and the sitemap."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ecograph.queries import Query, catalogue
from ecograph.values.iris import DEFAULT_BASE
from ecograph.web.pages.descriptions import describe, moved, serialize
from ecograph.web.pages.home import home_page
from ecograph.web.pages.links import LANGUAGES, STATIC_SUFFIXES, StaticLinks
from ecograph.web.pages.lists import LISTINGS, Asked, list_page
from ecograph.web.pages.questions import catalogue_page, question_page
from ecograph.web.pages.rendering import Page, render
from ecograph.web.pages.tables import Table, ask, build_table
from ecograph.web.pages.texts import about_page, discrepancies_page, moved_page, sitemaps
from ecograph.web.pages.things import thing_page
from ecograph.web.pages.view import View
from ecograph.web.pages.vocabulary import code_page, ontology_page, shapes_page, terms
from ecograph.web.pages.vocabulary_answers import ontology_triples, shape_triples
from ecograph.web.publishing.changes import Changes
from ecograph.web.publishing.lists import write_lists
from ecograph.web.publishing.tables import answers_alone
from ecograph.web.publishing.things import published_iris
from ecograph.web.site import Site

LIST = 2000  # entries of a list's page; the CSV beside it has them all
ROWS = 500  # rows of an answer's page; the CSV beside it has them all
Maker = Callable[[Site, View], Page | None]
Progress = Callable[[str, int, int], None]


def write_pages(site: Site, out: Path, url: str, past: Sequence[Changes], progress: Progress) -> int:
    """Writes every page and the sitemap; returns the number of pages."""
    iris = published_iris(site)
    makers = dict(_makers(site, iris, past))
    known = frozenset(makers)
    written = []
    for done, (path, make) in enumerate(sorted(makers.items()), start=1):
        for lang in LANGUAGES:
            view = View(StaticLinks(lang, path, known), site.base, path, is_static=True)
            page = make(site, view)
            if page is not None:
                name = "index.html" if lang == "fr" else f"index.{lang}.html"
                _write(out / path / name, render(page, view).encode())
                written.append(f"{path}/{name}" if path else name)
        progress("pages", done, len(makers))
    _write_descriptions(site, iris, out)
    write_lists(site, out)
    _write_sitemap(out, url, written)
    return len(written)


def _makers(site: Site, iris: Sequence[str], past: Sequence[Changes]) -> Iterator[tuple[str, Maker]]:
    """What makes each page, by path."""
    yield "", home_page
    yield "about", lambda site, view: about_page(site, view, past)
    yield "discrepancies", discrepancies_page
    yield "queries", lambda site, view: catalogue_page(view)
    yield "shapes", lambda site, view: shapes_page(view)
    yield "ns", lambda site, view: ontology_page(view)
    for path in LISTINGS:
        yield path, _list(path)
    for query in catalogue().values():
        yield f"queries/{query.name}", _question(query)
    for term in terms().values():
        if term.kind in ("scheme", "concept"):
            path = term.iri.removeprefix(DEFAULT_BASE)
            yield path, _code(path)
    for iri in iris:
        yield iri.removeprefix(site.base), _thing(iri.removeprefix(site.base))
    for old, new in moved(site):
        yield old.removeprefix(site.base), _moved(old.removeprefix(site.base), new)


def _moved(path: str, target: str) -> Maker:
    return lambda site, view: moved_page(view, path, target)


def _list(path: str) -> Maker:
    return lambda site, view: list_page(site, view, path, Asked(), LIST)


def _code(path: str) -> Maker:
    return lambda site, view: code_page(view, path)


def _thing(path: str) -> Maker:
    return lambda site, view: thing_page(site, view, path, {}, whole=True)


def _question(query: Query) -> Maker:
    return lambda site, view: question_page(view, query, {}, _answer(site, view, query))


def _answer(site: Site, view: View, query: Query) -> Table | None:
    if not query.columns or not answers_alone(query):
        return None
    rows, total = ask(site.store, query.name, {}, 1, ROWS)
    return build_table(view, query.name, {}, rows, total)


def _write_descriptions(site: Site, iris: Sequence[str], out: Path) -> None:
    """Writes the description of each thing beside the folder of its page."""
    for iri in iris:
        found = describe(site, iri, 1)
        if found is not None:
            for suffix in STATIC_SUFFIXES:
                _write(out / f"{iri.removeprefix(site.base)}.{suffix}", serialize(found.triples, suffix))
    for suffix in STATIC_SUFFIXES:
        _write(out / f"ns.{suffix}", serialize(ontology_triples(), suffix))
        _write(out / f"shapes.{suffix}", serialize(shape_triples(), suffix))


def _write_sitemap(out: Path, url: str, written: list[str]) -> None:
    paths = [path.removesuffix("index.html") for path in sorted(written)]
    for old in out.glob("sitemap-*.xml"):
        old.unlink()
    for name, text in sitemaps(url, paths).items():
        _write(out / name, text.encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
