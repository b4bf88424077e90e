"""One card for each organisation of a document, filled from its mentions and from the facts that name it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ecograph.knowledge.gazetteers import commune_keys
from ecograph.knowledge.organisations import group_key, type_of
from ecograph.model.documents import Evidence
from ecograph.model.facts import (
    Act,
    BudgetLine,
    Convention,
    Fact,
    Flow,
    FundingRelation,
    Membership,
    OrganisationType,
    Partnership,
    Role,
)  # fmt: skip
from ecograph.model.readings import Mention, Reading
from ecograph.values.folding import fold, name_key
from ecograph.values.organisations import full_name_of, initials, is_siglum, one_line, without_apposition

_INSTITUTIONS = ("commune", "epci", "metropole", "departement", "region", "syndicat", "university")
_ORGANS = (("communautaire", "epci"), ("metropol", "metropole"), ("departement", "departement"),
           ("general", "departement"), ("regional", "region"), ("syndical", "syndicat"),
           ("administration", "university"), ("permanente", "departement"))  # fmt: skip
_CALLED_POLE = re.compile(r"[^.;\n]{0,40}, (?:un )?(?:pole(?! de competences)|grappe d'entreprises)\b(?! [a-z]+ [«\"])")
_BESIDE = re.compile(r"\s?[»\"]?(?: \([A-Z]{2,8}\))?\s{0,2}(?:\(|, )\s?([A-Za-zÀ-ÿ][^(),;\n]{1,50})")
_KINDS_BESIDE = {"association": "association", "societe": "company", "cooperative": "company", "entreprise": "company",
                 "laboratoire": "research", "commune": "commune", "pole": "pole", "start-up": "company",
                 "universite": "university", "banque": "company", "bailleur": "other"}  # fmt: skip
_POLE_NAME = re.compile(
    r"P(?:ôle|ÔLE|OLE) (?!(?i:sant[ée]|m[ée]dical|social|enfance|culturel|[ée]ducatif|scolaire|jeunesse|petite|d[' ]|de |du ))"
    r"(?=[A-ZÀ-Ý])"
)
_POLE_RULES = ("pole", "competitiveness-pole", "pole-list", "competitiveness-pole-list")
_SURE_RULES = ("gazetteer",)
_PLACED_RULES = ("name-column", "list-item", "priced-row", "witness", "given", "giver")


@dataclass
class Card:
    """What the document says of one organisation, gathered place by place."""

    name: str
    start: int = -1
    end: int = -1
    rule: str = ""
    score: float = 0.0
    evidence: Evidence | None = None
    types: Counter[str] = field(default_factory=Counter)
    other_names: set[str] = field(default_factory=set)
    spans: list[tuple[int, int]] = field(default_factory=list)
    in_facts: bool = False
    siren: str = ""
    siret: str = ""
    rna: str = ""
    address: str = ""

    @property
    def type(self) -> OrganisationType:
        """The type most often and most surely given."""
        best = max(self.types.items(), key=lambda pair: (pair[1], pair[0]), default=("other", 0))
        if best[0] in ("association", "other") and any(
            _POLE_NAME.match(name) for name in (self.name, *self.other_names)
        ):
            return "pole"
        return best[0]  # type: ignore[return-value]


def collect(reading: Reading, known: tuple[Fact, ...]) -> list[Card]:
    """The cards of a document, in the order in which it names the organisations."""
    cards: dict[str, Card] = {}
    for mention in reading.by_kind.get("organisation", ()):
        _add_mention(reading, cards, mention)
    for name, default, fact in _named_in_facts(known):
        _add_named(reading, cards, name, default, fact)
    return list(cards.values())


def _add_mention(reading: Reading, cards: dict[str, Card], mention: Mention) -> None:
    value = mention.value
    card = cards.setdefault(group_key(value.name, value.type), Card(value.name))
    written = one_line(reading.text[mention.start : mention.end])
    card.other_names.add(written)
    card.spans.append((mention.start, mention.end))
    rule = mention.rule.removeprefix("organisation/")
    if rule != "generic" and value.type == "association" and _CALLED_POLE.match(reading.folded, mention.end):
        card.types["pole"] += 5
    if rule in ("generic", "repeat", "nearest"):
        card.score = max(card.score, value.score)
    else:
        beside = _type_beside(reading, written) if rule in (*_PLACED_RULES, "institute", "agency") else ""
        card.types[beside or value.type] += 1 if beside else _weight(rule)
        if card.start < 0:
            card.start, card.end, card.rule = mention.start, mention.end, rule
        card.score = max(card.score, value.score)


def _weight(rule: str) -> int:
    """How much a rule's type counts against others: a gazetteer knows, a turn of phrase only guesses."""
    if rule in _SURE_RULES:
        return 10
    if rule in _POLE_RULES:
        return 5
    return 0 if rule.startswith("context") or rule in _PLACED_RULES else 1


