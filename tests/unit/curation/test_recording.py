"""A judgement is one line more in the file; comments and everything else stay."""

from pathlib import Path

import pytest

from ecograph.curation import record
from ecograph.entities.corrections import read_corrections
from ecograph.errors import KnowledgeError
from ecograph.model.judgements import Judgement

FLOW = "https://w3id.org/ecograph/flow/0123456789abcdef"
WRONG = Judgement("wrong", (FLOW,), "l'acte parle d'un « prêt » : pas une subvention", "2026-01-31", by="A. B.")
SAME = Judgement(
    "same", ("Pôle SCS", "Pôle Solutions Sécurisées"), "sigle", "2026-02-01", ("https://x/a", "https://x/b")
)
TEMPLATE = """# Judgements of people.
same: []        # - {names: [A, B], reason: …}
# between
judged:
  # the first one
  - {fact: "https://x/1", verdict: right, reason: seen}   # kept

different: []   # none yet
"""


@pytest.mark.parametrize("content", ["", "# nothing yet\n", TEMPLATE, "judged:\n- fact: https://x/1\n  reason: a\n"])
def test_judgements_come_back_as_they_were_given(tmp_path: Path, content: str) -> None:
    path = tmp_path / "corrections.yml"
    path.write_text(content, encoding="utf-8")
    before = read_corrections(path).judgements
    record(path, WRONG, "a note\nof two lines")
    record(path, SAME)
    assert set(read_corrections(path).judgements) == {*before, WRONG, SAME}


def test_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yml"
    path.write_text(TEMPLATE, encoding="utf-8")
    record(path, WRONG, "Ville -> Club")
    record(path, SAME)
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in TEMPLATE.splitlines() if not line.startswith("same")]
    assert [line for line in lines if line in kept] == kept
    assert "same:  # - {names: [A, B], reason: …}" in lines
    assert lines[lines.index("  # Ville -> Club") + 1].startswith(f"  - {{fact: '{FLOW}', verdict: wrong")


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    record(tmp_path / "new" / "corrections.yml", SAME)
    assert read_corrections(tmp_path / "new" / "corrections.yml").judgements == (SAME,)


@pytest.mark.parametrize(
    "content", ["judged: [{fact: 'https://x/1',\n  reason: a}]\n", "judged: {a: b}\n", "- a\n", "a: [\n"]
)
def test_a_file_that_cannot_be_added_to_stays_as_it_is(tmp_path: Path, content: str) -> None:
    path = tmp_path / "corrections.yml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError):
        record(path, WRONG)
    assert path.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("entry", ["{fact: here, reason: a}", "{fact: 'https://x/1', reason: a, verdict: maybe}"])
def test_malformed_judgements_are_named(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "corrections.yml"
    path.write_text(f"judged:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="judged 1 wants"):
        read_corrections(path)
