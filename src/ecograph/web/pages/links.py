"""Where things are: on a running server, or in the files of a static site."""

import re
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode

from ecograph.values.iris import DEFAULT_BASE

PART = 40_000  # characters of a source text on one page
LANGUAGES = ("fr", "en")
SUFFIXES = ("ttl", "jsonld", "nt", "rdf")
STATIC_SUFFIXES = SUFFIXES[:2]
_EVIDENCE = re.compile(r"evidence/([0-9a-f]+)/(\d+)-(\d+)$")
_HASH = re.compile(r"/[0-9a-f]{12,}$")
_SAFE = "/-._~!$&'()*+,;=:@"


class Links(Protocol):
    """Addresses as a page in one language writes them."""

    lang: str

    def page(self, path: str, **parameters: str | int) -> str:
        """The page at a path of the site ("actors", "org/x" ...), in another language where `lang` says so."""
        ...

    def asset(self, name: str) -> str:
        """A file that all pages share."""
        ...

    def file(self, path: str) -> str:
        """A file that is in no language."""
        ...

    def description(self, path: str, suffix: str) -> str:
        """The RDF description of the thing at a path."""
        ...

    def answer(self, query: str, suffix: str, parameters: Mapping[str, str]) -> str | None:
        """The answer of a named query in a machine's format, if this site has it."""
        ...


def local_path(iri: str, base: str) -> str | None:
    """The path on this site of one of its own IRIs, or None for the IRIs of others."""
    for own in (base, DEFAULT_BASE):
        if iri.startswith(own):
            return iri.removeprefix(own)
    return None


def ends_in_hash(iri: str) -> bool:
    """Whether the end of an IRI says nothing to people.

    >>> ends_in_hash("https://w3id.org/ecograph/flow/b55535cf3a372b81"), ends_in_hash("https://w3id.org/ecograph/rule/cout")
    (True, False)
    """
    return _HASH.search(iri) is not None


def evidence_place(path: str) -> tuple[str, int, str] | None:
    """The document's path, the part of its text and the anchor of an evidence, or None for any other path."""
    match = _EVIDENCE.match(path)
    if match is None:
        return None
    document, start, end = match.groups()
    return f"document/{document}", int(start) // PART + 1, f"p{start}-{end}"


class ServerLinks:
    """Addresses on a running server: the language is a parameter that all links keep."""

    def __init__(self, lang: str, root: str = "") -> None:
        self.lang = lang
        self._root = root

    def page(self, path: str, **parameters: str | int) -> str:
        """The page at a path, with its parameters."""
        path, _, fragment = path.partition("#")
        said = {"lang": self.lang, **{name: value for name, value in parameters.items() if value != ""}}
        if said["lang"] == "fr":
            del said["lang"]
        query = f"?{urlencode(said)}" if said else ""
        return f"{self._root}/{quote(path, safe=_SAFE)}{query}{'#' + fragment if fragment else ''}"

    def asset(self, name: str) -> str:
        """A file under /static."""
        return f"{self._root}/static/{name}"

    def file(self, path: str) -> str:
        """The file at a path."""
        return f"{self._root}/{quote(path, safe=_SAFE)}"

    def description(self, path: str, suffix: str) -> str:
        """The same path with a suffix."""
        return self.file(f"{path}.{suffix}")

    def answer(self, query: str, suffix: str, parameters: Mapping[str, str]) -> str | None:
        """The API of named queries."""
        said = f"?{urlencode(dict(parameters))}" if parameters else ""
        return f"{self._root}/queries/{query}.{suffix}{said}"


class StaticLinks:
    """Addresses relative to the page at `here`, so that the site can lie under any path of any host."""

    def __init__(self, lang: str, here: str, pages: frozenset[str] | None = None) -> None:
        self.lang = lang
        self._up = "../" * (here.strip("/").count("/") + 1) if here.strip("/") else ""
        self._pages = pages

    def page(self, path: str, **parameters: str | int) -> str:
        """The file of a page; its parameters play no part, as each file holds a whole list or text."""
        path, _, fragment = path.partition("#")
        if self._pages is not None and path not in self._pages:
            return ""
        lang = parameters.get("lang", self.lang)
        name = "index.html" if lang == "fr" else f"index.{lang}.html"
        folder = f"{path.strip('/')}/" if path.strip("/") else ""
        return f"{self._up}{quote(folder, safe=_SAFE)}{name}{'#' + fragment if fragment else ''}"

    def asset(self, name: str) -> str:
        """A file under static/."""
        return f"{self._up}static/{name}"

    def file(self, path: str) -> str:
        """The file at a path."""
        return f"{self._up}{quote(path.strip('/'), safe=_SAFE)}"

    def description(self, path: str, suffix: str) -> str:
        """The file beside the folder of the page."""
        return self.file(f"{path.strip('/')}.{suffix}")

    def answer(self, query: str, suffix: str, parameters: Mapping[str, str]) -> str | None:
        """The file of a table without parameters, as CSV."""
        return f"{self._up}queries/{query}.csv" if suffix == "csv" and not parameters else None
