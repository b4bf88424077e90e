"""Names of public bodies as they stand in the head and the prose of acts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ecograph.knowledge import load_rules
from ecograph.model.readings import Reading
from ecograph.values.folding import fold, name_key

_OF = r"(?:de la |de l'|des |du |de |d'|de les |de\s{1,40})"
# The kind of body, what its official name starts with, and whether lower-case words belong to the name.
_HEADS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("epci", "", re.compile(r"\bcommunaute (?:de communes|d'agglomeration|urbaine)\b(?=\s|$|,|\))")),
    ("metropole", "", re.compile(r"\beurometropole (?=de |d')|\bmetropole (?=d[eu'] ?|[a-z])|\bgrand paris\b")),
    ("commune", "Commune", re.compile(rf"\b(?:commune|mairie|conseil municipal|maire)\s{{1,40}}(?={_OF})")),
    ("commune", "Ville", re.compile(rf"\bville\s{{1,40}}(?={_OF})")),
    ("departement", "Département", re.compile(rf"\b(?:departement|conseil (?:general|departemental))\s{{1,40}}(?={_OF})")),
    ("region", "Région", re.compile(rf"\bconseil regional\s{{1,40}}(?={_OF}|[a-z])|\bregion (?={_OF}|[a-z])")),
    ("syndicat", "", re.compile(r"\bsyndicat (?:mixte|intercommunal|departemental|des eaux|d'|de )")),
    ("syndicat", "", re.compile(
        r"\b(?:sivom|sivu|sictom|smictom|sitcom|siaep|sdis|sded|smbv|petr|pole d'equilibre territorial et rural"
        r"|pole metropolitain|parc naturel regional|s\.i\.v\.o\.m\.|s\.i\.v\.u\.)\s(?=(?:de|du|des)\b|d')")),
    ("pays", "", re.compile(r"\bpays (?=d[eu] |d'|des )")),
    ("university", "", re.compile(
        rf"\b(?:universite|institut national polytechnique|ecole [a-z ]{{3,30}}) (?={_OF}|[a-z])")),
    ("state", "Préfecture", re.compile(r"\bpref(?:ecture|ete|et) (?=de |du |d'|des )")),
    ("other", "", re.compile(
        r"\b(?:centre\s{1,3}(?:inter)?communal\s{1,3}d'action\s{1,3}sociale|c\.?c\.?a\.?s\.?|caisse des ecoles|office (?:public|de tourisme)"
        r"|etablissement public|chambre d[e'] ?[a-z]+)\s{1,40}(?=(?:de|du|des)\b|d')")),
)  # fmt: skip
_ANY_HEAD = re.compile(
    r"\b(?=[cemgvdrspuio])(?:" + "|".join(f"(?P<h{at}>{head.pattern})" for at, (_, _, head) in enumerate(_HEADS)) + ")"
)
_AGGLOMERATION = re.compile(
    r"\b(?P<name>[A-ZÀ-Ý][\w'-]+(?:[ -](?:[A-ZÀ-Ý][\w'-]*|d[eu]s?|la|le|les|sur|et|en|d'[A-ZÀ-Ý]\w+)){0,5}[ -]"
    r"(?:M[ée]tropole|M[ÉE]TROPOLE|Agglom[ée]ration|AGGLOM[ÉE]RATION|Agglo|AGGLO))(?![\w-])"
)
_THE_METROPOLE = re.compile(r"(?i)\b(?:la|une|cette|notre|l')[ -]?(?:m[ée]tropole|agglom[ée]ration|agglo)$")
_ITSELF = re.compile(r"(?:de\s)?(?:la\s|l')?(?:ville|commune|communaute)\b")  # "mairie de la commune de X"
_SUBJECT = re.compile(r"(?i)(?:adh[ée]sion|soutien|subvention|participation|convention|attribution)s?\b")
_BELOW = re.compile(r"[ ]*\n[ ]{0,90}(?P<name>[A-ZÀ-Ý«][A-ZÀ-Ý' ’»-]{2,60})(?=[ ]*\n)")
# What the next line of a head may begin with: no part of the name above it.
_NEXT_HEAD = re.compile(
    r"(?:departement|arrondissement|canton|republique|extrait|registre|proces|direction|service|siege|telephone|seance|"
    r"presidence|cabinet|secretariat|pole (?:des? |ressources)|dga\b|dgs\b)"
)
_IN_WORDS = ("syndicat", "university", "other")  # their names hold words in lower case
_VAST = ("departement", "region")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_WORD = re.compile(r"[^\W_][\w'.-]*|[«»/&–-]")
_PARTICLES = frozenset(
    ["de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "sur", "sous", "a", "au", "aux", "lez", "les", "ès"]
)


@cache
def _stops() -> frozenset[str]:
    """Words that end the name of an institution."""
    return frozenset(load_rules("acts")["name_ends"].split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of a public body and where it stands."""

    start: int
    end: int
    name: str
    family: str

    @property
    def key(self) -> str:
        """The name without case, accents and signs, and without the words that do not tell bodies apart."""
        return re.sub(r"\b(?:ville|mairie)\b", "commune", name_key(self.name))


