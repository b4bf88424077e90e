"""The blocks of an attendance list: each heading ("Absents ayant donné pouvoir :") with the text under it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ecograph.facts.attendance.blocks import Block, BlockKind
from ecograph.facts.attendance.extents import line_start, list_end
from ecograph.facts.attendance.unheaded import find_unheaded
from ecograph.knowledge import load_rules

_ENDING = r"(?:[.·(-]?e[)]?)?(?:[.·(-]?s[)]?)?(?![a-z])"
_WORD = re.compile(r"(?:s'|l'|d')?[a-z]+(?:[.·(-]{1,2}e?[)]?(?:[.·(-]?s[)]?)?(?![a-z]))?|[,/&+]")
_NAME_OR_FIGURE = re.compile(r"\d{2}|\b(?:M\.|MM|Mmes?|MME|Mr|Monsieur|Madame)\b|[A-ZÀ-Þ][a-zß-ÿ]+ [A-ZÀ-Þ]{2}")
_COUNTED = re.compile(r" *\d{1,3} *[–:(-] *(?=(?:M\.|Mme|MM|[A-ZÀ-Þ][a-zà-ÿ-]+ [A-ZÀ-Þ]|[A-ZÀ-Þ]{2,} ))")
_NUMBERED_NAME = re.compile(r"[ \n]*\d{1,2} ?[.)°-] *(?:M\.|Mme|[A-ZÀ-Þ])")
_WHOLE_NAME = re.compile(r"\s*(?:M\.|Mme|MM|[A-ZÀ-Þ][a-zà-ÿ-]+ [A-ZÀ-Þ]|[A-ZÀ-Þ]{2,} [A-ZÀ-Þ])")
_COUNT_AHEAD = re.compile(r"(?:^|[.;–-] ?)\d{1,3}$")
_GLUE = re.compile(r"[ \t]*")
_SQUEEZED = ("absents", "excuses", "presents", "representes", "procurations")
_SPACED = re.compile(r"^(?:[a-z]{1,4} ){6,}[a-z]{1,4} *:?$")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_rules("attendance")[name].split())


@cache
def _core() -> re.Pattern[str]:
    cores = "|".join(sorted(_words("core_words"), key=len, reverse=True))
    guests = "|".join(sorted(_words("guest_words"), key=len, reverse=True))
    return re.compile(rf"\b(?:(?:{cores}){_ENDING}|(?:{guests}){_ENDING})")


def find_blocks(text: str, folded: str) -> list[Block]:
    """The attendance blocks of a text in order; counts ("Présents : 13") are no headings."""
    heads = sorted(
        {h.start: h for h in (*_headings(text, folded), *_phrases(folded), *_spaced_headings(folded))}.values(),
        key=lambda h: h.head,
    )
    blocks: list[Block] = []
    for index, head in enumerate(heads):
        limit = heads[index + 1].head if index + 1 < len(heads) else min(len(text), head.start + 40_000)
        end = list_end(folded, head.start, limit)
        group = _group_before(text, folded, head.head)
        blocks.append(Block(head.kind, head.head, head.start, end, head.excused, group, head.width))
    if not any(block.kind == "present" for block in blocks):
        blocks = sorted([*blocks, *find_unheaded(text, folded)], key=lambda block: block.head)
    return _with_groups(text, blocks)


def _headings(text: str, folded: str) -> Iterator[Block]:
    position = 0
    while core := _core().search(folded, position):
        start, end = _run(folded, core.start(), core.end())
        position = max(end, core.end())
        run = folded[start:end]
        if column := _second_column(text, folded, start, end):
            yield Block("present", start, column[0], column[0], width=column[1])
            position = column[0]
            continue
        head_end = _heading_end(text, folded, start, end)
        if head_end is None or (kind := _kind(run + folded[end:head_end])) is None:
            continue
        yield Block(kind, start, head_end, head_end, excused=_is_excused(run))
        position = max(position, head_end)


@cache
def _phrase_headings() -> tuple[tuple[BlockKind, re.Pattern[str]], ...]:
    rules = load_rules("attendance")["phrase_headings"]
    return tuple(
        (kind, re.compile(rf"(?:(?<=\n)|(?<=\. )|^)[ ]*(?:{'|'.join(phrases)})[ ]*")) for kind, phrases in rules.items()
    )


def _phrases(folded: str) -> Iterator[Block]:
    for kind, pattern in _phrase_headings():
        for match in pattern.finditer(folded):
            yield Block(kind, match.start(), match.end(), match.end())


def _run(folded: str, start: int, end: int) -> tuple[int, int]:
    """The run of heading words around a core word, on its line."""
    opening = line_start(folded, start)
    fillers, words = _words("filler_words"), list(_WORD.finditer(folded, opening, start))
    first = start
    for word in reversed(words[-14:]):
        if folded[word.end() : first].strip(" ") or not _is_heading_word(word.group(), fillers):
            break
        first = word.start()
    while first < start and folded[first] in ",/&+ ":
        first += 1
    last = end
    for _ in range(16):
        word_after = _WORD.match(folded, _glue_end(folded, last))
        if not word_after or not _is_heading_word(word_after.group(), fillers):
            break
        if re.match(r"(?:mmes?|mm|mesdames|messieurs|madame|monsieur)$", word_after.group()) and not _civility_ends(
            folded, word_after.end()
        ):
            break
        last = word_after.end()
    return first, last


def _civility_ends(folded: str, end: int) -> bool:
    """True where a civility belongs to the heading: "Mesdames et Messieurs :"."""
    return bool(re.match(r"\.?\s*(?:et\b|,|:|\n)", folded[end : end + 4]))


def _glue_end(folded: str, position: int) -> int:
    match = _GLUE.match(folded, position)
    return match.end() if match else position


def _is_heading_word(word: str, fillers: frozenset[str]) -> bool:
    bare = re.sub(r"[.·()-]", "", word)
    return word in ",/&+" or word in fillers or bare in fillers or bool(_core().fullmatch(word))


def _heading_end(text: str, folded: str, start: int, end: int) -> int | None:
    """Where the list under a heading starts, or None where the run is no heading."""
    opening = line_start(folded, start)
    before = folded[opening:start].rstrip()
    counts = bool(_COUNT_AHEAD.search(before)) and bool(re.match(r"\s?:\s?\S", folded[end : end + 4]))
    opens_line = (
        not before
        or counts
        or bool(re.search(r"[.;:*•)\]–>|-]$", before))
        or "   " in folded[max(0, start - 3) : start]
    )
    capital = text[start].isupper() or counts
    if not capital and not (
        opens_line
        and re.match(
            r"etaient|etait|sont|absent|present|excuse|pouvoir|procuration|ont |avai(?:en)?t |ayant donne|invite",
            folded[start:],
        )
    ):
        return None
    if folded[max(0, start - 1) : start] == "(" or re.search(r"\bpar$|^presentee?s? par\b", folded[start:end]):
        return None
    after = re.match(
        r"[ ]*(?:\(\s*\d+\s*\)|\(s\)|\([a-z][^()\n\d]{6,80}\)(?=[ ]*[:\n]))?[ ]*(?:(?P<colon>[:.])[ ]*|(?P<line>\n)|(?P<dash>[–-][ ])|(?P<gap>\|[ ]*|[ ]{3,}))?",
        folded[end : end + 120],
    )
    rest_start = end + (after.end() if after else 0)
    rest = folded[rest_start : rest_start + 40].lstrip()
    if counted := _COUNTED.match(text, rest_start):
        return counted.end() if opens_line and capital and after and after["colon"] == ":" else None
    if (re.match(r"\d", rest) and not _NUMBERED_NAME.match(text, rest_start)) or not rest:
        return None
    if after and after["gap"] and opens_line and capital:
        return rest_start if _WHOLE_NAME.match(text, rest_start) else None
    long_head = re.match(r"[^\n:.;]{0,110}(?:\n[^\n:.;]{0,60})?:[ ]*(?!\s*\d)", folded[end : end + 180])
    if (
        long_head
        and opens_line
        and capital
        and not _NAME_OR_FIGURE.search(re.sub(r"\([^)]*\)", "", text[end : end + long_head.end()]))
    ):
        return end + long_head.end()
    if after and (after["colon"] == ":" or (after["line"] and opens_line and capital)):
        return rest_start
    if after and after["dash"] and opens_line:
        return rest_start
    if capital and re.match(
        r"[ ]*(?:M\.|MM\.?|Mmes?|MME|Mr|Monsieur|Madame|[A-ZÀ-Þ]{2,}|[A-ZÀ-Þ][.][ ]?[A-ZÀ-Þ])",
        text[rest_start : rest_start + 12],
    ):
        return (
            rest_start
            if opens_line or re.match(r"[ ]*(?:M\.|MM|Mm|MM|Mr)", text[rest_start : rest_start + 12])
            else None
        )
    return None


@cache
def _column_titles() -> re.Pattern[str]:
    return re.compile(rf"[ ]{{3,}}(?:{load_rules('attendance')['column_titles']})[^\n:;\d]{{0,30}}\n")


def _second_column(text: str, folded: str, start: int, end: int) -> tuple[int, int] | None:
    """(where the names start, how wide their column is) where a title stands beside "Membres présents", or None."""
    opening = line_start(folded, start)
    title = _column_titles().match(folded, end)
    if not title or folded[opening:start].strip() or not text[start].isupper() or _kind(folded[start:end]) != "present":
        return None
    beside = len(title.group()) - len(title.group().lstrip())
    return title.end(), end + beside - opening


def _kind(run: str) -> BlockKind | None:
    """What the people under a heading are."""
    if any(word in run for word in _words("guest_words")) and not re.search(r"pouvoir|procuration", run):
        return "guest"
    if re.search(r"\bsans (?:droit de vote|voix)", run):
        return "guest"
    if "mandants" in run or "mandant" in run:
        return "proxy" if "mandataire" in run else "mandants"
    if "mandataire" in run:
        return "mandataires"
    if re.search(r"pouvoir|procuration|delegation|\bmandats?\b|delegue\w* leur", run) and "sans" not in run.split():
        return "held" if "recu" in run else "proxy"
    if "represent" in run and not re.search(r"representants|non[- ]represent", run):
        return "represented"
    if _is_excused(run):
        return "excused"
    if "absent" in run or "excus" in run:
        return "absent"
    return "present" if "present" in run or "arriv" in run else None


def _is_excused(run: str) -> bool:
    return bool(re.search(r"\bexcus", run)) and not re.search(r"(?:non|sans)[- ]excus", run)


def _spaced_headings(folded: str) -> Iterator[Block]:
    """Headings set with a space between letters: "A B S E N T S  E X C U S E S"."""
    position = 0
    for line in folded.splitlines(keepends=True):
        bare = line.strip()
        if _SPACED.match(bare):
            squeezed = bare.replace(" ", "")
            run = " ".join(core for core in _SQUEEZED if core in squeezed)
            if "donnepouvoir" in squeezed or "procuration" in squeezed:
                run += " pouvoir"
            if run and (kind := _kind(run)):
                yield Block(kind, position, position + len(line), position + len(line), excused="excus" in run)
        position += len(line)


def _group_before(text: str, folded: str, head: int) -> str:
    """The political group that a heading is for: "Groupe « X » – Présents :"."""
    opening = line_start(text, head)
    match = re.search(
        r"(?:^|[.;]\s*)(?:groupe|liste)\s+(?:«\s*)?(?P<name>[^»\n:]{2,60}?)\s*»?\s*[–:-]\s*$", folded[opening:head]
    )
    return text[opening + match.start("name") : opening + match.end("name")].strip() if match else ""


def _with_groups(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks, each with the group of the block before it in the same paragraph."""
    out: list[Block] = []
    for block in blocks:
        previous = out[-1] if out else None
        if previous and previous.group and not block.group and "\n\n" not in text[previous.start : block.head]:
            block = replace(block, group=previous.group)
        out.append(block)
    return out
