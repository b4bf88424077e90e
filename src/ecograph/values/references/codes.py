"""Codes with the articles that are cited of them."""

import re
from collections.abc import Iterator, Sequence

from ecograph.values.references.citation import Citation, Source, one_line

CodeNames = Sequence[tuple[str, re.Pattern[str]]]

_ARTICLE = (
    r"(?:[lrda]{1,2}\s?\*?\.?\s?)?\d{1,5}(?:\s?[.-]\s?\d{1,4}){0,4}"
    r"(?:\s(?:[ivx]{1,4}|bis|ter|quater)\b)?(?:°)?"
)
_JOINT = (
    r"(?:\s{0,3},\s{0,3}|\s{1,3}et\s{1,3}|\s{1,3}a\s{1,3}|\s{0,3};\s{0,3}|\s{0,2}/\s{0,2})"
    r"(?:les |l'|aux |des )?(?:articles? |art\.? ?)?(?:et\s)?"
)
_LIST = rf"{_ARTICLE}(?:{_JOINT}{_ARTICLE}){{0,40}}"
_AFTER = re.compile(
    r"\s{0,3}(?:\([^()\n]{2,20}\))?[\s,:;-]{0,4}"
    r"(?:et\s|pris\s|dans\s|en\s|plus\s|tout\s|modifie\s|\(|partie legislative\s|ses\s){0,3}"
    r"(?:(?:notamment|particulierement|particulier|specialement)[\s,:]{0,3})?"
    r"(?:en\s|par\s|dans\s|a\s|de\s|aux?\s|sur\s)?(?:ses\s|son\s|les\s|l'|leurs\s)?"
    rf"(?:articles?|art\.?)\s{{0,3}}(?P<list>{_LIST})"
)
_BEFORE = re.compile(
    rf"(?:articles?|art\.?)\s{{0,3}}(?P<list>{_LIST})"
    r"(?:\s{0,2},?\s?(?:alinea \d|al\. ?\d|premier alinea|et suivants|\d?° ?))?"
    r",?\s{1,3}(?:du|de l'|de)\s{1,3}(?:present\s)?$"
)
_ANCHOR = re.compile(r"\bcode\s|\bc\.?[a-z0-9]\.?[a-z]?\.?[a-z0-9]?\.?[a-z]?\b")  # a code by name, or by initials


def find_code_citations(source: Source, codes: CodeNames) -> Iterator[Citation]:
    """Codes, each place with the articles before or after its name."""
    folded = source.folded
    for anchor in _ANCHOR.finditer(folded):
        for name, words in codes:
            match = words.match(folded, anchor.start())
            if match:
                yield _citation(source, name, match)
                break


def _citation(source: Source, name: str, match: re.Match[str]) -> Citation:
    text, folded = source.text, source.folded
    window_start = max(0, match.start() - 160)
    for before in re.finditer(r"\b(?:articles?|art\.?)\s", folded[window_start : match.start()]):
        found = _BEFORE.match(folded[window_start : match.start()], before.start())
        if found:
            listed = text[window_start + found.start("list") : window_start + found.end("list")]
            return Citation(
                "code", _reference(name, listed), window_start + found.start(), match.end(), rule="citation.code"
            )
    after = _AFTER.match(folded, match.end(), match.end() + 400)
    if after:
        listed = text[after.start("list") : after.end("list")]
        return Citation("code", _reference(name, listed), match.start(), after.end(), rule="citation.code")
    return Citation("code", name, match.start(), match.end(), rule="citation.code")


def _reference(name: str, listed: str) -> str:
    articles = one_line(re.sub(r"\b(?:les |l'|aux |des )?(?:articles?|art\.)\s?", "", listed))
    several = re.search(r",| et | à |;|/", articles)
    return f"{name}, {'articles' if several else 'article'} {articles}"
