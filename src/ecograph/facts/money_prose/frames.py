"""Finds the frame of each sum: its governing verb, its word for money, its best reading as no flow."""

import re

from ecograph.facts.money_prose.cues import Cue, Frame
from ecograph.facts.money_prose.prose import SUM, Prose, Sum
from ecograph.facts.money_prose.ties import COORDINATED, DATIVE, GUARANTEE_OF, LISTED_ON, LOAN_OF, RAISED_TO
from ecograph.facts.money_prose.turns import NatureRule, NounRule, nature_rules, noun_rules, verb_rules

_WINDOW = 190
_SPACES = re.compile(r"\s+")
_VALUED = re.compile(r"\b(?:evalue|estime|valorise|chiffre|apprecie)e?s?\s+(?:a(?: hauteur de)?|pour)\s+\Z")
_PLURAL_PASSIVE = re.compile(r"(?:\bsont|\bont ete|\bn'ont pas ete|\bne sont pas)\s+\Z")
_IN_PLURAL = re.compile(r"(?:sont|seront|ont ete)\b")
_SAID_OF = re.compile(r"(?:[^e]es|ees?|is|us)\Z")  # a participle that agrees with what stands before it
_RAISING = re.compile(
    r"\b(?:port|pass|relev|ramen|augment|abaiss)(?:e|er|ee?s?|ent|ant|era)\b[^¤;.]{0,70}\bde [\d ]*[^;.]{0,14}\Z"
)
_AT_A_RATE = re.compile(r"\btaux (?:fixe|variable|revisable|d'interet|nominal)\b")  # only what is lent bears interest
_ADVANCE = re.compile(r"\bavances?\b[^¤;.]{0,50}\Z")
_REPAID = re.compile(r"\b(?:rembours\w+|mensualites|rendu[es]* (?:en|avant|fin|le)|rendra|sans interets?)\b")
_FINAL = {"rejected", "withdrawn"}
_RELATIVE = re.compile(r"\b(?:qui|que|dont|laquelle|lequel|lesquel\w+)(?: \w+){0,2} ?$|\b(?:ayant|n'ayant) ?$")
_NOUN_BEFORE = re.compile(r"\b(?:la|une|sa|leur|cette|votre|de|d'une|premiere|nouvelle|septieme|les|des|ces|autre) $")

# "la Région (¤), le Département (¤) et l'État (¤) interviennent": one verb behind the names of all who give.
_ALL_GIVERS = re.compile(r"[)\s]*(?:(?:,|et|;)[^.;¤]{2,80}¤+[)\s]*)+(?:\w+\s){0,2}")
_PLURAL = re.compile(r"\w{2}ent\b|\b(?:ont|avaient|auront|sont)\b")


def _concerns_all(gap: str, word: str) -> bool:
    """Whether the verb behind several sums is said of them all: "A (¤) et B (¤) sont rejetées"."""
    return bool(_PLURAL_PASSIVE.search(gap) or _IN_PLURAL.match(word)) and not re.search(r"[;.:]", gap)


