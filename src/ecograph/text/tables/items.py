"""Labels and amounts that follow each other: list items, cells one a line, runs within a line."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from ecograph.model.tables import MONEY_ROLES
from ecograph.text.tables.lexicon import cut_head, head_role, table_words
from ecograph.text.tables.lines import Line, Segment, is_year
from ecograph.values.folding import fold
from ecograph.values.money import NUMBER, UNIT, parse_cell

_VALUE = re.compile(
    rf"(?<![\w.,/°-])(?:neant\b|{NUMBER}) ?(?:(?:{UNIT})(?: ?(?:ht|ttc|h\.t\.|t\.t\.c\.)\b)?)?"
    r"(?![\w%]|[.,/]\d| ?%| ?(?:€|k€))"
)
_STRONG = re.compile(r"€|euro|\d[ .]\d{3}(?!\d)|\d,\d\d(?!\d)")
_BREAK = re.compile(
    r"[ \n]*(?:[;•▪■●]|,(?: et)?(?= [A-ZÀ-Ý])|\.(?= [A-ZÀ-Ý][^.:]{3,80}:)|,? [-–—](?= )|,[ \n]*-(?= )|\n)[ \n]*(?:[-–—•] ?)?"
)
_NOTE = re.compile(r" ?\([^()]{2,120}\)")
_SMALL = re.compile(r"(?<=[^\d:] )(?P<value>\d{1,3}) $")
_KEY = re.compile(r"[ ,;:]*(?:et )?(?P<key>[a-z][a-z' ]{2,30}?) ?:? ?$")
_TAIL = re.compile(
    r"[ .,;]*(?:\((?P<bracket>[^()]{2,160})\)"
    r"|(?P<words>[,;]? ?(?:pour|dont|au titre|au lieu|apres|en sus|sur|soit)\b.{2,120}?))?[ .,;]*$"
)
_OPENING = re.compile(
    r"(?:à l'|à la|à|au|aux|la|le|les|l'|l |un|une|d'|du|des|de la) ?(?=[A-ZÀ-Ý«\"])|[A-ZÀ-Ý0-9«\"(]"
    r"|(?:cotisations?|adhésions?|ventes?|recettes?|autofinancement|fonds (?:propres|libres)|dons?|mécénat|prestations?"
    r"|billetterie|emprunts?|ressources (?:propres|internes)|participations? des)(?= |$)"  # own funds in small letters
)
_HANGING = re.compile(
    r"\b(?:de|du|des|d'|a|au|est|sont|soit|pour|par|plus|moins|environ|hauteur|sur|sous|en|et|ou|dont|n°|article|compte"
    r"|chapitre|nature|fonction|entre|jusqu'a|passe|porte|fixee?|arretee?|annee)$"
)
VERB = re.compile(
    r"\b(?:(?<!grand[ -])(?<!nord[ -])(?<!sud[ -])(?<![ld]')est|sont|sera|seront|a ete|ont ete"
    r"|s'eleve|se montent?|represente"
    r"|attribue|accorde|verse|versee?s|propose|decide|sollicite|demande une|beneficie|apporte"
    r"|recoit|percoit|doit|peut|qui|que|avait|ayant|fixe|s'etablit|estimee?)\b"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A label with the values behind it; `note` is what follows in brackets or after the amount."""

    label: Segment
    values: tuple[Segment, ...]
    note: Segment | None = None
    heads: tuple[str, ...] = ()  # column heads that stood before the first label of a run
    is_inline: bool = False  # one of several in a sentence


def is_label(text: str) -> bool:
    """Whether words can name a row: short, opened by a name, no sentence, no hanging preposition."""
    stripped = text.strip(" :.-–*")
    folded = fold(stripped)
    if not 2 < len(stripped) <= 110 or not _OPENING.match(stripped) or not re.search(r"[a-zA-Zà-ÿ]{2}", stripped):
        return False
    sentence = re.search(r"[a-zà-ÿ]{3,}[.!?;] [A-ZÀ-Ý]", stripped)
    return not (sentence or _HANGING.search(folded) or VERB.search(folded))


