"""The people of one block of an attendance list, and what stands between them."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ecograph.facts.attendance.blocks import Block
from ecograph.facts.attendance.labels import in_column, with_given_behind, without_labels, without_places
from ecograph.facts.attendance.links import link_between
from ecograph.facts.attendance.strangers import is_body, is_label
from ecograph.facts.attendance.told import is_receiver_first, is_told_apart
from ecograph.knowledge import load_rules
from ecograph.model.facts import AttendanceStatus
from ecograph.values.folding import fold
from ecograph.values.people import ListStyle, NameSpan, PersonName, find_names

CHAIR = PersonName("", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a list. `receiver` (CHAIR for "M. le Maire") represents the person, `by_power` by a power."""

    name: PersonName
    start: int
    end: int
    status: AttendanceStatus | None
    receiver: PersonName | None = None
    by_power: bool = False
    substitute_for: PersonName | None = None
    seat: str = ""
    group: str = ""
    from_item: str = ""
    until_item: str = ""


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(str(load_rules("attendance")[name]))


@cache
def _own_statuses() -> tuple[tuple[AttendanceStatus, re.Pattern[str]], ...]:
    rules = load_rules("attendance")["own_status"]
    return (("excused", re.compile(rules["excused"])), ("absent", re.compile(rules["absent"])))


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,3}},?\s{{0,3}}(?:{load_rules('attendance')['sentence']})\b")


def read_entries(
    text: str, folded: str, block: Block, style: ListStyle, given_names: Container[str], spellings: Mapping[str, str]
) -> list[Entry]:
    """The people under one heading, in order."""
    region, labels = without_labels(in_column(text[block.start : block.end], block.width))
    region = _without_part_titles(region)
    region = without_places(region, {label for _, label in labels}, block.kind)
    spans = [replace(s, start=s.start + block.start, end=s.end + block.start)
             for s in find_names(region, style, given_names, spellings)]  # fmt: skip
    spans = [with_given_behind(text, span, given_names) for span in spans]
    spans = [span for span in spans if not is_label(text, span, spans) and not is_body(text, block, span)]
    spans = sorted([*spans, *_chairs(folded, block, spans)], key=lambda s: s.start)
    spans = _list_only(text, folded, block, spans)
    entries = list(_rows_of_two(text, block, spans)) or _with_joint_givers(
        folded, list(_linked(text, folded, block, spans)), block
    )
    entries = [_placed(entry, block, labels, text, folded, _next_start(spans, entry)) for entry in entries]
    return _with_plural_statuses(folded, entries)


def _next_start(spans: list[NameSpan], entry: Entry) -> int:
    return next((s.start for s in spans if s.start >= entry.end), entry.end + 120)


def _chairs(folded: str, block: Block, spans: list[NameSpan]) -> Iterator[NameSpan]:
    for match in _rule("chair").finditer(folded, block.start, block.end):
        if not any(s.start < match.end() and match.start() < s.end for s in spans):
            yield NameSpan(match.start(), match.end(), CHAIR)


def _list_only(text: str, folded: str, block: Block, spans: list[NameSpan]) -> list[NameSpan]:
    """The names until a sentence or a long stretch of other text ends the list."""
    kept: list[NameSpan] = []
    previous = block.start
    for span in spans:
        gap = _without_part_title(text[previous : span.start], folded[previous : span.start])
        letters = _letters(gap)
        long = letters > (170 if kept else 200) or ("\n\n" in gap.strip(" ") and kept and letters > 40)
        if long and _letters(_without_page_furniture(text, gap)) > 40:
            break
        verb = _sentence().match(folded, span.end)
        if (
            verb
            and text[span.end : verb.end()].strip(" ,\n")[:1].islower()
            and not _gives(folded[span.end : span.end + 60])
        ):
            break
        if kept and "\n\n" in gap and _opens_sentence(folded, span):
            break
        if block.kind == "present" and kept and is_told_apart(folded, previous, span):
            break
        if kept and "\n\n" in gap and not span.name.given and not span.name.civility and kept[-1].name.given:
            break
        kept.append(span)
        previous = span.end
    return kept


