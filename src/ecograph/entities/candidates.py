"""Organisations that may be one: proposed with a score and a reason, never merged by themselves."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from rapidfuzz import fuzz

from ecograph.entities.organisations import generic_words
from ecograph.model.entities import Entity, MergeCandidate
from ecograph.values.folding import name_key
from ecograph.values.organisations import is_siglum, stands_for

LEAST = 86.0  # token-sort ratio below which two names are not worth a look
LARGEST_BLOCK = 40  # a word shared by more organisations than this tells nothing


def merge_candidates(entities: Iterable[Entity]) -> tuple[MergeCandidate, ...]:
    """Pairs of organisations of like names, or a siglum beside a name that it may stand for."""
    organisations = [entity for entity in entities if entity.kind == "organisation"]
    blocks: dict[str, list[Entity]] = defaultdict(list)
    for entity in organisations:
        for word in {w for w in name_key(entity.label).split() if len(w) > 2 and w not in generic_words()}:
            blocks[word].append(entity)
    pairs = {
        (first.iri, second.iri): (first, second)
        for block in blocks.values()
        if len(block) <= LARGEST_BLOCK
        for first, second in combinations(sorted(block, key=lambda e: e.iri), 2)
    }
    found = [candidate for pair in pairs.values() if (candidate := _compare(*pair)) is not None]
    found += _sigla(organisations)
    return tuple(sorted(found, key=lambda c: (-c.score, c.first, c.second)))


def _compare(first: Entity, second: Entity) -> MergeCandidate | None:
    if first.type and second.type and first.type != second.type:
        return None
    if first.source and second.source and first.source != second.source:  # two rows of the gazetteers are two bodies
        return None
    score = fuzz.token_sort_ratio(name_key(first.label), name_key(second.label))
    if score < LEAST:
        return None
    return MergeCandidate(first.iri, second.iri, score / 100, f"noms voisins : « {first.label} » et « {second.label} »")


def _sigla(organisations: list[Entity]) -> list[MergeCandidate]:
    """Sigla whose letters run through the words of exactly one other organisation's name."""
    long_names = [entity for entity in organisations if len(name_key(entity.label).split()) >= 3]
    by_letter: dict[str, list[Entity]] = defaultdict(list)
    for entity in long_names:
        by_letter[name_key(entity.label)[0]].append(entity)
    found: list[MergeCandidate] = []
    for entity in organisations:
        if is_siglum(entity.label) and " " not in entity.label:
            may_be = [
                other for other in by_letter[name_key(entity.label)[0]]
                if other.iri != entity.iri and stands_for(entity.label, other.label)
            ]  # fmt: skip
            if len(may_be) == 1:
                reason = f"sigle possible : « {entity.label} » pour « {may_be[0].label} »"
                first, second = sorted((entity.iri, may_be[0].iri))
                found.append(MergeCandidate(first, second, 0.6, reason))
    return found
