"""The kind, number and title that the head of an act gives."""

import re
from dataclasses import dataclass

from ecograph.model.readings import ActPart, Reading
from ecograph.text.sections.kindwords import kind_of_head
from ecograph.values.folding import fold

_CODE = r"(?:[a-z]{1,6}\d{0,2}[ ._/-]{1,2}){0,3}[a-z]{0,6}\d[\w./_-]{0,30}[\w](?: ?- ?\d{2,4}\b)?|\d{1,4}"
_HEAD_LENGTH = 16_000  # lists of those present stand above the number of many acts
_NOT_A_CODE = re.compile(
    r"(?i)\b(?:du|de|des|le|la|les|et|en|au|aux|s|a|sur|pour|annee|lundi|mardi|mercredi|jeudi|vendredi|samedi|janvier"
    r"|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|loi|art|article|reunion|seance)\b"
)
_CITED = re.compile(r"(?:\b(?:vu|par|la|de|une|cette|presente|ladite|sa|notre|projet de|cet|l'|d'|du|et|a)[ ']$)")
_NAMED_NUMBER = re.compile(
    r"\b(?P<word>deliberation|arrete|decision|resolution|convention|avenant|contrat|accord|charte)\b(?: (?:du|de la|de l') ?(?:bureau|president|maire|conseil|comite|commission"
    r"|assemblee)[a-z' ]{0,45}?)? ?:? ?(?:(?P<n>n ?° ?|no\.? |numero |ref\.? ?:? ?):? ?)?(?<![a-z])(?P<num>" + _CODE + r")(?![\w/]|\s?[€%])"
)
_LINE_NUMBER = re.compile(
    r"(?m)^[^\n]{0,110}?(?<![\w'])(?P<lead>(?:n ?° ?|ref(?:erence)?\.? ?(?:de l'acte)? ?:? ?|acte n ?° ?|numero ?:? ?)(?:de (?:la )?deliberation ?:? ?|d'ordre ?:? ?)?)"
    r"(?P<num>(?:[a-z]{1,10}[ ._/-]?){0,3}\d[\w./_-]{0,30})(?:\s{0,3}$|\s{2,}|\s{0,3}[:–-]\s|\s{1,3}objet|\s{1,3}[a-z]{4})"
)
_CODE_LINE = re.compile(
    r"(?m)^[ ]{0,90}(?P<num>[A-Z]{1,8}[ _-]?\d[\dA-Z]*(?:[-/_. ][\dA-Z]+){1,5}|[A-Z]{1,8}(?:[-/_.][A-Z]{1,8}){0,2}[-/_ .]\d[\dA-Z]*(?:[-/_.][\dA-Z]+){0,4}"
    r"|\d{2,4}[-/]\d{1,4}(?:[-/]\d{1,4})?)[ ]{0,9}(?:–|-)?[ ]{0,3}$"
)
_RIGHT_CODE = re.compile(r"(?m)^[^\n]{0,120}\s{3,}(?P<num>(?:19|20)\d\d ?[-–/] ?\d{2,4})[ ]{0,9}$")
_INLINE_CODE = re.compile(r"(?<![\w/-])(?P<num>[A-Z]{1,6}(?:/[A-Z0-9]{1,8}){2,5})(?![\w/-])")
_ACTES = re.compile(r"\b\d{3} ?- ?\d{9} ?- ?(?:19|20)\d{6} ?- ?(?P<num>[\w./ -]{2,25}?) ?- ?(?:de|ar|cc|au|ai|bf|co)(?:-\d-\d)?(?![\w-])")
_OWN_HEADING = re.compile(r"(?m)^[ ]{0,90}deliberation (?:n ?° ?)?(?P<num>" + _CODE + r")\b")
_STARTING = re.compile(r"\s{0,40}(?:[•*-] )?(?:n ?° ?|point n ?° ?|rapport n ?° ?)?(?P<num>\d{1,3}) ?(?:[–:-]|\.-) ?(?=\S)")
_REPORT_CODE = re.compile(r"\bn ?° ?(?P<num>[a-z]{1,6}[-/. ]\d{2,4}(?:[-/.]\w{1,6}){1,4})")
_OBJECT = re.compile(r"(?<!pour )\b(?:objet(?: de la (?:deliberation|decision))?|intitule|titre|sujet)\s?:\s{0,40}")
_OBJECT_END = re.compile(
    r"\n[ ]{0,60}(?:\n|rapporteur|rapport de|presents?|etaient|l'an |le (?:conseil|maire|president|bureau)|la commission|vu\b|nombre|n ?°|date|seance|m\. |mme |monsieur|madame|considerant|presid|deliberation|secretaire)"
    r"|\bL'an |\brapporteur ?:|\b(?:VU|Vu) l"
)
_GENERIC = re.compile(
    r"(?:republique|liberte|departement|arrondissement|canton\b|commune\b|ville\b|mairie|communaute|metropole|syndicat|conseil|region\b|extrait|registre|deliberations?$|seance|reunion|direction"
    r"|service|nombre|membres|conseillers|date|convocation|envoye|recu|publie|affiche|imprimer|voir |presents?|absents?|votants|quorum|l'an |le |la |les |bureau|comite|commission|session|page|id ?:"
    r"|proces|compte|acte |accuse|\(|rapport|n ?°|president|prefet|prefecture|secretariat|thematique|vu |etaient|m\.|mme|monsieur|madame|point |ordre du jour|universite|compte[- ]rendu|politique|\[|service|pole \w+$|mars|janvier|fevrier|avril|\d|dossier|identifiant|signature|affichage|secretaire|egalite|fraternite|annexe|exemplaire|entre\b|decision|deliberation|arrete\b|n cp)"
)


