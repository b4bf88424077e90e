"""Templates and how a page becomes HTML."""

import hashlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ecograph.version import __version__
from ecograph.web.pages.view import View

TEMPLATES = Path(__file__).parents[1] / "templates"
STATIC = Path(__file__).parents[1] / "static"
BUNDLES = ("network.js", "sparql.js", "departements.svg")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its template, its title, the part of the site it belongs to, and what the template shows."""

    template: str
    title: str
    section: str = ""
    iri: str = ""
    path: str = ""
    content: dict[str, Any] = field(default_factory=dict)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


@cache
def script(name: str) -> str:
    """A bundled file (the script of a page, outlines of maps) under static/, with its hash; "" where the package was installed without npm."""
    path = STATIC / "bundles" / name
    if not path.exists():
        return ""
    return f"bundles/{name}?{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"


def missing_bundles() -> tuple[str, ...]:
    """The bundled files that are not there: the pages do without."""
    return tuple(name for name in BUNDLES if not script(name))


def render(page: Page, view: View) -> str:
    """The page as HTML."""
    template = _environment().get_template(page.template)
    return template.render(page=page, view=view, t=view.t, version=__version__, script=script, **page.content)
