from ecograph.annotations.amounts import find_amounts
from ecograph.model.documents import Document
from ecograph.text.cleaning import clean
from ecograph.text.tables import find_tables


def test_the_cells_of_tables_and_the_sums_of_prose_are_mentions() -> None:
    reading = find_tables(
        clean(
            Document(
                name="acte",
                text="Un budget de 2 000 €.\n\nSubventions\n\nClub A      500,00\nClub B    1 500,00\n",
                sha256="",
            )
        )
    )
    found = find_amounts(reading)
    assert [(m.rule, str(m.value.value)) for m in found] == [
        ("marked-amount", "2000"), ("table-cell", "500"), ("table-cell", "1500"),
    ]  # fmt: skip
    assert reading.text[found[0].start : found[0].end] == "2 000 €"