def find_candidates(reading: Reading, start: int, end: int) -> Iterator[Candidate]:
    """The names of public bodies in [start, end), in text order."""
    found: list[Candidate] = []
    lower = _has_no_capitals(reading)
    for match in _ANY_HEAD.finditer(reading.folded, start, end):
        family, official, _ = _HEADS[int((match.lastgroup or "h0")[1:])]
        name_end = _name_end(reading, match.end(), end, lower or family in _IN_WORDS, family in _VAST)
        tail = reading.text[match.end() : name_end].strip(" -–,")
        if not tail and family == "epci":
            found.extend(_named_below(reading, match) or _named_above(reading, match))
        if not _is_name(tail, family) or _ITSELF.match(fold(tail)):
            continue
        head_words = official or reading.text[match.start() : match.end()].strip()
        found.append(Candidate(match.start(), name_end, _joined(head_words, tail, bool(official)), family))
    for match in _AGGLOMERATION.finditer(reading.text, start, end):
        if _THE_METROPOLE.search(match["name"]) or _SUBJECT.match(match["name"]):
            continue
        if not re.match(r"(?i)(?:la|une|cette|notre|conseil|le|pour|en)\b", match["name"]) or match["name"].split()[
            0
        ] in ("Le", "La"):
            found.append(Candidate(match.start(), match.end(), match["name"], "metropole"))
    yield from sorted(found, key=lambda c: (c.start, -c.end))


def _named_below(reading: Reading, match: re.Match[str]) -> tuple[Candidate, ...]:
    """The name in capitals on the line below "COMMUNAUTÉ DE COMMUNES", where heads are centred."""
    head = reading.text[match.start() : match.end()]
    below = _BELOW.match(reading.text, match.end())
    if not head.isupper() or not below or not _is_name(below["name"].strip(), "epci"):
        return ()
    name = below["name"].strip()
    return (Candidate(match.start(), below.end("name"), f"{head.capitalize()} {_titled(name)}", "epci"),)