_BLOB_TITLE_END = re.compile(
    r"\b(?:LE (?:CONSEIL|BUREAU|COMITE|COMITÉ|MAIRE|PRESIDENT|PRÉSIDENT)|LA COMMISSION|VU|L'AN|L'an|Le (?:Conseil|conseil|Bureau|Comité)"
    r"|La (?:Commission|commission)|RESUME|RÉSUMÉ|Résumé|Rapporteur|RAPPORTEUR|Présents|PRESENTS|PRÉSENTS|Vu)\b"
)


@dataclass(frozen=True, slots=True)
class _Number:
    written: str
    end: int  # where it ends in the text, for the title below it; -1 where no title follows


def described(reading: Reading, part: ActPart) -> ActPart:
    """The part with the kind, number and title that its head gives, where the part has none yet."""
    head_end = min(part.start + _HEAD_LENGTH, part.end)
    kind = part.kind or kind_of_head(reading, part.start, part.end)
    if kind == "minutes":
        return ActPart(part.id, kind, part.number, part.title or _minutes_title(reading, part), part.start, part.end)
    number = _Number(part.number, -1) if part.number else _number(reading, kind, part.start, head_end, part.end)
    own = None if part.kind or kind != "report" else _OWN_HEADING.search(reading.folded, part.start, part.end)
    title = part.title or _title(reading, kind, number, part.start, head_end)
    if own:
        kind, number = "deliberation", _Number(reading.text[own.start("num") : own.end("num")].strip(" .-"), own.end("num"))
        title = title or _below(reading, number.end, part.end)
    if kind == "order" and fold(title).startswith("portant"):
        title = f"Arrêté {title[0].lower()}{title[1:]}"
    return ActPart(part.id, kind, number.written, title, part.start, part.end)


def _number(reading: Reading, kind: str, start: int, head_end: int, end: int) -> _Number:
    folded, text = reading.folded, reading.text
    if kind in ("convention", "amendment"):
        return _convention_number(reading, kind, start, head_end, end)
    named = _named(reading, kind, start, head_end)
    if named:
        return named
    inline = _INLINE_CODE.search(text, start, min(start + 500, head_end))
    if inline and sum(c.isdigit() for c in inline["num"]) > 3:
        return _Number(inline["num"], inline.end())
    first_visa = re.compile(r"(?m)^\s{0,40}(?:vu|considerant)\b").search(folded, start, head_end)
    limit = first_visa.start() if first_visa else head_end
    for pattern in (_LINE_NUMBER, _REPORT_CODE):
        found = pattern.search(folded, start, limit)
        if found and not re.fullmatch(r"\d{1,2}", found["num"]):
            return _Number(text[found.start("num") : found.end("num")].strip(" .-"), found.end("num"))
    right = _RIGHT_CODE.search(text, start, min(limit, start + 400))
    if right:
        return _Number(re.sub(r" ?[-–] ?", "-", right["num"]), -1)
    for found in _CODE_LINE.finditer(text, start, limit):
        if not re.fullmatch(r"(?:19|20)\d\d[-/](?:19|20)?\d\d", found["num"]):
            return _Number(found["num"].strip(), found.end("num"))
    for line in re.finditer(r"[^\n]+", text[start : start + 700]):
        starting = _STARTING.match(folded, start + line.start())
        if starting and starting.end() < start + line.end():
            return _Number(starting["num"], starting.end())
    actes = _ACTES.search(folded, start, end)
    if actes and not re.match(r"lmc", actes["num"]):
        return _Number(text[actes.start("num") : actes.end("num")].strip(), -1)
    return _Number("", -1)


