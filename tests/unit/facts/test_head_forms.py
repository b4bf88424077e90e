"""One deliberation under heads of every form: where its number, its day, its title and its issuer stand."""

from datetime import date
from itertools import product

import pytest

from ecograph.model.facts import Act
from tests.unit.facts.forms import facts_of

ISSUERS = (
    ("COMMUNE DE SAINT-AUBIN-SUR-LOIRE", "Conseil municipal"),
    ("Communauté de communes du Val de Sermane", "Conseil communautaire"),
    ("DEPARTEMENT DE LA CREUSE", "Commission permanente"),
    ("Région Bourgogne", "Commission permanente"),
    ("Syndicat mixte du Bassin de la Thur", "Comité syndical"),
)
NUMBERS = ("2015-04-23", "CP-2015-031", "15-BD-309", "2015.03.12/7", "13SGADL0117", "DEL-2015-12")
DAYS = ("12 mars 2015", "12/03/2015")
TITLE = "Subvention au salon du livre"
HEADS = (
    "{issuer}\n{organ} du {day}\nDélibération n° {number}\n{title}",
    "{issuer} - {organ} du {day} - N° {number}\n\n{title}",
    "{issuer} – {organ} – séance du {day} – délibération {number}\n{TITLE}",
    "{issuer} | {organ} | {day} | n° {number}\n{title}",
    "{issuer}\n{organ} du {day}, rapport {number}\n{TITLE}",
    "{issuer}\n{organ}\nSéance du {day}\n\nRAPPORT N° {number}\n\nOBJET : {TITLE}",
    "{issuer}\nExtrait du registre des délibérations\nSéance du {day}\nExtrait n° {number}\nObjet : {title}",
    "{issuer}\nSéance du {day}          Rapport n° 4          n° d'acte : {number}\n{TITLE}",
    "Délibération {number}\n\n{issuer}\n\n{organ}\n\nRéunion du {day}\n\n{title}",
    "{issuer}\nDélibération {number} du {day}\n{title}",
    "{issuer}\n{organ} du {day}\nAffaire n° {number} : {title}",
    "{issuer}\n{organ} du {day}\nDCM {number} - {title}",
    "{issuer}\n{organ} du {day}\n\n{number} : {title}",
    "{issuer}\n{organ} du {day}\n\n{number}. {TITLE}. Le rapporteur expose.",
    "{issuer}\n{organ} - {day}\nNuméro de la délibération : {number}\nTitre : {title}",
    "{issuer}\n{organ} - {day}\nRéférence : {number}\nIntitulé de la délibération : {title}",
)
BODY = (
    "Le Conseil, après en avoir délibéré, à l'unanimité, décide d'attribuer à l'association Textilia une subvention "
    "de 12 000 €.\n\nLe Président\nPaul DURAND\n\nTransmis en préfecture le 19 mars 2015\n"
)
CASES = [
    (head, ISSUERS[at % len(ISSUERS)], number, DAYS[at % len(DAYS)])
    for at, (head, number) in enumerate(product(HEADS, NUMBERS))
]


@pytest.mark.parametrize(("head", "issuer", "number", "day"), CASES)
def test_a_head_gives_number_day_title_and_issuer(head: str, issuer: tuple[str, str], number: str, day: str) -> None:
    name, organ = issuer
    written = head.format(issuer=name, organ=organ, day=day, number=number, title=TITLE, TITLE=TITLE.upper())
    facts = facts_of(f"{written}\n\n{BODY}")
    (act,) = (fact for fact in facts if isinstance(fact, Act))
    assert (act.kind, act.number, act.adopted) == ("deliberation", number, True)
    assert (act.session_date, act.received_date) == (date(2015, 3, 12), date(2015, 3, 19))
    assert act.title.casefold() == TITLE.casefold()
    assert name.split()[-1].casefold() in act.institution.casefold()
