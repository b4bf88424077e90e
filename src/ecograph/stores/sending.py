"""Two ways to change the graphs of another engine: SPARQL 1.1 Update, and the Graph Store HTTP Protocol."""

import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithPriorAuth,
    OpenerDirector,
    Request,
    build_opener,
)  # fmt: skip

import pyoxigraph as ox
from SPARQLWrapper import BASIC, DIGEST, POST, POSTDIRECTLY, URLENCODED, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from ecograph.errors import StoreError

TRIES = 3
PAUSE_SECONDS = 1.0
_PASSING = (408, 429, 502, 503, 504)  # answers that another try may change


@dataclass(frozen=True, slots=True)
class Account:
    """Who writes; `scheme` is "basic" or "digest" (Virtuoso)."""

    user: str
    password: str
    scheme: str = "basic"


class Sender(Protocol):
    """A way to change the graphs of an endpoint."""

    def replace(self, graph: str, batches: Iterator[list[ox.Triple]]) -> None:
        """Makes a graph ("" is the default graph) hold these triples and no others."""
        ...

    def remove(self, graph: str) -> None:
        """Drops a graph."""
        ...

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """Adds statements (N-Triples without the dot) to a graph."""
        ...

    @property
    def can_take_out(self) -> bool:
        """Whether single statements can be taken out of a graph."""
        ...

    def take_out(self, graph: str, lines: Sequence[str]) -> None:
        """Takes statements out of a graph."""
        ...


class UpdateSender:
    """Sends SPARQL updates through SPARQLWrapper; `in_form` sends them as a form, for engines that read no body."""

    def __init__(
        self, endpoint: str, account: Account | None = None, in_form: bool = False, timeout: int = 300
    ) -> None:
        self.endpoint = endpoint
        self._account = account
        self._method = URLENCODED if in_form else POSTDIRECTLY
        self._timeout = timeout

    def replace(self, graph: str, batches: Iterator[list[ox.Triple]]) -> None:
        """Drops the graph, then inserts batch by batch."""
        self.remove(graph)
        for triples in batches:
            self.add(graph, [str(triple) for triple in triples])

    def remove(self, graph: str) -> None:
        """Drops the graph."""
        self._update(f"DROP SILENT GRAPH {ox.NamedNode(graph)}" if graph else "DROP SILENT DEFAULT")

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """Adds statements."""
        self._update(f"INSERT DATA {_block(graph, lines)}")

    @property
    def can_take_out(self) -> bool:
        """It can."""
        return True

    def take_out(self, graph: str, lines: Sequence[str]) -> None:
        """Takes statements out."""
        self._update(f"DELETE DATA {_block(graph, lines)}")

    def _update(self, update: str) -> None:
        wrapper = SPARQLWrapper(self.endpoint)
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(self._method)
        wrapper.setTimeout(self._timeout)
        if self._account is not None:
            wrapper.setHTTPAuth(DIGEST if self._account.scheme == "digest" else BASIC)
            wrapper.setCredentials(self._account.user, self._account.password)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            wrapper.setQuery(update)
        wrapper.queryType = "INSERT"
        _with_patience(self.endpoint, lambda: wrapper.query().response.read())


def _block(graph: str, lines: Sequence[str]) -> str:
    body = _document(lines)
    return f"{{ GRAPH {ox.NamedNode(graph)} {{\n{body}}} }}" if graph else f"{{\n{body}}}"


def _document(lines: Iterable[str]) -> str:
    return "".join(f"{line} .\n" for line in lines)


class GraphStoreSender:
    """Sends whole graphs with PUT, POST and DELETE (SPARQL 1.1 Graph Store HTTP Protocol)."""

    def __init__(self, endpoint: str, account: Account | None = None, timeout: int = 300) -> None:
        self.endpoint = endpoint
        self._timeout = timeout
        self._opener = _opener(endpoint, account)

    def replace(self, graph: str, batches: Iterator[list[ox.Triple]]) -> None:
        """Puts the first batch in the place of the graph, then posts the others to it."""
        for number, triples in enumerate(batches):
            self._send("POST" if number else "PUT", graph, _document(map(str, triples)).encode())

    def remove(self, graph: str) -> None:
        """Deletes the graph."""
        self._send("DELETE", graph, None)

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """Posts statements."""
        self._send("POST", graph, _document(lines).encode())

    @property
    def can_take_out(self) -> bool:
        """The protocol knows whole graphs only."""
        return False

    def take_out(self, graph: str, lines: Sequence[str]) -> None:
        """StoreError: there is no such request."""
        raise StoreError("The Graph Store Protocol takes no statement out of a graph; use --method update.")

    def _send(self, method: str, graph: str, body: bytes | None) -> None:
        address = f"{self.endpoint}?{urlencode({'graph': graph}) if graph else 'default'}"
        request = Request(address, data=body, method=method)
        if body is not None:
            request.add_header("Content-Type", "application/n-triples")
        try:
            _with_patience(self.endpoint, lambda: self._opener.open(request, timeout=self._timeout).read())
        except StoreError as error:
            missing = isinstance(error.__cause__, HTTPError) and error.__cause__.code == 404
            if not (method == "DELETE" and missing):  # a graph that is gone already
                raise


def _opener(endpoint: str, account: Account | None) -> OpenerDirector:
    passwords = HTTPPasswordMgrWithPriorAuth()
    if account is not None:
        is_basic = account.scheme != "digest"
        passwords.add_password(None, endpoint, account.user, account.password, is_authenticated=is_basic)
    return build_opener(HTTPBasicAuthHandler(passwords), HTTPDigestAuthHandler(passwords))


def _with_patience(endpoint: str, send: Callable[[], bytes]) -> None:
    """Sends, and again after a pause where the engine was busy; StoreError where it refuses or stays away."""
    for remaining in reversed(range(TRIES)):
        try:
            send()
        except SPARQLWrapperException as error:
            raise StoreError(f"{endpoint} refused the update: {str(error)[:500]}") from error
        except HTTPError as error:
            if error.code not in _PASSING or not remaining:
                said = error.read(500).decode("utf-8", "replace")
                raise StoreError(f"{endpoint} answered {error.code} {error.reason}: {said}") from error
        except (URLError, OSError, HTTPException) as error:
            if not remaining:
                raise StoreError(f"{endpoint} cannot be reached: {error}; run the same command again.") from error
        else:
            return
        time.sleep(PAUSE_SECONDS)


def sender_of(method: str, endpoint: str, account: Account | None = None) -> Sender:
    """The sender of a method: "update", "update-form" or "graph-store"."""
    if method == "graph-store":
        return GraphStoreSender(endpoint, account)
    if method not in ("update", "update-form"):
        raise StoreError(f"There is no method {method!r}: use update, update-form or graph-store.")
    return UpdateSender(endpoint, account, in_form=method == "update-form")
