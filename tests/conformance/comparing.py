"""Whether an answer is the expected one: graphs and rows up to the names of blank nodes, numbers by their value."""

import csv
import io
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.compare import isomorphic

RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
XSD = "http://www.w3.org/2001/XMLSchema#"
_ROW, _CELL, _VARIABLE, _VALUE = (rdflib.URIRef(f"x:{name}") for name in ("row", "cell", "variable", "value"))
_EXACT = {XSD + name for name in ("decimal", "integer", "int", "long", "nonNegativeInteger", "positiveInteger")}
_BINARY = {XSD + "double", XSD + "float"}
Row = dict[str, ox.NamedNode | ox.BlankNode | ox.Literal]


def accept_for(expected: Path, is_graph: bool) -> str:
    """The type to ask for, so that the answer can be compared with that file."""
    if is_graph:
        return "application/n-triples"
    return {".csv": "text/csv", ".tsv": "text/tab-separated-values"}.get(
        expected.suffix, "application/sparql-results+json"
    )


def is_graph_file(path: Path) -> bool:
    """Whether the expected answer is a graph rather than rows written as a graph."""
    return path.suffix in (".ttl", ".rdf", ".nt") and not list(rdflib.Graph().parse(path).subjects(RS.resultVariable))


def same_graph(expected: Path, body: bytes) -> bool:
    """Whether the N-Triples body is the graph in the file."""
    return isomorphic(
        _by_value(rdflib.Graph().parse(expected)), _by_value(rdflib.Graph().parse(data=body, format="nt"))
    )


def same_rows(expected: Path, body: bytes) -> bool:
    """Whether the body holds the rows (or the truth value) in the file."""
    if expected.suffix == ".csv":
        return _table(expected.read_bytes()) == _table(body)
    given = ox.QueryResultsFormat.TSV if expected.suffix == ".tsv" else ox.QueryResultsFormat.JSON
    found = ox.parse_query_results(body, format=given)
    if isinstance(found, ox.QueryBoolean):
        wanted = _parsed(expected)
        return isinstance(wanted, ox.QueryBoolean) and bool(wanted) == bool(found)
    rows = _from_graph(expected) if expected.suffix in (".ttl", ".rdf") else _rows(_parsed(expected))
    return isomorphic(_as_graph(rows), _as_graph(_rows(found)))


def _parsed(path: Path) -> ox.QuerySolutions | ox.QueryBoolean:
    formats = {
        ".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV,
    }  # fmt: skip
    return ox.parse_query_results(path.read_bytes(), format=formats[path.suffix])


def _rows(result: ox.QuerySolutions | ox.QueryBoolean) -> list[Row]:
    if isinstance(result, ox.QueryBoolean):
        raise ValueError("rows were expected")
    names = [variable.value for variable in result.variables]
    return [{name: row[name] for name in names if row[name] is not None} for row in result]


def _table(raw: bytes) -> list[list[tuple[str, str]]]:
    """The rows of a CSV, each by the names of its columns, whose order SELECT * leaves open."""
    rows = csv.DictReader(io.StringIO(raw.decode(), newline=""))
    return sorted(sorted((name, _cell_value(text)) for name, text in row.items()) for row in rows)


def _cell_value(text: str) -> str:
    """A cell without what a CSV cannot keep: the name of a blank node, the spelling of a number."""
    if text.startswith("_:"):
        return "_:"
    try:
        return repr(float(text))
    except ValueError:
        return text


def _from_graph(path: Path) -> list[Row]:
    """The rows of a result set written in RDF."""
    graph = rdflib.Graph().parse(path)
    rows = []
    for solution in graph.objects(predicate=RS.solution):
        row = {}
        for binding in graph.objects(solution, RS.binding):
            row[str(graph.value(binding, RS.variable))] = _term(graph.value(binding, RS.value))
        rows.append(row)
    return rows


def _term(node: rdflib.term.Node | None) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if isinstance(node, rdflib.Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype or XSD + "string")))
    return ox.BlankNode(str(node)) if isinstance(node, rdflib.BNode) else ox.NamedNode(str(node))


def _as_graph(rows: list[Row]) -> rdflib.Graph:
    """Rows as a graph, one blank node each, so that equal rows count as often as they stand there."""
    graph = rdflib.Graph()
    for row in rows:
        node = rdflib.BNode()
        graph.add((node, rdflib.RDF.type, _ROW))
        for name, term in row.items():
            cell = rdflib.BNode()
            graph.add((node, _CELL, cell))
            graph.add((cell, _VARIABLE, rdflib.Literal(name)))
            graph.add((cell, _VALUE, _node(term)))
    return graph


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> rdflib.term.Node:
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language.lower())
        datatype = term.datatype.value
        text = _number(term.value, datatype)
        return rdflib.Literal(
            text, datatype=None if datatype == XSD + "string" else rdflib.URIRef(datatype), normalize=False
        )
    return rdflib.BNode(f"b{term.value}") if isinstance(term, ox.BlankNode) else rdflib.URIRef(term.value)


def _number(text: str, datatype: str) -> str:
    """A number as one spelling of its value."""
    try:
        if datatype in _EXACT:
            return f"{Decimal(text).normalize():f}"
        if datatype in _BINARY:
            return repr(float(text.replace("INF", "inf")))
    except (ValueError, InvalidOperation):
        pass
    return text


def _by_value(graph: rdflib.Graph) -> rdflib.Graph:
    changed = rdflib.Graph()
    for subject, predicate, object in graph:
        changed.add((subject, predicate, _node(_term(object)) if isinstance(object, rdflib.Literal) else object))
    return changed
