"""First words of a name that the text uses for the whole of it: "le Relais" for "Le Relais de la Salat"."""

import re

from ecograph.knowledge.organisations import word_list
from ecograph.model.readings import Reading
from ecograph.values.folding import fold, name_key
from ecograph.values.organisations import one_line

_ARTICLE = re.compile(r"^(?:l['’] ?|la |le |les )", re.I)
_RECALLED = re.compile(
    r"(?<![\w'’])(?:[Ll]['’]|[Dd]e l['’]|[Àà] l['’]|[Ll]a |[Ll]e |[Ll]es |[Dd]u |[Dd]es |[Aa]u |[Aa]ux |[Cc]ette |[Cc]et "
    r"|[Cc]e )\s?[«\"]?\s?(?P<word>[A-ZÀ-ÖØ-Þ][\w’'-]*)"
)
_LINK = frozenset(("de", "du", "des", "la", "le", "les", "d", "l", "et", "en", "sur", "pour", "a", "au", "aux"))
_TERRITORIES = frozenset(("commune", "epci", "metropole", "departement", "region", "state"))
_WORD = re.compile(r"[^\W_](?:[\w.-]|['’](?=\w))*")


def find_beginnings(reading: Reading, aliases: dict[str, str]) -> dict[str, str]:
    """Keys of first words, seen with an article and a capital, that begin one name of the document only."""
    begun: dict[str, set[tuple[str, ...]]] = {}
    named: dict[tuple[str, ...], str] = {}
    for mention in reading.by_kind.get("organisation", ()):
        full = aliases.get(name_key(mention.value.name), mention.value.name)
        words = tuple(_WORD.findall(_ARTICLE.sub("", one_line(full))))
        if mention.value.type in _TERRITORIES or len(words) < 2:
            continue
        named[words] = full
        begun.setdefault(fold(words[0]), set()).add(words)
    found: dict[str, set[str]] = {}
    for place in _RECALLED.finditer(reading.text) if begun else ():
        for words in begun.get(fold(place["word"]), ()):
            length = _matched(reading.text[place.start("word") : place.start("word") + 120], words)
            if 0 < length < len(words):
                found.setdefault(name_key(" ".join(words[:length])), set()).add(named[words])
    return {key: names.pop() for key, names in found.items() if len(names) == 1 and _may_stand(key)}


def _matched(text: str, words: tuple[str, ...]) -> int:
    """How many of the words the text begins with, small joining words at the end left out; 0 where a name goes on."""
    position = length = 0
    for word in words:
        written = _WORD.match(text, position)
        if not written or fold(written[0]) != fold(word):
            break
        length += 1
        gap = re.compile(r"[ \n]{0,3}").match(text, written.end())
        position = gap.end() if gap else written.end()
    if length < len(words) and re.match(r"[A-ZÀ-Þ«]", text[position : position + 1]):
        return 0
    while length and fold(words[length - 1]).strip("'") in _LINK:
        length -= 1
    return length


def _may_stand(key: str) -> bool:
    """Whether a short form may be told from a common noun of acts."""
    words = key.split()
    return len(words) > 1 or (
        len(key) > 3 and not any(key in word_list(kind) for kind in ("bodies", "stops", "not_first_words", "papers"))
    )
