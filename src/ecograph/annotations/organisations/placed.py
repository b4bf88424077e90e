"""Names told by their place: columns of beneficiaries, rows with a sum, what stands before a SIRET or an address."""

import re
from collections.abc import Iterator

from ecograph.annotations.organisations.candidates import Candidate
from ecograph.annotations.organisations.phrases import PHRASE, is_a_name, reads_as_name, span_of, type_of_phrase
from ecograph.knowledge.gazetteers import gazetteer
from ecograph.knowledge.organisations import named_columns, word_list
from ecograph.model.readings import Reading
from ecograph.model.tables import Table
from ecograph.values.folding import fold
from ecograph.values.organisations import one_line, trim_name

_APART = 220  # characters between two items of one list
_CELL_END = re.compile(r"\s(?:[/|]|[-–—])\s|\s?[(;:|]|,\s|\n")
_TOWN_BEHIND = re.compile(r"(?<=[a-zà-ÿ»]) [A-ZÀ-ÖØ-Þ'-]{4,}(?: [A-ZÀ-ÖØ-Þ'-]{2,})*$")  # the next column's
_BUYING = re.compile(r"\b(?:ht|ttc|offres?|marche|lots?|devis)\b")
_SUM = r"\d[\d  . ]*(?:,\d\d)?(?:\s?(?:€|euros?|francs?|F\b|k€|K€|HT|TTC)|(?=\s?[;.)\n]))"
_ITEM = re.compile(
    rf"^[ \t]*(?:[*•▪◦●‣➢-]|[–—])[ \t]*(?:l'|la |le |les )?(?:[Aa]ssociation |[Cc]ompagnie )?(?P<name>{PHRASE})"
    r"(?: ?\([^()\n]{1,40}\))?[ \t]?(?:[:;,]|[-–—](?= ))(?P<rest>[^\n]*(?:\n[ \t]+[^\n]+)?)",
    re.M,
)
_HOST = re.compile(
    rf"^[ \t]*(?:[*•-] )?(?P<event>[A-ZÀ-Þ][^\n():;]{{3,60}}) \((?P<name>{PHRASE})\)\s?:(?P<rest>[^\n]{{1,120}})", re.M
)
_HOSTED = re.compile(rf"^[^\n():;]{{3,70}} \((?:{PHRASE})\)\s?:", re.M)
_FIGURE = re.compile(r"(?<![\d/.])\d{1,3}(?:[  .]\d{3})+(?!\d)|(?<![\d/.])\d{3,7}(?![\d/])|€|euros?")
_PRICED = re.compile(
    rf"(?:[;:,]|\bet)\s+(?:(?:de |du |d'|à |au )?(?:l'|la |le )?)(?:[a-zà-ÿ]{{4,14}} )?(?P<name>{PHRASE})"
    rf"\s?(?:,|:|\(|pour|à hauteur de)\s?(?:pour )?{_SUM}"
)
_WITNESS = re.compile(
    r"[,\s(]\s?\(?(?:immatriculee?[^,;.\n]{0,40}\s)?(?:n ?° ?(?:de )?)?(?:siret|siren|rna)\b"
    r"|,\s(?:association (?:loi|de|regie|declaree|a but)|societe (?:anonyme|par actions|a responsabilite|cooperative)"
    r"|(?:sarl|sas|scop|scic|eurl) (?:au|a) )"
    r"|\s\((?:association|sarl|sas|sasu|scop|scic|eurl|start-?up|pme|ong|spl|sem|bailleur(?: social)?)\)"
    r"|,\s(?:\d{1,4}(?: ?bis| ?ter)?,? )?(?:rue|avenue|boulevard|place|quai|allee|chemin|route|impasse)\b"
    r"[^;\n]{3,60}\d{5}(?! ?\d)"
)
_KINDS = (("association", "association"), ("ong", "association"), ("bailleur", "other"), ("siret", ""), ("siren", ""),
          ("rna", "association"), ("sarl", "company"), ("sas", "company"), ("societe", "company"), ("sco", "company"),
          ("start", "company"), ("pme", "company"), ("eurl", "company"), ("sem", "company"))  # fmt: skip
_SEAT = re.compile(r"\b(?:siege|sise?|situee?|domicilie|adresse|a la|au)\b[^.;\n]{0,20}$")
# "X, cluster des énergies marines du Grand Estuaire, association ...": the end of what X is, not a name.
_PART_OF_NAME = re.compile(r",\s[a-z][^,;.\n]{3,50}\s(?:du|de la|de l'|des|d'|de)\s?$")
_BEFORE = re.compile(rf"(?:(?<=^)|(?<=[\n*•:;,«(–-])|(?<=[a-zé'’] )|(?<= ))(?P<name>{PHRASE})\s?[»\"]?$")


def find_placed(reading: Reading) -> Iterator[Candidate]:
    """Names that only their place tells."""
    persons = {m.start for m in reading.by_kind.get("person", ())}
    found = (*_in_tables(reading), *_in_items(reading), *_before_witnesses(reading))
    yield from (candidate for candidate in found if candidate.start not in persons)


