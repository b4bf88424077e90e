"""Why a query got no answer, as problems."""

from ecograph.web.dumps.formats import ADVICE
from ecograph.web.problems import Problem
from ecograph.web.sparql.jobs import Reply


def refused(reply: Reply) -> Problem:
    """The problem that a worker reported."""
    detail = reply.detail
    match reply.state:
        case "bad-query":
            return Problem(400, "bad-query", "The query is refused", detail)
        case "not-acceptable":
            offered = "a graph (Turtle, N-Triples, ...)" if reply.kind == "graph" else "rows (JSON, XML, CSV, TSV)"
            return Problem(406, "not-acceptable", "No format fits", f"The answer is {offered}, which Accept excludes.")
        case "too-many-rows" | "too-many-bytes":
            advice = f" Add LIMIT, aggregate, or {ADVICE}."
            return Problem(413, reply.state, "The answer is too long", detail + advice)
        case "memory":
            return Problem(413, "memory", "The query needs too much memory", detail)
    return Problem(503, "store", "The store cannot be read", detail, {"Retry-After": "5"})


def busy() -> Problem:
    """No place was free in time."""
    detail = "As many queries as may run at once are running, and others wait. Ask again in a moment."
    return Problem(429, "too-many-queries", "Too many queries", detail, {"Retry-After": "2"})


def timed_out(seconds: float) -> Problem:
    """A query passed its deadline."""
    detail = f"The query was stopped after {seconds:g} seconds. Narrow it down, or {ADVICE}."
    return Problem(503, "query-timeout", "The query takes too long", detail, {"Retry-After": "60"})


def died() -> Problem:
    """A worker ended by itself."""
    detail = "The process that ran the query ended, most likely for want of memory. Narrow the query down."
    return Problem(503, "query-died", "The query could not be run", detail, {"Retry-After": "60"})
