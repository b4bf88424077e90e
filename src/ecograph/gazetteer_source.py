"""Rebuild the territorial gazetteers from the national list of French local authorities.

An npm package of Etalab (data: Licence Ouverte) carries INSEE's codes and the DGCL's EPCI as JSON. What a researcher
wrote by hand survives a rebuild: aliases, a SIREN that the package lacks, and whole rows of another source.
"""

import csv
import gzip
import io
import json
import re
import subprocess
import tarfile
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from ecograph.errors import EcographError, KnowledgeError
from ecograph.values.folding import name_key

PACKAGE, VERSION = "@etalab/decoupage-administratif", "6.0.0"
COLUMNS = ("name", "aliases", "type", "siren", "insee", "source")
FILES = {
    "communes.csv.gz": (*COLUMNS, "departement"),  # 35,000 rows: over 1 MB unless compressed
    "departements.csv": (*COLUMNS, "territory", "region", "kind"),
    "epci.csv": (*COLUMNS, "departement", "kind"),
    "regions.csv": (*COLUMNS, "territory", "kind", "successor"),
}
LEGAL_KINDS = {"CC": "Communauté de communes", "CA": "Communauté d'agglomération", "CU": "Communauté urbaine"}
JOINTS = ("de ", "d'", "du ", "de la ", "des ", "de l'", "des ", "de las ", "de los ")  # by INSEE's `typeLiaison`
# Only a name that says what it is may stand alone: "Grand Lac" yes, "Perche" or "Sundgau" no.
SELF_EVIDENT = re.compile(r"Métropole|Agglo|Communauté|\bIntercom?\b|^Grand\b|^[A-Z]{4,}$")
Row = dict[str, str]


def rebuild(target: Path, package_archive: Path | None = None) -> list[Path]:
    """The four territorial files written into `target`, sorted; the archive is fetched with npm when not given."""
    with tempfile.TemporaryDirectory() as folder:
        package = _read_package(package_archive or _fetch_package(Path(folder)))
    source = {"source": f"{PACKAGE} {package['package']['version']}"}
    for name, rows in _territories(package).items():
        kept = read_rows(target / name) if (target / name).exists() else []
        write_rows(target / name, FILES[name], _merge([row | source for row in rows], kept))
    return [target / name for name in FILES]


def sort_key(row: Row) -> tuple[str, ...]:
    """The order of rows, as a spreadsheet would sort them: accents and capitals do not count, codes break ties."""
    return (name_key(row["name"]), row["name"], row.get("insee", ""), row.get("siren", ""))


