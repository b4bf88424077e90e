"""The turns of phrase that say what a sum is: data/rules/money_verbs.yml and money_natures.yml, compiled once."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from ecograph.facts.money_prose.prose import SUM
from ecograph.knowledge import load_rules
from ecograph.model.facts import AmountUse, FlowStatus, Instrument, Side
from ecograph.values.conjugation import Stems, active_forms, participle_forms

_SPACE = re.compile(r"\[[^\]]*\]| \?| ")


def flexible(phrase: str) -> re.Pattern[str]:
    """A phrase compiled so that each of its spaces matches any run of spaces and line breaks."""
    spaces = {" ?": r"[ \n]*", " ": r"[ \n]+"}
    return re.compile(_SPACE.sub(lambda found: spaces.get(found[0], found[0]), phrase))


@dataclass(frozen=True, slots=True)
class VerbRule:
    """A verb (or noun) of giving, asking, refusing; `subject` tells whether its subject gives or gets."""

    id: str
    phrase: re.Pattern[str]
    status: FlowStatus
    subject: str
    instrument: Instrument | None
    is_plain: bool
    is_past: bool
    has_payee_object: bool


@dataclass(frozen=True, slots=True)
class NatureRule:
    """What a sum is when it is not a flow: a pattern that ends at the sum and one that begins behind it."""

    id: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    use: AmountUse
    side: Side | None
    score: float


@dataclass(frozen=True, slots=True)
class NounRule:
    """A word for an aid, and the instrument that it means."""

    id: str
    phrase: re.Pattern[str]
    instrument: Instrument
    rank: int


@cache
def verb_rules() -> tuple[VerbRule, ...]:
    """The verbs of data/rules/money_verbs.yml."""
    return tuple(_verb(entry, entry["set"]) for entry in load_rules("money_verbs"))


@cache
def nature_rules() -> tuple[NatureRule, ...]:
    """The natures of data/rules/money_natures.yml."""
    return tuple(_nature(entry) for entry in load_rules("money_natures"))


@cache
def noun_rules() -> tuple[NounRule, ...]:
    """The nouns of data/rules/money_nouns.yml."""
    return tuple(
        NounRule(e["id"], flexible(e["phrase"]), e["set"]["instrument"], e["set"].get("rank", 1))
        for e in load_rules("money_nouns")
    )


@cache
def _irregular() -> dict[str, Stems]:
    return {
        verb: Stems(tuple(own["present"]), own["imperfect"], own["future"], own["participle"])
        for verb, own in load_rules("conjugation").items()
    }


_ADVERBS = r"(?:(?:deja|egalement|ainsi|aussi|donc|d'ores et deja|lui|leur|elle-meme|par ailleurs|pas encore) )?"
_HAVE = rf"(?:a|ont|avait|avaient|ayant|avons|avions|aura|auront|aurait) {_ADVERBS}"
_BE = r"(?:est|sont|sera|seront|serait|seraient|etait|etaient|soit|soient|reste|restent)"
_WAS = r"(?:(?:a|ont|avait|avaient|ayant|aura|aurait) ete|fut|furent)"
# A noun stands behind these: "la demande", "cette offre", "d'une aide".
_NO_NOUN = "".join(
    rf"(?<!\b{word})"
    for word in (
        *(rf"{w}\s" for w in ("la", "une", "sa", "cette", "leur", "notre", "votre", "de", "en", "par", "sur")),
        "l'",
        "d'",
    )
)


def phrase_of(entry: dict[str, Any]) -> re.Pattern[str]:
    """The pattern of a rule: its `phrase`, or the forms of its `verbs` in its `voice`.

    `active` is any simple tense, `compound` a tense with "avoir", `passive` one of the present, future or subjunctive,
    `passive-past` one that is over, `participle` stands alone behind a sum or its noun.
    """
    if "phrase" in entry:
        return flexible(entry["phrase"])
    is_active = entry["voice"] == "active"
    forms = active_forms if is_active else participle_forms
    words = {form for verb in entry["verbs"] for form in forms(verb, _irregular())} - set(entry["verbs"])
    verb, behind = rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})", entry.get("behind", "")
    if is_active:
        return flexible(rf"\b(?:{_NO_NOUN}{verb}|{'|'.join(entry['verbs'])})\b{behind}")
    opening = {
        "compound": _HAVE, "passive": rf"{_BE} {_ADVERBS}", "passive-past": rf"{_WAS} {_ADVERBS}", "participle": ""
    }[entry["voice"]]  # fmt: skip
    return flexible(rf"\b{opening}{verb}\b{behind}")


def _verb(entry: dict[str, Any], given: dict[str, Any]) -> VerbRule:
    return VerbRule(
        id=entry["id"],
        phrase=phrase_of(entry),
        status=given["status"],
        subject=given["subject"],
        instrument=given.get("instrument"),
        is_plain=given.get("plain", False),
        is_past=given.get("past", False),
        has_payee_object=given.get("object") == "payee",
    )


def _nature(entry: dict[str, Any]) -> NatureRule:
    before, _, after = entry["phrase"].rpartition(SUM)
    return NatureRule(
        id=entry["id"],
        before=re.compile(rf"(?:{before})\Z") if before else None,
        after=re.compile(rf"(?:{after})") if after else None,
        use=entry["use"],
        side=entry.get("side"),
        score=float(Decimal(str(entry["score"]))),
    )
