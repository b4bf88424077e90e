"""The items of minutes: which of the headings are acts of their own, each settled in its own text."""

import re

from ecograph.model.readings import Reading
from ecograph.text.sections.cues import layout_cues
from ecograph.text.sections.headings import Item, coded_items, counted_items, inline_items, named_items, yeared_items
from ecograph.values.folding import fold


def find_items(reading: Reading) -> tuple[Item, ...]:
    """The items of a file of several acts, first the headings that name an act, last the plain titles.

    A layout counts only where at least two items are settled in their own text (a vote, a refusal, an adjournment).
    """
    named = list(named_items(reading))
    for layout in (lambda _: iter(named), yeared_items, coded_items, counted_items, inline_items):
        items = _settled_run(reading, list(layout(reading)))
        if items and not (items[0].order and (_is_one_act(reading, named, items) or _are_chapters(items))):
            return items if items[0].order else _with_unnamed(reading, items)
    return ()


def _with_unnamed(reading: Reading, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items, and those among them that have a place in the order but no number of their own ("5/ POINT RETIRÉ")."""
    places = [
        int(m[0]) if (m := re.match(r"\d{1,3}(?=\s?[./):-])", reading.folded[i.start : i.start + 8])) else 0
        for i in items
    ]
    if not any(places):
        return items
    found = list(items)
    for extra in counted_items(reading):
        if (
            len(extra.order) == 1
            and extra.order[0] not in places
            and not any(i.start <= extra.start < i.end for i in items)
        ):
            before = [place for place, item in zip(places, items, strict=True) if item.start < extra.start]
            if before and before[-1] and extra.order[0] - before[-1] == 1:
                found.append(extra)
    return tuple(sorted(found, key=lambda item: item.start))


_NUMBERED_HEAD = re.compile(
    r"(?m)^[ ]{0,90}(?:extrait [^\n]{0,60})?deliberation\b[^\n]{0,60}\n{1,3}[ ]{0,90}n ?° ?(?=[^\n]{0,20}[-/.])[\w./-]{3,30}[ ]*$"
    r"|^[ ]{0,60}\d{2,4}_(?=[a-z]{2})"
)


def _has_one_number(reading: Reading, items: tuple[Item, ...]) -> bool:
    """Whether the head gives one deliberation its number, and the items only count its points."""
    is_count = all(item.number.isdigit() for item in items)
    return is_count and _NUMBERED_HEAD.search(reading.folded, 0, items[0].start) is not None


def _is_one_act(reading: Reading, named: list[Item], items: tuple[Item, ...]) -> bool:
    """Whether counted items are the points of one deliberation that has its number above them."""
    if _has_one_number(reading, items):
        return True
    above = [item for item in named if item.start < items[0].start]
    return len(above) == 1 and not any(item.number in other.number for item in named[1:] for other in items)


_CHAPTER = re.compile(
    r"(?:contexte|objectifs?|objet|expose|bilan|presentation|rappel|modalites|plan de financement|budget"
    r"|compte rendu|propositions?"
    r"|programme|moyens|conclusion|introduction|preambule|enjeux|description|cadre|conditions|dispositif"
    r"|perspectives|le projet)\b"
)


def _are_chapters(items: tuple[Item, ...]) -> bool:
    """Whether counted headings are the chapters of one report: half of them or more bear the names of chapters."""
    return 2 * sum(bool(_CHAPTER.match(fold(item.title))) for item in items) >= len(items)


def _settled_run(reading: Reading, items: list[Item]) -> tuple[Item, ...]:
    """The items in rising order, each settled in its own text; nothing where fewer than two are."""
    cues = layout_cues()
    items = _rising(items)
    if len(items) < 2:
        return ()
    ends = [*(item.start for item in items[1:]), len(reading.text)]
    settled = [
        item.kind != "deliberation" or bool(cues.settled.search(reading.folded, item.start, end))
        for item, end in zip(items, ends, strict=True)
        if not cues.no_act.search(reading.folded, item.start, item.end)
    ]
    enough = 1 if cues.minutes.search(reading.folded, 0, min(600, items[0].start)) else 2
    if sum(settled) < enough or sum(settled) * 2 < len(settled):
        return ()
    return tuple(items)


def _rising(items: list[Item]) -> list[Item]:
    """The items whose numbers rise by one, the last time that each stands (the agenda lists them first)."""
    numbers = [item.number for item in items]
    if not items or not items[0].order:
        first = {number: at for at, number in reversed(list(enumerate(numbers)))}
        return [item for at, item in enumerate(items) if first[item.number] == at]
    chosen: list[Item] = []
    for item in reversed(items):
        if not chosen or _precedes(item.order, chosen[-1].order):
            chosen.append(item)
    return chosen[::-1]


def _precedes(order: tuple[int, ...], following: tuple[int, ...]) -> bool:
    return order < following and (
        len(order) != len(following) or following[-1] - order[-1] <= 2 or order[:-1] != following[:-1]
    )