def _named(reading: Reading, kind: str, start: int, head_end: int) -> _Number | None:
    """The number after the word that names the act, not one that the act cites."""
    words = {"order": ("arrete",), "decision": ("decision", "deliberation")}.get(kind, ("deliberation", "resolution", "decision"))
    for match in _NAMED_NUMBER.finditer(reading.folded, start, head_end):
        before = reading.folded[max(start, match.start() - 14) : match.start()]
        line_start = reading.folded.rfind("\n", 0, match.start()) + 1
        if match["word"] not in words or _CITED.search(before):
            continue
        number = reading.text[match.start("num") : match.end("num")].strip(" .-")
        if not _is_code(number, bool(match["n"])) or reading.text[match.end("num") : match.end("num") + 3] == "...":
            continue
        far = match.start() - line_start > 200 and not reading.text[match.start() : match.start() + 6].isupper()
        if far or (not match["n"] and re.fullmatch(r"(?:19|20)\d\d|\d{1,2}", number)):
            continue
        return _Number(re.sub(r"\s*-\s*|\s+–\s+", "-", number) if re.search(r"\d - \d", number) else number, match.end("num"))
    return None


def _is_code(number: str, is_announced: bool) -> bool:
    """Whether letters and figures are the number of an act, rather than words that a figure follows."""
    if _NOT_A_CODE.search(number):
        return False
    prefix = re.match(r"[^\d]*", number)
    letters = [c for c in prefix[0] if c.isalpha()] if prefix else []
    return is_announced or not letters or all(c.isupper() for c in letters)