@cache
def _session_verb() -> re.Pattern[str]:
    return re.compile(rf",\s(?:{load_rules('attendance')['sentence']}|ne (?:prend|participe)\w*)\b")


def _opens_sentence(folded: str, span: NameSpan) -> bool:
    """True where the paragraph of a name goes on with a verb of the session: "Mme X, présidente de Y, quitte ..."."""
    following = re.split(r"[.;:\n]", folded[span.end : span.end + 160])[0]
    return bool(_session_verb().search(following)) and not _gives(folded[span.end : span.end + 60])


def _letters(text: str) -> int:
    return len(re.sub(r"[\W\d_;]+", "", text))


@cache
def _part_title() -> re.Pattern[str]:
    return re.compile(rf"\n[ ]*(?:{load_rules('attendance')['part_titles']})[^\n:.;]{{0,90}}(?=\n[ ]*$)")


@cache
def _standing_title() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\n)[ ]*\n[ ]*(?P<title>(?:{load_rules('attendance')['part_titles']})[^\n:.;,]{{0,90}})\n")


def _without_part_titles(region: str) -> str:
    """The region with the titles of its parts put out: "Collège BIATSS" is nobody."""
    for title in _standing_title().finditer(fold(region)):
        start, end = title.span("title")
        region = region[:start] + ";" * (end - start) + region[end:]
    return region


def _without_part_title(gap: str, folded: str) -> str:
    """The gap before a name without the line right above it that titles a part of the list: "Collège des usagers"."""
    title = _part_title().search(folded)
    return gap[: title.start()].rstrip("\n") + gap[title.end() :] if title else gap


def _without_page_furniture(text: str, gap: str) -> str:
    """The gap without the lines that the document repeats: heads and feet of pages."""
    return "\n".join(line for line in gap.splitlines() if len(line.strip()) < 12 or text.count(line.strip()) < 3)


def _gives(following: str) -> bool:
    return bool(re.match(r"\s*,?\s*(?:a|ayant|avait|avai?t|qui a|qui avait)?\s*donn|\s*,?\s*est represente", following))


_STAND_INS = re.compile(r"\bsuppleant|\bremplac")


def _linked(text: str, folded: str, block: Block, spans: list[NameSpan]) -> Iterator[Entry]:
    """Entries with receivers and substitutes read from the words between names."""
    all_but = (
        _rule("all_but").search(folded, block.head, min(len(folded), block.start + 200))
        if block.kind == "present"
        else None
    )
    stand_in = block.kind == "present" and bool(_STAND_INS.search(folded, block.head, block.start))
    index = 0
    while index < len(spans):
        span = spans[index]
        following = spans[index + 1] if index + 1 < len(spans) else None
        link, by_power = link_between(folded[span.end : following.start], block.kind) if following else ("", False)
        if not link and following and block.kind == "proxy" and is_receiver_first(folded, span, following):
            link = "holds"
        if stand_in and following and re.fullmatch(r"\s*,?\s*pour\s*", folded[span.end : following.start]):
            link = "replaces"
        status = "absent" if all_but and span.start > all_but.start() else _default_status(block)
        entry = Entry(span.name, span.start, span.end, status)
        index += 1
        if not following or not link:
            if span.name is not CHAIR:
                yield entry
            continue
        if link == "holds":
            index, held = _held(folded, spans, index, entry, block)
            yield from held
        elif link == "replaced":
            index += 1
            yield Entry(following.name, following.start, following.end, "present", substitute_for=span.name)
        elif link == "replaces":
            index += 1
            yield replace(entry, end=following.end, substitute_for=following.name, status="present")
        elif span.name is not CHAIR:
            index += 1
            yield replace(entry, end=following.end, receiver=following.name, by_power=by_power)


