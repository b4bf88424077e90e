"""What a query says about itself, read off its tokens without running it: its form, its dataset, what it calls.

Engines do not show their algebra, and their parsers are more lenient than the grammar: some take `SERVICE:x{...}`
for a call, or end `<1#>` before the `#`. A reading that is doubtful is therefore said to be so.
"""

from dataclasses import dataclass
from urllib.parse import urljoin

from ecograph.stores.sparql_tokens import Kind, Token, read_tokens

QUERY_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATE_FORMS = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_CHANGING_FUNCTIONS = ("NOW", "RAND", "UUID", "STRUUID", "BNODE")


@dataclass(frozen=True, slots=True)
class GraphClause:
    """FROM or FROM NAMED; the IRI is resolved, or as written where its prefix is unknown."""

    iri: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class QueryText:
    """A query as read: `services` are the IRIs it would call ("" where a variable says whom)."""

    form: str
    graphs: tuple[GraphClause, ...]
    services: tuple[str, ...]
    iris: frozenset[str]
    is_doubtful: bool
    is_repeatable: bool


def read_query(query: str, base: str | None = None) -> QueryText:
    """The reading of a query, valid or not."""
    tokens = list(read_tokens(query))
    names = _Names(base)
    form, graphs, services, is_doubtful = "", list[GraphClause](), list[str](), False
    braces = parentheses = 0
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if not form:
            names.declare(tokens, index)
            if token.is_word(*QUERY_FORMS, *UPDATE_FORMS):
                form = token.text.upper()
        braces += (token.text == "{") - (token.text == "}")
        parentheses += (token.text == "(") - (token.text == ")")
        if token.is_word("SERVICE"):
            services.append(_called(tokens, index, names))
        elif token.is_word("FROM"):
            graphs.append(_graph(tokens, index, names))
        elif _is_glued(token, following, form, braces, parentheses) or (token.contested and _may_hide(query)):
            is_doubtful = True
    iris = {names.resolve(token) for token in tokens if token.kind in (Kind.IRI, Kind.NAME)}
    is_repeatable = not any(token.is_word(*_CHANGING_FUNCTIONS) for token in tokens)
    return QueryText(form, tuple(graphs), tuple(services), frozenset(iris), is_doubtful, is_repeatable)


def _may_hide(query: str) -> bool:
    lowered = query.lower()
    return "service" in lowered or "from" in lowered


def _is_glued(token: Token, following: Token | None, form: str, braces: int, parentheses: int) -> bool:
    """Whether an engine that asks for no space after a keyword might read SERVICE or FROM here."""
    lowered = token.text.lower()
    if token.kind is Kind.WORD:
        return "service" in lowered or "from" in lowered
    if token.kind is not Kind.NAME or not form:
        return False
    prefix, _, local = lowered.partition(":")
    if ".service" in local or ".from" in local:
        return True
    if "service" in prefix:
        return following is not None and following.text == "{"
    return "from" in prefix and braces == 0 and parentheses == 0


def _called(tokens: list[Token], index: int, names: "_Names") -> str:
    at = index + 1
    if at < len(tokens) and tokens[at].is_word("SILENT"):
        at += 1
    return names.resolve(tokens[at]) if at < len(tokens) and tokens[at].kind in (Kind.IRI, Kind.NAME) else ""


def _graph(tokens: list[Token], index: int, names: "_Names") -> GraphClause:
    at = index + 1
    is_named = at < len(tokens) and tokens[at].is_word("NAMED")
    at += is_named
    is_iri = at < len(tokens) and tokens[at].kind in (Kind.IRI, Kind.NAME)
    return GraphClause(names.resolve(tokens[at]) if is_iri else "", is_named)


class _Names:
    """The BASE and PREFIX declarations of a prologue."""

    def __init__(self, base: str | None) -> None:
        self._base = base or ""
        self._prefixes: dict[str, str] = {}

    def declare(self, tokens: list[Token], index: int) -> None:
        """Takes the declaration that starts at this token, if one does."""
        rest = tokens[index + 1 : index + 3]
        if tokens[index].is_word("BASE") and rest and rest[0].kind is Kind.IRI:
            self._base = self.resolve(rest[0])
        elif tokens[index].is_word("PREFIX") and len(rest) == 2 and rest[1].kind is Kind.IRI:
            self._prefixes[rest[0].text.removesuffix(":")] = self.resolve(rest[1])

    def resolve(self, token: Token) -> str:
        """The IRI of a token; a name with an unknown prefix stays as it is."""
        if token.kind is Kind.IRI:
            iri = token.text[1:-1]
            return urljoin(self._base, iri) if self._base and ":" not in iri.split("/")[0] else iri
        prefix, _, local = token.text.partition(":")
        return self._prefixes[prefix] + local if prefix in self._prefixes else token.text
