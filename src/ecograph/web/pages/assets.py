"""Stylesheets, pictures and scripts; what is asked for by its hash never changes, and is kept for a year."""

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_FOR_A_YEAR = "public, max-age=31536000, immutable"


class Assets(StaticFiles):
    """The files under /static."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file; strongly cached where its address holds the hash of its content."""
        response = await super().get_response(path, scope)
        if response.status_code in (200, 304):
            response.headers["Cache-Control"] = _FOR_A_YEAR if scope["query_string"] else "no-cache"
        return response
