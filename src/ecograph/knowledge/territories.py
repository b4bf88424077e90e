"""The départements and régions of France, and which of them a body or an address belongs to.

A commune, an EPCI, a département or a région is found by its official code (SIREN) or by a name that no other bears, a
body that serves a département by the name of it that it bears. Of any other body only an address tells, by its post
code: that of a few dozen communes is of a neighbouring département.
"""

import re
from dataclasses import dataclass
from functools import cache

from ecograph.knowledge import load_rules, read_gazetteer
from ecograph.values.folding import name_key

DEPARTEMENT, REGION = "departement", "region"
_POST_CODE = re.compile(r"(?<!BP )(?<!CS )(?<!\d)(\d{2}) ?(\d{3})(?= +(?:[A-ZÀ-Ý]|d'[A-ZÀ-Ý])|\))")
_HEAD = re.compile(r"^(?:la |le )?(?:commune|ville|mairie|municipalite) (?:(de la|de l|du|des|de|d) )?")
_ARTICLES = {"de la": "la ", "de l": "l ", "du": "le ", "des": "les "}


@dataclass(frozen=True, slots=True)
class Territory:
    """A département or a région: its INSEE code, and the code of the région that it lies in ("" for a région)."""

    level: str
    code: str
    name: str
    within: str = ""


@cache
def territories() -> dict[tuple[str, str], Territory]:
    """All of today's départements and régions, by level and code; collectivities overseas stand among the former."""
    found: dict[tuple[str, str], Territory] = {}
    for row in read_gazetteer("regions"):
        if row["kind"] == "région":
            found[REGION, row["insee"]] = Territory(REGION, row["insee"], row["territory"])
    for row in read_gazetteer("departements"):
        if row["kind"] != "collectivité à statut particulier":
            within = row["region"] if (REGION, row["region"]) in found else ""
            found[DEPARTEMENT, row["insee"]] = Territory(DEPARTEMENT, row["insee"], row["territory"], within)
    return found


def territory_of_body(siren: str = "", name: str = "", type: str = "") -> Territory | None:
    """The territory of a local authority or of a body named after a département, or None.

    A former région is of the one that took its place.

    >>> territory_of_body(siren="200054807").name
    'Bouches-du-Rhône'
    >>> territory_of_body(name="Région Alsace", type="region").name
    'Grand Est'
    >>> territory_of_body(name="Ville du Mans", type="commune").code, territory_of_body(name="Préfecture du Doubs").code
    ('72', '25')
    """
    found = _by_siren().get(siren)
    if found is None and type in (DEPARTEMENT, REGION):
        found = _by_name().get(name_key(name))
    if found is None and type == "commune":
        homes = next((_by_commune()[key] for key in _commune_keys(name) if key in _by_commune()), ())
        found = (DEPARTEMENT, homes[0]) if len(homes) == 1 else None
    found = found or _served(name_key(name))
    return territories().get(found) if found else None


def territory_of_address(address: str) -> Territory | None:
    """The département of an address, by its post code, or None.

    >>> territory_of_address("place Paul Borde, 13790 ROUSSET").name, territory_of_address("BP 20137 Ajaccio")
    ('Bouches-du-Rhône', None)
    """
    found = {_departement(first + rest) for first, rest in _POST_CODE.findall(address)}
    return territories().get((DEPARTEMENT, found.pop())) if len(found) == 1 else None


def _departement(post_code: str) -> str:
    if post_code.startswith("20"):
        return "2A" if post_code[2] in "01" else "2B"
    return post_code[:3] if post_code[:2] in ("97", "98") else post_code[:2]


@cache
def _by_siren() -> dict[str, tuple[str, str]]:
    found = {
        row["siren"]: (DEPARTEMENT, row["departement"])
        for row in (*read_gazetteer("communes"), *read_gazetteer("epci"))
    }
    for name in (REGION, DEPARTEMENT):
        found |= {row["siren"]: _own(row, name) for row in read_gazetteer(f"{name}s")}
    return {siren: territory for siren, territory in found.items() if siren}


@cache
def _by_name() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name in (REGION, DEPARTEMENT):
        for row in read_gazetteer(f"{name}s"):
            for written in (row["name"], *row["aliases"].split("|")):
                found.setdefault(name_key(written), _own(row, name))
    return {key: territory for key, territory in found.items() if key}


def _served(key: str) -> tuple[str, str] | None:
    """The département that a body bears the name of, behind a head of data/rules/territories.yml."""
    places = [place for place in _by_place() if key.endswith(f" {place}")]
    place = max(places, key=len, default="")
    if not place or not _heads().fullmatch(key[: -len(place) - 1]):
        return None
    return _by_place()[place]


@cache
def _heads() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule['head']})" for rule in load_rules("territories")["named_after_departement"]))


@cache
def _by_place() -> dict[str, tuple[str, str]]:
    """The départements by their names with the article that they take: "du doubs"."""
    found = {}
    for row in read_gazetteer("departements"):
        if row["kind"] == "département":
            names = [
                name for name in (row["name"], *row["aliases"].split("|")) if name.startswith("Conseil départemental d")
            ]
            for name in names or [row["name"].removeprefix("Département ")]:
                found[name_key(name.removeprefix("Conseil départemental "))] = (DEPARTEMENT, row["insee"])
    return found


def _own(row: dict[str, str], level: str) -> tuple[str, str]:
    """The territory that a région or a département governs."""
    if row.get("successor"):
        heir = next(one for one in read_gazetteer("regions") if one["name"] == row["successor"])
        return REGION, heir["insee"]
    if row["kind"] == "collectivité à statut particulier":
        return REGION, row["region"]
    return level, row["insee"]


@cache
def _by_commune() -> dict[str, tuple[str, ...]]:
    """The départements that have a commune of a name."""
    homes: dict[str, set[str]] = {}
    for row in read_gazetteer("communes"):
        homes.setdefault(name_key(row["name"]), set()).add(row["departement"])
    return {key: tuple(found) for key, found in homes.items()}


def _commune_keys(name: str) -> list[str]:
    """What the gazetteer may call a commune: "Ville du Mans" is Le Mans."""
    key = name_key(name)
    head = _HEAD.match(key)
    if head is None:
        return [key]
    rest = key[head.end() :]
    return [f"{_ARTICLES[head[1]]}{rest}", rest] if head[1] in _ARTICLES else [rest]
