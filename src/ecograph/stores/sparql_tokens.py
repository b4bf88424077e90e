"""The tokens of a SPARQL query, after the terminals of the grammar (SPARQL 1.2, section 19.8).

Comments, strings, IRIs and names come out whole, so that a word inside them is never taken for a keyword.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of tokens that matter to a reader of a query."""

    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    BLANK = "blank"
    LANGUAGE = "language"
    NAME = "name"  # a prefixed name
    NUMBER = "number"
    WORD = "word"  # a keyword or the name of a built-in function
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place; `contested` where another reading of the `<` in front of it is possible."""

    kind: Kind
    text: str
    start: int
    end: int
    contested: bool = False

    def is_word(self, *words: str) -> bool:
        """Whether this is one of these keywords (given in capitals)."""
        return self.kind is Kind.WORD and self.text.upper() in words


_NAME_CHARACTER = r"[\w\-\u00b7\u200c\u200d\u203f\u2040]"
_TOKEN = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+|\#[^\r\n]*)
  | (?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
  | (?P<string>
        \"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
      | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<blank>_:(?:{_NAME_CHARACTER}|\.)+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?)
  | (?P<name>(?:[^\W\d_](?:{_NAME_CHARACTER}|\.)*)?:(?:{_NAME_CHARACTER}|[:.]|%[0-9A-Fa-f]{{2}}|\\.)*)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<mark>\\.|\{{\||\|\}}|<<|>>|\^\^|&&|\|\||[<>!]=|.)
    """,
    re.X | re.S,
)
_OPERANDS = {Kind.IRI, Kind.STRING, Kind.VARIABLE, Kind.LANGUAGE, Kind.NAME, Kind.NUMBER, Kind.WORD}


def read_tokens(query: str) -> Iterator[Token]:
    """The tokens in order, without white space and comments.

    In an expression `?a <b#c> ...` may mean "less than"; then a comment would start at the `#`, and a string at a
    quote. Engines differ there, so that such a token is marked as contested.

    >>> [token.text for token in read_tokens("ASK { ?s a ex:x } # SERVICE")]
    ['ASK', '{', '?s', 'a', 'ex:x', '}']
    """
    before: Token | None = None
    brackets: list[str] = []
    for match in _TOKEN.finditer(query):
        if match.lastgroup == "space":
            continue
        kind, text = Kind(match.lastgroup or "mark"), match.group()
        if kind is Kind.MARK:
            _follow(brackets, text)
        contested = (
            kind is Kind.IRI and ("#" in text or "'" in text)
            and before is not None and (before.kind in _OPERANDS or before.text == ")")
            and brackets[-1:] == ["("]
        )  # fmt: skip
        before = Token(kind, text, match.start(), match.end(), contested)
        yield before


def _follow(brackets: list[str], mark: str) -> None:
    if mark in ("(", "{", "["):
        brackets.append(mark)
    elif mark in (")", "}", "]") and brackets:
        brackets.pop()
