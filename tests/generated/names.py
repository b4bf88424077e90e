"""Invented bodies, people and beneficiaries; none of them stands in a gazetteer or in another act of the tests."""

from dataclasses import dataclass
from random import Random

WOMEN = (
    "Aline Chantal Élise Ghislaine Inès Karima Maëlle Nadège Pascale Rosalie Thérèse Valérie Yvonne Zoé Anne-Laure Marie-Noëlle"
).split()
MEN = (
    "Bastien Damien Fabrice Hakim Joël Ludovic Olivier Quentin Sylvain Ugo Xavier Jean-Baptiste Pierre-Yves Gaël Rachid Théo"
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
    "Association sportive des cheminots|Union musicale|Théâtre de la Lanterne|Radio Horizon|Accueil paysan|"
    "Festival Les Nuits bleues"
).split("|")
COMPANIES = ("Menuiserie Lambolez", "Biofibre Ouest", "Atelier Sauveplane", "Novalgue", "Transports Queyrat", "Optéma")
PURPOSES = (
    "le fonctionnement courant", "l'achat de matériel", "l'organisation du festival", "la rénovation de la salle",
    "le tournoi annuel", "la saison culturelle", "la formation des bénévoles", "la restauration de l'orgue",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A body that takes acts: its full name, type, organ, the title of who presides, and how sentences call it."""

    name: str
    type: str
    organ: str
    chair: str
    short: str  # "la Commune", "le Département"

    @property
    def meeting(self) -> str:
        """The organ with its article: "le Conseil municipal", "la Commission permanente"."""
        return f"{'la' if self.organ.startswith('Commission') else 'le'} {self.organ}"

    @property
    def subject(self) -> str:
        """The body at the start of a sentence."""
        return self.short[0].upper() + self.short[1:]


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """Who gets money: the official name, its type, and how a sentence leads to it ("à l'association X")."""

    name: str
    type: str
    lead: str

    @property
    def is_evident(self) -> bool:
        """Whether the bare name tells its type: in tables nothing else does."""
        return self.type != "company" and not self.name.startswith(("Théâtre", "Radio", "Festival"))


def of(name: str) -> str:
    """The name behind "de", with elision.

    >>> of("Oulmes"), of("la Commune"), of("le Conseil")
    ("d'Oulmes", 'de la Commune', 'du Conseil')
    """
    if name.startswith("le "):
        return f"du {name[3:]}"
    return f"d'{name}" if name[0] in "AEIOUYÉ" else f"de {name}"


def make_body(random: Random) -> Body:
    """A commune, EPCI, département, region, syndicat or university."""
    place, river = random.choice(PLACES), random.choice(RIVERS)
    of_river = f"de l'{river}" if river[0] in "AEIO" else f"de la {river}"
    council = "Conseil communautaire"
    bodies = (
        Body(f"Commune {of(place)}", "commune", "Conseil municipal", "Maire", "la Commune"),
        Body(f"Ville {of(place)}", "commune", "Conseil municipal", "Maire", "la Ville"),
        Body(f"Communauté de communes du Val {of(river)}", "epci", council, "Président", "la Communauté de communes"),
        Body(f"Communauté d'agglomération {of(place)}", "epci", council, "Président", "la Communauté d'agglomération"),
        Body(f"{place} Métropole", "metropole", "Bureau métropolitain", "Président", "la Métropole"),
        Body(f"Département {of_river}", "departement", "Commission permanente", "Président", "le Département"),
        Body(f"Syndicat mixte des eaux {of_river}", "syndicat", "Comité syndical", "Président", "le Syndicat"),
        Body(f"Université {of(place)}", "university", "Conseil d'administration", "Président", "l'Université"),
    )  # fmt: skip
    return random.choice(bodies)


def make_people(random: Random, count: int) -> list[tuple[str, str]]:
    """Given names and surnames, no surname twice."""
    return [(random.choice(random.choice((WOMEN, MEN))), surname) for surname in random.sample(SURNAMES, count)]


def make_beneficiaries(random: Random, count: int) -> list[Beneficiary]:
    """Associations, companies and communes, no name twice."""
    found: dict[str, Beneficiary] = {}
    while len(found) < count:
        kind, place = random.random(), random.choice(PLACES)
        if kind < 0.75:
            name = f"{random.choice(CAUSES)} {of(place)}" if random.random() < 0.6 else random.choice(CAUSES)
            made = Beneficiary(name, "association", "à l'" if name.startswith("Association") else "à l'association ")
        elif kind < 0.88:
            made = Beneficiary(random.choice(COMPANIES), "company", "à la société ")
        else:
            made = Beneficiary(f"Commune {of(place)}", "commune", "à la ")
        found.setdefault(made.name, made)
    return list(found.values())