def find_priced(reading: Reading, named: list[Candidate]) -> Iterator[Candidate]:
    """Names in a row of names and sums in prose: "X, 38 400 € HT ; Y, 41 950 € HT"."""
    persons = {m.start for m in reading.by_kind.get("person", ())}
    known = {candidate.start for candidate in named}
    rows = list(_PRICED.finditer(reading.text))
    for index, found in enumerate(rows):
        beside = [other for other in rows[max(0, index - 1) : index + 2] if other is not found]
        near = any(abs(other.start() - found.start()) < 160 for other in beside)
        start, end, name = span_of(reading.text, *found.span("name"))
        if near and start not in known and start not in persons and " " in name and reads_as_name(name):
            is_bought = _BUYING.search(reading.folded, max(0, start - 200), end + 80)
            kind = type_of_phrase(name, "company" if is_bought else "association")
            yield Candidate(start, end, start, name, kind, 0.5, "priced-row")


def _in_tables(reading: Reading) -> Iterator[Candidate]:
    """The cells of columns of beneficiaries, applicants or funders."""
    for table in reading.tables:
        column = _name_column(table)
        if column is None:
            continue
        sure = bool(named_columns().search(fold(table.columns[column].title)))
        for row in table.rows:
            cell = next((c for c in row.cells if c.column == column and c.amount is None), None)
            if cell is None or row.is_total or one_line(reading.text[cell.start : cell.end]) != one_line(cell.text):
                continue  # a cell of several lines is no stretch of the text
            if _HOSTED.search(reading.text, cell.start, cell.end + 60):
                continue  # an event with its organiser in brackets
            cut = _CELL_END.search(reading.text, cell.start, cell.end)
            start, _, written = span_of(reading.text, cell.start, cut.start() if cut else cell.end)
            written = _TOWN_BEHIND.sub("", written)
            name = trim_name(written)
            at = written.find(name)
            if at < 0 or not name or not _is_cell_name(name, sure):
                continue
            kind = type_of_phrase(name, "association")
            yield Candidate(start + at, start + at + len(name), start, name, kind, 0.6 if sure else 0.5, "name-column")


def _name_column(table: Table) -> int | None:
    """The column that holds names of organisations, in a table of grants or of funders."""
    for index, column in enumerate(table.columns):
        if column.role == "name" and named_columns().search(fold(column.title)):
            return index
    is_paid = sum(c.role in ("awarded", "requested", "past") for c in table.columns) > 0
    first = next((i for i, c in enumerate(table.columns) if c.role == "name"), None)
    return first if is_paid and first is not None and not table.columns[first].title else None


def _is_cell_name(name: str, sure: bool) -> bool:
    first = fold(name.split()[0]).strip("'’.,")
    if _is_fund(name) or not is_a_name(name):
        return False
    if any(first in word_list(kind) for kind in ("stops", "not_first_words", "uses_of_money")):
        return False
    if not sure:
        return reads_as_name(name)
    return name[0].isupper() and len(name) > 3 and sum(c.isdigit() for c in name) * 2 < len(name)


def _is_fund(name: str) -> bool:
    """Whether a name begins with that of a fund behind which another body pays: "FEADER-LEADER"."""
    known = gazetteer().get(re.split(r"[ /-]", name)[0])
    return known is not None and bool(known.payer)


def _in_items(reading: Reading) -> Iterator[Candidate]:
    """The heads of the items of a list, where each item holds a sum."""
    for pattern in (_ITEM, _HOST):
        items = [m for m in pattern.finditer(reading.text) if _FIGURE.search(m["rest"])]
        for group in _blocks(items):
            for found in group if len(group) > 1 else ():
                start, end, name = span_of(reading.text, *found.span("name"))
                is_name = is_a_name(name) if pattern is _HOST else reads_as_name(name)
                if is_name and not _is_fund(name):
                    yield Candidate(start, end, start, name, type_of_phrase(name, "association"), 0.5, "list-item")


def _blocks(items: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Items that follow one another closely."""
    block: list[re.Match[str]] = []
    for item in items:
        if block and item.start() - block[-1].end() > _APART:
            yield block
            block = []
        block.append(item)
    yield block


def _before_witnesses(reading: Reading) -> Iterator[Candidate]:
    """What stands right before a number of the SIRENE register, a legal form in brackets or a postal address."""
    for witness in _WITNESS.finditer(reading.folded):
        left = max(0, witness.start() - 90)
        before = _BEFORE.search(reading.text[left : witness.start()])
        if not before:
            continue
        start, end, written = span_of(reading.text, left + before.start("name"), left + before.end("name"))
        name = trim_name(written)
        start += max(0, written.find(name))
        if _PART_OF_NAME.search(reading.folded, max(left, start - 60), start):
            continue
        is_seat = fold(name.split()[0] if name else "") in word_list("seats") or _SEAT.search(
            reading.folded, left, start
        )
        if not is_seat and reads_as_name(name):
            said = witness[0].lstrip(" ,(")
            kind = next((kind for word, kind in _KINDS if said.startswith(word)), "")
            yield Candidate(start, end, start, name, type_of_phrase(name, kind or "association"), 0.5, "witness")
