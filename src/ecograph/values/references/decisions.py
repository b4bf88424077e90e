"""Deliberations and opinions that an act cites."""

import re
from collections.abc import Iterator

from ecograph.values.references.citation import Citation, Source, one_line

_SIGN = r"(?:n ?°\s{0,3}|no\.? |numero )"
_CODE = r"(?:[a-z]{1,6}[ ._/-]){0,2}[a-z]{0,6}\d[\w./_-]*(?: / \d{1,5}\b)?(?: (?:dc|bc|cm|cc|bis)\b)?"
_DELIBERATION = re.compile(
    r"\bdeliberations?(?P<middle>(?: (?:cadre|modificative|precitee|initiale"
    rf"|susvisee))?(?:[a-z' ]{{0,70}}?))\s{{0,2}}(?:(?P<sign>{_SIGN})(?P<num>{_CODE})"
    r"|(?P<bare>(?<![a-z])(?:[a-z]{1,5}[ /-]?)?\d{1,4}[-/._]\w[\w./_-]*(?: (?:dc|bc|cm|cc)\b)?))"
)
_FURTHER = re.compile(
    rf"[^;.\n]{{0,70}}?(?:,|\bet)\s{{1,3}}(?:de la deliberation |la deliberation )?{_SIGN}(?P<num>{_CODE})"
)
_DATED_DELIBERATION = re.compile(
    r"\bdeliberations?(?P<middle>(?:\s(?:du|de la|de l'|de son"
    r"|en)\s?[a-z' -]{2,60}?)?)(?:,)?\s{1,2}(?:prise\s)?(?:en date |en seance |lors de sa seance "
    r"|lors de la seance |reuni[e]? )?(?=(?:du|le)\s(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)\s)?\d)"
)
_DAY_AHEAD = (
    r"(?=(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)\s)?\d{1,2}(?:er)?"
    r"(?:\s{1,3}(?:jan|fev|mar|avr|mai|jui|aou|sep|oct|nov|dec)|[/.]\d))"
)
_OPINION = re.compile(
    r"\bavis\s(?:(?:favorables?|defavorables?|conformes?|unanimes?|reserves?|motives?|simple|prealable"
    r"|techniques?)\s){0,2}(?:emis |rendu |donne |exprime |formule )?(?:par |de |du |des |d')(?P<body>(?:la "
    r"|le |l'|les )?[a-z0-9«\"][^;:\n]{2,110}?)"
    r"(?:,? (?:reunie?|consultee?|qui s'est reunie?|en date|lors de sa (?:seance|reunion)|dans sa seance|seance"
    r"|en sa seance|reunies|emis|rendu))?\s{1,2}(?:en date )?(?:du|le)\s" + _DAY_AHEAD
)
_UNDATED_OPINION = re.compile(
    r"\b(?:(?P<visa>vu) |suivre |suivant |sur |apres |selon |conformement a )(?:l'|un )?avis\s(?:(?:favorable"
    r"|defavorable|conforme|unanime)\s)?(?:emis par |de |du |des "
    r"|d')(?P<body>(?:la |le |l')?[^;:,\n]{4,90}?)(?=\s?[;,.\n])"
)
_DECIDING_BODY = re.compile(
    r"(?:la |le |l')?(?:bureau|commission|comite|conseil|chambre|section|jury|sous-prefet|prefet)\b"
)
_COMMITTEE = re.compile(
    r"\b(?P<what>propositions? de la )?(?P<body>(?:\d{1,2}(?:e|eme|ere|re) )?commission(?! permanente| d'appel"
    r"| des marches)(?:\s[^;.:\n]{0,80}?)?)(?:,"
    r"|\s)\s{0,2}(?:reunie?|consultee?|saisie|(?:qui )?s'est (?:reunie|tenue|prononcee)|tenue"
    r"|l[ae']s?\s?a (?:examine\w*)|a (?:examine\w*|ete (?:consultee|saisie)|emis|donne|rendu)[^.;\n]{0,40}?"
    r"|en date)\s{1,2}(?P<when>(?:du|le)\s(?=\d))"
)
_GIVEN = re.compile(
    r"(?:^|[.;,\n]\s|\blesquel(?:le)?s?\s)(?P<body>(?:la |le |l')?[a-z](?:(?!lesquel)[^.;,\n]){3,70}?)(?:,? reunie?,?)? (?:a|ont) (?:rendu|emis"
    r"|donne|formule|exprime) (?:un|son) avis(?:\s[a-z]{4,14}){0,2}\s(?:le|du|en date du)\s(?=\d)"
    r"|\ben (?P<body2>commission(?: [a-z' -]{3,40}?)?) le\s(?=\d[^.;\n]{0,40}[^.;]{0,60}\bavis\b)"
)
_GIVEN_ON = re.compile(
    r"(?:^|[.;,\n]\s)(?P<body>(?:la |le )?(?:commission|comite|conseil|bureau)\b[^.;,\n]{2,70}?),\s(?:reunie?,?\s)?le\s"
    r"(?=\d[^.;\n]{3,40},\s(?:a|ont)\s(?:rendu|emis|donne|formule|exprime)\s(?:un|son)\savis\b)"
)
_LABELLED_COMMITTEE = re.compile(
    r"(?m)^\s{0,20}commissions?\s?:\s(?P<body>[^\n;:]{3,90}?),?\s(?:reunie?|du|en date|seance)?\s?(?:le |du )(?=\d)"
)


