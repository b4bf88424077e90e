"""HTML pages: the text that a reader sees, blocks on lines of their own, table cells separated by tabs."""

import re

from ecograph.documents.content import Content
from ecograph.documents.plain import decode

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section table tbody thead tfoot tr ul".split()
)
_UNSEEN = "script, style, template, noscript, svg, head"


def read(data: bytes) -> Content:
    """The text of a page; ValueError where the HTML reader is not installed."""
    try:
        from selectolax.lexbor import LexborHTMLParser, LexborNode
    except ImportError as error:
        raise ValueError("is HTML: install ecograph[formats] to read it") from error
    tree = LexborHTMLParser(decode(data))
    for node in tree.css(_UNSEEN):
        node.decompose()
    pieces: list[str] = []

    def walk(node: LexborNode) -> None:
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                pieces.append(re.sub(r"\s+", " ", child.text(deep=False) or ""))
                continue
            if child.tag in ("td", "th"):
                pieces.append("\t")
            elif child.tag in _BLOCKS:
                pieces.append("\n")
            walk(child)
            if child.tag in _BLOCKS:
                pieces.append("\n")

    if tree.body is not None:
        walk(tree.body)
    text = re.sub(r" *\n[ \n]*\n *", "\n\n", "".join(pieces))
    return Content(re.sub(r"(?m)^[ \t]+|[ \t]+$", "", text).strip() + "\n")
