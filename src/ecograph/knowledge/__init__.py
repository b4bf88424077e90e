"""Knowledge that researchers edit: rules, layouts and gazetteers, read once and kept."""

import csv
import gzip
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ecograph.errors import KnowledgeError
from ecograph.settings import settings

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def data_path() -> Path:
    """The folder of rules, layouts and gazetteers."""
    return settings().data


def gazetteers_path() -> Path:
    """The folder of the lists of known organisations."""
    return data_path() / "gazetteers"


@cache
def load_yaml(name: str, folder: str = "rules") -> Any:
    """The content of `data/<folder>/<name>.yml`; the same object at each call, so never to be changed."""
    path = data_path() / folder / f"{name}.yml"
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        raise KnowledgeError(path, None, "this file of knowledge cannot be read") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise KnowledgeError(path, mark.line + 1 if mark else None, "this is not valid YAML") from error


def load_rules(name: str) -> Any:
    """The turns of phrase of `data/rules/<name>.yml`."""
    return load_yaml(name)


def gazetteer_names() -> tuple[str, ...]:
    """The names of the gazetteers that are there ("poles", "communes"), sorted."""
    paths = (*gazetteers_path().glob("*.csv"), *gazetteers_path().glob("*.csv.gz"))
    return tuple(sorted({path.name.split(".")[0] for path in paths}))


def read_gazetteer(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/gazetteers/<name>.csv` or, for the long ones, `<name>.csv.gz`."""
    plain, packed = gazetteers_path() / f"{name}.csv", gazetteers_path() / f"{name}.csv.gz"
    path = packed if packed.exists() else plain
    try:
        content = gzip.decompress(path.read_bytes()) if path is packed else path.read_bytes()
        yield from csv.DictReader(io.StringIO(content.decode("utf-8")))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(path, None, "this gazetteer cannot be read") from error
