"""Names that only their place tells: whoever stands behind "à", "au profit de" or opens an item with its sum."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ecograph.facts.parties import Named
from ecograph.model.facts import Fact, Flow
from ecograph.model.readings import Reading
from ecograph.values.folding import name_key

_RECORD = 160  # characters before a clause with a sum where the fields of its record may stand
_MOST_LISTED = 80  # names of tables that are looked for again in sentences
_CAPITAL = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ"
_WORD = rf"[{_CAPITAL}\d][\w'’.&/-]*(?<![a-zà-ÿ]\.)"
_SMALL = r"(?:de la|de l['’]|de|du|des|d['’]|la|le|les|l['’]|et|&|en|sur|pour|aux?|à la|à|sous|sans|par)"


def _name(slot: str) -> str:
    """A pattern for a name in quotes or in capitals joined by small words; its groups end in `slot`."""
    joined = rf"(?:[ ][a-zà-ÿ-]{{4,}}(?=[ ](?:de la |de l['’]|du |des |d['’]|de )[{_CAPITAL}]))?"
    plain = rf"{_WORD}{joined}(?:[ ](?:{_SMALL}[ ]?){{0,2}}{_WORD}){{0,9}}"
    return (
        rf"(?:«\s?(?P<quoted_{slot}>[^»\n]{{2,80}}?)\s?»|\"(?P<straight_{slot}>[^\"\n]{{2,80}})\"|"
        rf"(?P<plain_{slot}>{plain}))"
    )


_KIND = (
    r"(?:l['’]|la |le )?(?:association|société|compagnie|club|comité|amicale|troupe|chorale|fondation|entreprise|"
    r"coopérative|structure)"
    r"(?: (?:dénommée?|dite?|nommée?|intitulée?|sportive|culturelle|locale))?"
)
_BEHIND = re.compile(
    r"(?:\b(?:au profit|au bénéfice|en faveur|à destination) (?:de la |de l['’]|de |du |des |d['’])|\bà la |"
    r"\bà l['’]|\bau |\baux )"
    rf"(?:{_KIND} )?{_name('a')}|\b(?:à|de|pour|par|que) {_KIND} {_name('b')}"
    r"|(?:\b(?:[Gg]aranties?(?: d['’]emprunt)?|[Ss]ubventions?|[Aa]ides?|[Vv]erser?|[Aa]ttribu\w+|[Aa]ccord\w+|"
    r"[Aa]llou\w+|[Oo]ctroy\w+"
    rf"|ATTRIBUER?|ACCORDER?|ALLOUER?)|¤) à {_name('c')}"
    rf"|¤ (?:de la |de l['’]|du |des ){_name('e')}"
    rf"|\b[Dd]emandes? (?:de ¤+ )?(?:de la |de l['’]|du |des |de |d['’]){_name('d')}"
)
# "au festival des Pins", "à la maison des jeunes de Sabres": a common noun that a proper name completes.
_COMMON = re.compile(
    r"(?:¤ (?:à la |à l['’]|au |à )|\b(?:au profit|au bénéfice|en faveur) (?:de la |de l['’]|du ))"
    r"(?P<common>(?:festival|théâtre|collège|lycée|école|centre|maison|foyer|musée|service|syndicat|amicale|union|ligue|"
    r"groupement|orchestre|conservatoire|cinéma|comice|groupe|office|mission|régie|crèche|cantine|bibliothèque|"
    r"médiathèque|harmonie|fanfare|paroisse|cercle|régiment|section|équipe)"
    rf"(?:[ ](?:{_SMALL}[ ]?)?[\w'’-]+){{0,4}}?[ ](?:{_SMALL}[ ]?)?[{_CAPITAL}][\w'’-]+"
    rf"(?:[ ](?:{_SMALL}[ ]?)?[{_CAPITAL}][\w'’-]+){{0,4}})"
)
# "Attributaire : X", "Bénéficiaire : Y": the label of a field tells what its value is.
_LABELLED = re.compile(
    r"\b(?:[Aa]ttributaires?|[Tt]itulaires?|[Bb]énéficiaires?|[Pp]restataires?|[Ee]ntreprises?|[Ll]auréats?|[Dd]emandeurs?|"
    r"[Pp]orteurs?(?: (?:de|du) projet)?|[Ss]ociétés?|[Aa]ssociations?)(?: (?:retenue?|du (?:lot|marché)|du lot n?°? ?\d+|"
    rf"proposée?|pressentie?))? ?: (?:{_KIND} |la |le |l['’])?{_name('f')}"
)
_GENERIC = re.compile(
    r"\b(?:[Ll]e |[Ll]a |[Ll]['’]|du |au |de la |de l['’]|à la |à l['’])(?P<generic>Conseil (?:[Rr][ée]gional|"
    r"[Gg][ée]n[ée]ral|[Dd][ée]partemental)|R[ée]gion|"
    rf"D[ée]partement|[ÉE]tat|DRAC|ADEME|Ademe|CAF|CNDS|Union européenne|Europe)\b(?! (?:de |du |d['’])?[{_CAPITAL}])"
)
_ITEM = re.compile(
    rf"\s*(?:[-–—•*◦■▪●o]|\d{{1,2}}[.)°]+/?)\s+(?:(?:pour |à |au |aux )?(?:la |le |les |"
    rf"l['’])?(?:{_KIND} )?)(?P<item>[«{_CAPITAL}][^:¤\n(]{{2,90}}?)\s*(?:\([^()\n]{{0,60}}\)\s*)?(?::|–|-|—|,|\||"
    rf"\.{{3,}}|…)\s*$"
)
_TITLED = re.compile(r"(?:Le|La|Les) [A-ZÀ-Þ]")  # "la coopérative Les Fermes du Viaur"
_KIND_BEFORE = re.compile(rf"\b{_KIND} \Z")
_NOT_A_NAME = re.compile(
    r"^(?:Conseil\b(?! (?:de|d['’]))|Monsieur|Madame|M\.|MM\.|Mme|Mmes|Maire|Président|Vice|Adjoint|BP|Budget|"
    r"Chapitre|Article|Compte|HT|TTC|Euros?|Total|"
    r"TOTAL|Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre|Bureau|"
    r"Commission|Code|Trésor|Receveur|Préfet|"
    r"Subvention|Montant|Le |La |Les |Tranche|Année|Exercice|Action|Axe|Lot|Coût|Fonctionnement|Investissement|\d)"
)


_GENERIC_NOUN = re.compile(
    r"association|etablissement|societe|departement|commune|beneficiaire|club|centre|conseil|syndicat|college|ecole|"
    r"collectivite|agence|organisme|pole|cluster|office|ville|metropole|agglomeration|communaute|region|universite|"
    r"fondation|entreprise"
)


def find_listed(
    cased: str, spans: Sequence[tuple[int, int]], facts: Sequence[Fact], known: Sequence[Named]
) -> Iterator[Named]:
    """Names that a table of the document gives, where the given clauses say them again."""
    starts = [named.start for named in known]
    named_in_tables = sorted({f.payee for f in facts if isinstance(f, Flow) and len(f.payee) > 5})[:_MOST_LISTED]
    for name in named_in_tables:
        for start, end in spans:
            place = cased.find(name, start, end)
            found = Named(name, place, place + len(name))
            if place >= 0 and not _is_known(known, starts, found):
                yield found


def find_slots(
    reading: Reading, masked: str, spans: Sequence[tuple[int, int]], known: Sequence[Named]
) -> Iterator[Named]:
    """Names in beneficiary slots of the given clauses (those with sums) that no reader of organisations saw."""
    known = sorted(known, key=lambda named: named.start)
    starts = [named.start for named in known]
    persons = [(m.start, m.end) for m in reading.by_kind.get("person", ())]
    for start, end in spans:
        for found in (
            *_LABELLED.finditer(masked, max(0, start - _RECORD), end),
            *_BEHIND.finditer(masked, start, end),
            *_COMMON.finditer(masked, start, end),
            *_GENERIC.finditer(masked, start, end),
            *_items(masked, start, end),
        ):
            named = _named(found)
            named = _completed(named, known) if named else None
            if (
                named
                and not _is_known(known, starts, named)
                and not any(s < named.end and named.start < e for s, e in persons)
            ):
                yield named


def _items(masked: str, start: int, end: int) -> Iterator[re.Match[str]]:
    cut = masked.find("¤", start, end)
    found = _ITEM.match(masked, start, cut) if cut > 0 else None
    if found:
        yield found


def _named(found: re.Match[str]) -> Named | None:
    group = next((g for g, text in found.groupdict().items() if text), None)
    if group is None:
        return None
    text = re.sub(r"\s+", " ", found[group]).strip(' ,;:.«»"')
    text = re.split(r"[,;]| (?:pour|au titre|afin|dans le cadre|une|un|la somme) ", text)[0].strip()
    is_titled = bool(_TITLED.match(text)) and bool(_KIND_BEFORE.search(found.string, 0, found.start(group)))
    if (
        len(text) < 3
        or _GENERIC_NOUN.fullmatch(name_key(text))
        or (group.startswith(("plain", "item")) and _NOT_A_NAME.match(text) and not is_titled)
    ):
        return None
    return Named(text, found.start(group), found.end(group))


def _completed(named: Named, known: Sequence[Named]) -> Named:
    """The name under its full form where the document gives one that holds it."""
    if len(named.name) < 9:
        return named
    key = f" {name_key(named.name)} "
    full = next((k for k in known if key in f" {name_key(k.name)} "), None) if len(key) > 6 else None
    return Named(full.name, named.start, named.end, full.type) if full else named


def _is_known(known: Sequence[Named], starts: list[int], named: Named) -> bool:
    index = bisect_left(starts, named.end) - 1
    return index >= 0 and known[index].end > named.start