def _named_above(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    """The name that stands before "Communauté d'agglomération", on its line or on the line above."""
    line_start = reading.text.rfind("\n", 0, match.start()) + 1
    name = reading.text[line_start : match.start()].strip(" -–,(:")
    if not name and line_start:
        above = reading.text.rfind("\n", 0, line_start - 1) + 1
        name, line_start = reading.text[above : line_start - 1].strip(" -–,(:"), above
    if (
        2 < len(name) < 50
        and name[0].isupper()
        and fold(name.split()[-1]) not in _PARTICLES
        and not _stops() & set(re.sub(r"^(?:le|la|les) ", "", fold(name)).split())
        and not re.search(r"[.;\d]", name)
    ):
        head = reading.text[match.start() : match.end()]
        head = head.capitalize() if head.isupper() else head
        yield Candidate(line_start, match.end(), f"{head} {_titled(name) if name.isupper() else name}", "epci")


def _joined(head: str, tail: str, is_official: bool) -> str:
    name = " ".join(f"{head} {tail}".split())
    if not is_official:
        return name[0].upper() + name[1:]
    return re.sub(r"\b(d|l)' ", r"\1'", name)


def _name_end(reading: Reading, at: int, limit: int, lower_words: bool, is_vast: bool) -> int:
    """Where a name ends: at a word that is neither a name word nor a particle, at a sign, at a wide space."""
    end = at
    line_end = reading.text.find("\n", at)
    line_end = limit if line_end < 0 else min(line_end, limit)
    capitals = reading.text[max(0, at - 8) : at].isupper()
    pieces = 0
    named = False
    while end < limit and pieces < 14:
        gap = re.match(r" ?(?:\n {0,3})?|\s{0,1}", reading.text[end : end + 6])
        position = end + (gap.end() if gap and (pieces or not gap[0].startswith("\n")) else 0)
        word = _WORD.match(reading.text, position)
        if not word or word.end() > limit:
            break
        if position > line_end and named and (capitals or _NEXT_HEAD.match(reading.folded, position)):
            break
        folded = fold(word[0])
        plain = folded.split("'")[-1]
        if named and (plain in _stops() or folded in _stops()):
            break
        if named and folded == "a" and is_vast:
            break  # a région or a département sits there: "Région Bretagne à Rennes"
        if folded == "et" and re.match(r" (?:la |le |les |l')", reading.folded[word.end() : word.end() + 5]):
            break
        is_particle = folded.strip("'") in _PARTICLES or folded in ("d'", "l'")
        is_name = (
            word[0][0].isupper()
            or (len(word[0]) > 2 and word[0][1] == "'" and word[0][2].isupper())
            or word[0] in "«»/"
        )
        if word[0] in ("–", "-", "&") or not (
            is_name or is_particle or (lower_words and re.sub("['-]", "", word[0]).isalpha())
        ):
            break
        end = word.end()
        pieces += 1
        named = named or not is_particle
        if reading.text[end - 1] == "." or word[0] == "»":
            break
    return _without_tail(reading, at, end)


def _has_no_capitals(reading: Reading) -> bool:
    """Whether a text is written without capitals, so that they cannot tell names."""
    return len(_CAPITAL.findall(reading.text, 0, 1500)) < 15


def _without_tail(reading: Reading, at: int, end: int) -> int:
    """The end without particles that lead nowhere ("Commune de Mauriac et")."""
    while end > at:
        words = reading.text[at:end].split()
        if not words or (fold(words[-1]).strip("'") not in _PARTICLES and words[-1] not in ("«", "/")):
            break
        end = at + len(reading.text[at:end].rstrip()) - len(words[-1])
    stripped = reading.text[at:end].rstrip(" .")
    return at + len(stripped)


def _is_name(tail: str, family: str) -> bool:
    words = [w for w in re.split(r"[\s']+", tail) if w]
    named = [w for w in words if (w[0].isupper() or tail.islower()) and fold(w) not in _PARTICLES]
    return bool(named) and len(tail) < 100 and not (family == "syndicat" and len(words) < 2)


def in_mixed_case(reading: Reading, candidate: Candidate) -> str:
    """The name as the act writes it in mixed case somewhere, else with capitals only where French puts them."""
    name = _with_accents(re.sub(r"\s+", " ", candidate.name).strip(' «"-–,'))
    if any(c.islower() for w in name.split()[1:] or [name] for c in w if len(w) > 3) and not name.isupper():
        tail = name.split(" ", 1)[-1]
        if not tail.isupper() or len(tail) < 4:
            return name
    key = fold(
        name.split(" ", 1)[-1]
        if name.split(" ", 1)[0] in ("Commune", "Ville", "Département", "Région", "Préfecture")
        else name
    )
    head = name[: len(name) - len(key)]
    at = reading.folded.find(key)
    while at >= 0:
        written = reading.text[at : at + len(key)]
        if any(c.islower() for c in written) and sum(c.isupper() for c in written) < len(written) / 2:
            return (head.capitalize() if head.isupper() else head) + (
                written if head else written[0].upper() + written[1:]
            )
        at = reading.folded.find(key, at + 1)
    return _titled(name)


_ACCENTED = {
    "communaute": "communauté", "agglomeration": "agglomération", "departement": "département", "region": "région",
    "metropole": "métropole", "universite": "université", "prefecture": "préfecture", "regional": "régional",
    "departemental": "départemental", "eurometropole": "eurométropole", "electricite": "électricité",
    "energie": "énergie", "energies": "énergies", "amenagement": "aménagement", "numerique": "numérique",
    "vallee": "vallée", "vallees": "vallées", "pole": "pôle",
}  # fmt: skip


def _with_accents(name: str) -> str:
    """The name with the accents that capitals lost in the words that many names share."""

    def accented(match: re.Match[str]) -> str:
        word = _ACCENTED.get(match[0].lower())
        if not word:
            return match[0]
        return word.upper() if match[0].isupper() else word.capitalize() if match[0][0].isupper() else word

    return re.sub(r"[A-Za-z]{4,}", accented, name)


_SMALL = frozenset(
    ["de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "sur", "sous", "a", "au", "aux", "lez", "communes"]
)


def _titled(name: str) -> str:
    words = re.split(r"([\s'-]+)", name)
    out: list[str] = []
    for at, word in enumerate(words):
        if at and fold(word) in _SMALL:
            out.append(word.lower())
        elif word.isupper() and len(word) > 1:
            out.append(word.capitalize())
        else:
            out.append(word)
    return "".join(out)
