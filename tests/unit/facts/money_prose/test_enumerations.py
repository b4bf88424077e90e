"""Three funders and their sums, told in every order and with every turn of phrase that introduces such a list."""

import pytest

from tests.unit.facts.money_prose.sentences import flows_of

SUMS = {"Région Bourgogne": "12 000 €", "Département de l'Yonne": "8 000 €", "État": "5 000 €"}
WITH_ARTICLE = ("la Région Bourgogne", "le Département de l'Yonne", "l'État")
OF = ("de la Région Bourgogne", "du Département de l'Yonne", "de l'État")
LISTS = {
    "of": (" et ", [f"{euros} {of}" for of, euros in zip(OF, SUMS.values(), strict=True)]),
    "of, in brackets": (" et ", [f"{of} ({euros})" for of, euros in zip(OF, SUMS.values(), strict=True)]),
    "in brackets": (" et ", [f"{name} ({euros})" for name, euros in zip(WITH_ARTICLE, SUMS.values(), strict=True)]),
    "for": (" et ", [f"{name} pour {euros}" for name, euros in zip(WITH_ARTICLE, SUMS.values(), strict=True)]),
    "up to": (" et ", [f"{name} à hauteur de {euros}" for name, euros in zip(WITH_ARTICLE, SUMS.values(), strict=True)]),
    "by": (" et ", [f"par {name} ({euros})" for name, euros in zip(WITH_ARTICLE, SUMS.values(), strict=True)]),
    "by, up to": (
        " et ", [f"par {name} à hauteur de {euros}" for name, euros in zip(WITH_ARTICLE, SUMS.values(), strict=True)]
    ),
    "colons": (", ", [f"{name} : {euros}" for name, euros in SUMS.items()]),
    "semicolons": (" ; ", [f"{name}, {euros}" for name, euros in SUMS.items()]),
    "lines": ("", [f"\n- {name} : {euros}" for name, euros in SUMS.items()]),
    "lines, of": ("", [f"\n- {euros} {of} ;" for of, euros in zip(OF, SUMS.values(), strict=True)]),
}  # fmt: skip
OPENINGS = {
    "Elle a obtenu {}.": ("of",),
    "Elle sollicite {}.": ("of", "for", "up to"),
    "Elle attend {}.": ("of",),
    "Elle compte sur {}.": ("of", "in brackets", "for"),
    "Elle bénéficie du soutien {}.": ("of, in brackets",),
    "Le salon est financé {}.": ("by", "by, up to"),
    "Outre la commune, elle est aidée {}.": ("by", "by, up to"),
    "Les autres financeurs du projet sont {}.": ("in brackets", "for", "up to"),
    "Participent au financement : {}.": ("in brackets", "for", "up to", "colons", "semicolons", "lines"),
    "Le plan de financement est le suivant : {}.": ("of", "colons", "semicolons", "lines", "lines, of"),
    "Le financement se répartit ainsi : {}.": ("in brackets", "for", "colons", "semicolons", "lines"),
    "L'opération est cofinancée comme suit : {}.": ("in brackets", "colons", "semicolons", "lines"),
    "Le salon se tient grâce au concours {}.": ("of, in brackets",),
    "Elle boucle son budget avec l'aide {}.": ("of, in brackets",),
    "Aides attendues : {}.": ("of", "in brackets", "colons", "semicolons", "lines"),
    "Autres aides : {}.": ("of", "in brackets", "colons", "semicolons", "lines"),
    "Cofinanceurs : {}.": ("in brackets", "colons", "semicolons", "lines"),
    "Ses recettes comprennent {}.": ("of",),
    "S'y ajoutent {}.": ("of",),
}


def told(opening: str, form: str) -> str:
    last, items = LISTS[form]
    listed = last.join([", ".join(items[:-1]), items[-1]]) if last == " et " else last.join(items)
    return f"L'association Textilia organise le salon du livre. {opening.format(listed)}"


@pytest.mark.parametrize(
    ("opening", "form"), [(opening, form) for opening, forms in OPENINGS.items() for form in forms]
)
def test_every_funder_of_a_list_gives_its_sum(opening: str, form: str) -> None:
    flows = flows_of(told(opening, form))
    euros = {name: int(stated.strip(" €").replace(" ", "")) for name, stated in SUMS.items()}
    assert {(payer, payee, amount) for payer, payee, amount, *_ in flows} == {
        (name, "Textilia", amount) for name, amount in euros.items()
    }
