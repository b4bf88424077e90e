"""Names of organisations: what belongs to a name, and when two names may be one."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ecograph.values.folding import fold, name_key

# Type nouns that stand before a name without being part of it: "l'association Bois de Lune" -> "Bois de Lune".
_APPOSITION = re.compile(
    r"^(?i:associations?|societes?|entreprises?|laboratoires?|reseaux?|cabinet|incubateur|agence d'innovation"
    r"|structure|organisme|operateur|coordination|cooperative|bureau d'etudes|groupe(?= «)"
    r"|poles? (?:de competitivite|d'innovation|d'excellence)|(?:clusters?|poles?|reseaux?|federations?) [a-z-]{5,16}"
    r"|institut de recherche|groupement d'interet scientifique|technopole)"
    r"\s+(?=[«\"A-Z0-9À-ÖØ-Þ])"
)
_ARTICLE = re.compile(r"^(?:l[' ]|les? |la |du |des |de la |de l[' ]|d'|au |aux |à la |à l[' ])", re.I)
_LEGAL_HEAD = re.compile(
    r"^(?:(?:la |le |l')?(?:association|societe(?: d'economie mixte| publique locale| par actions simplifiee)?"
    r"|s\.?a\.?s\.?u?|s\.?a\.?r\.?l\.?|eurl|s\.?a|sci|scop|scic|sem|seml|spl|sasu|snc|gie|gip|ei|earl|gaec|sca"
    r"|poles?(?: de competitivite)?|cluster|reseau|entreprise|fondation|compagnie|cie))\s+"
)
# Where a noun phrase that follows a name begins: purpose, year, relative clause, amount.
_TAIL = re.compile(
    r"\s*(?:[;:,(]|\s[-–—]\s|\bau titre\b|\bpour (?!tous\b)(?:l['ae ]|le |les |un|son|sa |ses |leur|[a-z]|\d)"
    r"|\ben vue\b"
    r"|\bdans le cadre\b|\bà hauteur\b|\bd'un montant\b|\bafin de\b|\b(?:qui|que|dont|ayant|relative?|représentée?)\b"
    r"|\b(?:d'une|de) (?:subvention|somme|aide)\b|\b(?:une?|la|de) ?\d|\b\d[\d .]*(?:€|euros?|,\d\d)"
    r"|\bau cours\b|\bà compter\b|\ben (?:19|20)\d\d\b|\b(?:19|20)\d\d\b).*$",
    re.I | re.S,
)
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]{2,90}?)\s*[»”\"]")
_SIGLUM = re.compile(r"^[A-Z0-9][A-Za-z0-9&.'’-]{0,13}$")
_SMALL_WORDS = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "en", "au", "aux", "un", "une", "sur",
     "pour", "par", "the", "of", "and", "sous", "chez", "dans", "avec")
)  # fmt: skip


# A common noun in lower case before a name in quotes: "le club « Kerhuon Handball »" -> "Kerhuon Handball".
_NOUN_AND_NAME = re.compile(r"[a-zà-ÿ][a-zà-ÿ' -]{2,40}([«“\"][^«»“”\"]{2,90}[»”\"])$")


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation as a document names it: full name, type of the closed list, ids that stand beside it."""

    name: str
    type: str
    score: float = 1.0
    siren: str = ""
    siret: str = ""
    rna: str = ""


_BROKEN_WORD = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")


def one_line(text: str) -> str:
    """The text on one line: broken words joined, runs of white space made one space.

    >>> one_line("Hôpitaux universitaires de\\n  Strasbourg")
    'Hôpitaux universitaires de Strasbourg'
    """
    return " ".join((_BROKEN_WORD.sub("-", text) if "\n" in text else text).split())


def unquoted(name: str) -> str:
    """The name without the quotes that wrap the whole of it; inner quotes stay.

    >>> unquoted("« Les Volets Verts »")
    'Les Volets Verts'
    """
    bare = re.fullmatch(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]?", name.strip())
    return (bare[1] if bare else name).strip(" '")


@lru_cache(maxsize=20_000)
def without_apposition(name: str) -> str:
    """The name without article and without the common noun that only says what it is.

    >>> without_apposition("l'association « Les Amis du Livre »")
    'Les Amis du Livre'
    >>> without_apposition("Association des parents d'élèves")
    "Association des parents d'élèves"
    """
    bare = one_line(name)
    article = _ARTICLE.match(bare)
    rest = bare[article.end() :] if article else bare
    noun = _APPOSITION.match(fold_head(rest))
    if noun:
        return unquoted(rest[noun.end() :])
    named = _NOUN_AND_NAME.match(rest)
    if named:
        return unquoted(named[1])
    starts_name = article is None or (article[0][0].isupper() and not article[0].lower().startswith(("l'", "l ")))
    return unquoted(bare if starts_name else rest)


def fold_head(name: str) -> str:
    """The name with its first words folded up to the first capital, so that nouns match whatever their accents."""
    plain = name.replace("’", "'")
    return "".join(f if c.islower() or not c.isalpha() else c for c, f in zip(plain, fold(plain), strict=True))


