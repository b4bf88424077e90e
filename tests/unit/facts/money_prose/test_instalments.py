"""How a sum is paid."""

import pytest

from ecograph.model.facts import Instalment
from tests.unit.facts.money_prose.sentences import facts_of

AWARD = "Le Conseil attribue au Tennis Club de Saint-Aubin une subvention de 1 000 €. "
Paid = tuple[int, str, int | None, int | None]


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (
            "Elle sera versée à raison de 60 % à la signature et de 40 % sur présentation du bilan.",
            {(1000, "advance", 60, 600), (1000, "balance", 40, 400)},
        ),
        (
            "Un acompte de 70 % (700 €) est versé à la signature. Le solde, de 300 €, l'est en décembre.",
            {(1000, "advance", 70, 700), (1000, "balance", 30, 300)},
        ),
        ("La subvention sera versée en une seule fois.", {(1000, "single", 100, 1000)}),
        (
            "Elle est payable en deux fois : 700 € au démarrage, 300 € à l'ouverture.",
            {(1000, "advance", 70, 700), (1000, "balance", 30, 300)},
        ),
    ],
)
def test_a_schedule_gives_its_instalments(schedule: str, expected: set[Paid]) -> None:
    """Shares of the award are computed only where they are exact."""
    found = [f for f in facts_of(AWARD + schedule) if isinstance(f, Instalment)]
    as_int = [(int(f.of_amount), f.kind, f.percent and int(f.percent), f.amount and int(f.amount)) for f in found]
    assert set(as_int) == expected
