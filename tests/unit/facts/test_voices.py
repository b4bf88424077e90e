"""Voices present when an item was voted, counted by the order in which the items were taken."""

from dataclasses import replace

from ecograph.facts.discrepancies.voices import order_of_items, prove_voices
from ecograph.model.documents import Document, Evidence
from ecograph.model.facts import Act, Attendance, Fact, Proxy, Session, Votes
from ecograph.text.cleaning import clean

EVIDENCE = (Evidence(0, 1, "x", "test", 1.0),)
READING = clean(
    Document(name="essai.txt", text="Ordre de passage : 1.1, 1.2, 3.1, 3.2, 2.1, 2.2\nRapport n° 3.2", sha256="0" * 64)
)
ACT = Act(evidence=EVIDENCE, act="1", kind="deliberation", members_in_office=6,
          votes=Votes(in_favour=4, against=0, abstained=0, not_voting=1))  # fmt: skip


def sat(person: str, status: str = "present", from_item: str = "", until_item: str = "") -> Attendance:
    return Attendance(evidence=EVIDENCE, person=person, status=status, from_item=from_item, until_item=until_item)  # type: ignore[arg-type]


def proxy(giver: str, from_item: str = "", until_item: str = "") -> Proxy:
    return Proxy(evidence=EVIDENCE, giver=giver, receiver="A", from_item=from_item, until_item=until_item)


SESSION: tuple[Fact, ...] = (
    sat("A"), sat("B"), sat("C", until_item="2.1"), sat("D", until_item="1.2"), sat("E", "represented"),
    sat("F", "absent"), proxy("E"), proxy("D", from_item="3.1"), proxy("B", from_item="2.2"),
)  # fmt: skip


def test_the_order_of_passage_is_not_the_order_of_numbers() -> None:
    assert order_of_items(READING, ()) == ("1.1", "1.2", "3.1", "3.2", "2.1", "2.2")


def test_without_an_order_of_passage_the_session_tells_it() -> None:
    session = Session(evidence=EVIDENCE, institution="X", body="Conseil", day=None, items=("5", "6"))
    blank = clean(Document(name="essai.txt", text="Rien.", sha256="0" * 64))
    assert order_of_items(blank, (session,)) == ("5", "6")


def test_voices_are_those_present_and_their_valid_proxies() -> None:
    proof = prove_voices(READING, SESSION, ACT)
    assert proof is not None
    assert (proof.item, proof.present, proof.proxies, proof.voices, proof.cast) == ("3.2", 3, 2, 5, 5)
    assert proof.is_exact
    assert proof.is_whole


def test_an_item_of_unknown_place_is_not_judged() -> None:
    blank = clean(Document(name="essai.txt", text="Rien.", sha256="0" * 64))
    assert prove_voices(blank, SESSION, replace(ACT, number="9")) is None
