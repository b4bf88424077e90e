"""Descriptions of the dataset for machines: VoID, DCAT-AP, robots, and the licence in words."""

from pathlib import Path

import pyoxigraph as ox

from ecograph.exports.rdf import FORMATS
from ecograph.vocabulary import DCAT, DCT, FOAF, OWL, RDF, VOID, XSD
from ecograph.web.dataset import DESCRIPTIONS, LICENCE, TITLES, Download, distribution, rdf_download
from ecograph.web.publishing.changes import ADDED, REMOVED, Changes
from ecograph.web.publishing.dumps import Dump
from ecograph.web.publishing.tables import TableFile
from ecograph.web.site import Site

_PREFIXES = {"dcat": DCAT, "dct": DCT, "foaf": FOAF, "owl": OWL, "rdf": RDF, "void": VOID, "xsd": XSD}
_FREQUENCY = ox.NamedNode("http://publications.europa.eu/resource/authority/frequency/IRREG")
_THEME = ox.NamedNode("http://publications.europa.eu/resource/authority/data-theme/GOVE")
_FRANCE = ox.NamedNode("http://publications.europa.eu/resource/authority/country/FRA")
_FRENCH = ox.NamedNode("http://publications.europa.eu/resource/authority/language/FRA")
_KEYWORDS = tuple(
    ox.Literal(word, language=lang)
    for lang, words in (
        (
            "fr",
            ("délibérations", "subventions", "pôles de compétitivité", "conventions", "collectivités territoriales"),
        ),
        ("en", ("local authorities", "grants", "competitiveness clusters", "agreements", "votes")),
    )
    for word in words
)
_LICENCE_TEXT = """Les données de ce site sont sous Licence Ouverte 2.0 (Etalab) ou, au choix, CC BY 4.0.
The data of this site are under the Licence Ouverte 2.0 (Etalab) or, as you prefer, CC BY 4.0.

https://www.etalab.gouv.fr/licence-ouverte-open-licence/
https://creativecommons.org/licenses/by/4.0/
"""


def write_catalogue(
    site: Site, out: Path, url: str, dumps: list[Dump], tables: list[TableFile], past: list[Changes]
) -> None:
    """Writes void.ttl (also at /.well-known/void), dcat.ttl, LICENCE.txt and robots.txt."""
    (out / ".well-known").mkdir(exist_ok=True)
    described = _turtle(_void(site, url, dumps))
    (out / "void.ttl").write_bytes(described)
    (out / ".well-known" / "void").write_bytes(described)
    (out / "dcat.ttl").write_bytes(_turtle(_dcat(site, url, dumps, tables, past)))
    (out / "LICENCE.txt").write_text(_LICENCE_TEXT, encoding="utf-8")
    (out / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {url}sitemap.xml\n", encoding="utf-8")


def _turtle(triples: list[ox.Triple]) -> bytes:
    prefixes = {name: str(base) for name, base in _PREFIXES.items()}
    written = ox.serialize(sorted(set(triples), key=str), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    assert written is not None
    return written


def _common(site: Site, dataset: ox.NamedNode, url: str) -> list[ox.Triple]:
    day = ox.Literal(site.modified.date().isoformat(), datatype=XSD.date)
    publisher = ox.NamedNode(f"{url}#publisher")
    return [
        *(ox.Triple(dataset, DCT.title, title) for title in TITLES),
        *(ox.Triple(dataset, DCT.description, text) for text in DESCRIPTIONS),
        ox.Triple(dataset, DCT.license, ox.NamedNode(LICENCE)), ox.Triple(dataset, DCT.modified, day),
        ox.Triple(dataset, DCT.publisher, publisher), ox.Triple(dataset, OWL.versionInfo, ox.Literal(site.version)),
        ox.Triple(publisher, RDF.type, FOAF.Agent), ox.Triple(publisher, FOAF.name, ox.Literal("ecograph")),
    ]  # fmt: skip


def _void(site: Site, url: str, dumps: list[Dump]) -> list[ox.Triple]:
    dataset = ox.NamedNode(f"{url}void.ttl#dataset")
    statements = min(dump.statements for dump in dumps)  # those without graph names: each triple once
    return [
        ox.Triple(dataset, RDF.type, VOID.Dataset),
        ox.Triple(dataset, FOAF.homepage, ox.NamedNode(url)),
        ox.Triple(dataset, VOID.uriSpace, ox.Literal(site.base)),
        ox.Triple(dataset, VOID.triples, ox.Literal(statements)),
        ox.Triple(dataset, VOID.vocabulary, ox.NamedNode("https://w3id.org/ecograph/ns")),
        *(ox.Triple(dataset, VOID.dataDump, ox.NamedNode(url + dump.path)) for dump in dumps),
        *(ox.Triple(dataset, VOID.feature, ox.NamedNode(FORMATS[dump.suffix].iri)) for dump in dumps),
        *_common(site, dataset, url),
    ]


def _dcat(site: Site, url: str, dumps: list[Dump], tables: list[TableFile], past: list[Changes]) -> list[ox.Triple]:
    catalogue, dataset = ox.NamedNode(f"{url}dcat.ttl#catalogue"), ox.NamedNode(f"{url}dcat.ttl#dataset")
    triples = [
        ox.Triple(catalogue, RDF.type, DCAT.Catalog), ox.Triple(catalogue, DCAT.dataset, dataset), *_common(site, catalogue, url),
        ox.Triple(dataset, RDF.type, DCAT.Dataset), ox.Triple(dataset, DCAT.landingPage, ox.NamedNode(url)),
        ox.Triple(dataset, DCT.accrualPeriodicity, _FREQUENCY), ox.Triple(dataset, DCT.spatial, _FRANCE),
        *(ox.Triple(dataset, DCAT.keyword, word) for word in _KEYWORDS), ox.Triple(dataset, DCT.language, _FRENCH),
        ox.Triple(dataset, DCAT.theme, _THEME),
        *_common(site, dataset, url),
    ]  # fmt: skip
    downloads = {dump.path: rdf_download(url + dump.path, dump.suffix, dump.size) for dump in dumps} | {
        dump.packed_path: rdf_download(url + dump.packed_path, dump.suffix, dump.packed_size, is_packed=True)
        for dump in dumps
    }
    for table in tables:
        downloads[table.path] = Download(url + table.path, table.query.summary, "CSV", "text/csv")
    for one in past:
        for name, what in ((ADDED, "added"), (REMOVED, "removed")):
            title = f"Statements {what} by release {one.version} of {one.date}"
            path = one.path(name)
            downloads[path] = Download(url + path, title, "RDF_N_QUADS", "application/n-quads")
    for path, download in downloads.items():
        triples += distribution(dataset, _node(url, path), download)
    return triples


def _node(url: str, path: str) -> ox.NamedNode:
    return ox.NamedNode(f"{url}dcat.ttl#{path.replace('/', '-')}")
