"""Overlapping passages become segments that lose no text and know all their facts."""

from hypothesis import given
from hypothesis import strategies as st

from ecograph.web.pages.highlighting import Passage, one_per_node, segments

TEXT = "DÉCIDE d'attribuer au Club une subvention de 12 000 €."


def passage(start: int, end: int, kind: str = "FundingFlow", iri: str = "http://x/1") -> Passage:
    return Passage(start, end, kind, iri)


def test_a_short_passage_lies_over_a_long_one() -> None:
    flow, amount = passage(7, 53), passage(45, 53, "MonetaryMention", "http://x/2")
    found = segments(TEXT, [flow, amount], 0, len(TEXT))
    assert [(piece.text, piece.groups) for piece in found] == [
        ("DÉCIDE ", ()), ("d'attribuer au Club une subvention de ", ("flow",)), ("12 000 €", ("amount", "flow")), (".", ()),
    ]  # fmt: skip
    assert found[1].starts == (flow,)


def test_crossing_passages() -> None:
    found = segments("abcdef", [passage(0, 4), passage(2, 6, "Citation", "http://x/2")], 0, 6)
    assert [piece.text for piece in found] == ["ab", "cd", "ef"]
    assert len(found[1].passages) == 2


def test_a_stretch_cuts_passages_that_reach_out_of_it() -> None:
    found = segments("abcdef", [passage(0, 6)], 2, 4)
    assert [(piece.text, len(piece.passages), piece.starts) for piece in found] == [("cd", 1, ())]


def test_a_node_of_several_classes_is_marked_once() -> None:
    kept = one_per_node([passage(0, 4, "MonetaryGrant"), passage(0, 4, "FundingFlow")])
    assert [one.kind for one in kept] == ["FundingFlow"]


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted), max_size=12)


@given(spans)
def test_segments_hold_the_whole_text_and_every_passage(pairs: list[list[int]]) -> None:
    text = "x" * 40
    passages = [passage(start, end, iri=f"http://x/{rank}") for rank, (start, end) in enumerate(pairs)]
    found = segments(text, passages, 0, len(text))
    assert "".join(piece.text for piece in found) == text
    for one in passages:
        assert sum(len(piece.text) for piece in found if one in piece.passages) == one.end - one.start
