"""How far a name goes that a head has opened: capitals, small joining words, quotes."""

import re
from dataclasses import dataclass

from ecograph.knowledge.organisations import Tail, head_at, word_list
from ecograph.values.folding import fold

LONGEST_NAME = 16  # words; the longest official names of French bodies have about fourteen
_QUOTE = r"[«“\"]\s{0,2}[^«»“”\"\n]{1,60}(?:\n[^«»“”\"\n]{1,60})?\s{0,2}[»”\"]"
_TOKEN = re.compile(
    rf"(?P<quote>{_QUOTE})|(?P<elision>[dlDL]'(?=[^\W_]|«))|(?P<dotted>(?:[A-Za-zÉ]\.){{2,}})"
    r"|(?P<word>[^\W_](?:[\w&'+]|[.@-](?=\w)|-(?=\n\w))*|&|/(?= ))"
)
_GAP = re.compile(r" {0,2}(?:\n {0,14})?")
_ADJECTIVE = re.compile(
    r"[a-z-]*(?:al|ale|aux|ales|iques?|aires?|ifs?|ives?|els?|elles?|iens?|iennes?|ais|aises?|ois|oises?|eux|euses?"
    r"|eens?|eennes?|urs|ures?|ains?|aines?|ines?|ins?|ands?|andes?|bretonn?e?|esque|ables?|icole|ee|ees|nautiques?)$"
)
_PLURAL_ADJECTIVE = re.compile(
    r"[a-zà-ÿ-]*(?:[^aeiou]és|ées|aux|ales|iques|ifs|ives|els|elles|iens|iennes|ais|aises|eux|euses)"
)
_LINKING = frozenset(["de", "du", "des", "d", "et", "en", "a", "pour", "sur", "&"])
_OWNERS = frozenset(
    ("university", "commune", "epci", "departement", "conseil-departemental", "region", "conseil-regional", "hospital",
     "bank")
)  # fmt: skip
_NEVER_IN_NAMES = frozenset(("university", "hospital", "bank"))
_MEASURES = frozenset(["hauteur", "concurrence", "raison", "compter", "partir", "titre", "condition", "nouveau", "ce"])
_PRONOUNS = frozenset(["lui", "leur", "y", "vue", "outre", "effet", "plus", "particulier"])
_INFINITIVE = re.compile(r"(?:de |d')[a-zà-ÿ]{3,}(?:er|ir|re)\b")
_CLITIC = re.compile(r"(?:s|n|c|j|m|t|qu)'")
_HEAD_LINK = re.compile(r"\b(des?|du|d)$")
_ENUMERATED = re.compile(r", {0,2}\s?(?:d'|de l'|de la |du |des |de )[^\W\d_][\w-]+(?:,| et )")
_ENUMERATED_AIMS = re.compile(r", {0,2}\s?(?:l'|la |le |les )[^\W\d_][\w-]+(?:,| et )")
_ROW_BEFORE = re.compile(r",\s(?:l['’]|la |le |les )?$")
_COLUMN_BEFORE = re.compile(r"\S[ \t]{4,}\Z")
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
    head_start: int = -1

    def __post_init__(self) -> None:
        self.head_start = self.start if self.head_start < 0 else self.head_start
        self._in_row = False  # a comma has been read: "Lecture, le Cinéma et l'Éducation"
        self._pending: list[str] = []  # joining words read since the last word of the name

    def read(self) -> int:
        """Where the name ends; `start` itself when nothing of a name follows."""
        end, position, words = self.start, self.start, 0
        linked = _HEAD_LINK.search(self.folded[max(0, self.start - 5) : self.start])
        self._pending = [linked[1]] if linked else []
        while words < LONGEST_NAME and len(self._pending) <= 3:
            begin = _end_of_gap(self.text, position)
            if "\n" in self.text[position:begin] and not self._goes_on(position):
                break
            token = _TOKEN.match(self.text, begin)
            if token is None:
                if not (self.tail == "words" and self._is_enumeration(position)):
                    break
                position, self._pending, self._in_row = position + 1, [], True
                continue
            if token["quote"]:
                return token.end() if len(self._pending) <= 1 and self._takes_quote(words) else end
            step = self._step(token, begin, end)
            if step == "stop":
                break
            words, position = words + 1, token.end()
            if step == "take":
                end, self._pending = position, []
            else:
                self._pending.append(self.folded[begin : token.end()])
        return end

    def _is_enumeration(self, position: int) -> bool:
        """Whether a comma parts the aims of one body ("pour la Lecture, le Cinéma et ...") and not two bodies."""
        aims = self._has_aims(position) and _ENUMERATED_AIMS.match(self.text, position)
        return bool(aims or _ENUMERATED.match(self.text, position))

    def _has_aims(self, position: int) -> bool:
        """Whether the name tells what its body is for: "Association pour la Qualité et l'Innovation dans l'Eau"."""
        return self.tail == "words" and "pour" in self.folded[self.start : position].split()

    def _takes_quote(self, words: int) -> bool:
        if self.type == "pole" and words > 0:
            return False  # "le pôle Lumélec « Lumière et électronique »": what it is about
        return self.tail not in ("joined_place", "none") or words == 0

    def _goes_on(self, position: int) -> bool:
        """Whether a name may run over this line end: after a joining word, or where a full line was wrapped."""
        line_start = self.text.rfind("\n", 0, position) + 1
        if (
            _COLUMN_BEFORE.search(self.text, line_start, self.head_start)
            and not self.text[position + 1 :][:1].isspace()
        ):
            return bool(self._pending)  # the last column of a row, and the first column of the next
        return bool(self._pending) or self.text[position - 1] == "-" or position - line_start >= 60

    def _step(self, token: re.Match[str], begin: int, end: int) -> str:
        """What a word does to the name: "take", "join" (kept only if a word of the name follows) or "stop"."""
        word, folded = token[0], self.folded[begin : token.end()].rstrip(".")
        started = end > self.start
        if folded == "pour":
            return self._step_for(token, started)
        if token["elision"] or folded in word_list("joining"):
            return self._step_joining(token, folded, started, end)
        if folded == "dans" and self._has_aims(begin):
            return "join"
        if folded in word_list("stops") or _CLITIC.match(folded):
            return "stop"
        if self.shouted and folded in word_list("capitals_stops"):
            return "stop"
        if token["dotted"] or word[0].isupper():
            return "stop" if (started or self._pending) and self._ends_before(word, begin, end) else "take"
        if word[0].isdigit():
            apart = "  " in self.text[end:begin] or "\n" in self.text[end:begin]  # the number of a page
            return "stop" if apart else self._step_digits(word, token.end(), started)
        return self._step_small(token, folded, started)

    def _step_joining(self, token: re.Match[str], folded: str, started: bool, end: int) -> str:
        word = token[0]
        if folded in ("et", "a"):
            return self._step_and(folded, token, started or (folded == "et" and self.tail == "words"))
        if folded == "/":
            return "join" if self.type == "region" else "stop"
        titled = word[0].isupper() and not token["elision"] and not self.shouted and self.tail != "joined_place"
        if not titled:
            return "join"
        if started and word.isupper() and len(word) > 1 and self._is_mixed(end):
            return "stop"
        following = _TOKEN.match(self.text, _end_of_gap(self.text, token.end()))
        if following is None or fold(following[0]) in word_list("stops"):
            return "stop"
        if started and not self._pending and word == "Le":
            return "stop"
        return "take" if following[0][0].isupper() or self.tail == "words" else "stop"

    def _step_for(self, token: re.Match[str], started: bool) -> str:
        """ "pour" opens the purpose of a grant, unless a capital or a descriptive name goes on."""
        if token[0][0].isupper() and not self.shouted:
            return "stop"
        if self.tail == "words" and not started:
            return "join"
        after = _TOKEN.match(self.text, _end_of_gap(self.text, token.end()))
        return "join" if after and not self.shouted and after[0][0].isupper() and after["word"] else "stop"

    def _step_and(self, folded: str, token: re.Match[str], started: bool) -> str:
        """ "et" joins the words of one name or two names; "a" is "à" in a descriptive name or a verb."""
        if folded == "a":
            after = _TOKEN.match(self.text, _end_of_gap(self.text, token.end()))
            is_aim = token[0] == "à" and started and after is not None and after[0].islower()
            is_aim = is_aim and after is not None and fold(after[0]) not in _MEASURES
            return "join" if self.tail == "words" and is_aim else "stop"
        if self.shouted or not started:
            return "stop"
        after = _TOKEN.match(self.text, _end_of_gap(self.text, token.end()))
        if after is None or self.type in ("commune", "departement", "region", "university", "metropole"):
            return "stop"
        if self.type == "pole":  # "le pôle Nautisme et Loisirs" is one, "les pôles Alpha et Bêta" are two
            several = self.folded[self.head_start : self.start].split(" ")[0].endswith("s")
            is_name = after[0][0].isupper() and head_at(self.folded, after.start()) is None
            return "join" if is_name and not several and not self._ends_a_row() else "stop"
        if after[0] in ("de", "des", "du") and head_at(self.folded, _end_of_gap(self.text, after.end())):
            return "stop"  # "et du collège Lafayette"
        if _INFINITIVE.match(self.text, after.start()):
            return "stop"  # "et de verser"
        aims = self._in_row or self._has_aims(token.start())
        if self.tail == "words" and (after[0].lower() in ("de", "des", "du", "d'") or (aims and after["elision"])):
            return "join"
        if self.tail == "words" and after[0].islower() and after[0] not in ("la", "le", "les", "l", "un", "une"):
            return "join" if self.text[token.start() - 2].isalpha() and after[0].endswith("s") else "stop"
        if self.tail == "place" and self.type == "other":
            return "stop"  # "le CHU de Rennes et Biotrial": two bodies
        capital = after[0][0].isupper() and head_at(self.folded, after.start()) is None and not self._ends_a_row()
        return "join" if capital and self.type in ("epci", "company", "association", "syndicat", "other") else "stop"

    def _ends_a_row(self) -> bool:
        """Whether the name stands after a comma, so that "et" brings the last of several: "A, B et C"."""
        return bool(_ROW_BEFORE.search(self.text, max(0, self.head_start - 12), self.head_start))

    def _ends_before(self, word: str, begin: int, end: int) -> bool:
        """Whether a capitalised word opens another name: another body, or the town in the next column."""
        if not self._pending and not self.shouted and word.isupper() and len(word) > 2 and self._is_mixed(end):
            return True
        found = head_at(self.folded, begin)
        if not found or found[0].id == "metropole":
            return False
        if self._pending:
            if "et" in self._pending and found[0].siglum and found[0].type != "other":
                return True  # "du BRGM et de l'INRAE": two bodies
            owners = _OWNERS if end > self.start else _NEVER_IN_NAMES
            return self.tail in ("proper", "place") and found[0].id in owners
        return found[0].type in ("region", "departement", "epci", "state")

    def _is_mixed(self, end: int) -> bool:
        """Whether the name so far is written in small letters too, a siglum aside."""
        last = re.search(r"[\w'-]+$", self.text[self.start : end])
        words = self.text[self.head_start : end].split()
        return last is not None and not last[0].isupper() and sum(not w.isupper() for w in words if len(w) > 2) >= 2

    def _step_digits(self, word: str, end: int, started: bool) -> str:
        if not word.isdigit():
            ordinal = re.fullmatch(r"\d+(?:er|e|eme|ème|h|h\d+|°.*|€)", word)
            is_name = self.tail in ("proper", "words") and re.search(r"[^\W\d]", word) and not ordinal
            return "take" if is_name else "stop"
        plain = started and not self._pending and len(word) <= 3 and self.tail in ("proper", "words")
        return "take" if plain and not _AMOUNT_AFTER.match(self.text, end) else "stop"

    def _step_small(self, token: re.Match[str], folded: str, started: bool) -> str:
        if folded in word_list("not_in_names"):
            return "stop"
        if len(folded) <= 3 and not self._pending:  # "Kan an Dour", "Bagad ar Ster", "Village by CA"
            after = _TOKEN.match(self.text, _end_of_gap(self.text, token.end()))
            return "join" if started and after and after["word"] and after[0][0].isupper() else "stop"
        if self.tail != "words":
            return "take" if self._agrees(token) else "stop"
        if self._pending:
            if self._pending[-1] == "en" and (folded.endswith("ant") or folded in _PRONOUNS):
                return "stop"  # "en identifiant", "en lui versant"
            return "take" if any(word.rstrip(" '") in _LINKING for word in self._pending) else "stop"
        return "take" if _ADJECTIVE.fullmatch(folded) else "stop"

    def _agrees(self, token: re.Match[str]) -> bool:
        """Whether a small word is the adjective of a plural that is a name: "Les Cartables connectés"."""
        name = self.text[self.start : token.start()].split()
        plural = len(name) == 2 and name[0] == "Les" and name[1].endswith(("s", "x"))
        return plural and not self._pending and bool(_PLURAL_ADJECTIVE.fullmatch(token[0]))


def _end_of_gap(text: str, position: int) -> int:
    """Where the next word may begin: after two spaces or a line end at most, as three spaces part columns."""
    gap = _GAP.match(text, position)
    return gap.end() if gap else position


ADJECTIVES_THEN_NAME = re.compile(
    r"\s{1,2}(?:dénommée|nommée|appelée|intitulée|dite|loi (?:de )?1901|à but non lucratif)(?=\s{1,2}[«“\"A-ZÀ-ÖØ-Þ])"
    r"|(?:\s{1,2}(?-i:[a-zà-ÿ][a-zà-ÿ-]{2,16}(?:al|ale|aux|ique|iques|aire|if|ive|el|elle|ien|ienne|ais|aise|ois|oise"
    r"|eux|éen|éenne|ain|aine|in|ine|and|ande|on|an|esque|able|icole|onal|grec|turc|russe|suisse|belge|arabe|tchèque)))"
    r"{1,2}(?=\s{1,2}[«“\"A-ZÀ-ÖØ-Þ0-9])|\s{1,2}breton(?=\s[A-Z«])"
)
