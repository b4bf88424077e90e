"""Attendance lists in the layouts that acts use, each with the people and powers that it states."""

from dataclasses import replace

import pytest

from ecograph.annotations.persons import find_persons
from ecograph.facts.attendance import find_attendance
from ecograph.model.documents import Document
from ecograph.model.facts import Attendance, Proxy
from ecograph.text.cleaning import clean

CASES = [
    pytest.param(
        """
Étaient présents : Mmes et MM. Jean DUVAL, Lucie PONS, Rose FAGE
Avaient donné délégation de vote : M. Paul SERRE à Mme PONS ; Mme Anne ROY à M. DUVAL.
""",
        {"Jean DUVAL=p", "Lucie PONS=p", "Rose FAGE=p", "Paul SERRE=r>Lucie PONS", "Anne ROY=r>Jean DUVAL"},
        {"Paul SERRE>Lucie PONS", "Anne ROY>Jean DUVAL"},
        id="two civilities for one list",
    ),
    pytest.param(
        """
COMITÉ SYNDICAL DU 4 JUIN 2020

N°  Délégué                  Commune             Vote
1   FABRE Nina               Sarlac              P
2   BERNARD Luc              Montbrun            E
3   ROCHE Denis              Montbrun            PV (N. FABRE)
4   PUEL Jeanne              Trémont             P
5   COSTE Aimé               Trémont             D

P = présent(e), PV = a donné pouvoir, E = excusé(e), D = défaillant(e)
""",
        {
            "Nina FABRE=p",
            "Luc BERNARD=e",
            "Denis ROCHE=r>Nina FABRE",
            "Jeanne PUEL=p",
            "Aimé COSTE=a",
        },
        {
            "Denis ROCHE>Nina FABRE",
        },
        id="codes with a key",
    ),
    pytest.param(
        """
Délégués ayant répondu à l'appel :
SARLAC         M. Jean DUVAL          MONTBRUN      Mme Lucie PONS
               Mme Rose FAGE          TRÉMONT       M. Karim BELHADJ
Délégué suppléant siégeant avec voix délibérative : Mme Ida CROS, en remplacement de M. Luc MORIN (SARLAC)
""",
        {
            "Jean DUVAL=p",
            "Lucie PONS=p",
            "Rose FAGE=p",
            "Karim BELHADJ=p",
            "Ida CROS=p/Luc MORIN",
        },
        set(),
        id="places as heads of columns",
    ),
    pytest.param(
        """
Siégeaient : M. Jean DUVAL, Mme Lucie PONS (Secours Catholique), Mme Rose FAGE (APF Lot)
Suppléante remplaçant un titulaire : Mme Ida CROS pour M. Luc MORIN
Pouvoirs : Mme PONS tient celui de M. Paul SERRE ; M. DUVAL détient celui de Mme Anne ROY.
""",
        {
            "Jean DUVAL=p",
            "Lucie PONS=p",
            "Rose FAGE=p",
            "Ida CROS=p/Luc MORIN",
            "Paul SERRE=r>Lucie PONS",
            "Anne ROY=r>Jean DUVAL",
        },
        {"Paul SERRE>Lucie PONS", "Anne ROY>Jean DUVAL"},
        id="holders named first, bodies in brackets",
    ),
    pytest.param(
        """
CONSEIL MUNICIPAL DE VILLENEUVE-SUR-LOT

Nom Prénom               Présent     Absent     Procuration à
GARNIER Sophie              X
MARTIN Paul                            X
LEROY Claude                                    GARNIER Sophie
BRUNET-LEDUC Anne           X

Secrétaire de séance : Mme BRUNET-LEDUC Anne
""",
        {
            "Sophie GARNIER=p",
            "Paul MARTIN=a",
            "Claude LEROY=r>Sophie GARNIER",
            "Anne BRUNET-LEDUC=p",
        },
        {
            "Claude LEROY>Sophie GARNIER",
        },
        id="grid with marks",
    ),
    pytest.param(
        """
Etat des présences au conseil syndical du 3 mai 2011 :
M. Jean DUVAL, délégué de Sarlac : présent
Mme Lucie PONS, déléguée de Montbrun : excusée, pouvoir à M. Jean DUVAL
M. Henri FAGE, délégué de Sarlac : absent
M. Karim BELHADJ, délégué de Trémont : présent
""",
        {
            "Jean DUVAL=p",
            "Lucie PONS=r>Jean DUVAL",
            "Henri FAGE=a",
            "Karim BELHADJ=p",
        },
        {
            "Lucie PONS>Jean DUVAL",
        },
        id="status on each line",
    ),
    pytest.param(
        """
Étaient présents les délégués suivants : M. Alain BOUVET (Ardentes), Mme Claire THIBAULT (Ardentes),
M. Guy LANGLOIS (Déols) remplacé par M. Éric PAULIN, Mme Jeanne HUBERT, suppléante de M.
Rémi COLAS (Le Poinçonnet), M. Denis ROYER (Saint-Maur).
Étaient excusés : Mme Sarah LEMOINE (Luant), qui a donné pouvoir à Mme Claire THIBAULT ; M. Tony CARRE (Diors).
""",
        {
            "Alain BOUVET=p",
            "Claire THIBAULT=p",
            "Éric PAULIN=p/Guy LANGLOIS",
            "Jeanne HUBERT=p/Rémi COLAS",
            "Denis ROYER=p",
            "Sarah LEMOINE=r>Claire THIBAULT",
            "Tony CARRE=e",
        },
        {
            "Sarah LEMOINE>Claire THIBAULT",
        },
        id="substitutes and communes",
    ),
    pytest.param(
        """
MEMBRES PRESENTS :
MME CATHERINE BERTHELOT
M. JEAN-CLAUDE MARCHAND
M. FRANCOIS DE KERGOMMEAUX
MME FATIMA OUALI
MEMBRES EXCUSES :
M. GERARD POTIN (POUVOIR A MME FATIMA OUALI)
MME SABINE LENOIR
""",
        {
            "Catherine BERTHELOT=p",
            "Jean-Claude MARCHAND=p",
            "François DE KERGOMMEAUX=p",
            "Fatima OUALI=p",
            "Gérard POTIN=r>Fatima OUALI",
            "Sabine LENOIR=e",
        },
        {
            "Gérard POTIN>Fatima OUALI",
        },
        id="all capitals",
    ),
    pytest.param(
        """
Sont présents :
Groupe Majorité départementale : Mmes Hélène CASTEL, Marie-Josée BLANC, MM. Gilles TORRES,
Yves MERLE (jusqu'au rapport n° 12)
Groupe Socialiste et apparentés : M. Patrick OLIVIER, Mme Nadia CHERIF
Sont excusés et ont délégué leur droit de vote : M. Robert SANTINI à M. Gilles TORRES,
Mme Anne LOPEZ à M. Patrick OLIVIER
""",
        {
            "Hélène CASTEL=p",
            "Marie-Josée BLANC=p",
            "Gilles TORRES=p",
            "Yves MERLE=p",
            "Patrick OLIVIER=p",
            "Nadia CHERIF=p",
            "Robert SANTINI=r>Gilles TORRES",
            "Anne LOPEZ=r>Patrick OLIVIER",
        },
        {
            "Robert SANTINI>Gilles TORRES",
            "Anne LOPEZ>Patrick OLIVIER",
        },
        id="political groups",
    ),
    pytest.param(
        """
Le conseil municipal de Bourg-Neuf s'est réuni le 4 mars 2015 sous la présidence de Madame Annie PELLETIER, maire.
Présents : tous les conseillers en exercice, sauf M. Didier LACROIX et Mme Irène FOUCHER, excusés, M.
Jean-Noël HAMON (absent), et Mme Véronique TANGUY qui a donné procuration à M. Hugues MOREL.
Secrétaire : M. Hugues MOREL.
""",
        {
            "Didier LACROIX=e",
            "Irène FOUCHER=e",
            "Jean-Noël HAMON=a",
            "Véronique TANGUY=r>Hugues MOREL",
        },
        {
            "Véronique TANGUY>Hugues MOREL",
        },
        id="all but",
    ),
    pytest.param(
        """
Membres présents : A. DUMONT, L. PETIT-JEAN, S. KONE, M. RIVIERE, C. VASSEUR
Pouvoirs : B. FONTAINE → A. DUMONT ; J.-P. LAMBERT → S. KONE
Excusés : D. MEUNIER
Rapporteur : L. PETIT-JEAN
""",
        {
            "A. DUMONT=p",
            "L. PETIT-JEAN=p",
            "S. KONE=p",
            "M. RIVIERE=p",
            "C. VASSEUR=p",
            "B. FONTAINE=r>A. DUMONT",
            "J.-P. LAMBERT=r>S. KONE",
            "D. MEUNIER=e",
        },
        {
            "B. FONTAINE>A. DUMONT",
            "J.-P. LAMBERT>S. KONE",
        },
        id="initials and arrows",
    ),
    pytest.param(
        """
Présidence : M. Bernard COUSIN
Titulaires présents : MM. COUSIN Bernard, BAILLY Roger, Mme NICOLAS Éliane
Suppléants présents avec voix délibérative : M. PREVOST Yann
Titulaires absents ou excusés : M. LEGER Paul (suppléé par M. PREVOST Yann),
Mme BERGER Line (pouvoir à M. BAILLY Roger), M. GIRAUD Max
""",
        {
            "Bernard COUSIN=p",
            "Roger BAILLY=p",
            "Éliane NICOLAS=p",
            "Yann PREVOST=p/Paul LEGER",
            "Line BERGER=r>Roger BAILLY",
            "Max GIRAUD=e",
        },
        {
            "Line BERGER>Roger BAILLY",
        },
        id="alternates",
    ),
    pytest.param(
        """
PRESENTS
M. Louis BARON, Mme Anne CADET, M. Omar DIALLO, Mme Paule ESTEBAN

PROCURATIONS
M. Jules FERRIER          M. Louis BARON
Mme Ida GOMEZ             Mme Anne CADET

ABSENTE
Mme Eva HUGO
""",
        {
            "Louis BARON=p",
            "Anne CADET=p",
            "Omar DIALLO=p",
            "Paule ESTEBAN=p",
            "Jules FERRIER=r>Louis BARON",
            "Ida GOMEZ=r>Anne CADET",
            "Eva HUGO=a",
        },
        {
            "Jules FERRIER>Louis BARON",
            "Ida GOMEZ>Anne CADET",
        },
        id="two columns of powers",
    ),
    pytest.param(
        """
Présents : M. Yvan LECLERC (Président), Mme Sonia MOREL (arrivée à la délibération n° 4), M.
Kader ZIANI (départ après la délibération n° 7, pouvoir à Mme Sonia MOREL), Mme Lise BRAULT.
Excusés : M. Théo CAMUS, représenté par Mme Lise BRAULT, M. Rémy NIVET.
""",
        {
            "Yvan LECLERC=p",
            "Sonia MOREL=p",
            "Kader ZIANI=p",
            "Lise BRAULT=p",
            "Théo CAMUS=r>Lise BRAULT",
            "Rémy NIVET=e",
        },
        {
            "Kader ZIANI>Sonia MOREL",
            "Théo CAMUS>Lise BRAULT",
        },
        id="arrivals and departures",
    ),
    pytest.param(
        """
Étaient présents : Gérard AUBIN, Martine BOYER, Cédric CLOAREC, Dalila DJEBBAR.
Ont donné pouvoir : Emma FLOCH et Guy HERRY à Gérard AUBIN, Ivan JEGOU à Dalila DJEBBAR.
""",
        {
            "Gérard AUBIN=p",
            "Martine BOYER=p",
            "Cédric CLOAREC=p",
            "Dalila DJEBBAR=p",
            "Emma FLOCH=r>Gérard AUBIN",
            "Guy HERRY=r>Gérard AUBIN",
            "Ivan JEGOU=r>Dalila DJEBBAR",
        },
        {
            "Emma FLOCH>Gérard AUBIN",
            "Guy HERRY>Gérard AUBIN",
            "Ivan JEGOU>Dalila DJEBBAR",
        },
        id="two givers, one holder",
    ),
    pytest.param(
        """
La séance est ouverte par M. Charles MERLIN, Président du syndicat.
Délégués présents : Ardon : M. Jean PICARD ; Bray : Mme Odette RIVET, M. Charles MERLIN ; Coulon : M. Paul SIMONET.
Pouvoirs : M. André TROUVÉ (Dampierre) à M. le Président ; Mme Line VASSAL (Ardon) à M. Jean PICARD.
Absents non représentés : Fay : M. Yves ZELLER.
""",
        {
            "Jean PICARD=p",
            "Odette RIVET=p",
            "Charles MERLIN=p",
            "Paul SIMONET=p",
            "André TROUVÉ=r>Charles MERLIN",
            "Line VASSAL=r>Jean PICARD",
            "Yves ZELLER=a",
        },
        {
            "André TROUVÉ>Charles MERLIN",
            "Line VASSAL>Jean PICARD",
        },
        id="power to the president",
    ),
    pytest.param(
        """EXTRAIT DU REGISTRE L'an deux mille dix, le 2 février,
le Conseil Municipal légalement convoqué s'est réuni à la Mairie sous la présidence de M.
GRANGE Henri, Maire. Étaient présents : M. GRANGE Henri, M. BORDE Louis, Mme CLAVEL Anne, M.
DUPRAT Jean. Absents excusés : Mme ESCOT Marie ayant donné pouvoir à M. BORDE Louis, M. FOURNEL Guy.
Secrétaire de séance : Mme CLAVEL Anne. Objet : subventions 2010.
Le Conseil décide d'attribuer 300 € au Comité des fêtes.
""".replace("\n", " "),
        {
            "Henri GRANGE=p",
            "Louis BORDE=p",
            "Anne CLAVEL=p",
            "Jean DUPRAT=p",
            "Marie ESCOT=r>Louis BORDE",
            "Guy FOURNEL=e",
        },
        {
            "Marie ESCOT>Louis BORDE",
        },
        id="one line",
    ),
    pytest.param(
        """
Membres présents ou représentés :
Présents : Pr Isabelle MARTEL, M. Hervé COURTOIS, Mme Sarah NOUR, Dr Paul LEVASSEUR
Représentés : M. Ugo FERRI (procuration à Mme Sarah NOUR), Mme Zoé ARMAND (procuration à Pr Isabelle MARTEL)
Excusés : Mme Cléo DURAND
Invités : M. Jean BLOCH, directeur général des services
""",
        {
            "Isabelle MARTEL=p",
            "Hervé COURTOIS=p",
            "Sarah NOUR=p",
            "Paul LEVASSEUR=p",
            "Ugo FERRI=r>Sarah NOUR",
            "Zoé ARMAND=r>Isabelle MARTEL",
            "Cléo DURAND=e",
        },
        {
            "Ugo FERRI>Sarah NOUR",
            "Zoé ARMAND>Isabelle MARTEL",
        },
        id="titles",
    ),
    pytest.param(
        """
Présents : Mme NOIR Jeanne, M. BLANC Paul
Pouvoirs : Luc MAURY (GIVRY) à Paul BLANC ; Anne SERRE (BUXY) à Jeanne NOIR
Excusés : Marc TISSOT (CHAGNY), Rose VIAL (BUXY)

N° 2019-31 / 7.5 SUBVENTIONS
""",
        {
            "Jeanne NOIR=p",
            "Paul BLANC=p",
            "Luc MAURY=r>Paul BLANC",
            "Anne SERRE=r>Jeanne NOIR",
            "Marc TISSOT=e",
            "Rose VIAL=e",
        },
        {"Luc MAURY>Paul BLANC", "Anne SERRE>Jeanne NOIR"},
        id="places in brackets",
    ),
    pytest.param(
        """
Membres en exercice : 12, présents : 5

Collège des enseignants : Paule MERCIER, Ali BENSAÏD, Claire ROUX
Collège des usagers : Tom PETIT, Lou GRAND (suppléante de Max BRUN)

Ont donné mandat : Jean VIDAL à Paule MERCIER
""",
        {
            "Paule MERCIER=p",
            "Ali BENSAÏD=p",
            "Claire ROUX=p",
            "Tom PETIT=p",
            "Lou GRAND=p/Max BRUN",
            "Jean VIDAL=r>Paule MERCIER",
        },
        {"Jean VIDAL>Paule MERCIER"},
        id="colleges without a heading",
    ),
    pytest.param(
        "Présents : Mmes et MM. Arnaud, Dumas (Yves), Dumas (Annie), Vigneron.\n",
        {"ARNAUD=p", "Yves DUMAS=p", "Annie DUMAS=p", "VIGNERON=p"},
        set(),
        id="given names in brackets",
    ),
    pytest.param(
        """
Élus                                   Séance du 3 juin 2008

MARCHAL Yvette, maire                  présente
GUYOT Pierre, 1er adjoint              présent (jusqu'au n° 12)
COLIN Marie-Paule                      procuration à M. GUYOT
ROBIN Étienne                          excusé
NOËL Denise                            a donné pouvoir à Mme MARCHAL
PERRIN Jacky                           présent
""",
        {
            "Yvette MARCHAL=p",
            "Pierre GUYOT=p",
            "Marie-Paule COLIN=r>Pierre GUYOT",
            "Étienne ROBIN=e",
            "Denise NOËL=r>Yvette MARCHAL",
            "Jacky PERRIN=p",
        },
        {"Marie-Paule COLIN>Pierre GUYOT", "Denise NOËL>Yvette MARCHAL"},
        id="powers in a column of statuses",
    ),
    pytest.param(
        """
Administrateurs en exercice : 9. Présents : 5. Représentés : 3.

Représentants de l'État : Mme Claire AUBERT, M. Didier MARIN (pour Mme Odile PRAT).

Représentants des salariés : M. Youssef KADI (pour M. Jean DUPUIS et Mme Ève
LAMY), Mme Nadine TISSIER.

Personnalités qualifiées : M. Hugues DE MONTAL.

Excusé : M. Rémi FAURE
""",
        {
            "Claire AUBERT=p",
            "Didier MARIN=p",
            "Youssef KADI=p",
            "Nadine TISSIER=p",
            "Hugues DE MONTAL=p",
            "Odile PRAT=r>Didier MARIN",
            "Jean DUPUIS=r>Youssef KADI",
            "Ève LAMY=r>Youssef KADI",
            "Rémi FAURE=e",
        },
        {"Odile PRAT>Didier MARIN", "Jean DUPUIS>Youssef KADI", "Ève LAMY>Youssef KADI"},
        id="colleges without a heading, a paragraph each",
    ),
    pytest.param(
        """
Délégués présents            Commune

Luc Bernard, Président       Montbrun
Nina Fabre                   Sarlac
Aimé Coste                   Sarlac
Jeanne Puel, suppléante
de Denis Roche               Trémont
Ida Cros                     Trémont

Pouvoirs : Paul Serre à Nina Fabre ; Anne Roy-Vidal à M. le Président
Excusé : Marc Tissot
Également présent, sans voix délibérative : Hugo Blin, directeur du SIVOM
""",
        {
            "Luc BERNARD=p",
            "Nina FABRE=p",
            "Aimé COSTE=p",
            "Jeanne PUEL=p/Denis ROCHE",
            "Ida CROS=p",
            "Paul SERRE=r>Nina FABRE",
            "Anne ROY-VIDAL=r>Luc BERNARD",
            "Marc TISSOT=e",
        },
        {"Paul SERRE>Nina FABRE", "Anne ROY-VIDAL>Luc BERNARD"},
        id="a column of names beside a column of places",
    ),
    pytest.param(
        """
PRÉSENTS : M. Jean DUVAL, Mme Lucie PONS, M. Karim BELHADJ

REPRÉSENTÉES (le porteur de la voix est cité d'abord)
M. Jean DUVAL (pour Mme Anne ROY), Mme Lucie PONS (pour
Mme Rose FAGE)

EXCUSÉ : M. Luc MORIN
""",
        {
            "Jean DUVAL=p",
            "Lucie PONS=p",
            "Karim BELHADJ=p",
            "Anne ROY=r>Jean DUVAL",
            "Rose FAGE=r>Lucie PONS",
            "Luc MORIN=e",
        },
        {"Anne ROY>Jean DUVAL", "Rose FAGE>Lucie PONS"},
        id="a heading with a note in brackets",
    ),
    pytest.param(
        """
Étaient présents :

Premier collège (collectivités territoriales et leurs groupements)
Jean DUVAL, Lucie PONS, Karim BELHADJ

Collège ATOS
Rose FAGE, Luc MORIN

Personnes qualifiées
Mme Ida CROS, CFTC
M. Paul SERRE, Ligue de protection du Rhône

Avaient donné mandat :
Anne ROY à Rose FAGE

Excusés : Marc TISSOT
""",
        {
            "Jean DUVAL=p",
            "Lucie PONS=p",
            "Karim BELHADJ=p",
            "Rose FAGE=p",
            "Luc MORIN=p",
            "Ida CROS=p",
            "Paul SERRE=p",
            "Anne ROY=r>Rose FAGE",
            "Marc TISSOT=e",
        },
        {"Anne ROY>Rose FAGE"},
        id="long names of colleges on lines of their own",
    ),
    pytest.param(
        """
Présents : M. Jean DUVAL, Mme Lucie PONS, M. Karim BELHADJ
Pouvoirs : Mme Anne ROY à M. Jean DUVAL – M. Luc MORIN à Mme Lucie PONS, en attendant son arrivée à 18 h 40
Secrétaire : Mme Lucie PONS
Mme Rose FAGE, directrice des services, était présente.
M. Luc MORIN entre en séance à 18 h 40.
""",
        {"Jean DUVAL=p", "Lucie PONS=p", "Karim BELHADJ=p", "Anne ROY=r>Jean DUVAL", "Luc MORIN=p"},
        {"Anne ROY>Jean DUVAL", "Luc MORIN>Lucie PONS"},
        id="a power until one comes",
    ),
    pytest.param(
        """
PRÉSENTS : Jean DUVAL, Lucie PONS, Rose FAGE (arrivée au point 2018-10)
EXCUSÉS AYANT DONNÉ POUVOIR : Luc MORIN à Lucie PONS
""",
        {"Jean DUVAL=p", "Lucie PONS=p", "Rose FAGE=p", "Luc MORIN=r>Lucie PONS"},
        {"Luc MORIN>Lucie PONS"},
        id="the last present gives no power",
    ),
    pytest.param(
        """
(Mme Rose FAGE quitte la salle à 20 h 05 et donne procuration à M. Luc MORIN.)

Mme Ida CROS. – J'ai reçu pouvoir de M. Paul SERRE : nous votons contre.

M. Jean DUVAL. – Je porte aussi la procuration de Mme Anne ROY.
""",
        {"Rose FAGE=p", "Paul SERRE=r>Ida CROS", "Anne ROY=r>Jean DUVAL"},
        {"Rose FAGE>Luc MORIN", "Paul SERRE>Ida CROS", "Anne ROY>Jean DUVAL"},
        id="powers told in a debate",
    ),
    pytest.param(
        """
Réuni sous la présidence de M. de
MONTAL,
Présents : MM. Hugues de MONTAL, Jean DUVAL, Mme Lucie PONS.
Absent ayant délégué son droit de vote : M. Luc MORIN à M. Jean DUVAL.
""",
        {"Hugues de MONTAL=p", "Jean DUVAL=p", "Lucie PONS=p", "Luc MORIN=r>Jean DUVAL"},
        {"Luc MORIN>Jean DUVAL"},
        id="a chair with a particle",
    ),
]


def _shown(fact: Attendance) -> str:
    shown = f"{fact.person}={fact.status[0]}"
    shown += f">{fact.represented_by}" if fact.represented_by else ""
    return shown + (f"/{fact.substitute_for}" if fact.substitute_for else "")


@pytest.mark.parametrize(("text", "people", "powers"), CASES)
def test_who_sat_and_who_held_whose_power(text: str, people: set[str], powers: set[str]) -> None:
    reading = clean(Document("act.txt", text, ""))
    facts = find_attendance(replace(reading, mentions=find_persons(reading)), ())
    assert {_shown(f) for f in facts if isinstance(f, Attendance)} == people
    assert {f"{f.giver}>{f.receiver}" for f in facts if isinstance(f, Proxy)} == powers


def test_a_count_is_no_list() -> None:
    reading = clean(Document("act.txt", "Nombre de présents : 12\nVotants : 14\nPrésents : 12\n", ""))
    assert find_attendance(reading, ()) == ()
