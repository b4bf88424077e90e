"""The acts in a file: one, several back to back, or minutes with their items."""

import re
from collections.abc import Iterator

from ecograph.model.readings import ActPart, Reading
from ecograph.text.sections.cues import layout_cues
from ecograph.text.sections.headings import Item
from ecograph.text.sections.items import find_items
from ecograph.text.sections.titles import find_titled_items
from ecograph.values.folding import fold

_EXTRACT = re.compile(
    r"(?m)^[ ]{0,90}(?:extraits? (?:du|des) (?:registres?|proces[- ]verb\w+)|registre des (?:deliberations"
    r"|arretes|decisions))\b[^\n]*"
)
_HEAD_LINE = re.compile(
    r"[ ]{0,90}(?:republique francaise|liberte|departement|arrondissement|canton|commune|ville|mairie"
    r"|communaute|metropole"
    r"|syndicat|conseil|region|universite|extrait|envoye|accuse|acte |identifiant|date de|recu|prefecture|region)\b"
)
_OWN_ACT = re.compile(r"(?m)^[ ]{0,90}(?:arrete|decide|le (?:president|maire)[^\n]{0,80},?)\s{0,3}:?\s*$")
_ASSEMBLED = re.compile(r"\b(?:presents?|absents?|sous la presidence|secretaire|seance est ouverte|pouvoirs?)\b")
_MET = re.compile(
    r"\b(?:excuse|repondu a l'appel|presid\w+|mandats?\b|procuration|siege|plume|quorum|en exercice|convocation|titulaires?)"
)
_CONVENTION_HEAD = re.compile(
    r"(?m)^[ ]{0,90}(?P<word>convention|avenant|contrat"
    r"|accord)(?P<title>[^\n]{0,90}?)\bn ?° ?(?P<num>[\w./_-]*\d[\w./_-]*)\s*$"
)
# The end of an act whose head an excerpt cuts off: "La délibération n° 25-041 est adoptée".
_CUT_ACT = re.compile(
    r"\b(?:deliberation|resolution|decision|affaire|question|rapport) n ?° ?(?P<num>[\w./_-]*\d[\w./_-]*) ?(?::|est|a ete) "
    r"(?:adoptee?|rejetee?|approuvee?|repoussee?|ajournee?|retiree?)\b"
)
_REPORT_HEAD = re.compile(
    r"(?m)^[ ]{0,90}rapport (?:du president|de (?:m\.|mme|monsieur|madame)|au conseil)[^\n]{0,80}$"
    r"|^[ ]{0,90}rapport n ?° ?(?P<num>[\w./-]{1,20})\s*$"
)
_REPORT_END = re.compile(
    r"(?:je vous (?:prie|demande|propose) [^.]{0,60}(?:en )?deliberer|tel est l'objet du present rapport)"
)
_DELIBERATION_HEAD = re.compile(r"(?m)^[ ]{0,90}(?:extrait du registre|deliberation n ?°|deliberation de )")
_ANNEXED_REPORT = re.compile(r"(?m)^[ ]{0,90}rapport (?:d'activites?|moral|annuel|d'execution)\b[^\n]{0,80}$")
_END_OF_ACT = re.compile(
    r"pour extrait|certifie|rendu executoire|recu en|accuse de reception|fait (?:a |et delibere)|transmis"
    r"|le president,|le maire,"
)


def find_parts(reading: Reading) -> tuple[ActPart, ...]:
    """The acts of the file, with ids that count from "1"; minutes are "0", come first and cover the whole file."""
    starts = _back_to_back(reading)
    if len(starts) > 1:
        ends = [*starts[1:], len(reading.text)]
        return tuple(
            ActPart(str(i + 1), "", "", "", start, end) for i, (start, end) in enumerate(zip(starts, ends, strict=True))
        )
    items = find_items(reading) or find_titled_items(reading)
    if items:
        return _numbered(_item_parts(reading, items))
    return _numbered(_single(reading))


def _numbered(parts: Iterator[ActPart]) -> tuple[ActPart, ...]:
    """The parts with ids "1", "2" ...; minutes are "0"."""
    found = list(parts)
    return tuple(
        ActPart("0" if part.kind == "minutes" else str(count), part.kind, part.number, part.title, part.start, part.end)
        for count, part in enumerate(found, start=0 if found and found[0].kind == "minutes" else 1)
    )


def _back_to_back(reading: Reading) -> list[int]:
    """Where each of several extracts of the register starts, with the lines of its head; too few where one only."""
    found = [_head_start(reading, match.start()) for match in _EXTRACT.finditer(reading.folded)]
    starts = [at for at, before in zip(found, [-5000, *found], strict=False) if at - before > 600]
    if len(starts) > 1:
        starts[0] = 0
    return starts


