"""How far a name goes that a head has opened: capitals, small joining words, quotes."""

import re
from dataclasses import dataclass
from functools import cached_property

from ecograph.knowledge.organisations import Tail, capitals_stops, head_at, stop_words

LONGEST_NAME = 16  # words; the longest official names of French bodies have about fourteen
_QUOTE = r"[«“\"]\s{0,2}[^«»“”\"\n]{1,60}(?:\n[^«»“”\"\n]{1,60})?\s{0,2}[»”\"]"
_TOKEN = re.compile(
    rf"(?P<quote>{_QUOTE})|(?P<elision>[dlDL]'(?=[^\W_]|«))|(?P<dotted>(?:[A-Za-zÉ]\.){{2,}})"
    r"|(?P<word>[^\W_](?:[\w&'+]|[.@-](?=\w)|-(?=\n\w))*|&|/(?= ))"
)
_GAP = re.compile(r" {0,2}(?:\n {0,14})?")
_JOINING = frozenset("de du des d la le les l en sur sous lez les lès & / of the und et a".split())
_ADJECTIVE = re.compile(
    r"[a-z-]*(?:al|ale|aux|ales|iques?|aires?|ifs?|ives?|els?|elles?|iens?|iennes?|ais|aises?|ois|oises?|eux|euses?"
    r"|eens?|eennes?|urs|ures?|ains?|aines?|ines?|ins?|ands?|andes?|bretonn?e?|esque|ables?|icole|ee|ees|nautiques?)$"
)
_OWNERS = frozenset("university commune epci departement conseil-departemental region conseil-regional hospital".split())
_NOT_IN_NAMES = frozenset(
    "pour avec dans par qui que dont ainsi soit est sont sera a ont cette ce ces son sa ses leur leurs un une ainsi chaque"
    " laquelle lequel titre montant ville commune projet cadre somme euros an annee afin present presente"
    " subvention droit plein ladite ledit".split()
)
_ENUMERATED = re.compile(r", {0,2}\s?(?:d'|de l'|de la |du |des |de |l'|la |le |les )[^\W\d_][\w-]+(?:,| et )")
_AMOUNT_AFTER = re.compile(r"\s{0,2}(?:€|euros?\b|%|[ \u00a0]\d{3}\b|,\d|/\d|[kKM]€)")


@dataclass
class TailReader:
    """Reads the rest of one name, word by word, from the end of its head."""

    text: str
    folded: str
    start: int
    tail: Tail
    type: str
    shouted: bool = False

    @cached_property
    def _small_words_may_stand(self) -> bool:
        return self.tail == "words"

    def read(self) -> int:
        """Where the name ends; `start` itself when nothing of a name follows."""
        end, position, pending, words = self.start, self.start, 0, 0
        while words < LONGEST_NAME:
            gap = _GAP.match(self.text, position)
            begin = gap.end() if gap else position
            if "\n" in self.text[position:begin] and not self._goes_on(position, pending):
                break
            token = _TOKEN.match(self.text, begin)
            if token is None:
                if not (self._small_words_may_stand and _ENUMERATED.match(self.text, position)):
                    break
                position, pending = position + 1, 0
                continue
            if token["quote"]:
                return token.end() if pending <= 1 and self._takes_quote(words) else end
            step = self._step(token, begin, pending, end > self.start)
            if step == "stop":
                break
            words += 1
            position = token.end()
            pending = pending + 1 if step == "join" else 0
            if step == "take":
                end = position
            if pending > 3:
                break
        return end

    def _takes_quote(self, words: int) -> bool:
        return self.tail not in ("joined_place", "none") or words == 0

    def _goes_on(self, position: int, pending: int) -> bool:
        """Whether a name may run over this line end: after a joining word, or where a full line was wrapped."""
        line_start = self.text.rfind("\n", 0, position) + 1
        return pending > 0 or self.text[position - 1] == "-" or position - line_start >= 60

    def _step(self, token: re.Match[str], begin: int, pending: int, started: bool) -> str:
        word, folded = token[0], self.folded[begin : token.end()].rstrip(".")
        if token["elision"] or (folded in _JOINING and not (word[0].isupper() and not self.shouted and pending)):
            if folded == "et" or folded == "a":
                return self._step_and(folded, token, started)
            starts_title = word[0].isupper() and not token["elision"] and not self.shouted
            return "take" if starts_title and self.tail in ("proper", "words", "place") else "join"
        if folded in stop_words() or (self.shouted and folded in capitals_stops()):
            return "stop"
        if token["dotted"] or word[0].isupper():
            return "stop" if started and self._opens_another(begin, pending) else "take"
        if word[0].isdigit():
            return self._step_digits(word, token.end(), pending, started)
        return self._step_small(folded, pending, started)

    def _step_and(self, folded: str, token: re.Match[str], started: bool) -> str:
        """ "et" joins the words of one name or two names; "a" is "à" in a descriptive name or a verb."""
        if folded == "a":
            return "join" if self.tail == "words" and token[0] == "à" and started else "stop"
        if self.shouted or not started:
            return "stop"
        after = _TOKEN.match(self.text, _end_of_gap(self.text, token.end()))
        if after is None or self.type in ("commune", "departement", "region", "university", "pole", "metropole"):
            return "stop"
        if self.tail == "words" and (after["elision"] or after[0] in ("de", "des", "du")):
            return "join"
        if self.tail == "words" and after[0].islower() and after[0] not in ("la", "le", "les", "l", "un", "une"):
            return "join" if self.text[token.start() - 2].isalpha() and after[0].endswith("s") else "stop"
        capital = after[0][0].isupper() and head_at(self.folded, after.start()) is None
        return "join" if capital and self.type in ("epci", "company", "association", "syndicat", "other") else "stop"

    def _opens_another(self, begin: int, pending: int) -> bool:
        """Whether a capital opens the name of another body that is not part of this one."""
        found = head_at(self.folded, begin)
        if not found or found[0].id == "metropole":
            return False
        if pending:
            return self.tail in ("proper", "place") and found[0].id in _OWNERS
        return found[0].type in ("region", "departement", "epci", "state")

    def _step_digits(self, word: str, end: int, pending: int, started: bool) -> str:
        if not word.isdigit():
            return "take" if not re.fullmatch(r"\d+(?:er|e|eme|h|h\d+|ème)", word) else "stop"
        plain = started and not pending and len(word) <= 3 and self.tail in ("proper", "words")
        return "take" if plain and not _AMOUNT_AFTER.match(self.text, end) else "stop"

    def _step_small(self, folded: str, pending: int, started: bool) -> str:
        if not self._small_words_may_stand or folded in _NOT_IN_NAMES or len(folded) < 3:
            return "stop"
        if pending:
            return "take"
        return "take" if _ADJECTIVE.fullmatch(folded) else "stop"


def _end_of_gap(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return gap.end() if gap else position


ADJECTIVES_THEN_NAME = re.compile(
    r"(?:\s{1,2}(?-i:[a-zà-ÿ][a-zà-ÿ-]{2,16}(?:al|ale|aux|ique|iques|aire|if|ive|el|elle|ien|ienne|ais|aise|ois|oise"
    r"|eux|éen|éenne|ain|aine|in|ine|and|ande|breton|esque|able|icole|onal)))"
    r"{1,2}(?=\s{1,2}[«“\"A-ZÀ-ÖØ-Þ0-9])|\s{1,2}breton(?=\s[A-Z«])"
)
