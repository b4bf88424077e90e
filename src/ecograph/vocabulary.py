"""The namespaces and terms that the graph uses; ontology/ecograph.ttl says what they mean."""

from pyoxigraph import Literal, NamedNode

DATATYPES = "http://www.w3.org/2001/XMLSchema#"


class Namespace:
    """Terms of one vocabulary: `EG.amount` and `EG["amount"]` are `<…ns#amount>`."""

    def __init__(self, iri: str) -> None:
        self._iri = iri
        self._terms: dict[str, NamedNode] = {}

    def __getitem__(self, name: str) -> NamedNode:
        term = self._terms.get(name)
        if term is None:
            term = self._terms[name] = NamedNode(self._iri + name)
        return term

    def __str__(self) -> str:
        return self._iri

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("_"):
            raise AttributeError(name)
        term = self.__dict__[name] = self[name]  # asked once: from now on an attribute like any other
        return term


EG = Namespace("https://w3id.org/ecograph/ns#")
CODE = Namespace("https://w3id.org/ecograph/code/")  # SKOS concepts: CODE["status/awarded"]
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace(DATATYPES)
OWL = Namespace("http://www.w3.org/2002/07/owl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCT = Namespace("http://purl.org/dc/terms/")
ORG = Namespace("http://www.w3.org/ns/org#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
CPOV = Namespace("http://data.europa.eu/m8g/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
ELI_DL = Namespace("http://data.europa.eu/eli/eli-draft-legislation-ontology#")
SCHEMA = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
QB = Namespace("http://purl.org/linked-data/cube#")
DQV = Namespace("http://www.w3.org/ns/dqv#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
EUR = NamedNode("http://publications.europa.eu/resource/authority/currency/EUR")

PREFIXES: dict[str, str] = {
    "adms": str(ADMS), "code": str(CODE), "cpov": str(CPOV), "dct": str(DCT), "dqv": str(DQV),
    "eg": str(EG), "eli": str(ELI), "eli-dl": str(ELI_DL), "foaf": str(FOAF), "oa": str(OA),
    "org": str(ORG), "owl": str(OWL), "prov": str(PROV), "qb": str(QB), "rdf": str(RDF),
    "rdfs": str(RDFS), "schema": str(SCHEMA), "sh": str(SH), "skos": str(SKOS), "xsd": str(XSD),
}  # fmt: skip

FRENCH = "fr"


def french(text: str) -> Literal:
    """A literal in French."""
    return Literal(text, language=FRENCH)


def typed(value: object, datatype: str) -> Literal:
    """A literal of an XSD datatype, from its lexical form."""
    return Literal(str(value), datatype=XSD[datatype])
