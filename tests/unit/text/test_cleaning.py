"""The cleaned text reads as a person would copy it out, and its offsets quote the stored text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecograph.model.documents import Document
from ecograph.model.readings import Reading
from ecograph.text.cleaning import clean


def _clean(text: str) -> Reading:
    return clean(Document("act.txt", text, "0"))


@pytest.mark.parametrize(
    ("stored", "cleaned"),
    [
        ("D É C I D E", "DÉCIDE"),
        ("A B S E N T S E X C U S E S", "ABSENTS EXCUSES"),
        ("E X T R A I T   D U   R E G I S T R E", "EXTRAIT DU REGISTRE"),
        ("M. Jean -Yves ROLLAND, Vice -Président", "M. Jean-Yves ROLLAND, Vice-Président"),
        ("la commune de Bray -sous -Gasny", "la commune de Bray-sous-Gasny"),
        ("un pôle de compéti-\ntivité", "un pôle de compétitivité"),
        ("Aix-Marseille-\nProvence", "Aix-Marseille-Provence"),
        ("la pr\ufffdsente d\ufffdlib\ufffdration", "la présente délibération"),
        (
            "la d?lib?ration de la soci?t?, dit-il. Qui vote ? Personne.",
            "la délibération de la société, dit-il. Qui vote ? Personne.",
        ),
        (
            "M. Ren? ROUX n?a rien demand? en s?ance (pouvoir\n? Mme PONS), ? 18 h 30",
            "M. René ROUX n'a rien demandé en séance (pouvoir\nà Mme PONS), à 18 h 30",
        ),
        ("Le Conseil dÃ©partemental de lâ€™Ain", "Le Conseil départemental de l'Ain"),
        ("12\u00a0000\u202f€", "12 000 €"),
        ("**Article 1^{er}** : <i>via</i> R&amp;D", "Article 1er : via R&D"),
        (
            "Il est décidé d attribuer l aide à l association, n 2345",
            "Il est décidé d'attribuer l'aide à l'association, n° 2345",
        ),
        ("Conve ntion avec le syndicat", "Convention avec le syndicat"),
        ("L'ASSEMBLÉE APPROUVE LE PROClèS", "L'ASSEMBLÉE APPROUVE LE PROClèS"),
        ("Vu 1a 1oi et 1'arrêté, le conseil MUNlClPAL", "Vu la loi et l'arrêté, le conseil MUNICIPAL"),
        ("I1 a1loue, à la société Bre1loux, un cornplément", "Il alloue, à la société Brelloux, un complément"),
        ("A R T l C L E 2 - ARTICLE lX", "ARTICLE 2 - ARTICLE IX"),
        ("le 1er mai, lot 1a, la 2e salle, le CO2 et l'H1N1", "le 1er mai, lot 1a, la 2e salle, le CO2 et l'H1N1"),
    ],
)
def test_damaged_words_are_mended(stored: str, cleaned: str) -> None:
    assert _clean(stored).text == cleaned


def test_names_in_a_list_are_not_joined() -> None:
    listed = "Martine VASSAL -Michel ROUX - Mme LEROY - M. PETIT"
    assert "VASSAL -Michel ROUX - Mme LEROY" in _clean(listed).text


def test_a_page_foot_in_mid_sentence_is_removed_and_kept_once() -> None:
    page = (
        "la demande {n} de l'association n'est pas\n\nCommune de Vire - Conseil du 3 mai 2021      Page "
        "{n}/3\n\nretenue par {n} voix.\n"
    )
    last = "Le Président\n\nCommune de Vire - Conseil du 3 mai 2021      Page 3/3\n"
    reading = _clean("".join(page.format(n=n) for n in (1, 2)) + last)
    assert reading.text.count("n'est pas\nretenue") == 2
    assert reading.text.count("Commune de Vire") == 1
    assert "Page" not in reading.text


def test_numbers_of_acts_are_no_page_numbers() -> None:
    text = "N° 2017-92\nPremier objet\n\nN° 2017-93\nDeuxième objet\n\nN° 2017-94\nTroisième objet\n"
    assert _clean(text).text == text


def test_evidence_quotes_the_stored_text() -> None:
    stored = "M. Jean -Yves ROLLAND propose\n\n1/2\n\nde voter la conve ntion."
    reading = _clean(stored)
    start = reading.text.index("Jean-Yves")
    evidence = reading.evidence(start, start + len("Jean-Yves ROLLAND"), "test")
    assert evidence.quote == "Jean -Yves ROLLAND" == stored[evidence.start : evidence.end]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aéE ?-\n1/3\ufffdÃ©*^{}&;'dl\u00a0\u00ad.", max_size=120))
def test_every_character_has_its_place(stored: str) -> None:
    reading = _clean(stored)
    assert len(reading.origin) == len(reading.text) + 1 == len(reading.folded) + 1
    assert list(reading.origin) == sorted(reading.origin)
    for start in range(len(reading.text)):
        evidence = reading.evidence(start, start + 1, "test")
        assert stored[evidence.start : evidence.end] == evidence.quote


def test_feet_of_several_acts_in_one_file_are_removed() -> None:
    text = (
        "La fédération compte sur\n\n                                        R-12 / page 1\n\n"
        "18 000 € de la Région. Le Département n'a pas\n\n                                     2016-307 / page 2\n\n"
        "répondu.\n\n                                        2016-307 / page 3\n"
    )
    cleaned = _clean(text).text
    assert "compte sur\n18 000 €" in cleaned
    assert "n'a pas\nrépondu" in cleaned
