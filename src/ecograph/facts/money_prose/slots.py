"""Names that only their place tells: whoever stands behind "à", "au profit de" or opens an item with its sum."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ecograph.facts.parties import Named
from ecograph.model.readings import Reading

_CAPITAL = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ"
_WORD = rf"[{_CAPITAL}\d][\w'’.&/-]*"
_SMALL = r"(?:de la|de l['’]|de|du|des|d['’]|la|le|les|l['’]|et|&|en|sur|pour|aux?|à la|à|sous|sans|par)"
def _name(slot: str) -> str:
    """A pattern for a name in quotes or in capitals joined by small words; its groups end in `slot`."""
    plain = rf"{_WORD}(?:[ ](?:{_SMALL}[ ]?){{0,2}}{_WORD}){{0,9}}"
    return rf"(?:«\s?(?P<quoted_{slot}>[^»\n]{{2,80}}?)\s?»|\"(?P<straight_{slot}>[^\"\n]{{2,80}})\"|(?P<plain_{slot}>{plain}))"


_KIND = (
    r"(?:l['’]|la |le )?(?:association|société|compagnie|club|comité|amicale|troupe|chorale|fondation|entreprise|coopérative|structure)"
    r"(?: (?:dénommée?|dite?|nommée?|intitulée?|sportive|culturelle|locale))?"
)
_BEHIND = re.compile(
    r"(?:\b(?:au profit|au bénéfice|en faveur|à destination) (?:de la |de l['’]|de |du |des |d['’])|\bà la |\bà l['’]|\bau |\baux )"
    rf"(?:{_KIND} )?{_name('a')}|\b(?:à|de|pour|par|que) {_KIND} {_name('b')}"
)
_ITEM = re.compile(rf"\s*(?:[-–—•*◦■▪●o]|\d{{1,2}}[.)°]+/?)\s+(?:(?:pour |à |au |aux )?(?:la |le |les |l['’])?(?:{_KIND} )?)(?P<item>[«{_CAPITAL}][^:¤\n(]{{2,90}}?)\s*(?:\([^()\n]{{0,60}}\)\s*)?(?::|–|-|—|\.{{3,}}|…)\s*$")
_NOT_A_NAME = re.compile(
    rf"^(?:Conseil\b(?! (?:de|d['’]))|Monsieur|Madame|M\.|MM\.|Mme|Mmes|Maire|Président|Vice|Adjoint|BP|Budget|Chapitre|Article|Compte|HT|TTC|Euros?|Total|"
    rf"TOTAL|Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre|Bureau|Commission|Code|Trésor|Receveur|Préfet|"
    rf"Subvention|Montant|Le |La |Les |Tranche|Année|Exercice|Action|Axe|Lot|Coût|Fonctionnement|Investissement|\d)"
)


def find_slots(reading: Reading, masked: str, spans: Sequence[tuple[int, int]], known: Sequence[Named]) -> Iterator[Named]:
    """Names in beneficiary slots of the given clauses (those with sums) that no reader of organisations saw."""
    starts = [named.start for named in known]
    persons = [(m.start, m.end) for m in reading.by_kind.get("person", ())]
    for start, end in spans:
        for found in (*_BEHIND.finditer(masked, start, end), *_items(masked, start, end)):
            named = _named(found)
            if named and not _is_known(known, starts, named) and not any(s < named.end and named.start < e for s, e in persons):
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
    text = re.sub(r"\s+", " ", found[group]).strip(" ,;:.«»\"")
    text = re.split(r"[,;]| (?:pour|au titre|afin|dans le cadre|une|un|la somme) ", text)[0].strip()
    if len(text) < 3 or _NOT_A_NAME.match(text):
        return None
    return Named(text, found.start(group), found.end(group))


def _is_known(known: Sequence[Named], starts: list[int], named: Named) -> bool:
    index = bisect_left(starts, named.end) - 1
    return index >= 0 and known[index].end > named.start
