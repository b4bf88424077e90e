"""The items of minutes under headings of every form, and what each item is called."""

import pytest

from ecograph.model.documents import Document
from ecograph.text.cleaning import clean
from ecograph.text.sections import segment

ITEMS = (
    (
        "Aire d'accueil",
        "L'État a versé 76 224 € au titre de la subvention de 2004. Le Conseil en prend acte à l'unanimité.",
    ),
    ("Relais assistantes maternelles", "La CAF finance le relais à hauteur de 12 000 €. Adopté à l'unanimité."),
    ("École de cirque Pas Si Haut", "Le Conseil accorde 2 000 € à l'association. Adopté par 20 voix et 2 abstentions."),
    ("Fonds de concours 2008", "Le président rappelle la règle. Adopté à l'unanimité."),
)
HEADS = (
    "COMMUNAUTÉ DE COMMUNES DES COTEAUX\nConseil du 12 avril 2006\nCompte rendu\n\nPrésents : MM. DURAND, PETIT, LEROY.\n",
    "CC des Coteaux - PROCÈS-VERBAL - Conseil communautaire, mercredi 12 avril 2006\n\nPrésents : MM. DURAND, PETIT.\n",
)
FORMS = (
    "{count}. {title}. {text}", "{count}) {title} : {text}", "{count} - {title}\n\n{text}", "{count}- {TITLE}\n{text}",
    "Point {count} - {title}\n{text}", "2006-{number}. {TITLE}. {text}", "2006-{number} : {title}\n{text}",
    "2006/{number} - {title}\n{text}", "Délibération n° 2006-{number} : {title}\n{text}", "D2006-{number} {title}\n{text}",
    "{count}. {title} (délibération n° 2006-{number})\n{text}", "N° 2006-{number}\n{title}\n{text}",
    "N° {count} - {title}\n{text}", "Affaire n° {count} : {title}\n{text}", "{TITLE}\n\n{text}", "{title}\n{text}",
)  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("form", FORMS)
def test_each_item_is_an_act_with_its_title(head: str, form: str) -> None:
    told = [
        form.format(count=count, number=50 + count, title=title, TITLE=title.upper(), text=text)
        for count, (title, text) in enumerate(ITEMS, start=1)
    ]
    text = "\n\n".join((head, *told, "La séance est levée à 22 heures."))
    minutes, *items = segment(clean(Document(name="act.txt", text=text, sha256="0"))).parts
    assert minutes.kind == "minutes"
    assert [item.title.casefold() for item in items] == [title.casefold() for title, _ in ITEMS]
