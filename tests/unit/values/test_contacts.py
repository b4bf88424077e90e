"""Contact details are recognised, and struck from a document before it is read."""

import pytest

from ecograph.documents.redaction import BLOCK, redact
from ecograph.model.documents import Document
from ecograph.values.contacts import contact_spans


@pytest.mark.parametrize(
    "text", ["m.durand@ville.fr", "04 00 00 00 00", "0400000000", "+33 4 00 00 00 00", "04.00.00.00.00"]
)
def test_a_contact_is_recognised(text: str) -> None:
    assert contact_spans(f"joindre {text}, merci") == ((8, 8 + len(text)),)


@pytest.mark.parametrize(
    "text", ["2021-045", "12 000 €", "20 03 15 00 12 34", "SIRET 053 000 001 00019", "05 12 2019", "@mairie"]
)
def test_a_number_that_is_no_telephone_is_left_alone(text: str) -> None:
    assert contact_spans(text) == ()


def test_contacts_are_struck_and_offsets_hold() -> None:
    text = "Le club (club@exemple.fr, 04 00 00 00 00) reçoit 300 €."
    struck = redact(Document("a.txt", text, "0" * 64), ()).text
    assert len(struck) == len(text)
    assert struck.index("300 €") == text.index("300 €")
    assert "@" not in struck
    assert BLOCK in struck
