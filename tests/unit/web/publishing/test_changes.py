"""What came and went between two sorted dumps, and the list of releases."""

from pathlib import Path

from ecograph.web.publishing.changes import Changes, releases, write_changes


def test_added_and_removed(tmp_path: Path) -> None:
    before, after, site = tmp_path / "before.nq", tmp_path / "after.nq", tmp_path / "site"
    before.write_text("a\nb\nd\n")
    after.write_text("a\nc\nd\ne\n")
    changes = write_changes(before, after, site, "v2", "2024-02-01")
    assert changes == Changes("v2", "2024-02-01", added=2, removed=1)
    assert (site / "changes" / "v2" / "added.nq").read_text() == "c\ne\n"
    assert (site / "changes" / "v2" / "removed.nq").read_text() == "b\n"
    later = write_changes(after, before, site, "v3", "2024-03-01")
    assert releases(site) == [later, changes]


def test_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "dump.nq"
    path.write_text("a\nb\n")
    assert write_changes(path, path, tmp_path / "site", "v1", "2024-01-01") == Changes("v1", "2024-01-01", 0, 0)
    assert releases(tmp_path / "site") == []
    assert not (tmp_path / "site" / "changes").exists()
