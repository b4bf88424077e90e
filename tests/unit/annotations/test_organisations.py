from dataclasses import replace
from itertools import pairwise

import pytest

from ecograph.annotations.amounts import find_amounts
from ecograph.annotations.definitions import find_definitions
from ecograph.annotations.organisations import find_organisations, resolve_organisations
from ecograph.annotations.persons import find_persons
from ecograph.knowledge import load_rules
from ecograph.knowledge.organisations import contexts
from ecograph.model.documents import Document
from ecograph.model.readings import Reading
from ecograph.text.cleaning import clean
from ecograph.values.folding import fold, name_key


def read(text: str) -> Reading:
    return clean(Document(name="acte", text=text, sha256=""))


def named(text: str) -> list[tuple[str, str]]:
    return [(m.value.name, m.value.type) for m in find_organisations(read(text))]


def resolved(text: str) -> Reading:
    reading = read(text)
    reading = replace(reading, mentions=find_organisations(reading))
    reading = replace(reading, aliases=find_definitions(reading))
    return replace(reading, mentions=resolve_organisations(reading))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("une aide à l'association « Les Amis du Livre » de Trévoux", "Les Amis du Livre", "association"),
        ("la société Capteva emploie 23 salariés", "Capteva", "company"),
        ("avec la SARL Dupont & Fils", "SARL Dupont & Fils", "company"),
        ("le Comité des fêtes de Bourg demande", "Comité des fêtes de Bourg", "association"),
        ("la Communauté de communes\ndu Pays de Mauriac", "Communauté de communes du Pays de Mauriac", "epci"),
        ("versée à la commune d'Ailleurs-le-Vieux pour", "commune d'Ailleurs-le-Vieux", "commune"),
        ("le Conseil général de la Creuse finance", "Département de la Creuse", "departement"),
        ("le FEDER apporte 22 000 €", "Union européenne", "other"),
        ("le Syndicat mixte du Port des Brumes percevra", "Syndicat mixte du Port des Brumes", "syndicat"),
        ("Association pour la Lecture, le Cinéma et l'Éducation Populaire",
         "Association pour la Lecture, le Cinéma et l'Éducation Populaire", "association"),
        ("l'Université de Haute-Lorrane et la Région", "Université de Haute-Lorrane", "university"),
        ("le tribunal administratif de Nancy est compétent", "tribunal administratif de Nancy", "other"),
        ("CONVENTION AVEC L'ASSOCIATION LES NUITS DE SALERS POUR 2023", "LES NUITS DE SALERS", "association"),
        ("la cotisation à Forez Plaine Agglomération", "Forez Plaine Agglomération", "epci"),
        ("signé avec l'office de tourisme du Pays des Abers", "office de tourisme du Pays des Abers", "association"),
        ("dirigeante de la laiterie Cazal, sort", "laiterie Cazal", "company"),
        ("la coopérative Huîtres de Locmer adhère", "Huîtres de Locmer", "company"),
        ("soignés à l'hôpital de Gourdon", "hôpital de Gourdon", "other"),
        ("avec le CHU de Rennes et Biotal", "CHU de Rennes", "other"),
        ("La Tuilerie Vernet remplace les toits", "Tuilerie Vernet", "company"),
        ("un accord avec le pôle wallon Verralia", "Verralia", "pole"),
        ("la CUMA du Haut Bois demande une benne", "CUMA du Haut Bois", "company"),
    ],
)  # fmt: skip
def test_reads_a_name_and_its_type(text: str, name: str, kind: str) -> None:
    assert (name, kind) in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "12, avenue de l'Université, 33000 Bordeaux",
        "le Comité syndical se réunit, le comité de pilotage aussi",
        "un avis du Conseil d'État ; l'état civil",
        "les associations du territoire et les sociétés concernées",
        "le pôle de compétences culturelles de la commune",
    ],
)
def test_leaves_what_is_no_organisation(text: str) -> None:
    assert named(text) == []


def test_reads_each_name_of_a_row() -> None:
    assert named("des partenariats avec les pôles Horlia, Céralim et Texalys") == [
        ("Horlia", "pole"), ("Céralim", "pole"), ("Texalys", "pole"),
    ]  # fmt: skip


def test_mentions_never_overlap() -> None:
    mentions = find_organisations(read("l'association Pôle Mer Méditerranée et l'association Familles rurales"))
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_definitions_of_the_document_are_followed() -> None:
    reading = resolved(
        "Entre\nLe Département des Vosges, représenté par son Président, ci-après « le Département »,\net\n"
        "L'association Grappe Bois Hautes-Vosges (GBHV), ci-après dénommée « la Grappe »,\n\n"
        "Le Département verse à la Grappe 40 000 €. GBHV rend compte."
    )
    assert reading.aliases[name_key("la Grappe")] == "Grappe Bois Hautes-Vosges"
    assert reading.aliases["gbhv"] == "Grappe Bois Hautes-Vosges"
    last = [m.value.name for m in reading.by_kind["organisation"]][-3:]
    assert last == ["Département des Vosges", "Grappe Bois Hautes-Vosges", "Grappe Bois Hautes-Vosges"]


