"""Laws, decrees, ordinances, orders, circulars and rules of the Union."""

import re
from collections.abc import Iterator

from ecograph.values.references.citation import Citation, Source, one_line

_NUMBER_SIGN = r"(?:n ?°\s{0,3}|no\.? |numero )"
_YEARED = r"\d{2,4}\s?-\s?\d{1,5}"
_LAW = re.compile(
    r"\b(?P<word>lois?(?: organique| constitutionnelle| de programmation| de finances(?: rectificative)?| d'orientation(?: et de programmation)?| de modernisation| d'avenir)?|decrets?(?:-lois?)?"
    r"|ordonnances?)(?:\s(?:modifiee?s?|susvisee?|d'application"
    rf"|en conseil d'etat))?,?\s{{0,2}}{_NUMBER_SIGN}?(?P<num>{_YEARED})(?![\w-])"
)
_FURTHER = re.compile(
    rf"[^;.\n]{{0,60}}?(?:,|\bet)\s{{1,3}}(?:de la loi |la loi |du decret |le decret )?{_NUMBER_SIGN}(?P<num>{_YEARED})"
)
_DATED_LAW = re.compile(
    r"\b(?P<word>loi|decret(?:-loi)?|ordonnance|circulaire|instruction|note de service)(?P<middle>(?:\s(?:modifiee?|notre"
    r"|maptam|elan|pacte|egalim|climat et resilience|engagement et proximite|3ds|dite? [a-z]{3,12}|organique"
    r"|ministerielle?|interministerielle?|prefectorale?|du premier ministre|royale?)){0,2})"
    r",?\s{1,2}(?:en date )?(?=du\s)"
)
_LAW_1901 = re.compile(r"\bloi(?: de| du)? (?P<year>1901|1905|1884|1881)\b")
_ORDER = re.compile(
    r"\barretes?(?P<middle>(?:\s(?:(?:inter-?)?prefectoral|(?:inter)?ministeriel|municipal|communautaire"
    r"|departemental|regional|conjoint|modifie|modificatif|royal|de delegation(?: de (?:fonctions?"
    r"|signature))?(?: et de signature)?|portant [a-z' ]{3,40}|du (?:maire|president|prefet"
    r"|ministre)(?: de [a-z' -]{2,30})?)){0,3})"
    rf",?\s{{1,2}}(?:{_NUMBER_SIGN}(?P<num>(?:[a-z]{{1,6}} )?[\w./_-]*\d[\w./_-]*)"
    r"|(?=(?:en date\s{1,3})?du\s{1,3}\d))"
)
_CIRCULAR = re.compile(
    r"\b(?P<word>circulaire|instruction)(?P<middle>[a-z' ]{0,40}?)\s(?:nor ?:? ?"
    rf"|{_NUMBER_SIGN})(?:nor ?:? ?)?(?P<num>[\w./_-]*\d[\w./_-]*)"
)
_UNION = re.compile(
    r"\b(?P<word>reglements?|directives?|decisions?)(?P<middle>[a-z' ]{0,40}?)\s?\(?(?P<who>ue|ce|cee|euratom"
    r"|ue, euratom|ce, euratom)(?:[^()\n]{0,12}\))?\s{0,2}(?:de la commission\s"
    rf"|du conseil\s)?{_NUMBER_SIGN}?(?P<num>\d{{1,4}}/\d{{1,4}}(?:/(?:ue|ce|cee))?)"
    r"|\b(?P<word2>reglements?|directives?)\s(?:europeenn?e?s?\s)"
    rf"?{_NUMBER_SIGN}?(?P<num2>\d{{2,4}}/\d{{1,4}}(?:/(?:ue|ce|cee))?)"
)
_SCHEME = re.compile(
    rf"\b(?P<words>regimes?(?:[ -]cadres?)?[a-z' ]{{0,60}}?)\s?,?\s?\(?{_NUMBER_SIGN}?(?P<num>sa[ .]"
    r"{0,2}\d{4,6}|n ?\d{2,4} ?[a-z]?(?:/\d{2,4})?|x\d{2,3}/\d{4})\b"
)
_RULES = re.compile(
    r"\breglement(?P<middle>(?:\s(?:comptable|financier|departemental|regional|communautaire|metropolitain"
    r"|municipal|interieur|budgetaire et financier|d'(?:intervention|aides?|attribution)[a-z' ]{0,40}?"
    r"|de l'autorite des normes comptables|anc|crc|du comite de la reglementation comptable))*)"
    rf"\s{{1,2}}(?:{_NUMBER_SIGN}(?P<num>\d[\w./_-]*)|(?=(?:[a-z' ]{{0,30}}\s)?(?:adopte\s)?(?:en date )?du\s\d))"
)
_PRIVACY = re.compile(r"\brgpd\b|\breglement general (?:europeen )?(?:sur|relatif a|de) la protection des donnees\b")
_BUDGET_RULES = re.compile(r"\breglement budgetaire et financier\b")
_FINANCIAL_RULES = re.compile(r"\bvu le reglement financier\b(?! (?:adopte|approuve|du \d|n ?°))")
_TREATY = re.compile(
    r"\btraite (?P<name>sur le fonctionnement de l'union europeenne|sur l'union europeenne"
    r"|instituant la communaute europeenne)(?:[^;\n]{0,40}?articles?\s(?P<list>\d{1,3}(?:(?:, | et "
    r"| a )\d{1,3}){0,5}))?"
)
_DATED_DECISION = re.compile(r"\bdecision (?P<num>(?:19|20)?\d{2}[-/.]\d{1,5})(?=,? du \d)")
_GRANT_DECISION = re.compile(
    rf"\b(?:vu la|par|par la|par sa) decision\s(?:[a-z' ]{{0,40}}?\s)?{_NUMBER_SIGN}(?P<num>[\w./_-]*\d[\w./_-]*)"
)


