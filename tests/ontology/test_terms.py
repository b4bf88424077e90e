"""Every own term in use is declared, in French and in English; the code lists are those of the code."""

import re
from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pytest

from ecograph.analytics.measures import measures
from ecograph.graph.vocabularies import vocabulary_quads
from ecograph.model import facts as f
from ecograph.settings import settings
from ecograph.validation.index import GraphIndex, Term
from ecograph.values.iris import Minter
from ecograph.vocabulary import CODE, DCT, EG, OWL, RDF, RDFS, SKOS

ROOT = Path(__file__).parents[2]
ONTOLOGY = GraphIndex.of(ox.Triple(q.subject, q.predicate, q.object) for q in vocabulary_quads(Minter()))
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
TERMS = sorted((term for kind in KINDS for term in ONTOLOGY.instances[kind]), key=str)
CONCEPTS = sorted(ONTOLOGY.instances[SKOS.Concept], key=str)

BUILT_BY_NAME = {"siren", "siret", "rna", "insee", "nic", "chapitre", "nature", "article", "fonction", "operation",
                 "programme", "sousPolitique"}  # fmt: skip
CODES: dict[str, object] = {
    "act-kind": f.ActKind,
    "attendance": f.AttendanceStatus,
    "status": f.FlowStatus,
    "instrument": f.Instrument,
    "axis": f.Axis,
    "instalment": f.InstalmentKind,
    "side": f.Side,
    "reference-kind": f.ReferenceKind,
    "organisation-type": f.OrganisationType,
    "tie": f.Partnership.__annotations__["tie"],
    "degree": f.Partnership.__annotations__["degree"],
    "execution": f.Convention.__annotations__["execution"],
    "amount-use": f.AmountUse,
    "name-use": f.NameReading.__annotations__["use"],
    "discrepancy": f.Discrepancy.__annotations__["kind"],
}


def _used() -> set[str]:
    sources = [*(ROOT / "src/ecograph").rglob("*.py")]
    found = {name for path in sources for name in re.findall(r"\bEG(?:\.|\[\")(\w+)", path.read_text(encoding="utf-8"))}
    for path in [*settings().queries.rglob("*.rq"), *settings().shapes.glob("*.ttl")]:
        found |= set(re.findall(r"\beg:(\w+)", path.read_text(encoding="utf-8")))
    return found | BUILT_BY_NAME | set(measures())


def _languages(term: Term, predicate: ox.NamedNode) -> list[str]:
    return sorted(value.language or "" for value in ONTOLOGY.values(term, predicate) if isinstance(value, ox.Literal))


def test_every_term_in_use_is_declared() -> None:
    declared = {str(getattr(term, "value", "")).removeprefix(str(EG)) for term in TERMS}
    assert sorted(_used() - declared) == []


def test_no_term_is_declared_twice_or_unused() -> None:
    declared = [str(getattr(term, "value", "")).removeprefix(str(EG)) for term in TERMS]
    assert len(declared) == len(set(declared))
    assert sorted(set(declared) - _used()) == []


@pytest.mark.parametrize("predicate", [RDFS.label, RDFS.comment])
def test_every_term_is_explained_in_both_languages(predicate: ox.NamedNode) -> None:
    assert [str(term) for term in TERMS if _languages(term, predicate) != ["en", "fr"]] == []


@pytest.mark.parametrize("predicate", [SKOS.prefLabel, SKOS.definition])
def test_every_code_is_explained_in_both_languages(predicate: ox.NamedNode) -> None:
    assert [str(concept) for concept in CONCEPTS if _languages(concept, predicate) != ["en", "fr"]] == []


@pytest.mark.parametrize("scheme", CODES)
def test_the_codes_are_those_of_the_facts(scheme: str) -> None:
    members = ONTOLOGY.subjects(SKOS.inScheme, CODE[scheme])
    notations = {str(getattr(ONTOLOGY.value(member, SKOS.notation), "value", "")) for member in members}
    assert notations == set(get_args(CODES[scheme])) - {""}
    assert {getattr(member, "value", "") for member in members} == {
        CODE[f"{scheme}/{code}"].value for code in notations
    }


def test_there_is_a_test_for_every_scheme() -> None:
    schemes = {str(getattr(scheme, "value", "")) for scheme in ONTOLOGY.instances[SKOS.ConceptScheme]}
    assert schemes == {CODE[name].value for name in CODES}


def test_the_guide_names_every_term() -> None:
    guide = set(re.findall(r"\beg:(\w+)", (ROOT / "docs/model.md").read_text(encoding="utf-8")))
    declared = {str(getattr(term, "value", "")).removeprefix(str(EG)) for term in TERMS}
    assert sorted(declared - guide) == []


def test_the_ontology_says_what_it_is() -> None:
    (ontology,) = ONTOLOGY.instances[OWL.Ontology]
    for predicate in (OWL.versionInfo, DCT.license):
        assert ONTOLOGY.value(ontology, predicate) is not None
    for predicate in (DCT.title, DCT.description):
        assert _languages(ontology, predicate) == ["en", "fr"]
    assert ONTOLOGY.value(ontology, RDF.type) == OWL.Ontology


@pytest.mark.parametrize(
    "path", sorted([*ROOT.glob("ontology/*.ttl"), *ROOT.glob("shapes/*.ttl")]), ids=lambda p: p.stem
)
def test_every_prefix_of_a_file_is_used(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = re.findall(r"^@prefix ([\w-]*):.*\n", text, re.MULTILINE)
    body = re.sub(r"^@prefix .*\n", "", text, flags=re.MULTILINE)
    assert [name for name in head if not re.search(rf"(?<![\w:-]){name}:\w", body)] == []


def test_every_prefix_declared_for_the_rules_is_used_by_one() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("shapes/*.ttl"))]
    rules = " ".join(rule for text in texts for rule in re.findall(r'"""(.*?)"""', text, re.DOTALL))
    declared = [name for text in texts for name in re.findall(r'sh:prefix "([\w-]+)"', text)]
    assert declared
    assert [name for name in declared if not re.search(rf"(?<![\w:-]){name}:\w", rules)] == []
