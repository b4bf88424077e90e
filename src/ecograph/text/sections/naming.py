"""The title that the head of an act gives."""

import re

from ecograph.model.readings import ActPart, Reading

_OBJECT = re.compile(
    r"(?<!pour )\b(?:objet(?: de la (?:deliberation|decision))?|(?:intitule|titre)(?: de (?:la deliberation|l'acte|la decision))?|sujet"
    r"|point (?:n ?° ?)?[\d.]{1,6} (?:de|a) l'ordre du jour)\s?:\s{0,40}"
    r"|(?m:^[ ]{0,60}objet(?: de la deliberation)?[ ]{0,9}\n)(?=\s{0,9}\n?[ ]{0,60}(?:[a-z«][^\n]{24,}))"
)
_OBJECT_END = re.compile(
    r"\n[ ]{0,60}(?:\n|rapporteur|rapport de|presents?|etaient|l'an |le (?:conseil|maire|president|bureau)"
    r"|la commission|vu\b|nombre|n ?°|date|seance|m\. |mme |monsieur|madame|considerant|presid|deliberation"
    r"|secretaire|del(?:ib)?\b\.? ?n|ref\b|[\w./-]*\d[\w./-]*\s*\n)"
    r"|\bL'an |\brapporteur ?:|\b(?:VU|Vu) l"
)
# What an order says that it does: "portant attribution d'une subvention ...", up to a blank line or its first words.
_BEARING = re.compile(
    r"(?m)(?<!deliberation )(?:^[ ]{0,90}|\barrete\b(?! (?:du"
    r"|prefectoral du) [^\n]{0,60}\bvu)[^\n;]{0,60}?\s)\bportant\b[^\n;]{8,}"
    r"(?:\n(?!\s*(?:\n|l[ea] (?:pref|maire|president)|vu\b|considerant))[^\n]+){0,5}"
)
# The same in a participle that opens its line, before the visas: "attribuant une aide ...", "relatif à ...".
_DOING = re.compile(
    r"(?m)^[ ]{0,90}(?P<title>(?:attribuant|accordant|allouant|autorisant|fixant|modifiant|nommant|octroyant|designant|relati(?:f|ve) a)\b[^\n;]{8,}"
    r"(?:\n(?!\s*(?:\n|l[ea] (?:pref|maire|president)|vu\b|considerant))[^\n]+){0,4})"
)
# The title of an excerpt of an annex: "ANNEXE 3 (suite) - SPORT DE HAUT NIVEAU".
_ANNEX = re.compile(
    r"(?m)^[ ]{0,90}annexe(?: (?:n ?° ?)?[\w.]{1,4})?(?: ?\([^()\n]{1,20}\))? ?[-:–]{1,2} ?(?P<title>[a-z«][^\n]{12,160}?)[ ]*$"
)
_PLAIN_NUMBER = re.compile(r"(?<![\w/._-])\d{1,3}\s{0,2}\Z")
_GENERIC = re.compile(
    r"(?:republique|liberte|departement|arrondissement|canton\b|commune\b|ville\b|mairie|communaute|metropole"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b|syndicat|conseil|region\b|extrait|registre"
    r"|deliberations?$|seance|reunion|direction"
    r"|service|nombre|membres|conseillers|date|convocation|envoye|recu|publie|affiche|imprimer|voir |presents?"
    r"|absents?|votants|quorum|l'an |le |la |les |assemblee|reception|transmi|depot|bureau|comite|commission"
    r"|session|page|id ?:"
    r"|proces|compte|acte |accuse|\(|rapport|n ?°|president|prefet|prefecture|secretariat|thematique|vu "
    r"|etai(?:en)?t |affaire suivie|matiere|siret|tel\b|place |rue |de la |de l'|du |/? ?\d\.\d"
    r"|m\.|mme|monsieur|madame|point |ordre du jour|universite|compte[- ]rendu|politique|\[|service"
    r"|pole \w+$|mars|janvier|fevrier|avril|\d|dossier|identifiant|signature|affichage|secretaire|egalite"
    r"|(?:premier|vingt|trente|dix|onze|douze|treize|quatorze|quinze|seize|deux|trois|quatre|cinq|six|sept|huit|neuf)"
    r"(?:[ -][a-z]+){0,2} (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
    r"|[a-z' -]{3,60} ?: ?\d{1,3}$|(?:n')?ont \w|a tenu |apres (?:en )?avoir|s'est |se sont |fraternite|annexe|exemplaire|entre\b|decision|deliberation|arrete\b|n cp)"
)