class Framer:
    """Finds frames; remembers the verbs of each clause."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self._cues: dict[int, tuple[Cue, ...]] = {}

    def cues(self, clause: int) -> tuple[Cue, ...]:
        """The verbs of a clause, the longest where two overlap, in text order."""
        if clause not in self._cues:
            self._cues[clause] = tuple(self._find_cues(clause))
        return self._cues[clause]

    def frame(self, item: Sum) -> Frame:
        """The frame of a sum."""
        cue, strength = self._governing(item)
        noun, noun_strength = self._noun(item)
        before = self.prose.masked[max(0, item.start - 110) : item.start]
        is_share = noun is not None and noun.instrument == "guarantee" and re.search(r",\s+soit\s+\Z", before)
        if noun and cue and cue.rule.instrument == "loan" and (GUARANTEE_OF.search(before) or is_share):
            cue = self._guaranteeing(item) or cue
        return Frame(
            item, cue, strength, noun, noun_strength, self._nature(item), self._final(item), self._is_loan(item),
            bool(_VALUED.search(before)), self._is_repayable(item),
        )  # fmt: skip

    def _guaranteeing(self, item: Sum) -> Cue | None:
        """The verb that guarantees, where the loan that it guarantees has a verb of its own nearer to the sum."""
        clauses = (item.clause, *self.prose.siblings(item.clause))
        cues = (cue for clause in clauses for cue in self.cues(clause))
        return next((cue for cue in cues if cue.rule.instrument == "guarantee"), None)

    def _is_repayable(self, item: Sum) -> bool:
        clause = self.prose.clauses[item.clause]
        if _AT_A_RATE.search(self.prose.masked, item.end, min(clause.end, item.end + 90)):
            return True
        before = self.prose.masked[max(clause.start, item.start - 70) : item.start]
        if not _ADVANCE.search(before):
            return False
        return bool(
            _REPAID.search(before) or _REPAID.search(self.prose.masked, item.end, min(clause.end, item.end + 160))
        )

    def _is_loan(self, item: Sum) -> bool:
        return bool(LOAN_OF.search(self.prose.masked[max(0, item.start - 110) : item.start]))

    def _find_cues(self, clause: int) -> list[Cue]:
        span = self.prose.clauses[clause]
        found: list[Cue] = []
        for rule in verb_rules():
            for match in rule.phrase.finditer(self.prose.masked, span.start, span.end):
                before = self.prose.masked[max(span.start, match.start() - 14) : match.start()]
                is_noun = (
                    rule.id == "solliciter"
                    and match.group().startswith("demande")
                    and bool(_NOUN_BEFORE.search(before))
                )
                found.append(Cue(match.start(), match.end(), rule, clause, is_noun))
        found.sort(key=lambda c: (not c.rule.is_past, c.start - c.end, c.start))
        kept: list[Cue] = []
        for cue in found:
            if not any(cue.start < other.end and other.start < cue.end for other in kept):
                kept.append(cue)
        return sorted(kept, key=lambda c: c.start)

    def _governing(self, item: Sum) -> tuple[Cue | None, float]:
        scored = [(self._strength(cue, item), cue) for cue in self.cues(item.clause)]
        telling = (weight for weight, cue in scored if cue.rule.status not in _FINAL and cue.rule.id != "record")
        own = max(telling, default=0.0)
        opens = not scored and item.start - self.prose.clauses[item.clause].start < 60
        for sibling in self.prose.siblings(item.clause):
            for cue in self.cues(sibling):
                if self._is_of_other_item(cue, item):
                    continue
                weight = 0.75 * self._strength(cue, item)
                is_listed = opens and cue.rule.status not in _FINAL and not cue.rule.is_past
                weight = max(weight, 0.7 - 0.25 * cue.rule.is_plain) if is_listed else weight
                scored.append((weight * (0.5 if own > 0.3 and cue.rule.instrument else 1.0), cue))
        lead = self.prose.clauses[item.clause].lead
        hops = 0
        while lead is not None and hops < 3:
            scored += [(0.85 - 0.1 * hops - 0.3 * cue.rule.is_plain, cue) for cue in self.cues(lead)[-2:]]
            lead, hops = self.prose.clauses[lead].lead, hops + 1
        scored = [pair for pair in scored if pair[0] > 0.1]
        deciding = [pair for pair in scored if pair[1].rule.status not in _FINAL]
        scored = deciding if deciding and max(deciding, key=lambda pair: pair[0])[0] >= 0.35 else scored
        if not scored:
            return None, 0.0
        strength, cue = max(scored, key=lambda pair: (pair[0], pair[1].start))
        return self._asking(cue), min(1.0, strength)

    def _is_of_other_item(self, cue: Cue, item: Sum) -> bool:
        """Whether a verb stands behind the sum of another item of the same list: it speaks of that one."""
        own, other = self.prose.clauses[item.clause], self.prose.clauses[cue.clause]
        return own.is_item and other.is_item and bool(self.prose.sums_in(other.start, cue.start))

    def _asking(self, cue: Cue) -> Cue:
        """The verb that asks for or refuses what another names: "sollicite l'octroi", "refuse d'accorder"."""
        for other in self.cues(cue.clause):
            gap = self.prose.masked[other.end : cue.start]
            is_close = 0 <= cue.start - other.end < 22 and SUM not in gap and "," not in gap
            if is_close and other.rule.status in ("requested", *_FINAL) and not other.is_noun:
                before = self.prose.masked[max(0, other.start - 12) : other.start]
                if not re.search(r"\best (?:donc )?\Z", before):
                    return other
        return cue

    def _strength(self, cue: Cue, item: Sum) -> float:
        masked = self.prose.masked
        base = 0.55 if cue.rule.is_plain else 1.0
        if cue.end <= item.start:
            gap = masked[cue.end : item.start]
            between = len(re.findall(rf"{SUM}+", gap))
            if between and RAISED_TO.fullmatch(gap[gap.rindex(SUM) + 1 :]):
                gap = gap[: gap.rindex(SUM) + 1].rstrip(SUM)  # "passe de 8 000 € à 9 000 €"
                between -= 1
            behind = gap[gap.rindex(SUM) + 1 :] if between else ""
            if between and (COORDINATED.match(behind) or LISTED_ON.match(behind)):
                return base - min(len(gap), 90) / 900 - 0.02 * min(between, 5)
            before = masked[max(0, cue.start - 30) : cue.start]
            is_closed = between > 0 and bool(_RELATIVE.search(before))
            if not between and not cue.rule.is_plain and DATIVE.match(gap):
                return max(base - len(gap) / 450, 0.9)
            return base - len(gap) / 450 - 0.07 * between - 0.6 * is_closed
        if cue.start >= item.end:
            return self._strength_behind(cue, masked[item.end : cue.start], base, masked[cue.start : cue.end])
        return base

    @staticmethod
    def _strength_behind(cue: Cue, gap: str, base: float, word: str) -> float:
        if cue.rule.id == "plan-de-financement":
            return 0.0  # a plan names its sums behind
        if SUM in gap:
            if _ALL_GIVERS.fullmatch(gap) and _PLURAL.search(word) and not cue.rule.is_plain:
                return 0.9 * base
            is_of_all = cue.rule.status in _FINAL and _concerns_all(gap, word)
            return 0.9 if is_of_all else 0.0
        if cue.rule.status in _FINAL:
            return 1.1 - len(gap) / 500
        if len(gap.strip()) <= 3 and "," not in gap and not cue.rule.is_plain:
            return 1.05
        if re.fullmatch(r"(?:\s?ttc)?,\s?(?:deja |d'ores et deja |egalement )?", gap) and _SAID_OF.search(word):
            return 1.0  # "60 000 €, sollicités dans le cadre du plan"
        if re.search(
            r"\b(?:est|sont|a ete|ont ete|sera|seront|soit|serait|etant|etre|avait ete|avaient ete) (?:\w+ )?$", gap
        ):
            return 0.95 * base - len(gap) / 300
        if re.search(r",?\s+qu(?:e |')[^,;]{0,40}\Z", gap):
            return 0.9 * base - len(gap) / 300
        return 0.45 * base - len(gap) / 300 if "," not in gap[:40] else 0.0

    def _noun(self, item: Sum) -> tuple[NounRule | None, float]:
        span = self.prose.clauses[item.clause]
        earlier = self.prose.sums_in(span.start, item.start)
        near = max(earlier[-1].end if earlier else span.start, item.start - _WINDOW)
        found = self._closest_noun(near, item.start)
        if found and found.rank:
            return found, 1.0
        behind = self._noun_behind(item, span.end)
        if behind:
            return behind, 0.9
        wide = self._closest_noun(max(span.start, near - _WINDOW), near) if near > span.start else None
        if wide and wide.rank:
            is_listed = bool(COORDINATED.fullmatch(self.prose.masked[near : item.start]))
            return wide, 0.85 if is_listed else 0.6
        lead = span.lead if span.lead is not None else next(self.prose.siblings(item.clause), None)
        if lead is not None and not earlier:
            above = self._closest_noun(
                max(self.prose.clauses[lead].start, self.prose.clauses[lead].end - 300), self.prose.clauses[lead].end
            )
            if above and above.rank:
                return above, 0.6
        return found, 0.35 if found else 0.0

    def _closest_noun(self, start: int, end: int) -> NounRule | None:
        best: tuple[bool, int, int, int, NounRule] | None = None
        for rule in noun_rules():
            matches = list(rule.phrase.finditer(self.prose.masked, start, end))
            if matches:
                last = matches[-1]
                key = (rule.rank == 4, min(rule.rank, 1), last.end(), rule.rank, rule)
                best = key if best is None or key[:4] > best[:4] else best
        return best[4] if best else None

    def _noun_behind(self, item: Sum, end: int) -> NounRule | None:
        text = self.prose.masked[item.end : min(end, item.end + 40)]
        whole = re.match(r"[ \n]+le montant (?:total |annuel )?d(?:e la |u |e l'|es )", text)
        text = text[whole.end() - 4 :] if whole else text
        set_at = not whole and re.search(r"\ba\s+\Z", self.prose.masked[max(0, item.start - 4) : item.start])
        is_object = bool(set_at) and bool(re.match(r"[ \n]+(?:la|le|l'|sa|son|cette|notre)\b", text))
        if not whole and not is_object and not re.match(r"[ \n](?:de|d'|en|ttc de)", text):
            return None
        for rule in noun_rules():
            match = rule.phrase.search(text[:34])
            if match and match.start() < 12 and rule.rank:
                return rule
        return None

    def fits(self, rule: NatureRule, item: Sum) -> bool:
        """Whether the words before and behind a sum are those of a nature."""
        before, after = self._around(item)
        return (rule.before is None or bool(rule.before.search(before))) and (
            rule.after is None or bool(rule.after.match(after))
        )

    def _around(self, item: Sum) -> tuple[str, str]:
        """The words of the clause before and behind a sum, on one line."""
        span = self.prose.clauses[item.clause]
        before = self.prose.masked[max(span.start, item.start - _WINDOW) : item.start]
        after = self.prose.masked[item.end : min(span.end, item.end + 70)]
        return _SPACES.sub(" ", before), _SPACES.sub(" ", after)

    def _nature(self, item: Sum) -> NatureRule | None:
        before, after = self._around(item)
        best: NatureRule | None = None
        for rule in nature_rules():
            if best and rule.score <= best.score:
                continue
            if "fourchette" in rule.id and _RAISING.search(before):
                continue  # "porter la participation de 18 000 à 24 000 €"
            if (rule.before is None or rule.before.search(before)) and (rule.after is None or rule.after.match(after)):
                best = rule
        return best

    def _final(self, item: Sum) -> Cue | None:
        for cue in self.cues(item.clause):
            gap = (
                self.prose.masked[cue.end : item.start]
                if cue.end <= item.start
                else self.prose.masked[item.end : cue.start]
            )
            is_of_all = cue.start >= item.end and _concerns_all(gap, self.prose.masked[cue.start : cue.end])
            if cue.rule.status in _FINAL and (SUM not in gap or is_of_all):
                return cue
        return None
