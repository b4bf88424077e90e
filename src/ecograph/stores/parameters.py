"""Binds variables of a query to terms, in a way that every SPARQL 1.1 engine understands.

SPARQL 1.1 has no parameters. An engine's own substitution asks that the variable be projected and loses it inside
OPTIONAL and EXISTS. A one-row VALUES block, put into each group that mentions the variable, keeps the meaning:
FILTER, BOUND and nested SELECTs all see the term.
"""

from dataclasses import dataclass, field

from ecograph.stores.base import Bindings
from ecograph.stores.sparql_tokens import Kind, Token, read_tokens


@dataclass(slots=True)
class _Group:
    """A brace of the query; `place` is where a VALUES block may stand, None where none may."""

    place: int | None
    mentioned: set[str] = field(default_factory=set)
    body: "_Group | None" = None  # of a SELECT: the group after its WHERE


def bind_variables(query: str, bindings: Bindings | None) -> str:
    """The query with its variables bound.

    >>> from pyoxigraph import Literal
    >>> bind_variables("SELECT ?s { ?s ?p ?o FILTER(?o = ?x) }", {"x": Literal("1")})
    'SELECT ?s { VALUES ?x { "1" } ?s ?p ?o FILTER(?o = ?x) }'
    """
    if not bindings:
        return query
    insertions: dict[int, str] = {}
    for group in _groups(list(read_tokens(query)), set(bindings)):
        if group.place is not None and group.mentioned:
            blocks = (f" VALUES ?{name} {{ {bindings[name]} }}" for name in sorted(group.mentioned))
            insertions[group.place] = "".join(blocks)
    for place in sorted(insertions, reverse=True):
        query = query[:place] + insertions[place] + query[place:]
    return query


def _groups(tokens: list[Token], names: set[str]) -> list[_Group]:
    """All braces of the query with the variables that each mentions itself."""
    root = _Group(None)
    stack, found = [root], [root]
    for index, token in enumerate(tokens):
        if token.text == "{":
            group = _open(tokens, index)
            if stack[-1].place is None and stack[-1].body is None and group.place is not None:
                stack[-1].body = group
            stack.append(group)
            found.append(group)
        elif token.text == "}" and len(stack) > 1:
            stack.pop()
        elif token.kind is Kind.VARIABLE and token.text[1:] in names:
            stack[-1].mentioned.add(token.text[1:])
    for group in found:
        if group.body is not None:  # what a SELECT projects, groups or orders by is bound in its WHERE
            group.body.mentioned |= group.mentioned
    return found


def _open(tokens: list[Token], index: int) -> _Group:
    follower = tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1] if index else None
    is_select = follower is not None and follower.is_word("SELECT")
    is_template = before is not None and before.is_word("CONSTRUCT")
    if is_select or is_template or _is_data_block(tokens, index):
        return _Group(None)
    return _Group(tokens[index].end)


def _is_data_block(tokens: list[Token], index: int) -> bool:
    """Whether the brace at this index holds the rows of VALUES ?x {...} or VALUES (?x ?y) {...}."""
    at = index - 1
    if at >= 0 and tokens[at].text == ")":
        while at >= 0 and tokens[at].text != "(":
            at -= 1
        return at > 0 and tokens[at - 1].is_word("VALUES")
    return at > 0 and tokens[at].kind is Kind.VARIABLE and tokens[at - 1].is_word("VALUES")