_BLOB_TITLE_END = re.compile(
    r"\b(?:LE (?:CONSEIL|BUREAU|COMITE|COMITÉ|MAIRE|PRESIDENT|PRÉSIDENT)|LA COMMISSION|VU|L'AN|L'an"
    r"|Le (?:Conseil|conseil|Bureau|Comité)"
    r"|La (?:Commission|commission)|RESUME|RÉSUMÉ|Résumé|Rapporteur|RAPPORTEUR|Présents|PRESENTS|PRÉSENTS|Vu)\b"
)


# An address or the like in a head: a postcode with its town, a post box, a number of the SIRENE register.
_ADDRESS = re.compile(
    r"\b(?:\d{5} [A-ZÀ-Ý]|BP \d|CS \d{5}|CEDEX\b|SIRET|SIREN|T[ée]l\.? ?:?|www\.|@)|\b\d{1,3},? (?:rue|avenue|place"
    r"|bd|boulevard|quai)\b"
)


def find_title(reading: Reading, kind: str, below: int, start: int, head_end: int) -> str:
    """The title of the act whose head is [start, head_end); it may stand below its number, which ends at `below`."""
    if kind in ("convention", "amendment"):
        return _convention_title(reading, start, head_end)
    annex = _ANNEX.search(reading.folded, start, min(start + 600, head_end)) if below < 0 else None
    if annex:
        return _one_line(reading.text[annex.start("title") : annex.end("title")])
    bearing = _BEARING.search(reading.folded, start, min(start + 2500, head_end)) if kind == "order" else None
    if bearing:
        return _one_line(reading.text[reading.folded.index("portant", bearing.start()) : bearing.end()])
    doing = _DOING.search(reading.folded, start, min(start + 1500, head_end)) if kind == "order" else None
    if doing:
        return _one_line(reading.text[doing.start("title") : doing.end()])
    numbered = _numbered_title(reading, below, start, head_end)
    if numbered:
        return numbered
    stated = _OBJECT.search(reading.folded, start, head_end)
    if stated and (":" in stated[0] or stated.start() < start + 1500):
        stop = _OBJECT_END.search(reading.folded, stated.end(), head_end)
        end = stop.start() if stop and stop.start() - stated.end() < 500 else reading.text.find("\n", stated.end())
        return _one_line(reading.text[stated.end() : end if end > 0 else head_end])
    if _is_blob(reading, start, head_end):
        return _blob_title(reading, max(below, start), head_end)
    if below > 0:
        written = title_below(reading, below, head_end)
        if written:
            return written
    words = _first_words(reading, start, head_end)
    return "" if words[:1].islower() else words  # the middle of a sentence that an excerpt cuts in two


def _numbered_title(reading: Reading, below: int, start: int, head_end: int) -> str:
    """The heading in capitals that repeats the number of the act further down ("11 - SOLIDARITÉS")."""
    number = _PLAIN_NUMBER.search(reading.text[max(start, below - 8) : below]) if below > 0 else None
    if not number:
        return ""
    heading = re.compile(rf"(?m)^[ ]{{0,60}}(?:n ?° ?)?0?{number[0].strip()} ?[.)/:–-]{{1,2}} ?(?=[«\"a-z])")
    for found in heading.finditer(reading.folded, below, head_end):
        if sum(c.isupper() for c in reading.text[found.end() : found.end() + 20]) > 8:
            return title_below(reading, found.end(), head_end)
    return ""


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