def read_rows(path: Path) -> list[Row]:
    """The rows of a gazetteer, compressed or not."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(content.decode())))


def write_rows(path: Path, columns: tuple[str, ...], rows: list[Row]) -> None:
    """Write a sorted gazetteer; the same rows give the same bytes (no time stamp in the compressed one)."""
    text, ordered = io.StringIO(), sorted(rows, key=sort_key)
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(ordered)
    content = text.getvalue().encode()
    path.write_bytes(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)


def _fetch_package(folder: Path) -> Path:
    command = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise EcographError("npm is not installed: install it, or give the archive made by npm pack") from error
    except subprocess.CalledProcessError as error:
        raise EcographError(f"npm could not download {PACKAGE}@{VERSION}: {error.stderr.strip()}") from error
    return next(folder.glob("*.tgz"))


def _read_package(archive: Path) -> dict[str, Any]:
    wanted = ("package", "data/communes", "data/departements", "data/epci", "data/ept", "data/regions")
    try:
        with tarfile.open(archive) as tar:
            files = {Path(name).name: tar.extractfile(f"package/{name}.json") for name in wanted}
            return {name: json.load(file) for name, file in files.items() if file is not None}
    except (OSError, tarfile.TarError, KeyError, ValueError) as error:
        raise KnowledgeError(archive, None, f"not an archive of {PACKAGE}: {error}") from error


def _territories(package: dict[str, Any]) -> dict[str, list[Row]]:
    return {
        "communes.csv.gz": [_commune(entry) for entry in package["communes"] if entry["type"] == "commune-actuelle"],
        "departements.csv": [_departement(entry) for entry in package["departements"]],
        "epci.csv": [_epci(entry) for entry in package["epci"] + package["ept"]],
        "regions.csv": [_region(entry) for entry in package["regions"] if entry["zone"] != "com"],
    }


def _commune(entry: dict[str, Any]) -> Row:
    names = {"name": "nom", "siren": "siren", "insee": "code", "departement": "departement"}
    return {"type": "commune"} | {column: entry.get(key, "") for column, key in names.items()}


def _departement(entry: dict[str, Any]) -> Row:
    row = {"insee": entry["code"], "territory": entry["nom"], "region": entry["region"], "kind": "département"}
    if entry["zone"] == "com":  # overseas collectivities of articles 73 and 74 are listed here but are no département
        return row | {"name": entry["nom"], "type": "other", "kind": "collectivité d'outre-mer"}
    place = JOINTS[entry["typeLiaison"]] + entry["nom"]
    aliases = f"Conseil départemental {place}|Conseil général {place}|CD{entry['code']}"
    return row | {"name": f"Département {place}", "aliases": aliases, "type": "departement"}


def _region(entry: dict[str, Any]) -> Row:
    row = {"name": f"Région {entry['nom']}", "insee": entry["code"], "territory": entry["nom"], "type": "region"}
    return row | {"kind": "région", "aliases": f"Conseil régional {JOINTS[entry['typeLiaison']]}{entry['nom']}"}


def _epci(entry: dict[str, Any]) -> Row:
    people: Counter[str] = Counter()
    for member in entry["membres"]:
        people[member["code"][: 3 if member["code"] > "97" else 2]] += member["populationMunicipale"] or 0
    home = min(people, key=lambda code: (-people[code], code))  # an EPCI may straddle: where most people live
    name, aliases, kind = _epci_names(entry["nom"], entry["type"])
    row = {"name": name, "aliases": "|".join(aliases), "siren": entry["code"], "departement": home, "kind": kind}
    return row | {"type": "metropole" if kind == "Métropole" else "epci"}


def _epci_names(written: str, kind: str) -> tuple[str, set[str], str]:
    """The full legal name, its aliases and its kind: the package writes "CA du Bassin d'Arcachon Nord (COBAN)"."""
    if kind.startswith("MET"):
        return written, set(), "Métropole"
    plain = written.removeprefix(f"{kind} ").replace('"', "").replace("''", "")
    aliases = {inner for inner in re.findall(r"\(([A-Z][^)]{2,})\)", plain) if " - " not in inner}
    bare = re.sub(r"\s+", " ", re.sub(r"\(.*?\)", "", plain)).strip()
    alone = re.sub(r"^((du|Le) (?=Grand)|de (?=[A-Z]))", "", bare)
    aliases |= {alone} if SELF_EVIDENT.search(alone) and alone[0].isupper() else set()
    bare = re.sub(r"^(Communauté|Agglo|Agglomération) ", "", bare)  # "CA Agglomération d'Agen" says it twice
    return f"{LEGAL_KINDS.get(kind, 'Établissement public territorial')} {bare}", {f"{kind} {bare}", *aliases}, kind


def _merge(fresh: list[Row], kept: list[Row]) -> list[Row]:
    """The fresh rows with what was added by hand to the kept ones; a renamed body keeps its old name as an alias."""
    by_code = {row["insee"] or row["siren"]: row for row in kept if row["source"].startswith(PACKAGE)}
    for row in fresh:
        old = by_code.get(row.get("insee") or row["siren"], {})
        names = {*row.get("aliases", "").split("|"), *old.get("aliases", "").split("|"), old.get("name", "")}
        row["aliases"] = "|".join(sorted(names - {"", row["name"]}))
        row["siren"] = row.get("siren") or old.get("siren", "")
    return fresh + [row for row in kept if not row["source"].startswith(PACKAGE)]
