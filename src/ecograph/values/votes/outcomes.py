"""Unanimity, majority, and what became of a proposal."""

import re

from ecograph.values.votes.counts import Group

_UNANIMITY = re.compile(
    r"\bunanimite\b(?!,? (?:moins|sauf|a l'exception|excepte|hormis))|\bunanimement\b|\b(?:vote|accord"
    r"|avis) unanime\b|\bsans opposition\b|\b(?:conseil|comite"
    r"|assemblee|bureau|commission)\b[^.\n]{0,30}?,? unanime\b"
)
_MAJORITY = re.compile(
    r"\ba la (?:tres large |large )?majorite(?! (?:des|de ses|absolue des|simple des) (?:membres|conseill|elus|deux))"
    r"|\badoptee?s?\s{0,3}(?:[:(-]\s{0,3})?(?:a la )?majorite\b|\bvote\s?:\s?majorite\b|\bpar la majorite\b"
)
_TICKED = re.compile(
    r"unanimite\s?:?\s{0,9}(?:\[\s?\]|☐|□|_+)?\s{0,9}(?:adopte\w* )?(?:a la )?majorite\s?:?\s{0,4}(?:\[?x\]?|☒|☑)(?!\w)"
)
# Votes that are not the act's: on the last minutes, the agenda, the secretary, the way of voting.
_PRELIMINARY = re.compile(
    r"proces[ -]verb|compte[s]?[ -]rendus? (?:de la|du|des|de (?:cette|la derniere))|l'ordre du jour (?:est"
    r"|a ete)|ordre du jour (?:adopte|approuve)"
    r"|secretaire de (?:la )?(?:seance|assemblee)(?! ?:[^\n]*\n)|(?:vot\w+|recours|proced\w+) (?:a"
    r"|au) (?:main levee|scrutin)"
    r"|huis clos|(?:reconn|approuv|adopt|accept|vot)\w+[^.;\n]{0,40}\burgence"
    r"|urgence[^.;\n]{0,20}(?:adopte|acceptee|reconnue|approuvee|votee)|y a-t-il des observations"
    r"|compte[s]?[ -]rendus? .{0,60}(?:approuve|adopte|observation)"
)
# How a commission voted on its opinion is not how the assembly voted on the act.
_OTHER_BODY = re.compile(
    r"\bavis\b(?:[^;()\n]|\([^()\n]{0,40}\)|\n(?!\s*\n)){0,200}\([^()\n]{0,90}\Z"
    r"|(?:^|\n)\s{0,20}vu l'avis\b(?:[^;.\n]|\n(?!\s*(?:\n|le |la |apres ))){0,200}\Z"
)
_NEGATIVE = re.compile(
    r"n'(?:adopte|approuve) pas|(?:n'est|n'a|ne sont|n'ont) pas (?:ete )?adoptee?s?|\bnon[ -]adoptee?"
    r"|rejette (?:la (?:proposition|deliberation|motion)|le (?:projet|rapport)|cette proposition)"
    r"|(?:deliberation|rapport|proposition|question|point|projet de deliberation|affaire|motion|dossier|vote"
    r"|resolution|projet)"
    r"(?: n° ?[\w/.-]{1,20})?(?:[^.;:]{0,90}?)\s(?:(?:est|a ete|sont|ont ete|donc|ainsi|est donc|est ainsi)\s){0,3}"
    r"(?:rejete|retire|ajourne|repousse|reporte|renvoye|differe)e?s?\b"
    r"|(?:^|\n|: ?|\bvote ?: ?)(?:rejetee?|ajournee?|retiree?|reportee?|renvoyee?"
    r"|repoussee?)s?(?=\s{0,3}(?:[.(\n]|$|par\b|a l'unan|de l'ordre))"
    r"|retire(?:e|s)? de l'ordre du jour|sursis a statuer|surseoi\w* a statuer|\brefuse(?:nt)? (?:la|le|les"
    r"|cette|de|d')|(?:conseil|assemblee|comite|bureau)[^.\n]{0,40} (?:rejette|repousse|ajourne)"
    r"|\b(?:elle|celle-ci|celui-ci|(?<=\. )il) (?:est|a ete|sont) (?:donc |ainsi )?(?:repousse|rejete|ajourne|ecarte)e?s?\b"
    r"|\b(?:ote|raye|enleve|soustrait|retranche)(?:nt|e)? [^.;\n]{0,60}(?:de|a) l'ordre du jour"
    r"|(?:decision|examen|point|affaire|question|dossier|vote) (?:est |a ete )?(?:remise?|mise?) (?:a|au|a la|en) "
    r"(?:plus tard|attente|sursis|(?:une |un |la |le )?(?:prochaine?|bureau|seance|conseil|reunion|comite|session))"
    r"|\brejet (?:est )?prononce|\b(?:decision|vote|avis|resultat) ?: ?(?:rejet|refus|ajournement|retrait)\b"
    r"|(?:renvoye|reporte)e?s? (?:a|en) (?:une (?:prochaine|ulterieure) seance|commission|la prochaine seance)"
)
# Cheap words without which the pattern above cannot match.
_MAY_REFUSE = re.compile(
    r"adoptee? pas|adopte pas|approuve pas|pas (?:ete )?adopt|non[ -]adopt|rejet|retir|ajourn|repouss|report"
    r"|renvoy|differ|surs|refus|ecart|ordre du jour|remis|attente"
)
_REQUEST_REFUSED = re.compile(
    r"\bdemande\b[^.;:]{0,90}?\b(?:est|a ete|sont) (?:rejetee?s?|refusee?s?|ecartee?s?|ajournee?s?)"
)
_POSITIVE = re.compile(
    r"\badoptee?s?\b|\badopte\b|\bapprouve(?:e|es|nt|r)?\b|\bunanimite\b|\bdecide(?:nt|r)?\b|\bdelibere\b"
    r"|\baccorde(?:nt|r)?\b|\battribue(?:nt|r)?\b"
    r"|\bautorise(?:nt|r)?\b|\baccepte(?:e|nt|r)?\b|\bvote(?:nt)? (?:les?|la|une|un)\b|\bfixe\b|\bvalide\b"
    r"|\bvoix pour\b|\bemet un avis|\bdonne (?:son accord|un avis favorable)|\bprend acte\b|\badhere\b"
    r"|\bvotee?s?\b|\bvote :|\bdesigne\b|\bsolde"
)


