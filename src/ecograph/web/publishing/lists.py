"""The lists of actors, acts, flows ... as CSV, with CSVW metadata that says what their columns are."""

import json
from pathlib import Path

from ecograph.web.dataset import LICENCE
from ecograph.web.pages.lists import LISTINGS, Asked, all_entries, as_csv
from ecograph.web.site import Site

METADATA = "csv-metadata.json"
_ALL = 100_000_000
_COLUMNS = {
    "iri": ("anyURI", "IRI of the thing"), "kind": ("string", "organisation, person, act, flow ..."),
    "label": ("string", "name or title"), "detail": ("string", "what else tells it apart"),
    "owner": ("string", "institution that it belongs to"), "type": ("string", "code of its type"),
    "year": ("string", "year"), "status": ("string", "code of its stage or state"), "instrument": ("string", "code of the instrument"),
    "amount": ("decimal", "euros"), "day": ("date", "day"),
}  # fmt: skip
_MEANINGS = {
    "flows": {"label": "payee", "detail": "payer"}, "acts": {"detail": "number of the act"},
    "conventions": {"detail": "parties", "status": "state: planned, signed ..."}, "sessions": {"label": "organ that met"},
    "partnerships": {"label": "both parties", "detail": "subject", "status": "degree: planned, running ..."},
}  # fmt: skip
"""What a column means in one list, where it is more exact than in all."""


def write_lists(site: Site, out: Path) -> None:
    """Writes <list>.csv for each list, and csv-metadata.json beside them."""
    for path in LISTINGS:
        (out / f"{path}.csv").write_text(as_csv(all_entries(site, path, Asked(), _ALL)), encoding="utf-8", newline="")
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}], "dc:license": {"@id": LICENCE},
        "tables": [{"url": f"{path}.csv", "tableSchema": {"columns": _described(path)}} for path in LISTINGS],
    }  # fmt: skip
    (out / METADATA).write_text(json.dumps(metadata, ensure_ascii=False, indent=1), encoding="utf-8")


def _described(path: str) -> list[dict[str, str]]:
    meanings = _MEANINGS.get(path, {})
    return [
        {"name": name, "titles": name, "dc:description": meanings.get(name, meaning), "datatype": datatype}
        for name, (datatype, meaning) in _COLUMNS.items()
    ]
