"""Items without numbers: short titles, each over a paragraph that settles it."""

import re

from ecograph.model.readings import Reading
from ecograph.text.sections.cues import layout_cues
from ecograph.text.sections.headings import Item

_TITLE = re.compile(r"(?m)^[ ]{0,60}(?P<title>[A-ZÀ-Ý«][^\n]{3,140}?)[ ]{0,9}$")
_VOTE = re.compile(
    r"\bunanim|\bvoix\b|a la majorite|\badopte(?!e?s? (?:le|du|en) )|\brejete|\bajourne|\bvote ?:"
    r"|\bpoint (?:est )?retire|\b\d{1,3} pour\b(?! cent)"
)
_HEAD_END = re.compile(
    r"secretaire[^\n]{0,160}\n|seance (?:est )?levee[^\n]*\n|quorum[^\n]*\n|(?:proces[- ]verbal"
    r"|compte[- ]rendu)[^\n]{0,120}(?:approuve|adopte)[^\n]*\n"
)
_NOT_A_TITLE = re.compile(
    r"(?:vu|considerant|article|le |la |les |l'|apres|decide|approuve|autorise|pour|contre|vote|abstention|m\."
    r"|mm\.|mme|monsieur|madame|presents?|absents?|excuse"
    r"|fait a|secretaire|rapporteur|total|pouvoir|procuration|ont |etaient|date|nombre|seance|conseil|adopte"
    r"|unanim|a l'|par |ainsi|sous |il |elle )\b"
)

# A file that names itself one act is no list of items.
_ONE_ACT = re.compile(
    r"deliberation n ?°|(?m:^ {0,60}(?:n ?° ?[a-z]{0,6}[ -]?\d[\w./-]{3,30}|titre ?:|intitule ?:))"
    r"|extraits? (?:du|des) |registre des|(?m:^ *(?:decision|arrete|convention|rapport|avenant"
    r"|contrat|accord|charte|deliberation)\b)|\bobjet ?:|(?m:^ *\d{1,3} ?[-:] ?[a-z])"
)


def find_titled_items(reading: Reading) -> tuple[Item, ...]:
    """Items whose headings are plain titles on a line; nothing where fewer than two votes stand under titles."""
    cues = layout_cues()
    if _ONE_ACT.search(reading.folded[:2000]):
        return ()
    titles = [m for m in _TITLE.finditer(reading.text) if _is_title(reading, m)]
    if len(titles) < 2:
        return ()
    ends = [*(m.start() for m in titles[1:]), len(reading.text)]
    items = [
        Item(m.start("title"), m.end(), "", m["title"].strip())
        for m, end in zip(titles, ends, strict=True)
        if _VOTE.search(reading.folded, m.end(), end) and not cues.no_act.search(reading.folded, m.start(), m.end())
    ]
    return _with_first(reading, items)


def _is_title(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a line is a title: short, no sentence, after a blank line or a full stop, over a sentence."""
    title = match["title"].strip()
    if (
        title[-1] in ".;,:!?"
        or ":" in title
        or len(title) > 110
        or re.search(r"\d{1,3}(?: \d{3})*(?:,\d\d)? ?€|\d,\d\d", title)
    ):
        return False
    if _NOT_A_TITLE.match(reading.folded, match.start("title")):
        return False
    before = reading.text[: match.start()].rstrip(" ")
    blank_before = before.endswith("\n\n") or before.rstrip().endswith((".", "!", "_"))
    following = reading.text[match.end() + 1 : match.end() + 160].lstrip("\n ")
    return blank_before and len(following.split("\n", 1)[0]) > 30


def _with_first(reading: Reading, items: list[Item]) -> tuple[Item, ...]:
    """The items, and before them one without a heading where the session votes before the first title."""
    if not items:
        return ()
    heads = list(_HEAD_END.finditer(reading.folded, 0, items[0].start))
    if heads and _VOTE.search(reading.folded, heads[-1].end(), items[0].start):
        end = heads[-1].end()
        items = [Item(end, end, "", _first_title(reading, end)), *items]
    return tuple(items) if len(items) > 1 else ()


def _first_title(reading: Reading, end: int) -> str:
    """The title of the file's first act: a line of the head that names no session."""
    for line in reading.text[:end].split("\n"):
        words = line.strip(" •-*")
        if len(words) > 8 and not re.match(
            r"(?i)(?:conseil|s[ée]ance|compte|proc[èe]s|d[ée]partement|r[ée]publique|commune|l'|mairie)", words
        ):
            return words
    return ""
