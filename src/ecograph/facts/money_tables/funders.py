"""Who a row of a financing plan names: a funder with its scheme and instrument, or own funds."""

import re
from dataclasses import dataclass

from ecograph.facts.money_tables.rules import table_rules
from ecograph.facts.money_tables.scene import Scene
from ecograph.knowledge.organisations import type_of
from ecograph.model.facts import Instrument
from ecograph.values.folding import fold, name_key

DATIVE = re.compile(r"^(?:à l'|à la |à |au |aux )(?=[A-ZÀ-Ý«])")
_HEAD = re.compile(r"^(?:[-–•* ]|\d{2,4} ?[-–:]? (?=[A-ZÀ-Ý])|dont (?:la |le |les |l'|l )?)+")
_SPLIT = re.compile(r"^(?P<name>[^(:,]+?) ?(?:\((?P<bracket>[^()]*)\)|[:,] ?(?P<rest>.+)| [-–—/] ?(?P<dash>.+)|$)")
_STATE = re.compile(r"^(?:l'|l )?etat\b ?(?P<rest>.*)$")
_OWNER = re.compile(
    r"^[^(]*?\b(?:de la |de l'|du |des |d'|de |l' ?)(?P<owner>[^()]+)$"
    r"|^(?:auto ?-?financement|fonds propres|ressources propres) (?P<bare>[A-ZÀ-Ý][^()]*)$",
    re.I,
)
_MUNICIPAL = re.compile(
    r"\bcommunale?\b|\bmunicipale?\b|\bde la (?:commune|ville|collectivite)\b|\bcommunautaire\b|\bdepartemental\b"
)


@dataclass(frozen=True, slots=True)
class Funder:
    """The payer of a row (empty for own funds), the scheme it pays from, the instrument, the owner of own funds."""

    name: str
    source: str = ""
    instrument: Instrument = "grant"
    is_own: bool = False
    owner: str = ""


_RATE = re.compile(r"[ :,(–-]{0,3}\d{1,3}(?:[.,]\d{1,2})? ?%\)?[ .]*$")  # "Région Pays de la Loire : 20 %"


def read_funder(scene: Scene, label: str, *, in_accounts: bool = False) -> Funder:
    """The funder that the label of a row names; in the accounts of a budget a State service pays with the State's money."""
    text = DATIVE.sub("", _HEAD.sub("", _RATE.sub("", label).strip(" :;.,•·-–")))
    folded = fold(text)
    full = scene.scenes.reading.aliases.get(name_key(text))
    if table_rules().unnamed.fullmatch(folded):
        return Funder("")
    if full and "(" not in text:
        is_service = in_accounts and _scheme_payer(folded) == "État" != full
        return Funder("État" if is_service else full, full if is_service else "", _instrument(folded))
    if table_rules().own_funds.match(folded):
        return Funder("", is_own=True, owner=_owner(scene, text))
    found = _SPLIT.match(text)
    name = (found["name"] if found else text).strip()
    rest = " ".join(part for part in (found["bracket"], found["rest"], found["dash"]) if part) if found else ""
    payer, scheme = _payer(scene, name)
    if not full and not names_body(payer):
        return Funder("", is_own=True)
    by_rest = _scheme_payer(fold(rest)) if rest and not scheme and _is_scheme(fold(name)) else ""
    source = ", ".join(part for part in (scheme, rest) if part)
    return Funder(by_rest or payer, source, _instrument(fold(f"{name} {rest}")))


def names_body(name: str) -> bool:
    """Whether a label may name a body: one that has a type, a siglum, or a capital beyond its first letter."""
    words = re.findall(r"[\w'’&.-]+", name)
    is_proper = len(words) > 1 and any(word[:1].isupper() for word in words[1:])
    is_siglum = len(words) == 1 and len(name) > 1 and name.isupper()
    return bool(type_of(name)) or is_proper or is_siglum or table_rules().funders.match(fold(name)) is not None


def _payer(scene: Scene, name: str) -> tuple[str, str]:
    """The body that pays, and the scheme that its name said."""
    folded = fold(name)
    state = _STATE.match(folded)
    if state:
        return "État", name[len(name) - len(state["rest"]) :] if state["rest"] else ""
    known = scene.full_name(name)
    if name_key(known) != name_key(name) and not _scheme_payer(folded):
        return known, ""
    by_scheme = _scheme_payer(folded)
    return (by_scheme, "" if fold(by_scheme) == folded else name) if by_scheme else (known, "")


def _scheme_payer(folded: str) -> str:
    return next((payer for pattern, payer in table_rules().schemes if pattern.fullmatch(folded.strip())), "")


def _is_scheme(folded: str) -> bool:
    return re.fullmatch(r"[a-z]{3,7}(?:-[a-z]{3,7})?", folded) is not None


def _instrument(folded: str) -> Instrument:
    return next((name for name, pattern in table_rules().instruments if pattern.search(folded)), "grant")


def _owner(scene: Scene, text: str) -> str:
    """The body whose own funds they are, where the label says it."""
    if _MUNICIPAL.search(fold(text)):
        return scene.issuer
    found = _OWNER.match(text)
    words = (found["owner"] or found["bare"] or "") if found else ""
    if not words:
        return ""
    aliases = scene.scenes.reading.aliases
    key = name_key(words)
    full = next((aliases[k] for k in (key, f"l {key}", f"la {key}", f"le {key}") if k in aliases), "")
    if full or not words[:1].isupper():
        return full
    return "" if re.match(r"(?:familles|usagers|adherents|membres|participants)", key) else scene.full_name(words)
