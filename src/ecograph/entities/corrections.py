"""Judgements of people on the graph (data/corrections.yml), replayed at each build.

same:       [{names: [A, B], reason: …, date: …, by: …, entities: [IRI, IRI]}]        one organisation
different:  [{names: [A, B], reason: …, date: …, by: …, entities: [IRI, IRI]}]        two, whatever the rules think
retracted:  [{person: Prénom NOM, reason: …, date: …, by: …}]      struck from every document before it is read
judged:     [{fact: IRI, verdict: wrong|right, reason: …, date: …, by: …}]   a fact or a doubt, taken out or confirmed

`entities` tells organisations of one name apart ("Comité des fêtes" of two communes); `date` and `by` are optional.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from ecograph.errors import KnowledgeError
from ecograph.model.judgements import Judgement, JudgementKind
from ecograph.values.organisations import comparison_key


@dataclass(frozen=True, slots=True)
class Corrections:
    """All judgements of a file."""

    judgements: tuple[Judgement, ...] = ()

    def of(self, kind: JudgementKind) -> tuple[Judgement, ...]:
        """The judgements of one kind."""
        return tuple(judgement for judgement in self.judgements if judgement.kind == kind)

    def same_keys(self) -> tuple[tuple[str, ...], ...]:
        """Groups of comparison keys that name one organisation."""
        return tuple(tuple(map(comparison_key, judgement.about)) for judgement in self.of("same"))

    def different_keys(self) -> frozenset[frozenset[str]]:
        """Pairs of comparison keys that never name one organisation."""
        return frozenset(
            frozenset((comparison_key(a), comparison_key(b)))
            for judgement in self.of("different")
            for a in judgement.about
            for b in judgement.about
            if comparison_key(a) != comparison_key(b)
        )

    def same_entities(self) -> tuple[tuple[str, ...], ...]:
        """Groups of IRIs that are one organisation."""
        return tuple(judgement.entities for judgement in self.of("same") if judgement.entities)

    def are_different(self, first: tuple[str, str], second: tuple[str, str]) -> bool:
        """Whether two organisations, each an IRI and a name, were judged to be two."""
        pairs = ({first[0], second[0]}, {comparison_key(first[1]), comparison_key(second[1])})
        return pairs[1] in self.different_keys() or any(
            pairs[0] <= set(judgement.entities) for judgement in self.of("different")
        )

    def retracted_persons(self) -> tuple[str, ...]:
        """Persons who are struck from every document."""
        return tuple(name for judgement in self.of("retracted") for name in judgement.about)


def read_corrections(path: Path) -> Corrections:
    """The judgements of a file; none where there is no file; KnowledgeError where it is malformed."""
    if not path.exists():
        return Corrections()
    try:
        content: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) or {}
    except yaml.YAMLError as error:
        raise KnowledgeError(path, None, f"this is not valid YAML: {error}") from error
    found: list[Judgement] = []
    for section in ("same", "different", "retracted", "judged"):
        for rank, entry in enumerate(content.get(section) or [], start=1):
            found.append(_judgement(path, section, rank, entry))
    return Corrections(tuple(found))


def _judgement(path: Path, section: str, rank: int, entry: Any) -> Judgement:
    wanted = {"same": "names", "different": "names", "retracted": "person", "judged": "fact"}[section]
    if not isinstance(entry, dict) or wanted not in entry or not entry.get("reason"):
        raise KnowledgeError(path, None, f"{section} {rank} wants `{wanted}` and `reason`")
    about = entry[wanted] if isinstance(entry[wanted], list) else [entry[wanted]]
    if wanted == "names" and len(about) < 2:
        raise KnowledgeError(path, None, f"{section} {rank} wants two names or more")
    if section == "judged" and not all(str(iri).startswith(("http://", "https://")) for iri in about):
        raise KnowledgeError(path, None, f"judged {rank} wants the IRI of a fact in `fact`")
    kind = str(entry.get("verdict", "wrong")) if section == "judged" else section
    if kind not in get_args(JudgementKind):
        raise KnowledgeError(path, None, f"{section} {rank} wants `verdict` wrong or right, not {kind!r}")
    entities = tuple(map(str, entry.get("entities") or ()))
    return Judgement(
        kind, tuple(map(str, about)), str(entry["reason"]), str(entry.get("date", "")), entities,  # type: ignore[arg-type]
        str(entry.get("by", "")),
    )  # fmt: skip
