"""Lists with search and facets: actors, acts, flows."""

import csv
import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from ecograph.stores.search import FACETS, ORDERS, Entry
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.tables import within
from ecograph.web.pages.view import View
from ecograph.web.site import Site

SIZE = 50


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: the kinds of things in it, its columns, its facets, and how it is ordered."""

    path: str
    kinds: tuple[str, ...]
    columns: tuple[str, ...]
    facets: tuple[str, ...]
    order: str
    orders: tuple[str, ...]


LISTINGS = {
    listing.path: listing
    for listing in (
        Listing(
            "actors", ("organisation", "person"), ("label", "kind", "type", "owner"), ("type",), "rank", ("rank", "name"),
        ),
        Listing(
            "acts", ("act",), ("label", "detail", "type", "owner", "day"), ("type", "year", "owner"), "day",
            ("day", "rank", "name"),
        ),
        Listing(
            "flows", ("flow",), ("detail", "label", "amount", "year", "status", "instrument"),
            ("status", "instrument", "year"), "amount", ("amount", "rank", "name"),
        ),
        Listing(
            "conventions", ("convention",), ("label", "detail", "year", "status"), ("status", "year"), "rank",
            ("rank", "name"),
        ),
        Listing("sessions", ("session",), ("day", "label", "owner"), ("year", "owner"), "day", ("day", "name")),
        Listing(
            "partnerships", ("partnership",), ("label", "detail", "type", "status"), ("type", "status"), "rank",
            ("rank", "name"),
        ),
        Listing("projects", ("project",), ("label",), (), "rank", ("rank", "name")),
    )
}  # fmt: skip
_SECTIONS = {"conventions": "acts", "sessions": "acts", "partnerships": "actors", "projects": "acts"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of a list."""

    text: str = ""
    kind: str = ""
    order: str = ""
    page: int = 1
    facets: tuple[tuple[str, str], ...] = ()

    def parameters(self, **changes: str | int) -> dict[str, str | int]:
        """The parameters of the URL, with some changed; a change of anything goes back to the first page."""
        said: dict[str, str | int] = {
            "q": self.text,
            "kind": self.kind,
            "order": self.order,
            **dict(self.facets),
            **changes,
        }
        return {name: value for name, value in said.items() if value not in ("", 1)}


def read_asked(parameters: Mapping[str, str]) -> Asked:
    """What the parameters of a URL ask."""
    page = parameters.get("page", "1")
    facets = tuple((name, parameters[name][:200]) for name in FACETS if parameters.get(name))
    order = parameters.get("order", "")
    return Asked(
        parameters.get("q", "")[:200], parameters.get("kind", ""), order if order in ORDERS else "",
        min(int(page), 100_000) if page.isascii() and page.isdigit() and page != "0" else 1, facets,
    )  # fmt: skip


def list_page(site: Site, view: View, path: str, asked: Asked, size: int = SIZE) -> Page:
    """A page of a list."""
    listing = LISTINGS[path]
    kinds = (asked.kind,) if asked.kind in listing.kinds else listing.kinds
    chosen, order = dict(asked.facets), asked.order or listing.order
    found = site.index.find(kinds, asked.text, chosen, order, (asked.page - 1) * size, size)
    if not found.entries and found.total:
        asked = replace(asked, page=within(asked.page, found.total, size))
        found = site.index.find(kinds, asked.text, chosen, order, (asked.page - 1) * size, size)
    facets = [
        (name, [(value, number, view.links.page(path, **asked.parameters(**{name: "" if chosen.get(name) == value else value})),
                 chosen.get(name) == value) for value, number in found.facets[name]])
        for name in listing.facets if len(found.facets[name]) > 1 or name in chosen
    ]  # fmt: skip
    pages = max(1, -(-found.total // size))
    content = {
        "listing": listing, "asked": asked, "found": found, "facets": [] if view.is_static else facets, "pages": pages,
        "previous": view.links.page(path, **asked.parameters(page=asked.page - 1)) if asked.page > 1 else "",
        "following": view.links.page(path, **asked.parameters(page=asked.page + 1))
        if asked.page < pages and not view.is_static else "",
        "downloads": _downloads(view, path, asked),
    }  # fmt: skip
    return Page("list.html", view.t(f"list.{path}"), _SECTIONS.get(path, path), path=path, content=content)


def _downloads(view: View, path: str, asked: Asked) -> list[tuple[str, str]]:
    if view.is_static:
        return [("csv", f"../{path}.csv")]
    return [(format, view.links.page(f"{path}.{format}", **asked.parameters())) for format in ("csv", "json")]


def all_entries(site: Site, path: str, asked: Asked, limit: int) -> tuple[Entry, ...]:
    """All that a reader asks of a list, for a machine."""
    listing = LISTINGS[path]
    kinds = (asked.kind,) if asked.kind in listing.kinds else listing.kinds
    return site.index.find(kinds, asked.text, dict(asked.facets), asked.order or listing.order, 0, limit).entries


def as_csv(entries: tuple[Entry, ...]) -> str:
    """Entries as CSV."""
    written = io.StringIO(newline="")
    names = list(Entry.__dataclass_fields__)
    rows = csv.DictWriter(written, names)
    rows.writeheader()
    rows.writerows(asdict(entry) for entry in entries)
    return written.getvalue()
