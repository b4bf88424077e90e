"""Remains of Markdown, LaTeX and HTML in texts that came out of a converter."""

import html
import re

from ecograph.text.cleaning.draft import Draft

_SIGNS = ("**", "__", "^", "<", "&", "\\", "$", "`", "#", "![")
_MARKUP = re.compile(
    r"(?P<tag></?(?:b|i|u|em|strong|sup|sub|span|font|p|div|small|big|center|s|a|mark)\b[^<>\n]{0,120}>)"
    r"|(?P<line><(?:br|hr)\s{0,3}/?>)"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});)"
    r"|(?P<image>!\[[^\]\n]{0,120}\]\([^)\n]{0,300}\))"
    r"|(?P<degree>\$?\s?\^\s?\{?\s?\\(?:circ|mathrm\{o\})\s?\}?\s?\$?)"
    r"|\$?\^\{?(?:\\(?:mathrm|text|textrm)\{)?(?P<raised>[a-zàé]{1,4}|\d{1,2})\}{0,2}\$?"
    r"|\\(?:mathrm|text|textbf|textit)\{(?P<inner>[^{}\n]{1,60})\}"
    r"|(?P<escape>\\(?=[*_#.$%&+\-\[\]()~`]))"
    r"|(?P<bold>(?<!\*)\*\*(?!\*)|(?<!_)__(?!_))"
    r"|(?P<heading>(?m:^)#{1,6}\s)"
)


def drop_markup(draft: Draft) -> Draft:
    """The draft without the signs of Markdown, LaTeX and HTML; what they enclose stays.

    >>> from ecograph.text.cleaning.draft import draft_of
    >>> drop_markup(draft_of("**Article 1^{er}** : n^o 3")).text
    'Article 1er : n° 3'
    """
    if not any(sign in draft.text for sign in _SIGNS):
        return draft
    return draft.replaced(_MARKUP, _plain)


def _plain(match: re.Match[str]) -> str | None:
    kind = match.lastgroup
    if kind in ("tag", "image", "escape", "bold", "heading"):
        return ""
    if kind == "line":
        return "\n"
    if kind == "degree":
        return "°"
    if kind == "entity":
        shown = html.unescape(match[0])
        return None if shown == match[0] else shown.replace("\u00a0", " ").replace("’", "'")
    if kind == "raised":
        return "°" if match["raised"] == "o" else match["raised"]
    return match["inner"]