@lru_cache(maxsize=20_000)
def trim_name(phrase: str) -> str:
    """The name inside a captured noun phrase: article, common noun, purpose, year and amount cut off.

    >>> trim_name("l'association « Les Amis du Livre » pour l'année 2021")
    'Les Amis du Livre'
    >>> trim_name("la société Capteva, dont le siège")
    'Capteva'
    >>> trim_name("Comité des fêtes de Mauriac : 3 000 €")
    'Comité des fêtes de Mauriac'
    """
    bare = one_line(phrase).strip(" -–•*;:,.")
    quoted = _QUOTED.search(bare)
    if quoted and len(name_key(bare[: quoted.start()]).split()) <= 4:
        head = bare[: quoted.end()]
        return without_apposition(head)
    return without_apposition(_TAIL.sub("", bare).strip(" -–•*;:,."))


@lru_cache(maxsize=20_000)
def without_legal_head(name: str) -> str:
    """The name without its legal form: "SAS Thermovolt" -> "Thermovolt".

    >>> without_legal_head("SARL Fonderie du Loing")
    'Fonderie du Loing'
    """
    head = _LEGAL_HEAD.match(fold(name))
    rest = name[head.end() :] if head else name
    return unquoted(rest) if rest and not rest[0].islower() else name


@lru_cache(maxsize=20_000)
def comparison_key(name: str) -> str:
    """A key under which two writings of one name meet: folded, without article, common noun or legal form.

    >>> comparison_key("Association « Medinsoft »") == comparison_key("l'association Medinsoft")
    True
    """
    key = name_key(without_legal_head(without_apposition(name))) or name_key(name)
    return re.sub(r"^(?:les?|la|l) (?=\w+ )", "", key)


def initials(name: str, small_words: bool = False) -> str:
    """The capitals of a name's words: "Communauté d'Agglomération du Grand Besançon" -> "CAGB".

    >>> initials("Communauté d'Agglomération du Grand Besançon")
    'CAGB'
    """
    return "".join(w[0] for w in name_key(name).split() if small_words or w not in _SMALL_WORDS).upper()


def is_siglum(text: str) -> bool:
    """Whether a word looks like a siglum: short, at least two capitals, mostly capitals.

    >>> is_siglum("CTMNC"), is_siglum("Capteva"), is_siglum("A.D.M.R.")
    (True, False, True)
    """
    if not _SIGLUM.match(text):
        return False
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return capitals >= 2 and capitals * 2 >= len(letters)


def stands_for(siglum: str, name: str) -> bool:
    """Whether a siglum is made of letters of the name's words, in order, beginning with the first one's.

    >>> stands_for("ENSTIB", "École nationale supérieure des technologies et industries du bois")
    True
    """
    letters = name_key(siglum).replace(" ", "")
    words = [w for w in name_key(name).split() if w not in _SMALL_WORDS]
    if len(letters) < 2 or not words or letters[0] not in {w[0] for w in words[:2]}:
        return False
    position = 0
    joined = " ".join(words)
    for letter in letters:
        position = joined.find(letter, position) + 1
        if not position:
            return False
    return len(letters) >= len(words) - 2


def title_cased(name: str) -> str:
    """A name in capitals with capitals only where French puts them; other names unchanged.

    >>> title_cased("COMMUNE DE SAINT-CIRQ-LA-POPIE")
    'Commune de Saint-Cirq-la-Popie'
    """
    if any(c.islower() for c in name):
        return name

    def cased(found: re.Match[str]) -> str:
        word = found[0].lower()
        return word if fold(word) in _SMALL_WORDS and found.start() else word[0].upper() + word[1:]

    return re.sub(r"[^\W\d_]+", cased, name)


def full_name_of(name: str, aliases: dict[str, str]) -> str:
    """The full official name behind a name as captured, by the names that the document defines; else its trimmed self.

    >>> full_name_of("au pôle de compétitivité Cimeris", {"cimeris": "Pôle Cimeris"})
    'Pôle Cimeris'
    """
    trimmed = trim_name(name)
    for form in (name, trimmed, without_apposition(name), without_legal_head(trimmed)):
        full = aliases.get(name_key(form))
        if full:
            return full
    return trimmed or name


def is_caseless(text: str) -> bool:
    """Whether a text is written without capitals, so that they tell nothing."""
    sample = text[:4000]
    small, capitals = len(re.findall(r"[a-zà-ÿ]", sample)), len(re.findall(r"[A-ZÀ-ÖØ-Þ]", sample))
    return small > 200 and capitals * 400 < small


def with_capitals(text: str) -> str:
    """The text with a capital on every word that may belong to a name; same length.

    >>> with_capitals("foyer de ski de fond")
    'Foyer de Ski de Fond'
    """

    def capital(found: re.Match[str]) -> str:
        word = found[0]
        upper = word[0].upper()
        return word if fold(word) in _SMALL_WORDS or len(upper) > 1 else upper + word[1:]

    return re.sub(r"[^\W\d_]+", capital, text)


def sentence_cased(name: str) -> str:
    """The name with one capital at its head, as a register without capitals would have it."""
    return name[:1].upper() + name[1:].lower()