def _head_start(reading: Reading, at: int) -> int:
    """The start of the head lines above an offset."""
    start = at
    for _ in range(8):
        previous = reading.folded.rfind("\n", 0, max(start - 1, 0)) + 1
        line = reading.folded[previous : max(start - 1, 0)]
        if start == 0 or (line.strip() and not _HEAD_LINE.match(line)):
            break
        start = previous
    return start


def _item_parts(reading: Reading, items: tuple[Item, ...]) -> Iterator[ActPart]:
    """A part for the minutes, where the file has a head of its own, and one for each item that is an act."""
    cues = layout_cues()
    closing = cues.closing.search(reading.folded, items[-1].end)
    ends = [*(item.start for item in items[1:]), closing.start() if closing else len(reading.text)]
    kinds = {item.kind for item in items}
    own_acts = len(_OWN_ACT.findall(reading.folded)) >= len(items)
    cut = _CUT_ACT.search(reading.folded, 0, items[0].start)
    first_start = items[0].start
    if cut:
        yield ActPart("", "deliberation", reading.text[cut.start("num") : cut.end("num")], "", 0, items[0].start)
    elif not (kinds & {"order", "decision"} and own_acts) and _has_session(reading, items[0].start):
        yield ActPart("", "minutes", "", "", 0, len(reading.text))
    else:
        first_start = 0
    for item, end in zip(items, ends, strict=True):
        start = first_start if item is items[0] else item.start
        if not cues.no_act.search(reading.folded, item.start, item.end) and not cues.no_act.search(fold(item.title)):
            yield ActPart("", item.kind, item.number, item.title, start, end)


def _has_session(reading: Reading, end: int) -> bool:
    """Whether the text before the first item holds a session: who was there, or a head of minutes."""
    head = reading.folded[:end]
    return bool(_ASSEMBLED.search(head) or (layout_cues().minutes.search(head[:600]) and _MET.search(head)))


def _single(reading: Reading) -> Iterator[ActPart]:
    """The one act of the file; a report before it and a convention after it where they have a number of their own."""
    folded = reading.folded
    end = len(reading.text)
    annexed = _numbered_convention(reading)
    report_end = _report_end(reading)
    if report_end:
        yield ActPart("", "report", "", "", 0, report_end)
    other = annexed or _annexed_report(reading)
    yield ActPart("", "", "", "", report_end, other.start() if other else end)
    if annexed:
        word = annexed["word"]
        kind = "amendment" if word == "avenant" else "convention"
        number = reading.text[annexed.start("num") : annexed.end("num")]
        yield ActPart("", kind, number, "", annexed.start(), end)
    elif other:
        start = folded.rfind("\n\n", 0, other.start()) + 1
        title = " ".join(reading.text[other.start() : folded.find("\n\n", other.start())].split())
        yield ActPart("", "report", "", title[:160], max(start, 0), end)


def _numbered_convention(reading: Reading) -> re.Match[str] | None:
    """The head of a convention with its own number, after an act that ends before it."""
    for match in _CONVENTION_HEAD.finditer(reading.folded, min(1500, len(reading.text))):
        before = reading.folded[max(0, match.start() - 900) : match.start()]
        parties = re.search(r"\bentre\b", reading.folded[match.end() : match.end() + 600])
        is_annex = re.search(r"annexe[^\n]{0,60}\s{0,200}$", before[-200:])
        if (
            parties
            and not is_annex
            and _END_OF_ACT.search(before)
            and _DELIBERATION_HEAD.search(reading.folded[: match.start()])
        ):
            return match
    return None


def _report_end(reading: Reading) -> int:
    """Where a report with its own number ends and the deliberation on it begins; 0 where they are one act."""
    head = _REPORT_HEAD.search(reading.folded[:1500])
    deliberation = _DELIBERATION_HEAD.search(reading.folded, 800) if head else None
    if not head or not deliberation or not _REPORT_END.search(reading.folded, 0, deliberation.start()):
        return 0
    number = re.search(r"\brapport n ?° ?(\d[\w./-]*)", reading.folded[: deliberation.start()])
    own = re.search(r"\bdeliberation n ?° ?([\w./_-]*\d[\w./_-]*)", reading.folded[deliberation.start() :])
    if not number or not own or own[1] == number[1]:
        return 0
    return _head_start(reading, deliberation.start())


def _annexed_report(reading: Reading) -> re.Match[str] | None:
    """The title of a report of activity that follows an act in the same file."""
    for match in _ANNEXED_REPORT.finditer(reading.folded, min(1500, len(reading.text))):
        if _END_OF_ACT.search(reading.folded[max(0, match.start() - 900) : match.start()]):
            return match
    return None
