"""Names that the gazetteers list."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ecograph.annotations.organisations.candidates import Candidate
from ecograph.knowledge.gazetteers import Known, gazetteer
from ecograph.model.readings import Reading
from ecograph.values.folding import name_key
from ecograph.values.organisations import is_siglum, one_line

_WORD = re.compile(r"[a-z0-9œæ]+")


def find_listed(reading: Reading) -> Iterator[Candidate]:
    """Every name of a gazetteer, written with the capitals that tell a name from a word."""
    words = list(_WORD.finditer(reading.folded))
    keyed, offsets = " ", []
    parts = []
    length = 1
    for word in words:
        offsets.append(length)
        opened = word[0].replace("œ", "oe").replace("æ", "ae")
        parts.append(opened)
        length += len(opened) + 1
    keyed = " " + " ".join(parts) + " "
    for start, end, known in gazetteer().find(keyed):
        first, last = bisect_right(offsets, start) - 1, bisect_right(offsets, end - 1) - 1
        begin, stop = words[first].start(), words[last].end()
        written = reading.text[begin:stop]
        if known.name != "État" and _is_written_as_name(written, known):
            if reading.text[stop : stop + 1] == "-" or reading.text[begin - 1 : begin] in ("-", "/", "@", "."):
                continue  # part of a longer word or of an act's number
            if _is_part_of_quote(reading.text, begin, stop):
                continue
            name = _name_given(one_line(written), known)
            yield Candidate(begin, stop, begin, name, known.type, 1.0, "gazetteer")


def _name_given(written: str, known: Known) -> str:
    """The name as written, but the body behind an assembly or a fund."""
    if known.payer:
        return known.payer
    if known.type in ("departement", "region") and written.lower().startswith(("conseil", "cd")):
        return known.name
    if written.isupper() and not is_siglum(known.written):
        return known.name if name_key(known.name) == name_key(written) else known.written
    return written


def _is_written_as_name(written: str, known: Known) -> bool:
    if "\n\n" in written:
        return False
    if is_siglum(known.written) or len(known.written) <= 4:
        return written == known.written or (written.isupper() and len(written) > 3)
    return written[0].isupper() and (len(written.split()) == 1 or any(c.isupper() for c in written[1:]) or
                                     not any(c.isupper() for c in known.written[1:]))  # fmt: skip


def _is_part_of_quote(text: str, start: int, end: int) -> bool:
    """Whether the name is only a part of what stands in quotes: « Cap Énergies Marines » is an event."""
    opened = text.rfind("«", max(0, start - 60), start)
    if opened < 0 or "»" in text[opened:start] or "\n\n" in text[opened:start]:
        return False
    closed = text.find("»", end, end + 60)
    return closed > 0 and len(text[opened + 1 : closed].strip()) > (end - start) + 3