# Patterns of opinions, each with words one of which its matches hold: a cheap test before a long search.
_OPINION_PATTERNS = (
    (_OPINION, ("avis",)),
    (_GIVEN, ("un avis", "son avis", "en commission")),
    (_GIVEN_ON, ("un avis", "son avis")),
    (_COMMITTEE, ("commission",)),
    (_LABELLED_COMMITTEE, ("commission",)),
)


def find_deliberations(source: Source) -> Iterator[Citation]:
    """Deliberations cited by number, by date, or both."""
    text, folded = source.text, source.folded
    for match in _DELIBERATION.finditer(folded):
        if re.search(
            r"\b(?:presente|cette|projet de|article \d)\b",
            folded[max(0, match.start() - 14) : match.start()] + match["middle"],
        ):
            continue
        group = "num" if match["num"] else "bare"
        written = text[match.start(group) : match.end(group)].strip(" .-")
        day, end = source.date_of(match.end())
        if group == "bare" and day is None and re.fullmatch(r"(?:19|20)\d\d[-/](?:19|20)?\d\d", written):
            continue
        yield Citation(
            "deliberation",
            f"délibération n° {written}",
            match.start(),
            max(end, match.end()),
            day,
            "citation.deliberation",
        )
        more = _FURTHER.match(folded, max(end, match.end()))
        while more:
            day, end = source.date_of(more.end())
            written = text[more.start("num") : more.end("num")].strip(" .-")
            yield Citation(
                "deliberation",
                f"délibération n° {written}",
                more.start("num"),
                max(end, more.end()),
                day,
                "citation.deliberation",
            )
            more = _FURTHER.match(folded, max(end, more.end()))
    for match in _DATED_DELIBERATION.finditer(folded):
        day, end = source.date_of(match.end(), reach=24)
        if day and not re.search(r"transmis|recue|affiche|certifi", match["middle"]):
            number = re.match(rf",?\s{{1,2}}(?:portant\s)?{_SIGN}(?P<num>{_CODE})", folded[end : end + 60])
            written = one_line(text[match.start() : end])
            if number:
                written = f"délibération n° {text[end + number.start('num') : end + number.end('num')]}"
            yield Citation("deliberation", written, match.start(), end, day, "citation.deliberation")


def find_opinions(source: Source) -> Iterator[Citation]:
    """Opinions of committees, councils and services, with the day on which they were given where it is said."""
    text, folded = source.text, source.folded
    taken: list[tuple[int, int]] = []
    for pattern, needed in _OPINION_PATTERNS:
        if not any(word in folded for word in needed):
            continue
        for match in pattern.finditer(folded):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if re.search(r"\bavis d'appel|\bmontant\b", match[0]):
                continue
            taken.append((match.start(), match.end() + 20))
            span = source.next_date(match.end(), 12)
            day = span.value if span and span.precision == "day" else None
            end = span.end if span and day else match.end()
            group = "body" if match.groupdict()["body"] else "body2"
            body = one_line(text[match.start(group) : match.end(group)])
            if pattern is _LABELLED_COMMITTEE:
                body = f"commission {body}"
            word = "propositions" if match.groupdict().get("what") else "avis"
            yield Citation("opinion", f"{word} {_of(body)}", match.start(), end, day, "citation.opinion")
    for match in _UNDATED_OPINION.finditer(folded):
        if not match["visa"] and not _DECIDING_BODY.match(match["body"]):
            continue
        is_dated = any(start < match.end() and match.start() < end for start, end in taken)
        if not is_dated and not re.search(r"\b(?:du|le) \d|d'appel|\d{4}", match[0]):
            body = one_line(text[match.start("body") : match.end("body")])
            start = folded.index("avis", match.start())
            yield Citation("opinion", f"avis {_of(body)}", start, match.end(), None, "citation.opinion")


def _of(body: str) -> str:
    """The body with its preposition: "la commission" gives "de la commission", "le Bureau" gives "du Bureau"."""
    first = body.split(" ", 1)[0].lower()
    if first == "le":
        return "du " + body[3:]
    if first == "les":
        return "des " + body[4:]
    if first.startswith(("la", "l'")) and (first == "la" or first[1] == "'"):
        return "de " + body
    feminine = re.match(r"(?i)(?:\d\w{1,4} )?commission|chambre|région|direction|mission|section|agence", body)
    return ("de la " if feminine else "du ") + body
