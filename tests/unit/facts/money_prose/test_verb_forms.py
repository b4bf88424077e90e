"""One gift, asked for, given, paid or refused, told with every verb and voice that acts use."""

import pytest

from tests.unit.facts.money_prose.sentences import ISSUER, flows_of

REGION = "Région Bourgogne"
GIVING = {  # third person of the present, masculine participle, third person of the future
    "attribuer": "attribue attribué attribuera", "accorder": "accorde accordé accordera",
    "allouer": "alloue alloué allouera", "octroyer": "octroie octroyé octroiera",
    "consentir": "consent consenti consentira", "donner": "donne donné donnera",
    "apporter": "apporte apporté apportera", "verser": "verse versé versera",
    "débloquer": "débloque débloqué débloquera", "mobiliser": "mobilise mobilisé mobilisera",
    "engager": "engage engagé engagera", "fournir": "fournit fourni fournira",
    "offrir": "offre offert offrira", "céder": "cède cédé cédera", "payer": "paie payé paiera",
    "régler": "règle réglé réglera", "mandater": "mandate mandaté mandatera", "virer": "vire viré virera",
    "rembourser": "rembourse remboursé remboursera", "notifier": "notifie notifié notifiera",
    "confirmer": "confirme confirmé confirmera",
}  # fmt: skip
GETTING = {
    "recevoir": "reçoit reçu recevra", "percevoir": "perçoit perçu percevra", "toucher": "touche touché touchera",
    "obtenir": "obtient obtenu obtiendra", "encaisser": "encaisse encaissé encaissera",
    "recueillir": "recueille recueilli recueillera",
}  # fmt: skip
ASKING = {"demander": "demande demandé", "solliciter": "sollicite sollicité", "réclamer": "réclame réclamé"}
REFUSING = {
    "rejected": {"refuser": "refusé", "rejeter": "rejeté", "écarter": "écarté", "repousser": "repoussé"},
    "withdrawn": {"ajourner": "ajourné", "différer": "différé", "retirer": "retiré"},
}
GIFT = "12 000 € à l'association Textilia"
GIVEN = ("awarded", "planned", "paid")


def giving() -> list[tuple[str, str]]:
    """Sentences that tell what is given, with who gives it."""
    told: list[tuple[str, str]] = []
    for verb, forms in GIVING.items():
        present, participle, future = forms.split()
        told += [
            (f"Le Conseil municipal décide de {verb} à l'association Textilia une subvention de 12 000 €.", ISSUER),
            (f"La Région Bourgogne {present} une subvention de {GIFT}.", REGION),
            (f"La Région Bourgogne a {participle} {GIFT}.", REGION),
            (f"La Région Bourgogne {future} {GIFT}.", REGION),
            (f"Une subvention de 12 000 € est {participle}e à l'association Textilia par la Région Bourgogne.", REGION),
            (
                f"Une subvention de 12 000 € a été {participle}e par la Région Bourgogne à l'association Textilia.",
                REGION,
            ),
            (f"Une subvention de 12 000 € sera {participle}e à l'association Textilia.", ISSUER),
            (
                f"Les 12 000 € {participle}s par la Région Bourgogne à l'association Textilia couvrent les frais.",
                REGION,
            ),
            (f"L'association Textilia, à qui la Région Bourgogne a {participle} 12 000 €, tient un salon.", REGION),
        ]
    for forms in GETTING.values():
        present, participle, future = forms.split()
        told += [
            (f"L'association Textilia {present} 12 000 € de la Région Bourgogne.", REGION),
            (f"L'association Textilia a {participle} de la Région Bourgogne une subvention de 12 000 €.", REGION),
            (f"L'association Textilia {future} 12 000 € de la commune.", ISSUER),
            (
                f"Les 12 000 € {participle}s de la Région Bourgogne par l'association Textilia couvrent les frais.",
                REGION,
            ),
        ]
    return told


def asking() -> list[tuple[str, str]]:
    """Sentences that tell what is asked for, with who is asked."""
    told: list[tuple[str, str]] = []
    for forms in ASKING.values():
        present, participle = forms.split()
        told += [
            (f"L'association Textilia {present} 12 000 € à la commune.", ISSUER),
            (f"L'association Textilia a {participle} à la Région Bourgogne une subvention de 12 000 €.", REGION),
            (f"Une subvention de 12 000 € a été {participle}e par l'association Textilia.", ISSUER),
            (f"La subvention {participle}e par l'association Textilia s'élève à 12 000 €.", ISSUER),
        ]
    return told


def refusing() -> list[tuple[str, str]]:
    """Sentences that tell what is refused or put off, with the state of the request."""
    told: list[tuple[str, str]] = []
    for status, verbs in REFUSING.items():
        for participle in verbs.values():
            told += [
                (f"La demande de 12 000 € présentée par l'association Textilia est {participle}e.", status),
                (f"L'association Textilia demandait 12 000 €. Sa demande a été {participle}e.", status),
            ]
    return told


@pytest.mark.parametrize(("sentence", "payer"), giving())
def test_what_is_given_is_read_in_every_form(sentence: str, payer: str) -> None:
    flows = flows_of(sentence)
    assert {(giver, payee, euros) for giver, payee, euros, *_ in flows} == {(payer, "Textilia", 12_000)}
    assert all(status in GIVEN for *_, status, _ in flows)


@pytest.mark.parametrize(("sentence", "payer"), asking())
def test_what_is_asked_for_is_read_in_every_form(sentence: str, payer: str) -> None:
    assert {flow[:3] + flow[4:5] for flow in flows_of(sentence)} == {(payer, "Textilia", 12_000, "requested")}


@pytest.mark.parametrize(("sentence", "status"), refusing())
def test_what_is_refused_is_read_in_every_form(sentence: str, status: str) -> None:
    assert {flow[:3] + flow[4:5] for flow in flows_of(sentence)} == {(ISSUER, "Textilia", 12_000, status)}
