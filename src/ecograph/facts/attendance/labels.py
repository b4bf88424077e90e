"""What stands beside the names of a list: labels ("Givry :"), places and given names in brackets."""

import re
from collections.abc import Container
from dataclasses import replace

from ecograph.facts.attendance.blocks import BlockKind
from ecograph.values.folding import fold
from ecograph.values.people import NameSpan

_LABEL = re.compile(r"[ ]?:(?!\s*\d)")
_GIVEN_BEHIND = re.compile(r"\s?\((?P<given>[A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?)\)")
_PLACE = re.compile(
    r"\((?![^()]*\b(?:POUVOIR|PROCURATION|M|MM|MMES?)\b|[^()]*\b(?:EXCUS|ABSENT|REPR|SUPPL"
    r"|DONN))(?P<place>[A-ZÀ-Þ]{2}[A-ZÀ-Þ' -]{1,40})\)(?=(?P<gives>\s{0,2},?\s(?:à|a|ayant|qui|pouvoir"
    r"|procuration|donn\w+"
    r"|repr[ée]sent\w+|->|→)(?=\s))?)"
)
_LABEL_START = re.compile(r"[\n,;.*)•]|[A-ZÀ-Þ]{2,}(?:-[A-ZÀ-Þ]+)*[ ]|[ ]{2}|[ ][–-][ ]")
# A body or a place that opens a line: "CA Comtat Sud : ...", "Commune de Blauvac : ...".
_WHOLE_LABEL = re.compile(
    r"\n[ •*–-]{0,8}(?P<label>(?:CC|CA|CU|SI|SIVU|SIVOM|SM|[Cc]ommune|[Vv]ille|[Cc]ommunauté|[Ss]yndicat|[Mm]étropole|[Dd]épartement|[Rr]égion)"
    r"[ ][^\n:;,()]{2,60})$"
)
_CAPITAL_LABEL = re.compile(r"(?:^|[\n.*;•]|[ ]{2})[ ]*(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ' -]{1,50})$")


def in_column(region: str, width: int) -> str:
    """The region with all put out that stands beyond a width of its lines; the region itself where width is 0."""
    if not width:
        return region
    return "".join(line[:width] + re.sub(r"[^\n]", " ", line[width:]) for line in region.splitlines(keepends=True))


def without_labels(region: str) -> tuple[str, list[tuple[int, str]]]:
    """The region with its labels ("Givry :", "Collège A :") put out, and each label with the place where it ends."""
    labels: list[tuple[int, str]] = []
    kept = region
    for colon in _LABEL.finditer(region):
        line = region[max(0, colon.start() - 70) : colon.start()]
        capital = _CAPITAL_LABEL.search(line)
        if capital:
            label = capital["label"]
        else:
            whole = _WHOLE_LABEL.search(line)
            starts = [m.end() for m in _LABEL_START.finditer(line)]
            label = whole["label"] if whole else line[starts[-1] if starts else 0 :]
        if (
            not label.strip()
            or re.search(r"\b(?:M|MM|Mme|Mmes|Mr|MME)\b\.?[ ]", label)
            or re.search(r"pouvoir|procuration", label.lower())
        ):
            continue
        start = colon.start() - len(label)
        kept = kept[:start] + ";" * (colon.end() - start) + kept[colon.end() :]
        labels.append((colon.end(), label.strip(" -–•*\n")))
    return kept, labels


def without_places(region: str, labels: set[str], kind: BlockKind) -> str:
    """The region with the places put out that stand in brackets after names: "(ARGENVILLE) à", "(NANCHAUX),".

    A surname alone in brackets may be the holder of a power: "Sylvie BOUGRAT (BEDU)". It is a place where the lists
    have it as a label, or where the words that give the power follow it.
    """

    def blank(match: re.Match[str]) -> str:
        is_place = kind not in ("proxy", "represented") or match["place"] in labels or match["gives"]
        return f"({'.' * (len(match['place']))})" if is_place else match[0]

    return _PLACE.sub(blank, region)


def with_given_behind(text: str, span: NameSpan, given_names: Container[str]) -> NameSpan:
    """ "DUMAS (Annie)": the given name in brackets, where two members share a surname."""
    behind = _GIVEN_BEHIND.match(text, span.end) if not span.name.given else None
    if not behind or not any(part in given_names for part in fold(behind["given"]).split("-")):
        return span
    return NameSpan(span.start, behind.end(), replace(span.name, given=behind["given"]))
