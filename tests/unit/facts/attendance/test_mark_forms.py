"""One session whose members each carry a mark, or whose lists stand in rows, cells, counts and running text."""

import pytest

from ecograph.model.facts import Attendance, Proxy
from tests.unit.facts.forms import facts_of

HEAD = """Communauté de communes du Val de Sermane
Conseil communautaire du 12 mars 2015

Le conseil s'est réuni sous la présidence de M. Luc MARTIN, président.

"""
BODY = """

Délibération n° 2015-12
Objet : Plan climat
Vu le code général des collectivités territoriales ;
Le conseil, après en avoir délibéré, par 5 voix pour, adopte le plan.

Le président, Luc MARTIN
"""
LISTS = {
    "colon": """Luc MARTIN : présent
Anne DUVAL : présente
Karim BELHADJ : présent
Rose PETIT : pouvoir à Luc MARTIN
Odile GARNIER : excusée
Guy HUBERT : absent""",
    "civcolon": """M. Luc MARTIN : présent
Mme Anne DUVAL : présente
M. Karim BELHADJ : présent
Mme Rose PETIT : pouvoir à M. Luc MARTIN
Mme Odile GARNIER : excusée
M. Guy HUBERT : absent""",
    "inlinecolon": """Luc MARTIN, présent ; Anne DUVAL, présente ; Karim BELHADJ, présent ; Rose PETIT, absente, pouvoir à Luc MARTIN ; Odile GARNIER, excusée ; Guy HUBERT, absent.""",
    "bracket": """Luc MARTIN (présent), Anne DUVAL (présente), Karim BELHADJ (présent), Rose PETIT (pouvoir à Luc MARTIN), Odile GARNIER (excusée), Guy HUBERT (absent)""",
    "dots": """Luc MARTIN ........ présent
Anne DUVAL ........ présente
Karim BELHADJ ..... présent
Rose PETIT ........ pouvoir à Luc MARTIN
Odile GARNIER ..... excusée
Guy HUBERT ........ absent""",
    "dash": """Luc MARTIN - présent
Anne DUVAL - présente
Karim BELHADJ - présent
Rose PETIT - pouvoir à Luc MARTIN
Odile GARNIER - excusée
Guy HUBERT - absent""",
    "cols": """Membre              Situation
Luc MARTIN          présent
Anne DUVAL          présente
Karim BELHADJ       présent
Rose PETIT          pouvoir à Luc MARTIN
Odile GARNIER       excusée
Guy HUBERT          absent""",
    "pipe": """| Membre | Situation |
|---|---|
| Luc MARTIN | présent |
| Anne DUVAL | présente |
| Karim BELHADJ | présent |
| Rose PETIT | pouvoir à Luc MARTIN |
| Odile GARNIER | excusée |
| Guy HUBERT | absent |""",
    "grid": """Nom              Présent   Excusé   Absent   Pouvoir à
Luc MARTIN          X
Anne DUVAL          X
Karim BELHADJ       X
Rose PETIT                    X               Luc MARTIN
Odile GARNIER                 X
Guy HUBERT                             X""",
    "codes": """P = présent, E = excusé, A = absent
Luc MARTIN P, Anne DUVAL P, Karim BELHADJ P, Rose PETIT E (pouvoir à Luc MARTIN), Odile GARNIER E, Guy HUBERT A""",
    "codebr": """(P : présent ; E : excusé ; A : absent)
Luc MARTIN (P), Anne DUVAL (P), Karim BELHADJ (P), Rose PETIT (E, pouvoir à Luc MARTIN), Odile GARNIER (E), Guy HUBERT (A)""",
    "box": """[x] Luc MARTIN   [x] Anne DUVAL   [x] Karim BELHADJ
[ ] Rose PETIT (pouvoir à Luc MARTIN)   [ ] Odile GARNIER (excusée)   [ ] Guy HUBERT (absent)""",
    "semi": """Étaient présents : M. Luc MARTIN, président ; Mme Anne DUVAL, vice-présidente ; M. Karim BELHADJ ; absents : Mme Rose PETIT (pouvoir à M. Luc MARTIN),
Mme Odile GARNIER (excusée), M. Guy HUBERT""",
    "lower": """étaient présents : M. Luc MARTIN, Mme Anne DUVAL et M. Karim BELHADJ, formant la majorité des membres en exercice ;
absente représentée : Mme Rose PETIT (pouvoir à M. Luc MARTIN) ;
absente excusée : Mme Odile GARNIER ; absent : M. Guy HUBERT""",
    "communebr": """Présents : Luc MARTIN (Sermane), Anne DUVAL (Sermane), Karim BELHADJ (Villars)
Pouvoir : Rose PETIT (Villars) à Luc MARTIN (Sermane)
Excusée : Odile GARNIER (Breuil)
Absent : Guy HUBERT (Breuil)""",
    "sentence": """Étaient présents M. Luc MARTIN, Mme Anne DUVAL et M. Karim BELHADJ. Mme Rose PETIT avait donné pouvoir à M. Luc MARTIN. Mme Odile GARNIER s'était excusée. M. Guy HUBERT était absent.""",
    "oneline": """Présents : Luc MARTIN, Anne DUVAL, Karim BELHADJ - Pouvoir : Rose PETIT à Luc MARTIN - Excusée : Odile GARNIER - Absent : Guy HUBERT""",
    "slash": """Présents : Luc MARTIN / Anne DUVAL / Karim BELHADJ // Pouvoir : Rose PETIT à Luc MARTIN // Excusée : Odile GARNIER // Absent : Guy HUBERT""",
    "pipe1": """Présents | Luc MARTIN, Anne DUVAL, Karim BELHADJ
Pouvoirs | Rose PETIT à Luc MARTIN
Excusée | Odile GARNIER
Absent | Guy HUBERT""",
    "num": """Présents :
1. Luc MARTIN
2. Anne DUVAL
3. Karim BELHADJ
Pouvoir :
4. Rose PETIT à Luc MARTIN
Excusée :
5. Odile GARNIER
Absent :
6. Guy HUBERT""",
    "plur": """Présents : MM. Luc MARTIN et Karim BELHADJ, Mme Anne DUVAL.
Procuration : Mme Rose PETIT à M. Luc MARTIN.
Excusée : Mme Odile GARNIER. Absent : M. Guy HUBERT.""",
    "quorum": """Quorum atteint avec Luc MARTIN, Anne DUVAL, Karim BELHADJ présents ; Rose PETIT représentée par Luc MARTIN ; Odile GARNIER excusée ; Guy HUBERT absent.""",
    "noaccent": """Presents : Luc MARTIN, Anne DUVAL, Karim BELHADJ
Pouvoirs : Rose PETIT a Luc MARTIN
Excusee : Odile GARNIER
Absent : Guy HUBERT""",
    "arrow2": """Présents : Luc MARTIN, Anne DUVAL, Karim BELHADJ
Pouvoirs : Rose PETIT => Luc MARTIN
Excusée : Odile GARNIER
Absent : Guy HUBERT""",
    "para": """PRÉSENTS

Luc MARTIN
Anne DUVAL
Karim BELHADJ

POUVOIRS

Rose PETIT à Luc MARTIN

EXCUSÉE

Odile GARNIER

ABSENT

Guy HUBERT""",
    "appel": """Il est procédé à l'appel. Répondent : Luc MARTIN, Anne DUVAL, Karim BELHADJ. Pouvoir : Rose PETIT à Luc MARTIN. Excusée : Odile GARNIER. Ne répond pas : Guy HUBERT.""",
    "visio": """Présents (dont 1 en visioconférence) : Luc MARTIN, Anne DUVAL, Karim BELHADJ (en visio)
Pouvoir : Rose PETIT à Luc MARTIN
Excusée : Odile GARNIER
Absent : Guy HUBERT""",
    "presence": """Sont présents en salle : Luc MARTIN, Anne DUVAL ; à distance : Karim BELHADJ
Pouvoir : Rose PETIT à Luc MARTIN
Excusée : Odile GARNIER
Absent : Guy HUBERT""",
    "nbpresents": """Présents : 3 - Luc MARTIN, Anne DUVAL, Karim BELHADJ
Pouvoir : 1 - Rose PETIT à Luc MARTIN
Excusée : 1 - Odile GARNIER
Absent : 1 - Guy HUBERT""",
    "nbpar": """3 présents : Luc MARTIN, Anne DUVAL, Karim BELHADJ
1 pouvoir : Rose PETIT à Luc MARTIN
1 excusée : Odile GARNIER
1 absent : Guy HUBERT""",
}
STATED = {
    "luc martin": "present", "anne duval": "present", "karim belhadj": "present", "rose petit": "represented",
    "odile garnier": "excused", "guy hubert": "absent",
}  # fmt: skip


@pytest.mark.parametrize("form", LISTS)
def test_marks_say_who_sat(form: str) -> None:
    facts = facts_of(HEAD + LISTS[form] + BODY)
    assert {f.person.casefold(): f.status for f in facts if isinstance(f, Attendance)} == STATED
    powers = {(f.giver.casefold(), f.receiver.casefold()) for f in facts if isinstance(f, Proxy)}
    assert powers == {("rose petit", "luc martin")}
