"""The catalogue of SPARQL questions in queries/: found, checked, run with their parameters bound.

A query file starts with a header of `#+` lines in YAML (the convention of grlc):

    #+ summary: Who funds whom
    #+ question: Qui finance qui ?
    #+ parameters:
    #+   year: {description: year, description_fr: année, type: year, default: "2019"}
    #+ columns:
    #+   payer: who pays
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import yaml

from ecograph.errors import KnowledgeError, QueryError
from ecograph.settings import settings
from ecograph.stores.base import Bindings, Result, Store
from ecograph.stores.parameters import bind_variables
from ecograph.vocabulary import XSD

_PROJECTION = re.compile(r"\bSELECT\s+(?:DISTINCT\s+)?(.*?)\s*\bWHERE\b", re.S | re.I)
_COLUMN = re.compile(r"\(.*?\bAS\s+\?(\w+)\s*\)|\?(\w+)", re.S | re.I)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query: its type ("text", "iri", "integer", "decimal", "year", "date", "code:<scheme>")."""

    name: str
    type: str
    description: str
    description_fr: str = ""
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A named question with its SPARQL text."""

    name: str
    summary: str
    question: str
    sparql: str
    columns: Mapping[str, str]
    parameters: tuple[Parameter, ...] = ()
    topic: str = ""
    path: Path = Path()


def parse_query(path: Path, topic: str = "") -> Query:
    """The query in a file; KnowledgeError where its header and its SELECT do not agree."""
    text = path.read_text(encoding="utf-8")
    header = "\n".join(line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+"))
    try:
        said: dict[str, Any] = yaml.load(header, yaml.CSafeLoader) or {}
    except yaml.YAMLError as error:
        raise KnowledgeError(path, None, f"the header is not YAML: {error}") from error
    for field in ("summary", "question"):
        if field not in said:
            raise KnowledgeError(path, 1, f"the header lacks `{field}`")
    unquoted = [name for name in said.get("parameters") or {} if not isinstance(name, str)]
    if unquoted:
        raise KnowledgeError(path, None, f"quote the parameter that YAML reads as {unquoted[0]!r}")
    parameters = tuple(
        Parameter(
            name, str(spec.get("type", "text")), str(spec.get("description", "")),
            str(spec.get("description_fr", "")), None if spec.get("default") is None else str(spec["default"]),
        )
        for name, spec in (said.get("parameters") or {}).items()
    )  # fmt: skip
    columns = {str(name): str(meaning) for name, meaning in (said.get("columns") or {}).items()}
    _check_columns(path, text, columns)
    return Query(path.stem, said["summary"], said["question"], text, columns, parameters, topic, path)


def _check_columns(path: Path, text: str, columns: Mapping[str, str]) -> None:
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    found = _PROJECTION.search(body)
    if found is None:  # CONSTRUCT, ASK and DESCRIBE have no columns
        return
    projected = [a or b for a, b in _COLUMN.findall(_without_nesting(found.group(1)))]
    if projected != list(columns):
        raise KnowledgeError(path, None, f"columns {list(columns)} differ from the SELECT's {projected}")


def _without_nesting(projection: str) -> str:
    """The projection with inner brackets emptied, so that "(SUM(?a) AS ?b)" reads as "( AS ?b)"."""
    depth, kept = 0, []
    for character in projection:
        depth += character == "("
        if depth <= 1:
            kept.append(character)
        depth -= character == ")"
    return re.sub(r"\(.*?\bAS\b", "( AS", "".join(kept), flags=re.S | re.I)


@cache
def catalogue() -> Mapping[str, Query]:
    """All queries under queries/, by name."""
    found: dict[str, Query] = {}
    root = settings().queries
    for path in sorted(root.rglob("*.rq")):
        topic = path.parent.relative_to(root).as_posix()
        query = parse_query(path, topic)
        if query.name in found:
            raise KnowledgeError(path, None, f"a query named {query.name} stands in {found[query.name].path} too")
        found[query.name] = query
    return found


def find_query(name: str) -> Query:
    """The query of that name, or the one in that file; QueryError where there is neither."""
    if name in catalogue():
        return catalogue()[name]
    path = Path(name)
    if path.suffix in (".rq", ".sparql") and path.is_file():
        text = path.read_text(encoding="utf-8")
        if text.lstrip().startswith("#+"):
            return parse_query(path)
        return Query(path.stem, path.name, path.name, text, {}, path=path)
    raise QueryError(f"No query and no file named {name!r}; `ecograph queries` lists the queries.")


def bind(query: Query, values: Mapping[str, str]) -> Bindings:
    """The terms of a query's parameters; QueryError names a parameter that is unknown, missing or malformed."""
    known = {parameter.name: parameter for parameter in query.parameters}
    unknown = sorted(set(values) - set(known))
    if unknown and known:
        raise QueryError(f"{query.name} has no parameter {', '.join(unknown)}; it has {', '.join(known)}.")
    if unknown and query.topic:
        raise QueryError(f"{query.name} takes no parameters.")
    bound: dict[str, ox.NamedNode | ox.Literal] = {}
    for name, parameter in known.items():
        value = values.get(name, parameter.default)
        if value not in (None, ""):
            bound[name] = _term(parameter, str(value))
    for name in unknown:
        bound[name] = ox.Literal(values[name])
    return bound


_CHECKS = {
    "integer": (r"[+-]?\d+", "integer"), "decimal": (r"[+-]?\d+(\.\d+)?", "decimal"), "year": (r"\d{4}", "gYear"),
    "date": (r"\d{4}-\d\d-\d\d", "date"),
}  # fmt: skip


def _term(parameter: Parameter, value: str) -> ox.NamedNode | ox.Literal:
    kind, _, scheme = parameter.type.partition(":")
    try:
        if kind == "iri":
            return ox.NamedNode(value)
        if kind == "code":
            return ox.NamedNode(f"https://w3id.org/ecograph/code/{scheme}/{value}")
    except ValueError as error:
        raise QueryError(f"{parameter.name}={value!r} is no IRI.") from error
    if kind == "text":
        return ox.Literal(value)
    pattern, datatype = _CHECKS[kind]
    if not re.fullmatch(pattern, value):
        raise QueryError(f"{parameter.name}={value!r} is no {kind}.")
    return ox.Literal(value, datatype=XSD[datatype])


def filled(query: Query, values: Mapping[str, str]) -> str:
    """The SPARQL text of a query with its parameters bound, its question as comments in the place of its header."""
    body = "\n".join(line for line in query.sparql.splitlines() if not line.startswith("#+"))
    return f"# {query.question}\n# {query.summary}\n{bind_variables(body, bind(query, values))}\n"


def run_query(store: Store, name: str, values: Mapping[str, str] | None = None) -> Result:
    """The result of a named query or query file with its parameters bound."""
    query = find_query(name)
    return store.query(query.sparql, bind(query, values or {}))