def _named_in_facts(known: tuple[Fact, ...]) -> Iterator[tuple[str, str, Fact]]:
    """Names that other facts give, with the type that their place in the fact suggests."""
    for fact in known:
        match fact:
            case Act(institution=name, body=body):
                yield name, _type_by_body(body), fact
            case Flow(payer=payer, payee=payee):
                yield payer, "other", fact
                yield payee, "association", fact
            case Partnership(party_a=first, party_b=second):
                yield first, "other", fact
                yield second, "other", fact
            case Convention(parties=parties):
                yield from ((party, "association", fact) for party in parties)
            case Membership(member=member, group=group, is_person=is_person):
                yield from (() if is_person else ((member, "association", fact),))
                yield group, "other" if is_person else "association", fact
            case FundingRelation(funder=funder):
                yield funder, "other", fact
            case BudgetLine(organisation=name):
                yield name, "association", fact
            case Role(organisation=name):
                yield name, "association", fact
            case _:
                pass


def _type_by_body(body: str) -> str:
    """The type of the institution whose organ met: "Conseil communautaire" -> epci."""
    return next((kind for organ, kind in _ORGANS if organ in fold(body)), "commune")


def _add_named(reading: Reading, cards: dict[str, Card], name: str, default: str, fact: Fact) -> None:
    full = full_name_of(name, reading.aliases)
    if not name_key(full):
        return
    kind = _guess(full, "") or _type_beside(reading, name) or _guess(full, default)
    key = group_key(full, kind)
    card = cards.get(key) or _longer_or_shorter(reading, cards, full, key)
    if card is None:
        card = cards[key] = Card(full, evidence=fact.evidence[0], rule="fact", score=0.6)
        card.types[kind] += 1
    card.in_facts = True
    card.other_names.add(name)


def _is_cut(reading: Reading, card: Card) -> bool:
    """Whether the only place that names a card is a table cell that goes on in the next line."""
    return len(card.spans) == 1 and bool(re.match(r"-?(?: {3}| *\n)", reading.text[card.end : card.end + 90]))


def _longer_or_shorter(reading: Reading, cards: dict[str, Card], full: str, key: str) -> Card | None:
    """The one card that a name of a fact runs over ("Commune de X Séance du") or is the siglum of."""
    cut = [card for other, card in cards.items() if key.startswith(other) and _is_cut(reading, card)]
    if len(cut) == 1 and key != name_key(cut[0].name):
        cut[0].name = full
        return cut[0]
    begun = [card for other, card in cards.items() if len(other.split()) > 2 and key.startswith(other + " ")]
    if len(begun) == 1:
        return begun[0]
    same = [card for card in cards.values() if is_siglum(card.name) and initials(key) == card.name]
    return same[0] if len(same) == 1 and len(same[0].name) > 2 else None


def _type_beside(reading: Reading, name: str) -> str:
    """The type that a bracket or an apposition right after a name says: "Habitat Soule (OPH)", "X, SARL au capital"."""
    start = reading.folded.find(fold(name)) if len(name) > 3 else -1
    found = _BESIDE.match(reading.text, start + len(name)) if start >= 0 else None
    return type_of(found[1]) or _KINDS_BESIDE.get(fold(found[1].split()[0]), "") if found else ""


def _guess(name: str, default: str) -> str:
    kind = type_of(name) or type_of(without_apposition(name))
    if kind or default in (*_INSTITUTIONS, ""):
        return kind or default
    return "commune" if name[0].isupper() and name_key(name) in commune_keys() else default
