"""What came and went between two sorted dumps."""

from pathlib import Path

from ecograph.web.publishing.changes import Changes, write_changes


def test_added_and_removed(tmp_path: Path) -> None:
    before, after = tmp_path / "before.nq", tmp_path / "after.nq"
    before.write_text("a\nb\nd\n")
    after.write_text("a\nc\nd\ne\n")
    assert write_changes(before, after, tmp_path / "changes") == Changes(added=2, removed=1)
    assert (tmp_path / "changes" / "added.nq").read_text() == "c\ne\n"
    assert (tmp_path / "changes" / "removed.nq").read_text() == "b\n"


def test_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "dump.nq"
    path.write_text("a\nb\n")
    assert write_changes(path, path, tmp_path / "changes") == Changes(0, 0)