def _rows_of_two(text: str, block: Block, spans: list[NameSpan]) -> Iterator[Entry]:
    """Under "Procurations", lines of two names in two columns: the first gives to the second."""
    pairs = list(zip(spans[::2], spans[1::2], strict=False))
    if block.kind != "proxy" or len(spans) % 2 or not pairs:
        return
    if not all(re.fullmatch(r"[ ]{3,}|[ ]*\|[ ]*", text[giver.end : receiver.start]) for giver, receiver in pairs):
        return
    for giver, receiver in pairs:
        yield Entry(
            giver.name, giver.start, receiver.end, _default_status(block), receiver=receiver.name, by_power=True
        )


def _with_joint_givers(folded: str, entries: list[Entry], block: Block) -> list[Entry]:
    """ "A et B à C": both give to C."""
    out = list(entries)
    for index in range(len(out) - 2, -1, -1):
        entry, following = out[index], out[index + 1]
        joint = block.kind == "proxy" and not entry.receiver and following.receiver and following.by_power
        if joint and re.fullmatch(r"\s+et\s+", folded[entry.end : following.start]):
            out[index] = replace(entry, receiver=following.receiver, by_power=True)
    return out


def _held(folded: str, spans: list[NameSpan], index: int, holder: Entry, block: Block) -> tuple[int, list[Entry]]:
    """(next index, entries of the givers whose power a holder has): "B (pour A et C)"."""
    entries = [holder] if block.kind == "present" else []
    first = index
    while index < len(spans):
        glue = folded[spans[index - 1].end : spans[index].start]
        if index > first and not re.fullmatch(r"\s*(?:,|et|,?\s*et de|de)\s*", glue):
            break
        giver = spans[index]
        entries.append(Entry(giver.name, giver.start, giver.end, "absent", receiver=holder.name, by_power=True))
        index += 1
    return index, entries


def _default_status(block: Block) -> AttendanceStatus | None:
    match block.kind:
        case "present":
            return "present"
        case "excused":
            return "excused"
        case "represented":
            return "excused" if block.excused else "represented"
        case "absent" | "proxy":
            return "excused" if block.excused else "absent"
        case _:
            return None


def _placed(entry: Entry, block: Block, labels: list[tuple[int, str]], text: str, folded: str, limit: int) -> Entry:
    """The entry with its own status, interval, seat and group."""
    after = folded[entry.end : min(limit, entry.end + 110)]
    after = re.split(r"\n\s*\n|\n[^\n:()]{2,60}:|;|\*", after)[0]  # the next list has a label on a line of its own
    seat = next((label for end, label in reversed(labels) if block.start + end <= entry.start), "")
    group = block.group
    if match := re.match(r"(?:groupe|liste)\s+(?:«\s*)?(.+?)\s*»?$", seat, re.IGNORECASE):
        group = match[1].strip()
    bracket = re.match(r"\s*\(([^()]{2,45})\)", text[entry.end : entry.end + 50])
    if bracket and not seat and re.match(r"[A-ZÀ-Þ][\w'’ -]+$", bracket[1]):
        seat = bracket[1]
    status = entry.status
    if entry.receiver and status and _rule("until_arrival").search(after):
        status = "present"
    if not entry.receiver:
        status = next((s for s, pattern in _own_statuses() if pattern.match(after)), status)
    from_item, until_item = _rule("from_item").search(after), _rule("until_item").search(after)
    return replace(
        entry,
        status=status,
        seat="" if group and seat.lower().startswith(("groupe", "liste")) else seat,
        group=group,
        from_item=from_item[1].rstrip(".") if from_item else "",
        until_item=until_item[1].rstrip(".") if until_item else "",
    )


def _with_plural_statuses(folded: str, entries: list[Entry]) -> list[Entry]:
    """ "A, B (excusés)": both are."""
    out = list(entries)
    for index, entry in enumerate(entries):
        if (
            re.match(r"\s*[,(]?\s*(?:absents?,? )?excusee?s\b", folded[entry.end : entry.end + 20])
            and entry.status == "excused"
        ):
            for before in range(index - 1, -1, -1):
                if out[before].status != "absent" or out[before].receiver:
                    break
                out[before] = replace(out[before], status="excused")
    return out