def title_below(reading: Reading, at: int, limit: int) -> str:
    """The title after a number: the rest of its line, or the lines under it."""
    lines: list[str] = []
    stop = at
    for line in re.finditer(r"[^\n]*\n?", reading.text[at : min(limit, at + 900)]):
        stop = at + line.start()
        words = line[0].strip(" \n:–.-■•*◦/")
        folded = reading.folded[at + line.start() : at + line.end()].strip(" \n:-.■•*◦/")
        if not words:
            if lines and line.start() > 0 and not _goes_on(reading, at + line.end(), lines):
                break
            continue
        if not lines and (len(words) < 4 or _LABELLED.match(folded) or _ADDRESS.search(words) or _CLASS.match(folded)):
            continue
        if _GENERIC.match(folded) and not _OPENS_TITLE.match(folded):
            if lines or not _SESSION_LINE.match(folded):
                break
            continue
        if lines and not _same_title(lines, words):
            break
        ended = _TOLD_AFTER.match(words) if not lines else None
        if ended:
            return _one_line(ended[1])
        lines.append(re.sub(r"^rapport n ?° ?[\d.]+ ?[-–:] ?", "", words, flags=re.IGNORECASE))
        if len(lines) > 5 or sum(map(len, lines)) > 400:
            break
    theme = " ".join(lines)
    if lines and theme.upper() == theme and len(theme) < 90 and not _SUBJECT.search(theme) and stop < limit:
        told = _told_below(reading, stop, limit)
        if told:
            return told
    return _one_line(
        " – ".join(lines)
        if len(lines) == 2 and lines[0].isupper() and lines[1].isupper() and len(lines[0]) < 60
        else " ".join(lines)
    )


# "SUBVENTION AU SALON. Le rapporteur expose": the text follows the title on its line.
_TOLD_AFTER = re.compile(r"([^a-zà-ÿ.]{12,120})\.[ ]+[A-ZÀ-Ý][a-zà-ÿ'’ ]")
# Words of heads that open titles too: "Commune de X - acquisition", but not "COMMUNE DE X" alone.
_OPENS_TITLE = re.compile(
    r"(?:pole|politique|conseil de|rapport n)|(?:region|commune)\b(?!(?: (?:de |d'|du |des )?[a-z' -]{2,40})?$)"
)
_LABELLED = re.compile(
    r"(?:annee|executoire|publiee?|notifiee?|visee?|affichee?|nomenclature|matiere|domaine|classification"
    r"|direction|service|code|reference|rapporteur|commission|reception|transmi\w+|envoye?\w*|recue?|depot)\b[^:]{0,60}"
    r"(?::|\d)"
)


# The organ and its session, between the number of an act and its title.
_SESSION_LINE = re.compile(
    r"(?:seance|reunion|session|assemblee|conseil|commission permanente|bureau|comite|service|direction|pole|date"
    r"|rapporteu\w+|commission|republique|liberte|departement|arrondissement|canton|commune|ville|mairie"
    r"|rapport d[eu] (?:m\.|mme|monsieur|madame|l[ae] |president|maire)|(?:lun|mar|mercre|jeu|vendre|same)di)\b"
    r"(?![^\n]{0,90}(?:reuni|s'est|,$|legalement))[^\n]{0,90}$"
)
# What a title is about, beside the theme in capitals that may stand above it.
_SUBJECT = re.compile(
    r"(?i)subvention|convention|attribution|adh[ée]sion|soutien|avenant|participation|garantie|aide|contrat|approbation"
    r"|cr[ée]ation|fonds|plan|programme|projet|march[ée]|tarif|acquisition|cession|d[ée]signation|[«\d]"
)


def _told_below(reading: Reading, at: int, limit: int) -> str:
    """The next block under a theme, where it is a title; an empty string where it is anything else."""
    block = re.match(r"\s*([^\n]{15,200}(?:\n[^\n]{3,160}){0,2})\n\s*\n", reading.text[at : min(limit, at + 600)])
    if not block:
        return ""
    words = _one_line(block[1])
    folded = reading.folded[at + block.start(1) : at + block.end(1)].strip(" -•")
    is_title = _SUBJECT.search(words) or " - " in words or " – " in words
    return words if is_title and not words.endswith(".") and not _GENERIC.match(folded) and len(words) < 300 else ""


# The class of an act in the ACTES nomenclature: "7.5 Subventions", "Matière : 8.2 Aide sociale".
_CLASS = re.compile(r"[/◦·\s]{0,3}(?:matiere ?:? ?)?\d\.\d{1,2}(?:\.\d)?\b[ \w,'-]{0,50}$")


def _goes_on(reading: Reading, at: int, lines: list[str]) -> bool:
    """Whether a title in capitals goes on in capitals after a blank line."""
    following = reading.text[at : at + 200].strip().split("\n")[0].strip()
    return len(lines) == 1 and len(lines[0]) < 60 and lines[0].isupper() and len(following) > 12 and following.isupper()