def _convention_number(reading: Reading, kind: str, start: int, head_end: int, end: int) -> _Number:
    """The number of a convention: after its name, a reference, a code alone on a line of the head or of the foot."""
    folded, text = reading.folded, reading.text
    parties = re.compile(r"\bentre\b").search(folded, start, head_end)
    limit = parties.start() if parties else min(start + 1200, head_end)
    words = ("avenant",) if kind == "amendment" else ("convention", "contrat", "accord", "charte")
    for match in _NAMED_NUMBER.finditer(folded, start, limit):
        written = text[match.start("num") : match.end("num")].strip(" .-")
        if match["word"] in words and (match["n"] or re.search(r"[a-z]\w*[-_/]?\d|\d[-_/]\d", written.lower())):
            unfilled = text[match.end("num") : match.end("num") + 12].lstrip("-").startswith(("..", "…", "__"))
            is_years = re.fullmatch(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?", written)
            if (not is_years or match["n"]) and not unfilled and _is_code(written, bool(match["n"])):
                return _Number(written, match.end("num"))
    found = _LINE_NUMBER.search(folded, start, limit)
    if found and kind != "amendment" and text[found.end("num") : found.end("num") + 6].lstrip("-")[:2] not in ("..", "__"):
        return _Number(text[found.start("num") : found.end("num")].strip(" .-"), found.end("num"))
    for zone_start, zone_end in ((start, limit), (max(start, end - 300), end)):
        for found in _CODE_LINE.finditer(text, zone_start, zone_end):
            if not re.fullmatch(r"(?:19|20)\d\d\s?[-/]\s?(?:19|20)?\d\d", found["num"]):
                return _Number(found["num"].strip(), -1)
    return _Number("", -1)


def _title(reading: Reading, kind: str, number: _Number, start: int, head_end: int) -> str:
    if kind in ("convention", "amendment"):
        return _convention_title(reading, start, head_end)
    stated = _OBJECT.search(reading.folded, start, head_end)
    if stated:
        stop = _OBJECT_END.search(reading.folded, stated.end(), head_end)
        end = stop.start() if stop and stop.start() - stated.end() < 500 else reading.text.find("\n", stated.end())
        return _one_line(reading.text[stated.end() : end if end > 0 else head_end])
    if _is_blob(reading, start, head_end):
        return _blob_title(reading, max(number.end, start), head_end)
    if number.end > 0:
        below = _below(reading, number.end, head_end)
        if below:
            return below
    return _first_words(reading, start, head_end)


def _is_blob(reading: Reading, start: int, head_end: int) -> bool:
    """Whether the head has lost its lines."""
    return reading.text.find("\n", start + 200, head_end) < 0 or reading.text.count("\n", start, start + 1200) < 3


def _blob_title(reading: Reading, start: int, head_end: int) -> str:
    """The words from the number of the act to the body that decides; without them the first long run of capitals."""
    stop = _BLOB_TITLE_END.search(reading.text, start, min(start + 700, head_end))
    run = re.compile(r"[A-ZÀ-ÖØ-Ý][^a-zà-ÿ\n:]{24,200}(?=\s)").search(reading.text, start, head_end)
    if run and (not stop or run.end() < stop.start()) and run.start() - start < 500:
        end = stop.start() if stop and stop.start() - run.start() < 320 else run.end()
        return _one_line(reading.text[run.start() : end])
    return _one_line(reading.text[start : stop.start()]) if stop else ""


def _below(reading: Reading, at: int, limit: int) -> str:
    """The title after a number: the rest of its line, or the lines under it."""
    lines: list[str] = []
    for line in re.finditer(r"[^\n]*\n?", reading.text[at : min(limit, at + 900)]):
        words = line[0].strip(" \n:–.-■•*")
        folded = reading.folded[at + line.start() : at + line.end()].strip(" \n:-.■•*")
        if not words:
            if lines and line.start() > 0:
                if not _goes_on(reading, at + line.end(), lines):
                    break
            continue
        if not lines and len(words) < 4:
            continue
        if _GENERIC.match(folded) and not re.match(r"(?:pole|politique|region|commune|conseil de|rapport n)", folded):
            break
        if lines and not _same_title(lines, words):
            break
        lines.append(re.sub(r"^rapport n ?° ?[\d.]+ ?[-–:] ?", "", words, flags=re.IGNORECASE))
        if len(lines) > 5 or sum(map(len, lines)) > 400:
            break
    return _one_line(" – ".join(lines) if len(lines) == 2 and lines[0].isupper() and lines[1].isupper() and len(lines[0]) < 60 else " ".join(lines))


def _goes_on(reading: Reading, at: int, lines: list[str]) -> bool:
    """Whether a title in capitals goes on in capitals after a blank line."""
    following = reading.text[at : at + 200].strip().split("\n")[0].strip()
    return len(lines) == 1 and len(lines[0]) < 60 and lines[0].isupper() and len(following) > 12 and following.isupper()


def _same_title(lines: list[str], words: str) -> bool:
    previous = lines[-1]
    if previous.upper() == previous:
        return words.upper() == words or words[0] in "«(" or words[0].islower()
    return words[0].islower() or len(previous) > 60 or previous.endswith(("-", "–", ",", ":")) or words.startswith(("«", "-", "–"))


def _convention_title(reading: Reading, start: int, head_end: int) -> str:
    """The lines from the name of the agreement to its parties."""
    name = re.compile(r"(?m)^[ •*]{0,90}(?:projet de )?(?:convention|avenant|contrat|accord|charte|protocole|\d{0,2} ?contrat)\b").search(reading.folded, start, head_end)
    if not name:
        return ""
    stop = re.compile(r"\n\s*\n[^\n]{0,40}\bentre\b|\n[ ]{0,60}entre\b|\bentre (?:les soussignes )?:|\n[ ]{0,60}(?:vu\b|\(1\)|ref|preambule|les parties)|\n\s*\n(?=[^\n]{0,9}[a-z])").search(
        reading.folded, name.end(), min(head_end, name.end() + 500)
    )
    end = stop.start() if stop else reading.text.find("\n", name.end())
    written = reading.text[name.start() : end if end > 0 else name.end() + 120]
    first, _, rest = written.strip().partition("\n")
    if len(first) < 45 and re.search(r"(?i)n ?°", first) and _AGREEMENT.match(rest.strip()):
        written = rest  # the number stands on a line above the title
    return _one_line(re.split(r"(?i)\s+entre(?: les soussignés)? ?:|\s+version \d", written)[0])


_AGREEMENT = re.compile(r"(?i)(?:convention|avenant|contrat|accord|charte|protocole)\b")


def _minutes_title(reading: Reading, part: ActPart) -> str:
    """The line that names the minutes, with the line of its session; else the line of the session."""
    lines = [line.strip(" •*-_=") for line in reading.text[part.start : part.start + 900].split("\n")]
    lines = [line for line in lines if line][:14]
    cue = re.compile(r"(?i)(?:proc[èe]s[- ]verb|compte[- ]rendu|relev[ée] d)")
    session = re.compile(r"(?i)(?:conseil|s[ée]ance|r[ée]union|bureau|comit[ée]).{0,60}\b\d{1,2}(?:er)?\b.{0,20}\d{4}")
    named = next((line for line in lines if cue.search(line) and len(line) < 160), "")
    dated = next((line for line in lines if session.search(line) and len(line) < 160), "")
    if named and (dated == named or not dated):
        return named
    return _one_line(f"{named} – {dated}" if named else dated)


def _first_words(reading: Reading, start: int, head_end: int) -> str:
    """The first line of the head that says more than who meets and when."""
    for line in re.finditer(r"[^\n]+", reading.text[start:head_end]):
        words = line[0].strip(" •*-–_=\t")
        folded = reading.folded[start + line.start() : start + line.end()].strip(" •*-–_=\t\"«")
        if len(words) > 14 and not _GENERIC.match(folded) and any(c.isalpha() for c in words) and not words.endswith(","):
            return _one_line(words[:300])
    return ""


def _one_line(written: str) -> str:
    return re.sub(r"\s+", " ", written).strip(" :–-.\n■•*")
