"""Turns of phrase of many registers: asking, giving, refusing, lending, joining, buying, told with and without verbs."""

import pytest

from tests.unit.facts.money_prose.sentences import ISSUER, Stated, flows_of


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (
            "Le Conseil arrête les aides suivantes.\n\nAmicale des Boulistes : 150 €. Club de Gymnastique Volontaire : 200 €.",
            {
                (ISSUER, "Amicale des Boulistes", 150, 2015, "awarded", "grant"),
                (ISSUER, "Club de Gymnastique Volontaire", 200, 2015, "awarded", "grant"),
            },
        ),
        (
            "Le Club Photo (association culturelle) : 120 €. L'Union Musicale : 340 €. Ces sommes sont accordées.",
            {
                (ISSUER, "Club Photo", 120, 2015, "awarded", "grant"),
                (ISSUER, "Union Musicale", 340, 2015, "awarded", "grant"),
            },
        ),
        (
            "Le Comité de Jumelage prépare un voyage à Bonn. Il demande 900 € et le Conseil lui donne 500 €.",
            {
                (ISSUER, "Comité de Jumelage", 500, 2015, "awarded", "grant"),
                (ISSUER, "Comité de Jumelage", 900, 2015, "requested", "grant"),
            },
        ),
        (
            "L'association Tour de Piste organise un stage de cirque. Elle espère 1 200 € de la commune. Le Conseil lui alloue 800 €.",
            {
                (ISSUER, "Tour de Piste", 1200, 2015, "requested", "grant"),
                (ISSUER, "Tour de Piste", 800, 2015, "awarded", "grant"),
            },
        ),
        (
            "L'Harmonie Municipale a besoin de 650 € pour réparer ses cuivres. Accordé.",
            {
                (ISSUER, "Harmonie Municipale", 650, 2015, "awarded", "grant"),
                (ISSUER, "Harmonie Municipale", 650, 2015, "requested", "grant"),
            },
        ),
        (
            "Le Foyer Rural souhaite une aide de 700 €. Le Conseil municipal, à l'unanimité, la lui accorde.",
            {
                (ISSUER, "Foyer Rural", 700, 2015, "awarded", "grant"),
                (ISSUER, "Foyer Rural", 700, 2015, "requested", "grant"),
            },
        ),
        (
            "Les 300 € que demandait le Club de Pétanque ne lui sont pas accordés.",
            {(ISSUER, "Club de Pétanque", 300, 2015, "rejected", "grant")},
        ),
        (
            "La demande de l'association Moto Verte (1 000 €) est repoussée par 9 voix contre 2.",
            {(ISSUER, "Moto Verte", 1000, 2015, "rejected", "grant")},
        ),
        (
            "L'association Moto Verte réclame 1 000 €. Le dossier ne comportant pas de bilan, il n'y est pas fait droit.",
            {(ISSUER, "Moto Verte", 1000, 2015, "rejected", "grant")},
        ),
        (
            "Ne donne pas suite à la demande de 2 500 € du Rugby Club Charolais.",
            {(ISSUER, "Rugby Club Charolais", 2500, 2015, "rejected", "grant")},
        ),
        (
            "Le Conseil écarte la demande du Rugby Club Charolais, qui portait sur 2 500 €.",
            {(ISSUER, "Rugby Club Charolais", 2500, 2015, "rejected", "grant")},
        ),
        (
            "- de refuser l'aide de 2 500 € sollicitée par le Rugby Club Charolais ;",
            {(ISSUER, "Rugby Club Charolais", 2500, 2015, "rejected", "grant")},
        ),
        (
            "- de ne pas réserver de suite favorable à la demande de l'association Moto Verte (1 000 €), étrangère à nos compétences.",
            {(ISSUER, "Moto Verte", 1000, 2015, "rejected", "grant")},
        ),
        (
            "L'association Moto Verte n'obtient pas les 1 000 € qu'elle demandait.",
            {(ISSUER, "Moto Verte", 1000, 2015, "rejected", "grant")},
        ),
        (
            "Le Maire retire ce point de l'ordre du jour : la subvention de 4 500 € à l'association Moto Verte sera revue en mai.",
            {(ISSUER, "Moto Verte", 4500, 2015, "withdrawn", "grant")},
        ),
        (
            "L'association Moto Verte attend 800 € pour un camion. Décision remise à la prochaine séance.",
            {(ISSUER, "Moto Verte", 800, 2015, "withdrawn", "grant")},
        ),
        (
            "L'association Moto Verte avait demandé 800 € ; elle a depuis retiré sa demande.",
            {(ISSUER, "Moto Verte", 800, 2015, "withdrawn", "grant")},
        ),
        (
            "CONSENT à la SARL Fournil du Bourg une avance remboursable de 8 000 €.",
            {(ISSUER, "SARL Fournil du Bourg", 8000, 2015, "awarded", "loan")},
        ),
        (
            "Le Conseil accorde à l'association Moto Verte une avance de 3 000 €, remboursable en dix mensualités.",
            {(ISSUER, "Moto Verte", 3000, 2015, "awarded", "loan")},
        ),
        (
            "Elle est remboursable : l'avance de trésorerie de 6 000 € consentie à l'association Moto Verte sera rendue fin 2016.",
            {(ISSUER, "Moto Verte", 6000, 2015, "awarded", "loan")},
        ),
        (
            "Pour financer les travaux, la commune contracte auprès du Crédit Agricole Centre-Est un emprunt de 200 000 € sur quinze ans.",
            {("Crédit Agricole Centre-Est", ISSUER, 200000, 2015, "planned", "loan")},
        ),
        (
            "La commune garantit à hauteur de 50 % l'emprunt de 400 000 € que l'OPAC de Saône-et-Loire souscrit auprès de la Caisse des dépôts, soit 200 000 €.",
            {
                ("Caisse des dépôts", "OPAC de Saône-et-Loire", 400000, 2015, "planned", "loan"),
                (ISSUER, "OPAC de Saône-et-Loire", 200000, 2015, "awarded", "guarantee"),
            },
        ),
        (
            "La commune laisse gratuitement à l'association Moto Verte un hangar dont la valeur locative est de 1 440 € par an.",
            {(ISSUER, "Moto Verte", 1440, 2015, "awarded", "in_kind")},
        ),
        (
            "Cette salle est prêtée sans loyer au Club Photo, avantage chiffré à 960 €.",
            {(ISSUER, "Club Photo", 960, 2015, "awarded", "in_kind")},
        ),
        (
            "La commune met à disposition du Club Photo un local. Cette facilité vaut 1 800 € par an.",
            {(ISSUER, "Club Photo", 1800, 2015, "awarded", "in_kind")},
        ),
        (
            "Titulaire du lot 1 (gros œuvre) : SARL Bonnot et Fils, pour 24 000 € TTC.",
            {(ISSUER, "SARL Bonnot et Fils", 24000, 2015, "awarded", "contract")},
        ),
        (
            "L'entreprise la mieux-disante est la Menuiserie Lathuillière, avec 11 840 € HT, soit 14 208 € TTC ; son offre est retenue.",
            {(ISSUER, "Menuiserie Lathuillière", 14208, 2015, "awarded", "contract")},
        ),
        (
            "Le Conseil confie l'étude du plan d'eau au bureau d'études Hydro Conseil pour 12 400 € TTC.",
            {(ISSUER, "Hydro Conseil", 12400, 2015, "awarded", "contract")},
        ),
        (
            "Le projet de l'association Moto Verte est ainsi financé : Région Bourgogne 48 000 € ; État (FNADT) 30 000 € ; FEDER 24 000 € ; ressources propres 18 000 €.",
            {
                ("Région Bourgogne", "Moto Verte", 48000, 2015, "planned", "grant"),
                ("Union européenne", "Moto Verte", 24000, 2015, "planned", "grant"),
                ("État", "Moto Verte", 30000, 2015, "planned", "grant"),
            },
        ),
        (
            "L'an passé, la commune avait donné 400 € au Club Photo.",
            {(ISSUER, "Club Photo", 400, 2014, "paid", "grant")},
        ),
        (
            "Le Club Photo sollicite 600 €. Sa subvention a été de 450 € en 2014.",
            {
                (ISSUER, "Club Photo", 450, 2014, "awarded", "grant"),
                (ISSUER, "Club Photo", 600, 2015, "requested", "grant"),
            },
        ),
        (
            "Par délibération du 6 mars 2012, la commune a attribué une subvention de 2 000 € au Club Photo.",
            {(ISSUER, "Club Photo", 2000, 2012, "awarded", "grant")},
        ),
        (
            "La Région Bourgogne avait financé les études du Club Photo à hauteur de 8 500 € (délibération du 16 mars 2013).",
            {("Région Bourgogne", "Club Photo", 8500, 2013, "paid", "grant")},
        ),
        (
            "Le Conseil attribue 200 € au Club Photo, autant au Foyer Rural et 350 € à l'Harmonie Municipale.",
            {
                (ISSUER, "Club Photo", 200, 2015, "awarded", "grant"),
                (ISSUER, "Foyer Rural", 200, 2015, "awarded", "grant"),
                (ISSUER, "Harmonie Municipale", 350, 2015, "awarded", "grant"),
            },
        ),
        (
            "Le Club Photo et le Foyer Rural reçoivent chacun 250 €.",
            {
                (ISSUER, "Club Photo", 250, 2015, "awarded", "grant"),
                (ISSUER, "Foyer Rural", 250, 2015, "awarded", "grant"),
            },
        ),
        (
            "Le Conseil vote 300 € pour le Club Photo, 450 € pour le Foyer Rural.",
            {
                (ISSUER, "Club Photo", 300, 2015, "awarded", "grant"),
                (ISSUER, "Foyer Rural", 450, 2015, "awarded", "grant"),
            },
        ),
        (
            "Le montant de l'aide au Club Photo est porté de 300 à 450 €.",
            {(ISSUER, "Club Photo", 450, 2015, "awarded", "grant")},
        ),
        (
            "L'aide au Foyer Rural est maintenue à son niveau de 2014, soit 1 200 €.",
            {(ISSUER, "Foyer Rural", 1200, 2015, "awarded", "grant")},
        ),
        (
            "Sur proposition de la commission, 5 000 € iront au Foyer Rural pour sa cuisine.",
            {(ISSUER, "Foyer Rural", 5000, 2015, "awarded", "grant")},
        ),
        (
            "Une enveloppe de 1 100 € est réservée au Foyer Rural.",
            {(ISSUER, "Foyer Rural", 1100, 2015, "awarded", "grant")},
        ),
        (
            "Le concours de la commune au Foyer Rural ne peut excéder 9 000 €.",
            {(ISSUER, "Foyer Rural", 9000, 2015, "awarded", "grant")},
        ),
        (
            "Le Foyer Rural bénéficiera d'un concours communal plafonné à 9 000 €.",
            {(ISSUER, "Foyer Rural", 9000, 2015, "awarded", "grant")},
        ),
        (
            "Le Conseil décide de participer aux frais du voyage scolaire du Collège Jean-Moulin pour 25 € par élève, soit 600 €.",
            {(ISSUER, "Collège Jean-Moulin", 600, 2015, "awarded", "grant")},
        ),
        (
            "Le Conseil donne un avis favorable au versement de 350 € à la Coopérative scolaire.",
            {(ISSUER, "Coopérative scolaire", 350, 2015, "awarded", "grant")},
        ),
        (
            "SUBVENTION AU FOYER RURAL\n\nSur proposition du Maire, le Conseil fixe à 1 300 € le montant de la subvention pour 2015.",
            {(ISSUER, "FOYER RURAL", 1300, 2015, "awarded", "grant")},
        ),
        (
            "La subvention accordée au Foyer Rural pour l'année 2015 sera de 1 300 €.",
            {(ISSUER, "Foyer Rural", 1300, 2015, "awarded", "grant")},
        ),
        (
            "Autorise le Maire à mandater au Foyer Rural la somme de 1 300 €.",
            {(ISSUER, "Foyer Rural", 1300, 2015, "awarded", "grant")},
        ),
        (
            "Le Département de Saône-et-Loire a fait savoir qu'il accorderait à la commune 12 000 € pour la halle.",
            {("Département de Saône-et-Loire", ISSUER, 12000, 2015, "planned", "grant")},
        ),
        (
            "La commune espère 12 000 € du Département de Saône-et-Loire et a demandé 20 000 € à l'État au titre de la DETR.",
            {
                ("Département de Saône-et-Loire", ISSUER, 12000, 2015, "planned", "grant"),
                ("État", ISSUER, 20000, 2015, "requested", "grant"),
            },
        ),
        (
            "charge le Maire de solliciter l'État (DETR) pour 40 000 € et la Région Bourgogne pour 15 000 €.",
            {
                ("Région Bourgogne", ISSUER, 15000, 2015, "requested", "grant"),
                ("État", ISSUER, 40000, 2015, "requested", "grant"),
            },
        ),
        (
            "Article 3 : La Commune apporte à l'association Moto Verte un concours financier de 4 000 € pour l'année 2015.",
            {(ISSUER, "Moto Verte", 4000, 2015, "awarded", "grant")},
        ),
        (
            "Pour l'exercice 2015, la participation communale au fonctionnement du Foyer Rural s'établit à 6 200 €.",
            {(ISSUER, "Foyer Rural", 6200, 2015, "awarded", "grant")},
        ),
        (
            "Il est alloué au Foyer Rural 3 000 € en 2015 et 3 500 € en 2016.",
            {
                (ISSUER, "Foyer Rural", 3000, 2015, "awarded", "grant"),
                (ISSUER, "Foyer Rural", 3500, 2016, "awarded", "grant"),
            },
        ),
        (
            "Le Conseil se prononce pour une aide exceptionnelle de 900 € au Foyer Rural.",
            {(ISSUER, "Foyer Rural", 900, 2015, "awarded", "grant")},
        ),
        (
            "Une aide exceptionnelle de 900 € est votée en faveur du Foyer Rural.",
            {(ISSUER, "Foyer Rural", 900, 2015, "awarded", "grant")},
        ),
        (
            "Le Conseil décide l'octroi au Foyer Rural d'une aide de 900 €.",
            {(ISSUER, "Foyer Rural", 900, 2015, "awarded", "grant")},
        ),
        (
            "Sont attribuées les aides suivantes : Foyer Rural, 900 € ; Club Photo, 450 € ; Moto Verte, 300 €.",
            {
                (ISSUER, "Club Photo", 450, 2015, "awarded", "grant"),
                (ISSUER, "Foyer Rural", 900, 2015, "awarded", "grant"),
                (ISSUER, "Moto Verte", 300, 2015, "awarded", "grant"),
            },
        ),
        (
            "Sont attribués : 900 € au Foyer Rural, 450 € au Club Photo.",
            {
                (ISSUER, "Club Photo", 450, 2015, "awarded", "grant"),
                (ISSUER, "Foyer Rural", 900, 2015, "awarded", "grant"),
            },
        ),
        (
            "Le Foyer Rural se voit attribuer 900 €, le Club Photo 450 €.",
            {
                (ISSUER, "Club Photo", 450, 2015, "awarded", "grant"),
                (ISSUER, "Foyer Rural", 900, 2015, "awarded", "grant"),
            },
        ),
        (
            "Bénéficiaire : Foyer Rural\nObjet : sonorisation de la salle\nMontant proposé : 900 €",
            {(ISSUER, "Foyer Rural", 900, 2015, "awarded", "grant")},
        ),
        (
            "Association : Moto Verte. Demande : 2 000 €. Avis de la commission : favorable. Subvention accordée : 1 500 €.",
            {
                (ISSUER, "Moto Verte", 1500, 2015, "awarded", "grant"),
                (ISSUER, "Moto Verte", 2000, 2015, "requested", "grant"),
            },
        ),
        (
            "L'association Moto Verte sollicite une subvention de 2 000 euros pour son rallye. Après débat, le Conseil fixe l'aide à 1 000 euros.",
            {
                (ISSUER, "Moto Verte", 1000, 2015, "awarded", "grant"),
                (ISSUER, "Moto Verte", 2000, 2015, "requested", "grant"),
            },
        ),
        (
            "M. Petit souligne que le Foyer Rural a déjà reçu 500 € de la commune en 2014.",
            {(ISSUER, "Foyer Rural", 500, 2014, "paid", "grant")},
        ),
        (
            "Le Département de Saône-et-Loire, qui avait versé 3 000 € au Foyer Rural en 2014, ne donnera que 2 000 € en 2015.",
            {
                ("Département de Saône-et-Loire", "Foyer Rural", 2000, 2015, "planned", "grant"),
                ("Département de Saône-et-Loire", "Foyer Rural", 3000, 2014, "paid", "grant"),
            },
        ),
        (
            "Le Foyer Rural bénéficie du soutien de la Région Bourgogne (5 000 €) et du Département de Saône-et-Loire (2 500 €).",
            {
                ("Département de Saône-et-Loire", "Foyer Rural", 2500, 2015, "planned", "grant"),
                ("Région Bourgogne", "Foyer Rural", 5000, 2015, "planned", "grant"),
            },
        ),
        (
            "La Région Bourgogne cofinance le projet du Foyer Rural à hauteur de 5 000 €.",
            {("Région Bourgogne", "Foyer Rural", 5000, 2015, "planned", "grant")},
        ),
        (
            "L'État participe à hauteur de 40 000 € au titre de la DETR aux travaux de la commune.",
            {("État", ISSUER, 40000, 2015, "planned", "grant")},
        ),
        (
            "Une subvention de 40 000 € a été notifiée à la commune par l'État.",
            {("État", ISSUER, 40000, 2015, "awarded", "grant")},
        ),
        (
            "La commune a obtenu de la Région Bourgogne une aide de 15 000 €.",
            {("Région Bourgogne", ISSUER, 15000, 2015, "awarded", "grant")},
        ),
        (
            "de demander à la Région Bourgogne une subvention de 15 000 € pour la halle",
            {("Région Bourgogne", ISSUER, 15000, 2015, "requested", "grant")},
        ),
        (
            "Une demande de subvention de 15 000 € sera adressée à la Région Bourgogne.",
            {("Région Bourgogne", ISSUER, 15000, 2015, "requested", "grant")},
        ),
        (
            "La Région Bourgogne sera sollicitée à hauteur de 15 000 €.",
            {("Région Bourgogne", ISSUER, 15000, 2015, "requested", "grant")},
        ),
        (
            "Le Maire propose de ne pas reconduire les 800 € versés en 2014 au Club Photo.",
            {(ISSUER, "Club Photo", 800, 2014, "paid", "grant")},
        ),
        ("La demande de 800 € du Club Photo est différée.", {(ISSUER, "Club Photo", 800, 2015, "withdrawn", "grant")}),
        ("Le Club Photo renonce à sa demande de 800 €.", {(ISSUER, "Club Photo", 800, 2015, "withdrawn", "grant")}),
        (
            "Le Conseil rejette par 8 voix contre 5 la proposition d'aide de 800 € au Club Photo.",
            {(ISSUER, "Club Photo", 800, 2015, "rejected", "grant")},
        ),
        (
            "La subvention de 800 € demandée par le Club Photo est refusée.",
            {(ISSUER, "Club Photo", 800, 2015, "rejected", "grant")},
        ),
        (
            "Aucune suite n'est donnée à la demande du Club Photo (800 €).",
            {(ISSUER, "Club Photo", 800, 2015, "rejected", "grant")},
        ),
        (
            "accorde sa garantie à hauteur de 50 % pour le remboursement d'un prêt de 300 000 € souscrit par l'OPAC de Saône-et-Loire auprès de la Caisse des dépôts et consignations",
            {
                ("Caisse des dépôts et consignations", "OPAC de Saône-et-Loire", 300000, 2015, "planned", "loan"),
                (ISSUER, "OPAC de Saône-et-Loire", 150000, 2015, "awarded", "guarantee"),
            },
        ),
        (
            "La commune accorde à la SCIC Le Verger un prêt de 12 000 € sans intérêt.",
            {(ISSUER, "SCIC Le Verger", 12000, 2015, "awarded", "loan")},
        ),
        (
            "Le Conseil décide de souscrire 50 parts de la SCIC Le Verger pour 5 000 €.",
            {(ISSUER, "SCIC Le Verger", 5000, 2015, "awarded", "capital")},
        ),
        (
            "La commune entre au capital de la SEM Loire Énergie pour 20 000 €.",
            {(ISSUER, "SEM Loire Énergie", 20000, 2015, "awarded", "capital")},
        ),
        (
            "Le marché de voirie est attribué à l'entreprise Colas Centre-Est pour 62 000 € HT, soit 74 400 € TTC.",
            {(ISSUER, "Colas Centre-Est", 74400, 2015, "awarded", "contract")},
        ),
        (
            "Le devis de la société Bonnot, d'un montant de 4 320 € TTC, est accepté.",
            {(ISSUER, "Bonnot", 4320, 2015, "awarded", "contract")},
        ),
        (
            "Le Conseil retient l'offre de la société Bonnot pour un montant de 4 320 € TTC.",
            {(ISSUER, "Bonnot", 4320, 2015, "awarded", "contract")},
        ),
        (
            "Le Conseil renouvelle l'adhésion à la Fondation du patrimoine (cotisation : 120 €).",
            {(ISSUER, "Fondation du patrimoine", 120, 2015, "awarded", "membership_fee")},
        ),
        (
            "Le Conseil décide d'adhérer au CAUE de Saône-et-Loire et de verser la cotisation annuelle de 200 €.",
            {(ISSUER, "CAUE de Saône-et-Loire", 200, 2015, "awarded", "membership_fee")},
        ),
        (
            "La mise à disposition gratuite de la salle au Club Photo représente un avantage de 960 € par an.",
            {(ISSUER, "Club Photo", 960, 2015, "awarded", "in_kind")},
        ),
        (
            "La commune met gracieusement la salle des fêtes à la disposition du Club Photo ; cette aide en nature est valorisée à 960 €.",
            {(ISSUER, "Club Photo", 960, 2015, "awarded", "in_kind")},
        ),
        (
            "Le coût de l'opération est de 120 000 € HT, dont 30 000 € financés par le Département de Saône-et-Loire.",
            {("Département de Saône-et-Loire", ISSUER, 30000, 2015, "planned", "grant")},
        ),
        ("Le budget du Foyer Rural est de 45 000 €. Il emploie 2 salariés et compte 120 adhérents.", set()),
        ("Les aides inférieures à 1 500 € sont versées en une fois.", set()),
        ("Le loyer annuel est fixé à 2 400 €.", set()),
        ("Le prix du repas passe de 3,10 € à 3,20 €.", set()),
        ("Le Maire rend compte de la vente d'un terrain pour 18 000 €.", set()),
        ("Le chiffre d'affaires de la société Bonnot est de 1,2 M€.", set()),
        (
            "Le Conseil municipal attribue au titre de l'année 2015 une subvention de trois mille euros au Foyer Rural.",
            {(ISSUER, "Foyer Rural", 3000, 2015, "awarded", "grant")},
        ),
        (
            "Le Conseil municipal attribue une subvention de 3 K€ au Foyer Rural.",
            {(ISSUER, "Foyer Rural", 3000, 2015, "awarded", "grant")},
        ),
        (
            "La compagnie Les Souffleurs prépare un spectacle avec l'Harmonie Municipale et le Foyer Rural. Elle sollicite 1 500 €. Le Conseil lui accorde 1 000 €.",
            {
                (ISSUER, "Les Souffleurs", 1000, 2015, "awarded", "grant"),
                (ISSUER, "Les Souffleurs", 1500, 2015, "requested", "grant"),
            },
        ),
        (
            "Le Club Photo fête ses vingt ans. L'association demande une aide exceptionnelle de 600 €, que le Conseil lui accorde.",
            {
                (ISSUER, "Club Photo", 600, 2015, "awarded", "grant"),
                (ISSUER, "Club Photo", 600, 2015, "requested", "grant"),
            },
        ),
        (
            "Le Foyer Rural a transmis son bilan. Sa subvention, qui était de 900 € en 2014, est portée à 1 000 € en 2015.",
            {
                (ISSUER, "Foyer Rural", 1000, 2015, "awarded", "grant"),
                (ISSUER, "Foyer Rural", 900, 2014, "awarded", "grant"),
            },
        ),
        (
            "Article 1er. - Une subvention de 1 000 € est accordée au Foyer Rural.\nArticle 2. - Cette subvention sera versée en une fois.\nArticle 3. - Le Foyer Rural rendra compte de son emploi.",
            {(ISSUER, "Foyer Rural", 1000, 2015, "awarded", "grant")},
        ),
        (
            "Le Maire rappelle que la commune verse 2 000 € par an au Foyer Rural depuis 2012.",
            {(ISSUER, "Foyer Rural", 2000, None, "awarded", "grant")},
        ),
        (
            "Le Conseil approuve la convention avec l'association Moto Verte et lui attribue 2 400 €, payables en deux fois : 1 200 € en avril, 1 200 € en octobre.",
            {(ISSUER, "Moto Verte", 2400, 2015, "awarded", "grant")},
        ),
        (
            "Considérant que l'association Moto Verte a déposé un dossier d'un montant de 3 000 €, et que la commission a émis un avis défavorable ;\nle Conseil rejette la demande.",
            {(ISSUER, "Moto Verte", 3000, 2015, "rejected", "grant")},
        ),
        (
            "ATTRIBUE\n\nune subvention de 1 400 € à l'association Moto Verte pour son rallye,",
            {(ISSUER, "Moto Verte", 1400, 2015, "awarded", "grant")},
        ),
        (
            "Le Foyer Rural bénéficie également d'un soutien de la Région Bourgogne (800 €) et du Département de Saône-et-Loire (500 €).",
            {
                ("Département de Saône-et-Loire", "Foyer Rural", 500, 2015, "awarded", "grant"),
                ("Région Bourgogne", "Foyer Rural", 800, 2015, "awarded", "grant"),
            },
        ),
        (
            "L'offre du Crédit Mutuel de Bourgogne, moins chère que les autres, est retenue : 100 000 € sur quinze ans, au taux fixe de 1,85 %.",
            {("Crédit Mutuel de Bourgogne", ISSUER, 100000, 2015, "awarded", "loan")},
        ),
    ],
)
def test_a_turn_of_phrase_gives_its_flows(passage: str, expected: set[Stated]) -> None:
    """Payer, payee, euros, year, state and instrument, whatever the words."""
    assert flows_of(passage) == expected