def find_statutes(source: Source) -> Iterator[Citation]:
    """Laws, decrees, ordinances, orders, circulars, regulations and state-aid schemes that a text cites."""
    yield from _laws(source)
    yield from _orders(source)
    yield from _union_rules(source)
    yield from _other_rules(source)


def _kind(word: str) -> str:
    for start, kind in (
        ("loi", "law"),
        ("decret", "decree"),
        ("ordonnance", "order"),
        ("circ", "circular"),
        ("instr", "circular"),
        ("note", "circular"),
    ):
        if word.startswith(start):
            return kind
    return "regulation"


def _laws(source: Source) -> Iterator[Citation]:
    text, folded = source.text, source.folded
    for match in _LAW.finditer(folded):
        word = one_line(text[match.start("word") : match.end("word")]).lower()
        word = re.sub(r"^(loi|décret|ordonnance)s\b", r"\1", word)
        kind = _kind(match["word"])
        at, number = match.end(), _compact(match["num"])
        day, end = source.date_of(at)
        yield Citation(kind, f"{word} n° {number}", match.start(), max(end, at), day, f"citation.{kind}")
        more = _FURTHER.match(folded, max(end, at))
        while more:
            day, end = source.date_of(more.end())
            yield Citation(
                kind,
                f"{word} n° {_compact(more['num'])}",
                more.start("num"),
                max(end, more.end()),
                day,
                f"citation.{kind}",
            )
            more = _FURTHER.match(folded, max(end, more.end()))
    for match in _DATED_LAW.finditer(folded):
        day, end = source.date_of(match.end(), reach=20)
        if day:
            kind = _kind(match["word"])
            yield Citation(kind, one_line(text[match.start() : end]), match.start(), end, day, f"citation.{kind}")
    for match in _LAW_1901.finditer(folded):
        yield Citation("law", f"loi de {match['year']}", match.start(), match.end(), None, "citation.law")


def _compact(number: str) -> str:
    return re.sub(r"\s", "", number)


def _orders(source: Source) -> Iterator[Citation]:
    text, folded = source.text, source.folded
    for match in _ORDER.finditer(folded):
        at = match.end("num") if match["num"] else match.end()
        day, end = source.date_of(at)
        if not match["num"] and (not day or end - at > 40):
            continue
        middle = one_line(text[match.start("middle") : match.end("middle")])
        name = f"arrêté {middle}".strip()
        if match["num"]:
            written = text[match.start("num") : match.end("num")].strip(" .")
            yield Citation("order", f"{name} n° {written}", match.start(), max(end, at), day, "citation.order")
        else:
            yield Citation("order", one_line(text[match.start() : end]), match.start(), end, day, "citation.order")
    for match in _CIRCULAR.finditer(folded):
        day, end = source.date_of(match.end())
        number = text[match.start("num") : match.end("num")].strip(" .")
        yield Citation(
            "circular", f"{match['word']} n° {number}", match.start(), max(end, match.end()), day, "citation.circular"
        )
    for match in (*_GRANT_DECISION.finditer(folded), *_DATED_DECISION.finditer(folded)):
        day, end = source.date_of(match.end())
        if match.re is _DATED_DECISION and day is None:
            continue
        number = text[match.start("num") : match.end("num")].strip(" .")
        yield Citation("order", f"décision n° {number}", match.start(), max(end, match.end()), day, "citation.decision")


def _union_rules(source: Source) -> Iterator[Citation]:
    text, folded = source.text, source.folded
    for match in _UNION.finditer(folded):
        group = "num" if match["num"] else "num2"
        number = text[match.start(group) : match.end(group)]
        word = {"regl": "règlement", "dire": "directive", "deci": "décision"}[(match["word"] or match["word2"])[:4]]
        who = f" ({match['who'].upper()})" if match["who"] else ""
        day, end = source.date_of(match.end(), reach=140)
        yield Citation(
            "regulation", f"{word}{who} n° {number}", match.start(), max(end, match.end()), day, "citation.union"
        )
    for match in _SCHEME.finditer(folded):
        written = text[match.start() : match.end()]
        yield Citation(
            "regulation", one_line(written.replace("(", "")), match.start(), match.end(), None, "citation.scheme"
        )
    for match in _TREATY.finditer(folded):
        name = one_line(text[match.start() : match.end("name")])
        articles = f", articles {text[match.start('list') : match.end('list')]}" if match["list"] else ""
        yield Citation("regulation", name + articles, match.start(), match.end(), None, "citation.treaty")


def _other_rules(source: Source) -> Iterator[Citation]:
    text, folded = source.text, source.folded
    for match in _RULES.finditer(folded):
        day, end = source.date_of(match.end())
        if not match["num"] and not day:
            continue
        written = text[match.start() : match.end() if match["num"] else end]
        yield Citation("regulation", one_line(written), match.start(), max(end, match.end()), day, "citation.rules")
    for pattern, name in (
        (_PRIVACY, "RGPD"),
        (_BUDGET_RULES, "Règlement budgétaire et financier"),
        (_FINANCIAL_RULES, "Règlement financier"),
    ):
        found = pattern.search(folded)
        if found:
            yield Citation("regulation", name, found.start(), found.end(), None, "citation.rules")