def read_items(line: Line, text: str) -> tuple[Item, ...]:
    """The items of one line: one item alone on it, or three and more in a run; else none."""
    start = line.segments[0].start
    raw = text[start : line.end].replace("\n", " ")
    if len(raw) > 6_000:
        return ()
    found = [m for m in _VALUE.finditer(fold(raw)) if _counts(m[0])]
    if not found:
        return ()
    runs = _runs(raw, found)
    alone = _item(raw, start, runs[0]) if runs else None
    if alone and _is_alone(raw, runs[0]):
        return (replace(alone, note=tail_note(raw, start, runs[0].end)),)
    return _longest_chain(raw, start, runs)


def _counts(value: str) -> bool:
    return not is_year(value) and ("neant" in value or _STRONG.search(value) is not None or len(value.strip()) <= 3)


@dataclass(frozen=True, slots=True)
class _Run:
    """Values that follow each other, and the words before them."""

    before: tuple[int, int]
    values: tuple[tuple[int, int, str], ...]  # start, end, key

    @property
    def end(self) -> int:
        return self.values[-1][1]


def _runs(raw: str, found: list[re.Match[str]]) -> list[_Run]:
    folded, at = fold(raw), 0
    runs: list[_Run] = []
    for match in found:
        between = folded[at : match.start()]
        keyed = _KEY.fullmatch(between) if runs else None
        is_key = keyed is not None and head_role(keyed["key"]) in MONEY_ROLES
        weak = _STRONG.search(match[0]) is None and "neant" not in match[0]
        value_end = match.start() + len(match[0].rstrip())
        if runs and runs[-1].end == at and (not between.strip() or is_key):
            key = keyed["key"] if is_key and keyed else ""
            runs[-1] = replace(runs[-1], values=(*runs[-1].values, (match.start(), value_end, key)))
        elif weak and not (re.search(r"(?::|\.{3}|…) ?$", between) and not folded[value_end:].strip(" .;,")):
            continue
        else:
            runs.append(_Run((at, match.start()), ((match.start(), value_end, ""),)))
        at = value_end
    return _with_small(raw, runs)


def _with_small(raw: str, runs: list[_Run]) -> list[_Run]:
    """The runs, where small figures right before a value ("900 1 000") are values too if other rows have as many."""
    usual = Counter(len(run.values) for run in runs).most_common(1)[0][0] if runs else 0
    found = []
    for run in runs:
        small = _SMALL.search(raw, *run.before) if len(run.values) < usual else None
        if small:
            first = (small.start("value"), small.end("value"), "")
            run = _Run((run.before[0], small.start("value")), (first, *run.values))
        found.append(run)
    return found


def _segment(raw: str, start: int, left: int, right: int) -> Segment:
    while left < right and raw[left] in " \n:-–—•;,*":
        left += 1
    while right > left and raw[right - 1] in " \n:-–—;,*.…_":
        right -= 1
    return Segment(start + left, start + right, raw[left:right], left, right)


def _item(raw: str, start: int, run: _Run, left: int | None = None) -> Item | None:
    """The item of a run whose label starts at `left`."""
    begin = run.before[0] if left is None else left
    words, first_key = raw[begin : run.before[1]], ""
    keyed = re.search(r"[:,–-] ?(?P<key>[^\d:,;]{3,30}?) ?:? ?$", fold(words))
    if keyed and head_role(keyed["key"]) in MONEY_ROLES and is_label(words[: keyed.start()]):
        first_key, words = keyed["key"], words[: keyed.start()]
        words = re.sub(r" ?[:,-] ?(?i:demande|montant|sollicit)[^:]*$", "", words)
    if not is_label(words):
        return None
    label = _segment(raw, start, begin, begin + len(words))
    if head_role(fold(label.text)) in (*MONEY_ROLES, "rate"):
        return None  # a field of a record, not a row
    values = []
    for at, (value_start, value_end, key) in enumerate(run.values):
        piece = raw[value_start:value_end]
        amount = parse_cell(fold(piece))
        values.append(Segment(start + value_start, start + value_end, piece, value_start, value_end, amount,
                              key=key or (first_key if at == 0 else "")))  # fmt: skip
    return Item(label, tuple(values))


