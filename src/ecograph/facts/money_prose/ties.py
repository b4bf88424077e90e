"""Words that tie a verb or a noun to a sum over what stands between them: lists, raises, datives, loans."""

import re

LOAN_OF = re.compile(
    r"\b(?:prets?|emprunts?|credit bancaire)(?: (?!de (?:financement|la|l'))[\w'()/]+){0,7}?[ \n]+(?:de|"
    r"d'un montant(?: total| global| maximum)? de|pour un montant(?: total)? de)[ \n]+\Z"
)
COORDINATED = re.compile(
    r"(?:\s?ttc)?\)?\s?(?:\([^)]{0,40}\))?(?:\s(?:en|pour|au titre de) (?:l'annee |l'exercice )?\d{4})?\s*(?:,|et|puis)\s*"
    r"(?:et\s+|puis\s+)?(?:\Z|(?:a|au|aux|de|du|des|d'|par|pour|a l'|l'|la|le)\b(?![^,;]{0,80}\bqui\b))"
)
# "¤ du FEDER, ¤ de la Région et ": sums first, each with its own name behind.
LISTED_ON = re.compile(
    r"\s(?:de|du|des|d'|a|au|aux|par|pour|aupres de) ?[^,;.¤]{2,80}?(?:,\s*(?:et |puis )?|\s(?:et|puis)\s)\Z"
)
RAISED_TO = re.compile(r"\s*(?:ttc )?a\s*")
# "il est accordé à la commune de X, …, une aide de": the verb holds on to its sum over whatever is said of X.
DATIVE = re.compile(
    r"\s{0,2}(?:,[^,;]{0,40},)?\s{0,2}(?:a la |a l'|au |aux |a )[^;¤]{0,420}"
    r"\b(?:aides?|subventions?|sommes?|participations?|concours|dotations?|contributions?|avances?|prets?|prime|bourse)\b"
)
GUARANTEE_OF = re.compile(
    r"\b(?:garanties?|cautions?|cautionnement)(?: d'emprunts?)?(?: (?!du? |des? |d'un )[\w'%]+){0,4}[ \n]+(?:de|"
    r"d'un montant(?: total| maximum)? de|a hauteur de|soit)[ \n]+\Z"
)
