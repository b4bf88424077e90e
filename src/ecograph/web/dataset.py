"""What the published data are, for the catalogues of the server and of a static site: titles, licence, downloads."""

from dataclasses import dataclass

import pyoxigraph as ox

from ecograph.exports.rdf import FORMATS
from ecograph.vocabulary import DCAT, DCT, RDF, XSD

LICENCE = "https://creativecommons.org/licenses/by/4.0/"  # or, as one prefers, the Licence Ouverte 2.0
TITLES = (
    ox.Literal("Graphe des actes de collectivités françaises", language="fr"),
    ox.Literal("Graph of acts of French local authorities", language="en"),
)
DESCRIPTIONS = (
    ox.Literal("Acteurs, séances, votes, flux d'euros, conventions et partenariats lus dans des actes publics, chacun avec "
               "les mots de sa source.", language="fr"),
    ox.Literal("Actors, sessions, votes, euro flows, agreements and partnerships read from public acts, each with the words "
               "of its source.", language="en"),
)  # fmt: skip
GZIP = "application/gzip"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
_RDF_TYPES = {"ttl": "RDF_TURTLE", "nq": "RDF_N_QUADS", "trig": "RDF_TRIG", "jsonld": "JSON_LD"}


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the data can be taken as: its address, its title, its type as the EU names it, and its media type."""

    address: str
    title: str
    file_type: str
    media_type: str
    size: int | None = None
    is_packed: bool = False


def rdf_download(address: str, suffix: str, size: int | None = None, is_packed: bool = False) -> Download:
    """The whole graph in the RDF format of a suffix."""
    format = FORMATS[suffix]
    title = f"{format.name}, gzip" if is_packed else format.name
    return Download(address, title, _RDF_TYPES[suffix], format.media_type, size, is_packed)


def distribution(dataset: ox.NamedNode, node: ox.NamedNode, download: Download) -> list[ox.Triple]:
    """The dcat:Distribution of a download, and that the dataset has it."""
    address = ox.NamedNode(download.address)
    triples = [
        ox.Triple(dataset, DCAT.distribution, node), ox.Triple(node, RDF.type, DCAT.Distribution),
        ox.Triple(node, DCT.title, ox.Literal(download.title, language="en")), ox.Triple(node, DCAT.accessURL, address),
        ox.Triple(node, DCAT.downloadURL, address), ox.Triple(node, DCT.license, ox.NamedNode(LICENCE)),
        ox.Triple(node, DCT["format"], ox.NamedNode(_FILE_TYPE + download.file_type)),
        ox.Triple(node, DCAT.mediaType, ox.NamedNode(_MEDIA + download.media_type)),
    ]  # fmt: skip
    if download.is_packed:
        triples.append(ox.Triple(node, DCAT.compressFormat, ox.NamedNode(_MEDIA + GZIP)))
    if download.size is not None:
        triples.append(ox.Triple(node, DCAT.byteSize, ox.Literal(str(download.size), datatype=XSD.nonNegativeInteger)))
    return triples
