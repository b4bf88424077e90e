"""Conditional requests: a page changes only with the publication, its address, its language and this program."""

import hashlib
from collections.abc import Mapping
from datetime import UTC
from email.utils import format_datetime, parsedate_to_datetime

from starlette.requests import Request
from starlette.responses import Response

from ecograph.version import __version__
from ecograph.web.site import Site


def validators(site: Site, *parts: str) -> dict[str, str]:
    """ETag, Last-Modified and what goes with them."""
    digest = hashlib.sha256("\x1f".join((__version__, site.version, *parts)).encode()).hexdigest()[:20]
    return {
        "ETag": f'"{digest}"', "Last-Modified": format_datetime(site.modified, usegmt=True), "Cache-Control": "no-cache",
        "Vary": "Accept, Accept-Language",
    }  # fmt: skip


def not_modified(request: Request, headers: Mapping[str, str]) -> Response | None:
    """304 where the client has the page already (RFC 9110, 13.2.2: the tag goes before the date)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return Response(status_code=304, headers=dict(headers)) if headers["ETag"] in known or "*" in known else None
    since = request.headers.get("if-modified-since")
    if since is not None and _is_since(headers["Last-Modified"], since):
        return Response(status_code=304, headers=dict(headers))
    return None


def _is_since(modified: str, since: str) -> bool:
    try:
        asked = parsedate_to_datetime(since)
    except ValueError:
        return False
    return parsedate_to_datetime(modified) <= (asked if asked.tzinfo else asked.replace(tzinfo=UTC))
