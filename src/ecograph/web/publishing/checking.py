"""Whether every link of a static site leads to a file of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere."""

    page: str
    target: str


class _Reader(HTMLParser):
    """Collects where a page's links lead and which anchors it has."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes href, src and id."""
        for name, value in attrs:
            if name in ("href", "src") and value is not None and attrs[0] != ("rel", "canonical"):
                self.targets.append(value)
            elif name == "id" and value:
                self.anchors.add(value)


def broken_links(root: Path) -> Iterator[BrokenLink]:
    """The links of all pages that name no file of the site, or no anchor of that file."""
    pages = {path: _read(path) for path in sorted(root.rglob("*.html"))}
    for path, reader in pages.items():
        for target in dict.fromkeys(reader.targets):
            if not _is_sound(root, path, target, pages):
                yield BrokenLink(path.relative_to(root).as_posix(), target)


def _read(path: Path) -> _Reader:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def _is_sound(root: Path, page: Path, target: str, pages: dict[Path, _Reader]) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return parts.scheme in ("http", "https")
    if not target:
        return False
    place = (page.parent / unquote(parts.path)) if parts.path else page
    file = Path(*place.parts).resolve()
    if not file.is_file() or root.resolve() not in file.parents:
        return False
    known = pages.get(root / file.relative_to(root.resolve()))
    return not parts.fragment or known is None or unquote(parts.fragment) in known.anchors
