"""Agreements that the document contains: "Entre ... Et ... il est convenu", their representatives and signatures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from ecograph.facts.conventions import rules
from ecograph.facts.conventions.agreement import Agreement, Execution
from ecograph.facts.conventions.periods import Period, read_period
from ecograph.facts.conventions.signatures import find_signatures, person_name
from ecograph.facts.parties import Named, NamedOrganisations
from ecograph.model.facts import Signatory
from ecograph.model.readings import Reading
from ecograph.values.folding import fold

_NUMBERED = re.compile(r"\s*(?:\d{1,2}|[a-z])\s?[.)°-]\s*")
_JOINED = re.compile(r"\s?,?\set\s(?:de\s)?(?:m\.|mr|mme|monsieur|madame|mlle)?\s?")
_MOST_OPENINGS = 400
_LONGEST_HEAD = 7_000
_LONGEST_BODY = 60_000
_CAPACITY = re.compile(
    r"\s*par\s+(?:(?:son|sa|le|la|l'|ses|les)\s?)?(?P<capacity>[^,;:\n()]{3,90}?)?[\s,]*(?:m\.|mr|mme|monsieur"
    r"|madame|mlle)?\s*$"
)
_DURATION = re.compile(
    r"\b(?:duree|validite|prise? d'effet|entree en vigueur|prend effet|conclue? (?:pour|du|a compter)|court (?:du"
    r"|de)|vaut du)\b"
)
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/])")
_VISA = re.compile(r"\bvu (?:la |l'|les )(?=(?:convention|avenant|contrat|accord|charte))(?P<agreement>)")
_AMENDS = re.compile(
    r"(?:à|A|À|au|AU|a)\s(?:LA|L'|LE|la|l'|le)?\s?((?:CONVENTION|CONTRAT|ACCORD|CHARTE|convention|contrat|accord"
    r"|charte)\b[^«»]{0,80})"
)
_AMENDED_BELOW = re.compile(r"\s*(?:a la|a l'|au) ?(?:convention|contrat|accord|charte)\b[^\n]*")
_PRESENT = re.compile(r"\bla presente (convention|charte)\b|\ble present (accord|contrat|avenant|protocole)\b")
_TITLE_LINES = 14
_SIGNED_ON = re.compile(r"\bfait\b[^\n]{0,80}?\ble\s+(?P<day>[0-9][^\n.]{4,20})")


@dataclass(frozen=True, slots=True)
class _Party:
    name: str
    start: int
    signatories: tuple[Signatory, ...]


def find_blocks(reading: Reading, names: NamedOrganisations) -> tuple[Agreement, ...]:
    """The agreements written out in the document, in text order; copies of one are read once."""
    openings = list(islice(rules.pattern("block_start").finditer(reading.folded), _MOST_OPENINGS))
    found: list[Agreement] = []
    last_end = 0
    for opening in openings:
        if opening.start() < last_end:
            continue
        close = rules.pattern("block_end").search(reading.folded, opening.end(), opening.end() + _LONGEST_HEAD)
        if not close:
            continue
        parties = _parties(reading, names, opening.end(), close.start())
        if len(parties) < 2:
            continue
        last_end = close.end()
        start = opening.end() if opening["titled"] else opening.start()
        found += _agreement(reading, names, start, close.end(), parties)
    return tuple(found) or tuple(_signed_only(reading, names))


def _signed_only(reading: Reading, names: NamedOrganisations) -> Iterator[Agreement]:
    """The agreement of an excerpt that begins after its parties: they are read from the signatures."""
    if not _PRESENT.search(reading.folded):
        return
    everyone = tuple(dict.fromkeys(n.name for n in names.all))
    signed = find_signatures(reading, names, everyone, len(reading.text) // 2, len(reading.text))
    if len(signed) >= 2:
        spoken = _PRESENT.search(reading.folded)
        start = spoken.start() if spoken else 0
        period = _period(reading.folded)
        yield Agreement(
            kind=(spoken[1] or spoken[2]) if spoken else "convention",
            parties=tuple(s.organisation for s in signed), start=start,
            end=start + 40, rule="signatures-only", year=_year(reading, "", 0, 0, len(reading.text)),
            period_start=period[0], period_end=period[1], signatories=signed, execution="signed",
        )  # fmt: skip


def _parties(reading: Reading, names: NamedOrganisations, start: int, end: int) -> tuple[_Party, ...]:
    heads: dict[str, Named] = {}
    starts = [start, *(m.end() for m in rules.pattern("party_break").finditer(reading.folded, start, end))]
    for segment in starts:
        for named in _party_at(reading, names, segment, end):
            heads.setdefault(named.name, named)
    ordered = sorted(heads.values(), key=lambda n: n.start)
    bounds = [*(n.start for n in ordered[1:]), end][: len(ordered)]
    return tuple(
        _Party(named.name, named.start, _representatives(reading, named, bound))
        for named, bound in zip(ordered, bounds, strict=True)
    )


def _party_at(reading: Reading, names: NamedOrganisations, segment: int, end: int) -> Iterator[Named]:
    numbered = _NUMBERED.match(reading.folded, segment)
    segment = numbered.end() if numbered else segment
    listed = [n for n in names.listed(segment, 60) if n.end <= end]
    if not listed or rules.pattern("aliases_ahead").search(reading.folded, segment, listed[0].start):
        return
    first = listed[0]
    behind = re.compile(r"[^.;\n]{0,40}?\brepresente?e?s? par\b").match(reading.folded, first.end)
    proxy = names.listed(behind.end(), 40) if behind else ()
    yield proxy[0] if proxy and first.name not in ("État",) else first


def _representatives(reading: Reading, party: Named, bound: int) -> tuple[Signatory, ...]:
    """Who acts for a party in its block: mostly one person, or two that "et" joins."""
    said = rules.pattern("represented").search(reading.folded, party.end, bound)
    persons = reading.mentions_in("person", said.end(), min(bound, said.end() + 260)) if said else ()
    if not said or not persons:
        return ()
    capacity = _CAPACITY.match(reading.folded, said.end(), persons[0].start)
    role = ""
    if capacity and capacity["capacity"]:
        role = " ".join(reading.text[capacity.start("capacity") : capacity.end("capacity")].split())
    joined = persons[:2] if len(persons) > 1 and _JOINED.fullmatch(
        reading.folded, persons[0].end, persons[1].start) else persons[:1]  # fmt: skip
    return tuple(
        Signatory(person=person_name(reading, person), organisation=party.name, capacity=role) for person in joined
    )


def _agreement(
    reading: Reading, names: NamedOrganisations, start: int, head_end: int, parties: tuple[_Party, ...]
) -> Iterator[Agreement]:
    end = _body_end(reading, head_end)
    kind, title = _title(reading, start)
    signed = find_signatures(reading, names, tuple(p.name for p in parties), head_end, end)
    represented = {p.name: p.signatories for p in parties if p.signatories}
    by_party = {**represented, **{s.organisation: (s,) for s in signed if s.person}}
    by_party |= {name: several for name, several in represented.items() if len(several) > 1}
    period = _period(reading.folded[head_end:end])
    execution: Execution = "signed" if signed and _SIGNED_ON.search(reading.folded, head_end, end) else "draft"
    amended = _AMENDS.search(title)
    agreement = Agreement(
        kind=kind or "convention", parties=tuple(p.name for p in parties), start=start, end=head_end, rule="entre-et",
        title=title, year=_year(reading, title, start, head_end, end), period_start=period[0], period_end=period[1],
        signatories=tuple(s for p in parties for s in by_party.get(p.name, ())), execution=execution,
        confidence=0.95,
        amends=amended[1] if amended else "",
    )  # fmt: skip
    yield agreement
    if amended:
        base = rules.agreement().match(fold(amended[1]))
        name = amended[1][: base.end()].lower() if base else "convention"
        yield replace(agreement, kind=name, title="", year=_first_year(amended[1]), rule="amended-agreement",
                      period_start=None, period_end=None, signatories=(), amends="", execution="signed",
                      confidence=0.8)  # fmt: skip
    yield from _recalled(reading, names, agreement, start, end)


def _recalled(
    reading: Reading, names: NamedOrganisations, agreement: Agreement, start: int, end: int
) -> Iterator[Agreement]:
    """Earlier agreements of the same parties that the visas recall."""
    for visa in _VISA.finditer(reading.folded, start, end):
        stop = min(visa.end() + 180, end)
        line = re.split(r"[;.]|,\n|\n\s*vu ", reading.folded[visa.end() : stop])[0]
        if names.within(visa.end(), visa.end() + len(line)) or re.search(r"\b(?:avec|entre)\b", line):
            continue
        paper = rules.agreement().match(reading.folded, visa.start("agreement"))
        year = _first_year(line)
        if paper and year and not re.search(r"\b(?:initiale|precitee|susvisee)\b", line):
            yield Agreement(
                kind=" ".join(paper[0].split()), parties=agreement.parties, start=visa.start(),
                end=visa.end() + len(line),
                rule="recalled-in-visa", year=year, execution="signed",
            )  # fmt: skip


def _first_year(words: str) -> int | None:
    years = _YEAR.findall(words)
    return int(years[0]) if years else None


def _body_end(reading: Reading, head_end: int) -> int:
    part = reading.part_at(head_end)
    limit = min(part.end if part else len(reading.text), head_end + _LONGEST_BODY)
    following = rules.pattern("block_start").search(reading.folded, head_end + 400, limit)
    return following.start() if following and rules.pattern("block_end").search(
        reading.folded, following.end(), min(limit, following.end() + _LONGEST_HEAD)
    ) and limit - following.start() > 800 else limit  # fmt: skip


def _title(reading: Reading, start: int) -> tuple[str, str]:
    """Kind and title of the agreement that opens at `start`, read from the lines above."""
    line_starts = [m.end() for m in re.finditer(r"^|\n", reading.text[max(0, start - 1_500) : start])]
    base = max(0, start - 1_500)
    for line_start in reversed([base + s for s in line_starts][-_TITLE_LINES:]):
        line_end = reading.text.find("\n\n", line_start, start + 1)
        first = re.compile(r"[ \t]*(?:\S{1,12} ?[-:–] ?)?").match(reading.folded, line_start)
        found = rules.agreement().match(reading.folded, first.end() if first else line_start)
        if found and (reading.text[found.start()].isupper()):
            stop = line_end if line_end > 0 else min(start, found.start() + 160)
            if line_end > 0 and (below := _AMENDED_BELOW.match(reading.folded, line_end, start)):
                stop = below.end()
            title = reading.text[found.start() : stop]
            kind = " ".join(reading.text[found.start() : found.end()].split())
            return kind.lower(), " ".join(title.split())[:160]
    return "", ""


def _year(reading: Reading, title: str, start: int, head_end: int, end: int) -> int | None:
    years = _YEAR.findall(title)
    if years:
        return int(years[0])
    signed = _SIGNED_ON.search(reading.folded, head_end, end)
    within = reading.mentions_in("date", signed.start(), signed.end() + 12) if signed else ()
    return within[0].value.year if within else None


def _period(folded: str) -> Period:
    for said in _DURATION.finditer(folded):
        period = read_period(folded[max(0, said.start() - 60) : said.end() + 320])
        if period != (None, None):
            return period
    return None, None