def _same_title(lines: list[str], words: str) -> bool:
    previous = lines[-1]
    if previous.upper() == previous:
        return (
            words.upper() == words or words[0] in "«(" or words[0].islower() or (len(lines) == 1 and len(previous) < 45)
        )
    return (
        words[0].islower()
        or len(previous) > 60
        or previous.endswith(("-", "–", ",", ":"))
        or words.startswith(("«", "-", "–"))
    )


def _convention_title(reading: Reading, start: int, head_end: int) -> str:
    """The lines from the name of the agreement to its parties."""
    name = re.compile(
        r"(?m)^[ •*]{0,90}(?:projet de )?(?:convention|avenant|contrat|accord|charte|protocole|\d{0,2} ?contrat)\b"
    ).search(reading.folded, start, head_end)
    if not name:
        return ""
    stop = re.compile(
        r"\n\s*\n[^\n]{0,40}\bentre\b|\n[ ]{0,60}entre\b|\bentre (?:les soussignes )?:|\n[ ]{0,60}(?:vu\b|\(1\)"
        r"|ref|preambule|les parties)|\n\s*\n(?=[^\n]{0,9}[a-z])"
    ).search(reading.folded, name.end(), min(head_end, name.end() + 500))
    end = stop.start() if stop else reading.text.find("\n", name.end())
    written = reading.text[name.start() : end if end > 0 else name.end() + 120]
    below = re.compile(r"\s*\n\s*\n[ ]{0,90}(?=(?:convention|avenant|contrat|accord|charte|protocole)\b)").match(
        reading.folded, end
    )
    if below and _ONLY_NUMBERED.fullmatch(written.strip()):  # the number alone, the title in a block of its own
        block = re.compile(r"[^\n]+(?:\n[ ]*[^\n\s][^\n]*){0,4}").match(reading.text, below.end())
        written = block[0] if block else written
    first, _, rest = written.strip().partition("\n")
    if len(first) < 45 and re.search(r"(?i)n ?°", first) and _AGREEMENT.match(rest.strip()):
        written = rest  # the number stands on a line above the title
    return _one_line(re.split(r"(?i)\s+entre(?: les soussignés)? ?:|\s+version \d", written)[0])


_ONLY_NUMBERED = re.compile(r"(?i)(?:convention|avenant|contrat|accord|charte|protocole)\s+n ?° ?\S{1,30}")
_AGREEMENT = re.compile(r"(?i)(?:convention|avenant|contrat|accord|charte|protocole)\b")


def minutes_title(reading: Reading, part: ActPart) -> str:
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


_MINUTES_NUMBER = re.compile(
    r"(?m)^[^\n]{0,60}\b(?:proces[- ]verbal|compte[- ]rendu|releve d[^\n]{3,30}|seance|reunion|bureau(?: [a-z]+)?|conseil [a-z]+"
    r"|comite [a-z]+)\s(?:n ?° ?|numero )(?P<num>\d[\w/.-]{0,12}\w|\d)\b"
)


def minutes_number(reading: Reading, part: ActPart) -> str:
    """The number that the head of minutes gives to the session, or nothing."""
    found = _MINUTES_NUMBER.search(reading.folded, part.start, min(part.start + 900, part.end))
    return reading.text[found.start("num") : found.end("num")] if found else ""


def _first_words(reading: Reading, start: int, head_end: int) -> str:
    """The first line of the head that says more than who meets and when."""
    for line in re.finditer(r"[^\n]+", reading.text[start:head_end]):
        words = line[0].strip(" •*-–_=\t")
        folded = reading.folded[start + line.start() : start + line.end()].strip(' •*-–_=\t"«')
        if (
            len(words) > 14
            and not _GENERIC.match(folded)
            and not _ADDRESS.search(words)
            and any(c.isalpha() for c in words)
            and not words.endswith(",")
            and not words[0].islower()
            and not re.search(r"\b(?:MM\.|Mmes?|M\.) [A-ZÀ-Ý]", words)
        ):
            is_theme = words.upper() == words and len(words) < 90 and not _SUBJECT.search(words)
            told = _told_below(reading, start + line.end(), head_end) if is_theme else ""
            return told or _one_line(words[:300])
    return ""


def _one_line(written: str) -> str:
    words = re.sub(r"\s+", " ", written).strip(" :–-.\n■•*")
    return re.sub(r"(?i)^du \d{1,2}(?:er)? [a-zéû]{3,9} \d{4}[ ,:–-]*", "", words)
