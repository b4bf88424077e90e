"""Names told by the sum that goes to them or comes from them: "800 € à l'Épi de Blé", "aux Gazelles (700 €)"."""

import re
from collections.abc import Iterator

from ecograph.annotations.organisations.candidates import Candidate
from ecograph.annotations.organisations.phrases import PHRASE, is_a_name, span_of, type_of_phrase
from ecograph.knowledge.organisations import word_list
from ecograph.model.readings import Reading
from ecograph.values.folding import fold

_SUM = r"(?:\d[\d   .]{0,14}(?:,\d\d)?\s?(?:€|euros?\b|francs?\b|F\b|k€|K€|M€)(?: (?:HT|TTC))?)"
_TO = r"(?:à|au|aux|au profit (?:de|du|des)|au bénéfice (?:de|du|des)|en faveur (?:de|du|des)|A|AU|AUX)"
_ARTICLE = r"(?:\s?(?:l['’]|la |le |les |L['’](?=[A-ZÀ-Þ]))\s?|\s?)"
_NOUN = (
    r"(?:(?:association|société|entreprise|compagnie|club|collectif|fondation|structure|groupe|cabinet|coopérative|réseau"
    r"|fédération)\s)?"
)
_NAME = rf"(?P<name>[«\"“]\s?[^»\"”\n]{{2,60}}\s?[»\"”]|{PHRASE})"
_GIVEN = r"(?:subvention|aide|somme|participation|avance|dotation|prime|bourse|cotisation|concours|contribution|prêt)s?"
_POSITIONS = (
    re.compile(rf"{_SUM}\)?,?\s{{1,3}}{_TO}\s{_ARTICLE}{_NOUN}{_NAME}"),
    re.compile(rf"\b{_TO}\s{_ARTICLE}{_NOUN}{_NAME}\s?(?:\(|:\s?|,\s|\s)(?:pour\s)?{_SUM}"),
    re.compile(
        rf"\b{_TO}\s{_ARTICLE}{_NOUN}{_NAME}(?:,[^,;.\n]{{3,60}},)?\s{{1,2}}(?:une?|la|l')\s?(?:[a-zà-ÿ]+ )?{_GIVEN}\b"
    ),
    re.compile(rf"\b{_GIVEN}(?: [a-zà-ÿ]+){{0,3}} {_TO}\s{_ARTICLE}{_NOUN}{_NAME}"),
)
_RECEIVED = re.compile(
    r"\b(?:obten|recu|recoi|percu|percoi|attend|sollicit|beneficie|espere|finance)\w*[^.;\n]{0,160}$"
)
_FROM = re.compile(rf"{_SUM}\)?\s{{1,3}}(?:de la |de l['’]|du |des |de |d['’]){_NOUN}{_NAME}")


def find_given(reading: Reading) -> Iterator[Candidate]:
    """Names in the place of a payee or, after a verb of receiving, of a payer."""
    taken = {m.start for m in reading.by_kind.get("person", ())}
    for position in _POSITIONS:
        for found in position.finditer(reading.text):
            yield from _candidate(reading, found, taken, "given")
    for found in _FROM.finditer(reading.text):
        if _RECEIVED.search(reading.folded, max(0, found.start() - 180), found.start() + 1):
            yield from _candidate(reading, found, taken, "giver")


def _candidate(reading: Reading, found: re.Match[str], persons: set[int], rule: str) -> Iterator[Candidate]:
    start, end, name = span_of(reading.text, *found.span("name"))
    if start in persons or not is_a_name(name) or fold(name.split()[0]) in word_list("uses_of_money"):
        return
    yield Candidate(start, end, start, name, type_of_phrase(name, "association"), 0.5, rule)
