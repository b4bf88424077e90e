"""Rows are counted exactly in the serialised stream, however it is cut into pieces."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecograph.web.sparql.jobs import INLINE
from ecograph.web.sparql.sink import AnswerSink, RowCounter, TooMuch

FORMATS = {
    "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV,
}  # fmt: skip
TRAPS = ['},{"', '"}},{"', ",{", "<result>", "\r\n", '"\n"', '""', "\\", "é😀"]
TEXTS = st.lists(st.sampled_from(TRAPS) | st.text(max_size=5), max_size=4).map("".join)


def serialised(texts: list[str], format: str) -> bytes:
    store = ox.Store()
    for number, text in enumerate(texts):
        store.add(ox.Quad(ox.NamedNode(f"x:{number}"), ox.NamedNode("x:p"), ox.Literal(text)))
    return store.query("SELECT ?s ?o { ?s ?p ?o }").serialize(format=FORMATS[format]) or b""


@pytest.mark.parametrize("format", FORMATS)
@given(texts=st.lists(TEXTS, min_size=1, max_size=6), size=st.integers(1, 40))
def test_rows_are_counted_exactly(format: str, texts: list[str], size: int) -> None:
    body, counter = serialised(texts, format), RowCounter(format)
    for start in range(0, len(body), size):
        counter.feed(body[start : start + size])
    assert counter.rows == len(texts)


def test_short_answers_stay_in_memory_long_ones_go_to_a_file(tmp_path: Path) -> None:
    sink = AnswerSink(str(tmp_path / "spool"), 10 * INLINE, 10, None)
    sink.write(b"short")
    assert sink.finish() == b"short"
    sink = AnswerSink(str(tmp_path / "spool"), 10 * INLINE, 10, None)
    for _ in range(3):
        sink.write(b"x" * (INLINE // 2 + 1))
    assert sink.finish() is None
    assert (tmp_path / "spool").stat().st_size == sink.size == 3 * (INLINE // 2 + 1)


def test_limits(tmp_path: Path) -> None:
    with pytest.raises(TooMuch, match="1,000 bytes"):
        AnswerSink(str(tmp_path / "spool"), 1000, 10, None).write(b"x" * 1001)
    with pytest.raises(TooMuch, match="2 rows"):
        AnswerSink(str(tmp_path / "spool"), 1000, 2, "tsv").write(b"?a\n1\n2\n3\n")
