"""What every handler of pages has at hand."""

from starlette.requests import Request
from starlette.routing import NoMatchFound

from ecograph.web.pages.links import LANGUAGES, ServerLinks
from ecograph.web.pages.view import View
from ecograph.web.pages.warming import warm
from ecograph.web.site import Site
from ecograph.web.sparql.routes import Endpoint


class Pages:
    """The endpoint, and the site of what is published on it."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    def site(self) -> Site:
        """The site of what is published now."""
        return self.endpoint.sites.site()

    def warm(self) -> int:
        """Makes some pages of what is published now; returns how many characters."""
        return warm(self.endpoint.sites.site())

    def open(self, request: Request, path: str) -> tuple[Site, View]:
        """The site, and how the page at a path speaks for this request."""
        site = self.endpoint.sites.site()
        root = str(request.scope.get("root_path", ""))
        return site, View(ServerLinks(language(request), root), site.base, path, _has_network(request))


def language(request: Request) -> str:
    """The language that the URL names; French where it names none."""
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else "fr"


def _has_network(request: Request) -> bool:
    """Whether the application has the pages of the network; a router that it includes does not list its paths."""
    try:
        request.app.url_path_for("network")
    except NoMatchFound:
        return False
    return True
