"""Invented bodies, people and beneficiaries; none of them stands in a gazetteer or in another act of the tests."""

from dataclasses import dataclass
from random import Random

GIVEN = (
    "Aline Bastien Chantal Damien Élise Fabrice Ghislaine Hakim Inès Joël Karima Ludovic Maëlle Nadège Olivier Pascale "
    "Quentin Rosalie Sylvain Thérèse Ugo Valérie Xavier Yvonne Zoé Anne-Laure Jean-Baptiste Marie-Noëlle Pierre-Yves"
).split()
SURNAMES = (
    "ABGRALL|BARTHELOT|CAZENAVE|DELMOTTE|ESCUDIER|FOUILLOUX|GRANDJANNY|HERVOUET|ISAMBERT|JOLIVEAU|KERVENNIC|LAMBOLEZ|"
    "MARCHADIER|NOUZILLE|OURMIÈRES|PÉRIGAUD|QUEYRAT|ROUSSILHE|SAUVEPLANE|TAILLANDIER|URRUTY|VERGNAUD|WALLAERT|YVINEC|"
    "ZIMMERLÉ|DE MONTAIGLE|LE BOUËDEC|BEN AMARA|DA SILVEIRA|D'ARGENSOL|PETIT-JEAN|MOREL-LASSERRE"
).split("|")
PLACES = (
    "Aubrac-le-Haut|Brézolles-sur-Indre|Castelmoure|Dompierre-aux-Chênes|Escource-la-Rivière|Fontgrave|Garlande|"
    "Hautecombe-sur-Ain|Issarbe|Jouvelle|Kerlazan|Lussagnet-le-Pont|Marvejac|Noirétang|Oulmes-les-Eaux|Pontarcy|"
    "Quincerot|Rochemaure-le-Vieux|Saint-Aubert-du-Lac|Tournevire|Urcel-en-Vexin|Valdrôme-le-Bas|Yvecrique"
).split("|")
RIVERS = "Aigrette Bourbeuse Cance Drouette Ernée Fouzon Gartempe Huisne Indrois Jabron Lignon Mauldre".split()
CAUSES = (
    "Les Amis de l'orgue|Judo-club|Harmonie municipale|Club de tir à l'arc|Les Jardins partagés|Cinéma-club|"
    "Foyer des aînés|La Ronde des contes|Secours montagnard|Chorale À Tue-Tête|Les Archers|Ludothèque La Toupie|"
    "Association sportive des cheminots|Union musicale|Théâtre de la Lanterne|Radio Horizon|Accueil paysan|Festival Les Nuits bleues"
).split("|")
COMPANIES = ("Menuiserie Lambolez", "Biofibre Ouest", "Atelier Sauveplane", "Novalgue", "Transports Queyrat", "Optéma")
PURPOSES = (
    "le fonctionnement courant", "l'achat de matériel", "l'organisation du festival", "la rénovation de la salle",
    "le tournoi annuel", "la saison culturelle", "la formation des bénévoles", "la restauration de l'orgue",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A body that takes acts: its full name, type, organ, the title of who presides, and how its head calls it."""

    name: str
    type: str
    organ: str
    chair: str
    article: str  # "la Commune", "le Département": how sentences call it


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """Who gets money: the official name, its type, and how a sentence leads to it ("à l'association X")."""

    name: str
    type: str
    lead: str


def make_body(random: Random) -> Body:
    """A commune, EPCI, département, region, syndicat or university."""
    place, river = random.choice(PLACES), random.choice(RIVERS)
    bodies = (
        Body(f"Commune de {place}", "commune", "Conseil municipal", "Maire", "la Commune"),
        Body(f"Ville de {place}", "commune", "Conseil municipal", "Maire", "la Ville"),
        Body(f"Communauté de communes du Val de {river}", "epci", "Conseil communautaire", "Président", "la Communauté de communes"),
        Body(f"Communauté d'agglomération de {place}", "epci", "Conseil communautaire", "Président", "la Communauté d'agglomération"),
        Body(f"{place} Métropole", "metropole", "Bureau métropolitain", "Président", "la Métropole"),
        Body(f"Département de la {river}", "departement", "Commission permanente", "Président", "le Département"),
        Body(f"Syndicat mixte des eaux de la {river}", "syndicat", "Comité syndical", "Président", "le Syndicat"),
        Body(f"Université de {place}", "university", "Conseil d'administration", "Président", "l'Université"),
    )  # fmt: skip
    return random.choice(bodies)


def make_people(random: Random, count: int) -> list[tuple[str, str]]:
    """Given names and surnames, no surname twice."""
    return [(random.choice(GIVEN), surname) for surname in random.sample(SURNAMES, count)]


def make_beneficiaries(random: Random, count: int) -> list[Beneficiary]:
    """Associations, companies and communes, no name twice."""
    found: dict[str, Beneficiary] = {}
    while len(found) < count:
        kind, place = random.random(), random.choice(PLACES)
        if kind < 0.75:
            name = f"{random.choice(CAUSES)} de {place}" if random.random() < 0.6 else random.choice(CAUSES)
            made = Beneficiary(name, "association", "à l'association ")
        elif kind < 0.88:
            made = Beneficiary(random.choice(COMPANIES), "company", "à la société ")
        else:
            made = Beneficiary(f"Commune de {place}", "commune", "à la ")
        found.setdefault(made.name, made)
    return list(found.values())
