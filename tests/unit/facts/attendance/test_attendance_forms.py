"""One session whose lists stand under heads of every form: who is present, who gave a power, who is away."""

import pytest

from ecograph.model.facts import Attendance, Proxy
from tests.unit.facts.forms import facts_of

HEAD = """Communauté de communes du Val de Sermane
Conseil communautaire du 12 mars 2015

Sous la présidence de M. Luc MARTIN, président.

"""
BODY = """

Délibération n° 2015-12
Objet : Plan climat
Vu le code général des collectivités territoriales ;
Le conseil, après en avoir délibéré, par 5 voix pour, adopte le plan.

Le président, Luc MARTIN
"""
PRESENT = ("Luc MARTIN", "Anne DUVAL", "Karim BELHADJ")
GIVERS = ("Rose PETIT", "Yves LEROY")
EXCUSED, ABSENT = "Odile GARNIER", "Guy HUBERT"
FORMS = {
    "present": (
        "Présents : {l}.", "Étaient présents : {l}.", "Sont présents\n{l}", "PRÉSENTS (3) : {l}", "Siégeaient : {l}.",
        "Autour de la table : {l}.", "Membres présents :\n{b}", "Présents à l'ouverture : {l}.", "- Présents : {l}",
        "Ont siégé : {l}.", "Étaient réunis : {l}.", "Participent à la séance : {l}.", "Présentes et présents : {l}.",
        "Titulaires présents :\n{b}", "Ont émargé : {l}.", "Membres ayant assisté à la séance : {l}.",
    ),
    "powers": (
        "Ont donné pouvoir : {a} à {x}, {b} à {y}.", "Pouvoirs : {a} à {x} ; {b} à {y}.",
        "Procurations : {a} (à {x}), {b} (à {y}).", "Ont donné procuration\n{a} --> {x}\n{b} --> {y}",
        "Absents représentés : {a} par {x}, {b} par {y}.", "Représentés : {a} (pouvoir à {x}), {b} (pouvoir à {y}).",
        "PROCURATIONS : À {x}, de {a}. À {y}, de {b}.", "Absents ayant donné pouvoir :\n- {a} à {x}\n- {b} à {y}",
        "Excusés : {a} qui donne pouvoir à {x}, {b} qui donne pouvoir à {y}.",
        "Est représentée : {a}, par {x}. Est représenté : {b}, par {y}.",
        "Mandats : {a} a donné mandat à {x} ; {b} a donné mandat à {y}.",
        "{a} a donné pouvoir à {x}, {b} à {y}.", "{a} et {b} ont donné pouvoir respectivement à {x} et à {y}.",
        "Avaient remis leur pouvoir : {a} (à {x}) et {b} (à {y}).", "Pouvoir de {a} à {x} ; pouvoir de {b} à {y}.",
        "{x} détient le pouvoir de {a}, {y} celui de {b}.",
    ),
    "excused": (
        "Excusée : {e}.", "Absente excusée : {e}.", "S'est excusée : {e}.", "S'était fait excuser : {e}.",
        "N'a pu venir et l'a fait savoir : {e}.", "Excusée\n{e}", "Avait prié de l'excuser : {e}.",
        "Absences excusées : {e}.", "Empêchée : {e}.", "{e} est excusée.", "{e}, excusée.",
    ),
    "absent": (
        "Absent : {e}.", "Absent non excusé : {e}.", "N'est ni présent ni excusé : {e}.", "Absences : {e}.",
        "Ne sont ni présents ni excusés\n{e}", "Absent sans excuse : {e}.", "Était absent : {e}.", "Manquait : {e}.",
        "{e} était absent.",
    ),
}  # fmt: skip
# Sentences in which a name without capitals or civility is no name to the reader of persons.
BARE = ("{e} est excusée.", "{e} était absent.", "Pouvoir de {a} à {x} ; pouvoir de {b} à {y}.")
STYLES = ("plain", "civility", "title")
CASES = [
    (kind, form, style)
    for kind, forms in FORMS.items()
    for form in forms
    for style in STYLES
    if style != "title" or form not in BARE
]
FEMININE = ("Anne", "Rose", "Odile")


def written(name: str, style: str) -> str:
    given, surname = name.split()
    if style == "civility":
        return f"{'Mme' if given in FEMININE else 'M.'} {name}"
    return f"{given} {surname.capitalize()}" if style == "title" else name


@pytest.mark.parametrize(("kind", "form", "style"), CASES)
def test_lists_of_every_form_say_who_sat(kind: str, form: str, style: str) -> None:
    chosen = {key: forms[0] for key, forms in FORMS.items()} | {kind: form}
    here = [written(name, style) for name in PRESENT]
    (a, b), (x, y) = (written(name, style) for name in GIVERS), here[:2]
    lists = (
        chosen["present"].format(l=", ".join(here), b="\n".join(f"- {name}" for name in here)),
        chosen["powers"].format(a=a, b=b, x=x, y=y),
        chosen["excused"].format(e=written(EXCUSED, style)),
        chosen["absent"].format(e=written(ABSENT, style)),
    )
    facts = facts_of(HEAD + "\n".join(lists) + BODY)
    seen = {f.person.casefold(): (f.status, f.represented_by.casefold()) for f in facts if isinstance(f, Attendance)}
    wanted = {name.casefold(): ("present", "") for name in PRESENT}
    given = dict(zip(GIVERS, PRESENT, strict=False))
    wanted |= {giver.casefold(): ("represented", receiver.casefold()) for giver, receiver in given.items()}
    wanted |= {EXCUSED.casefold(): ("excused", ""), ABSENT.casefold(): ("absent", "")}
    assert seen == wanted
    powers = {f.giver.casefold(): f.receiver.casefold() for f in facts if isinstance(f, Proxy)}
    assert powers == {giver.casefold(): receiver.casefold() for giver, receiver in given.items()}


BOX = """Communauté de communes du Val de Sermane
Délibération n°2015-12                    Conseil communautaire du 12 mars 2015

Délégués présents :                        Nombre de délégués
- Luc MARTIN                               en exercice : 5
- Anne DUVAL                               présents : 3
- Karim BELHADJ                            votants : 4
Procurations :                             Secrétaire de séance :
- Rose PETIT à Anne DUVAL                  Karim BELHADJ
Absents : - Guy HUBERT

Objet : Plan climat
Le conseil, à l'unanimité, adopte le plan.
"""


def test_a_box_beside_a_list_is_no_part_of_it() -> None:
    facts = facts_of(BOX)
    seen = {f.person: f.status for f in facts if isinstance(f, Attendance)}
    assert seen == {
        "Luc MARTIN": "present", "Anne DUVAL": "present", "Karim BELHADJ": "present", "Rose PETIT": "represented",
        "Guy HUBERT": "absent",
    }  # fmt: skip


def test_who_did_not_vote_was_no_absentee() -> None:
    text = HEAD + "Présents : Luc MARTIN, Anne DUVAL." + BODY.replace(
        "\n\nLe président", "\nN'ont pas pris part au vote : Anne DUVAL.\n\nLe président"
    )  # fmt: skip
    facts = facts_of(text)
    assert {f.status for f in facts if isinstance(f, Attendance)} == {"present"}