def test_common_nouns_mean_the_issuer() -> None:
    reading = resolved("Le conseil municipal de Vaucelles, réuni. La Commune participe, avec la Commune de Bray.")
    assert reading.aliases["la commune"] == "Commune de Vaucelles"


def test_a_project_called_so_is_not_defined_as_a_body() -> None:
    reading = resolved("La Fondation Motrice finance le programme Éole (ci-après « le Projet »).")
    assert "le projet" not in reading.aliases


def test_a_register_without_capitals_is_read() -> None:
    text = "le bureau de la communauté de communes du plateau examine les demandes suivantes. " * 4
    found = named(text + "- harmonie municipale de fressonne, 300 euros")
    assert ("Harmonie municipale de fressonne", "association") in found


@pytest.mark.parametrize("rule", load_rules("organisations")["contexts"], ids=lambda rule: str(rule["id"]))
def test_examples_of_the_contexts(rule: dict[str, object]) -> None:
    pattern = next(context.pattern for context in contexts() if context.id == rule["id"])
    for example in rule["examples"]:  # type: ignore[attr-defined]
        assert pattern.search(fold(example.split("<name>")[0])), example
    for counter in rule["not"]:  # type: ignore[attr-defined]
        assert not any("context" in m.rule for m in find_organisations(read(counter))), counter


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "verse une subvention de 1 500 € à Tremplin Jeunes et de 800 € à l'Épi de Blé.",
            {"Tremplin Jeunes", "Épi de Blé"},
        ),
        ("accorde aux Gazelles du Mail une aide de 400 euros.", {"Gazelles du Mail"}),
        ("aides : à L'Envolée (1 800 €) et aux Amis de l'Orgue (700 €).", {"Envolée", "Amis de l'Orgue"}),
        ("elle a obtenu 3 000 € de Solidarité Paysanne.", {"Solidarité Paysanne"}),
        ("offres : Tera Sud, 15 100 € HT ; Studio Garance, 13 950 € HT.", {"Tera Sud", "Studio Garance"}),
        ("Art Plume, 12 rue du Lac, 50000 Saint-Lô, répond.", {"Art Plume"}),
        ("le Centre d'Études Pastorales (CEP) répond.", {"Centre d'Études Pastorales"}),
        ("Achat de matériel, 15 100 € ; Frais de Communication, 13 950 €.", set()),
        ("verse 1 500 € à Mme Lucie MARTIN.", set()),
    ],
)
def test_names_that_only_their_place_tells(sentence: str, names: set[str]) -> None:
    reading = read("Le conseil délibère ce jour sur les aides aux associations.\n" + sentence)
    reading = replace(reading, mentions=(*find_amounts(reading), *find_persons(reading)))
    assert {m.value.name for m in find_organisations(reading)} == names


def test_names_that_parties_are_given_in_short() -> None:
    reading = resolved(
        "La Région Bretagne, pour laquelle agit M. Luc MORIN - en abrégé « la Région » ;\n\n"
        "L'association Algalia, pôle de compétitivité des algues, sise à Brest - en abrégé « ALG » ou « le Pôle » ;\n\n"
        "Le pôle suisse Aquallis suit les travaux. Le Pôle perçoit 3 000 €."
    )
    assert reading.aliases["le pole"] == reading.aliases["alg"] == "Algalia"


def test_the_last_column_of_a_row_ends_with_its_line() -> None:
    text = (
        "Membres présents                          Collectivité\n\n"
        "Rémi Lastours                             CC Pays de Boussac\n"
        "Nora Belhadj                              CC Pays de Boussac\n"
    )
    assert {name for name, _ in named(text)} == {"CC Pays de Boussac"}


def test_a_school_of_trades_is_named_in_small_letters() -> None:
    assert ("lycée des métiers du bois", "other") in named("mené avec le lycée des métiers du bois et avec la Ville.")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "PETR DU HAUT VERDET\n\nLe PETR du Haut Verdet adhère au Club des Eaux. Le PETR verse 200 euros. Il est "
            "proposé au PETR d'adhérer à ce réseau.",
            {"PETR du Haut Verdet", "Club des Eaux"},
        ),
        (
            "Le Centre communal d'action sociale s'est réuni. Le C.C.A.S. de Grandval aide. Le CCAS paie.",
            {"C.C.A.S. de Grandval"},
        ),
        (
            "La Caisse d'allocations familiales du Morvan et la Région Bretagne paient. La CAF versera le solde.",
            {"Caisse d'allocations familiales du Morvan", "Région Bretagne"},
        ),
        (
            "Le CCAS de Grandval et le CCAS de Lassy signent. Le CCAS paie.",
            {"CCAS de Grandval", "CCAS de Lassy", "CCAS"},
        ),
    ],
)
def test_a_bare_siglum_stands_for_the_one_body_whose_name_it_begins(text: str, names: set[str]) -> None:
    assert {m.value.name for m in resolved(text).by_kind["organisation"]} == names


def test_each_school_of_a_row_bears_the_noun() -> None:
    text = "menées avec les collèges Jean-Moulin et Lurçat, puis avec les lycées Camille-Claudel, Zola et Marie-Curie."
    assert [name for name, _ in named(text)] == [
        "collège Jean-Moulin", "collège Lurçat", "lycée Camille-Claudel", "lycée Zola", "lycée Marie-Curie",
    ]  # fmt: skip
