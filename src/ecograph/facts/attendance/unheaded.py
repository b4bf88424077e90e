"""Lists of those present that have no heading: rows of people by college, by commune, by group."""

import re
from collections.abc import Iterator

from ecograph.facts.attendance.blocks import Block
from ecograph.values.people.spelling import ADDRESS, GAP, GIVEN, SURNAME

_NAME = rf"(?:{ADDRESS})?(?:{GIVEN}{GAP}{SURNAME}|{SURNAME}{GAP}{GIVEN})"
_ROW = re.compile(
    rf"(?m)^[ •*–-]{{0,8}}(?P<label>[A-ZÀ-Þ][^\n:;]{{2,80}}?)[ ]?:[ ]{{1,3}}(?={_NAME}[ ]?(?:[,;(/\n.–-]|et\b))"
)
_OTHER_LABEL = re.compile(
    r"(?:(?:\w+ )?(?:pouvoir|procur|absent|excus|represente)|pour|contre|abst|vot|secret|rapport|presid|objet|invit"
    r"|assist|ont |en presence|signe"
    r"|elu|designe|titulaire|suppleant|candidat|resultat|commission|contact|redact|directeur|maire|adjoint|vice)"
)
_OF_A_SESSION = re.compile(r"\bpresents?\b|\ben exercice\b|\bquorum\b|\bvotants?\b")
_HEAD = 12_000
_FEWEST_ROWS = 2
_FEWEST_NAMES = 5


def find_unheaded(text: str, folded: str) -> Iterator[Block]:
    """The first run of rows that each give people after a label, in a text that counts who was present."""
    if not _OF_A_SESSION.search(folded, 0, _HEAD):
        return
    run: list[re.Match[str]] = []
    for row in _ROW.finditer(text, 0, _HEAD):
        if _OTHER_LABEL.match(folded, row.start("label")):
            continue
        if run and "\n\n" in text[run[-1].end() : row.start()].strip():
            break
        run.append(row)
    if len(run) < _FEWEST_ROWS:
        return
    end = text.find("\n\n", run[-1].end())
    end = len(text) if end < 0 else end
    if len(re.findall(_NAME, text[run[0].start() : end])) >= _FEWEST_NAMES:
        yield Block("present", run[0].start(), run[0].start(), end)