def _is_alone(raw: str, run: _Run) -> bool:
    """Whether nothing but a note stands behind the values of a line."""
    tail = _TAIL.match(fold(raw), run.end)
    return tail is not None and tail.end() >= len(raw.rstrip())


def tail_note(raw: str, start: int, end: int) -> Segment | None:
    """The words behind the last value of a line, or None."""
    note = _segment(raw, start, end, len(raw))
    return note if note.text.strip(" .;,()") else None


def value_with_note(line: Line, text: str) -> tuple[Segment, Segment | None] | None:
    """The amount that a line opens with and the words behind it, or None where it opens with something else."""
    start = line.segments[0].start
    raw = text[start : line.end]
    found = _VALUE.match(fold(raw)) if len(raw) < 160 else None
    if found is None or _STRONG.search(found[0]) is None or is_year(found[0]):
        return None
    end = len(found[0].rstrip())
    tail = _TAIL.match(fold(raw), end)
    if tail is None or tail.end() < len(raw.rstrip()):
        return None
    value = Segment(start, start + end, raw[:end], 0, end, parse_cell(fold(raw[:end])))
    return value, tail_note(raw, start, end)


def _longest_chain(raw: str, start: int, runs: list[_Run]) -> tuple[Item, ...]:
    """The longest run of items in a row; fewer than three are a sentence."""
    best: list[Item] = []
    chain: list[Item] = []
    for at, run in enumerate(runs):
        item = _chained(raw, start, run, bool(chain))
        if item is None:
            chain = []
            first = _opening(raw, start, run) if at + 1 < len(runs) else None
            chain = [first] if first else []
        else:
            chain.append(item)
        if len(chain) > len(best):
            best = list(chain)
    return tuple(replace(item, is_inline=True) for item in best) if len(best) >= 3 else ()


def _opening(raw: str, start: int, run: _Run) -> Item | None:
    """The first item of a chain: its label stands behind a colon, a full stop, or heads that lost their table."""
    left, right = run.before
    folded = fold(raw[left:right])
    for word in table_words().any_term.finditer(folded):
        heads = cut_head(folded[word.start() :])
        if len(heads) >= 3 and any(role in MONEY_ROLES for _, _, role in heads):
            item = _item(raw, start, run, left + word.start() + heads[-1][1])
            names = tuple(raw[left + word.start() + a : left + word.start() + b] for a, b, _ in heads)
            return replace(item, heads=names) if item else None
    return _item(raw, start, run, _label_start(raw, run))


def _chained(raw: str, start: int, run: _Run, has_before: bool) -> Item | None:
    """The item that goes on with a chain: nothing but a note and a break stand before its label."""
    if not has_before:
        return None
    left, right = run.before
    note = _NOTE.match(raw, left, right)
    begin = note.end() if note else left
    cut = _BREAK.match(raw, begin, right)
    item = _item(raw, start, run, cut.end() if cut else begin)
    if item is None or (cut is None and not raw[begin:right].startswith(" ")):
        return None
    if note:
        return replace(item, label=item.label)
    return item


def _label_start(raw: str, run: _Run) -> int:
    """Where the label of the first item of a chain starts: behind the last colon, full stop or dash."""
    left, right = run.before
    words = raw[left:right].rstrip(" :.…")
    cuts = [m.end() for m in re.finditer(r"[:;.!?] +(?:[-–—•] ?)?|\n|^[-–—•] ?| [-–—•] ", words)]
    return left + (cuts[-1] if cuts else 0)