def find_unanimity(folded: str, chosen: Group) -> tuple[bool | None, tuple[int, int] | None]:
    """Whether the vote was unanimous (False: by a majority), None where the text does not say; and where it says so."""
    ticked = _TICKED.search(folded)
    if ticked:
        return False, ticked.span()
    said = [(m.start(), m.end(), True) for m in _UNANIMITY.finditer(folded) if not _is_aside(folded, m.start())]
    said += [(m.start(), m.end(), False) for m in _MAJORITY.finditer(folded) if not _is_aside(folded, m.start())]
    if not said:
        return None, None
    start, end, unanimous = max(said)
    fields = chosen.fields()
    if unanimous and (fields.get("against") or 0) > 0 and (fields.get("in_favour") or 0) > 0:
        return None, None
    return unanimous, (start, end)


def _is_aside(folded: str, at: int) -> bool:
    return is_preliminary(folded, at) or bool(
        re.search(r"commission(?! permanente)[^.;\n]{0,60}$", folded[max(0, at - 90) : at])
    )


def is_preliminary(folded: str, at: int) -> bool:
    """Whether a vote is not the act's: on the last minutes, the agenda or the secretary, or that of another body."""
    if _OTHER_BODY.search(folded, max(0, at - 260), at):
        return True
    start = max(
        folded.rfind(". ", max(0, at - 220), at),
        folded.rfind(".\n", max(0, at - 220), at),
        folded.rfind("\n\n", max(0, at - 220), at),
        at - 220,
        0,
    )
    end = folded.find(". ", at, at + 80)
    return bool(_PRELIMINARY.search(folded, start, at if end < 0 else end))


def find_outcome(folded: str, in_favour: int | None, against: int | None) -> bool | None:
    """Whether the proposal was adopted; rejected, adjourned and withdrawn ones were not."""
    if in_favour is not None and against is not None and against != in_favour:
        return in_favour > against
    said = _NEGATIVE.finditer(folded) if _MAY_REFUSE.search(folded) else iter(())
    refusals = [m for m in said if "amendement" not in folded[max(0, m.start() - 90) : m.end()]]
    positives = [m for m in _POSITIVE.finditer(folded) if not is_preliminary(folded, m.start())]
    if refusals:
        last = refusals[-1].end()
        stop = folded.find(".", last)
        sentence_end = stop if 0 <= stop < last + 200 else last + 200
        if not any(m.start() > sentence_end for m in positives):
            return False
    elif _REQUEST_REFUSED.search(folded):
        refused = _REQUEST_REFUSED.search(folded)
        others = [m for m in positives if m[0] != "unanimite" and (refused is None or m.start() > refused.end())]
        if not others:
            return False
    return True if positives else None
