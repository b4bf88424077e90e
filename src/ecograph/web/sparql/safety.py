"""Refuses what a query of a stranger may not do: change the graph, call other hosts, read files, run engine code.

The reading is done on the tokens of the query (stores/query_text.py), never by searching its text. The workers have
no network either, where the kernel can take it from them (sandbox.py).
"""

import re
from collections.abc import Iterable

from ecograph.stores.query_text import QUERY_FORMS, UPDATE_FORMS, QueryText, read_query
from ecograph.web.problems import Problem, bad_request

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# schemes and namespaces by which engines run code, read files or search indexes (Jena, Virtuoso, Blazegraph, GraphDB)
_ENGINE_CODE = (
    "java:", "jar:", "javascript:", "bif:", "sql:", "file:",
    "http://jena.apache.org/ARQ/", "http://jena.hpl.hp.com/ARQ/", "http://jena.apache.org/text#",
    "http://jena.apache.org/spatial#", "http://www.openlinksw.com/schemas/bif#", "http://www.openlinksw.com/schemas/sql#",
    "http://www.bigdata.com/", "http://www.ontotext.com/", "http://www.openrdf.org/contrib/lucenesail#",
)  # fmt: skip


def require_safe(query: str, base: str, services: Iterable[str] = ()) -> QueryText:
    """The reading of a query that may run; Problem where it may not."""
    reading = read_query(query, base)
    unescaped = _ESCAPE.sub(_character, query)  # SPARQL lets any character of a query be escaped
    readings = [reading] if unescaped == query else [reading, read_query(unescaped, base)]
    for one in readings:
        _refuse_updates(one)
        _refuse_services(one, frozenset(services))
        _refuse_engine_code(one)
        if one.is_doubtful:
            raise bad_request(
                "The query can be read in two ways where SERVICE or FROM may be meant; "
                "put spaces around < and keywords.",
                "doubtful-query",
            )
    return reading


def _character(match: re.Match[str]) -> str:
    code = int(match.group(1) or match.group(2), 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()


def _refuse_updates(reading: QueryText) -> None:
    if reading.form in UPDATE_FORMS and reading.form not in QUERY_FORMS:
        raise update_refused()


def update_refused() -> Problem:
    """The answer to every SPARQL update."""
    detail = "This endpoint is read-only: the graph changes by `ecograph build` only."
    return Problem(403, "read-only", "Updates are refused", detail)


def _refuse_services(reading: QueryText, allowed: frozenset[str]) -> None:
    for service in reading.services:
        if service not in allowed:
            whom = f"<{service}>" if service else "a variable endpoint"
            detail = f"SERVICE may not call {whom}: this endpoint sends no requests to other hosts."
            raise Problem(403, "service-refused", "Federation is refused", detail)


def _refuse_engine_code(reading: QueryText) -> None:
    for clause in reading.graphs:
        if clause.iri.lower().startswith("file:"):
            raise Problem(403, "file-refused", "Files are refused", f"FROM <{clause.iri}> names a file.")
    for iri in reading.iris:
        if iri.startswith(_ENGINE_CODE):
            detail = f"{iri} belongs to a function or property of one engine, which this endpoint does not run."
            raise Problem(403, "function-refused", "Engine functions are refused", detail)
