"""Pages that nobody asked for: they read the catalogues, the templates and the indexes of the store into memory."""

from ecograph.web.pages.home import home_page
from ecograph.web.pages.links import ServerLinks, local_path
from ecograph.web.pages.rendering import render
from ecograph.web.pages.things import thing_page
from ecograph.web.pages.view import View
from ecograph.web.site import Site

_KINDS = ("organisation", "person", "act", "session", "flow")


def warm(site: Site) -> int:
    """Makes the first page and the page of the most mentioned thing of each kind; returns how many characters."""
    view = View(ServerLinks("fr"), site.base)
    pages = [home_page(site, view)]
    for kind in _KINDS:
        for entry in site.index.find((kind,), size=1).entries:
            page = thing_page(site, view, local_path(entry.iri, site.base) or "", {})
            pages += [page] if page else []
    return sum(len(render(page, view)) for page in pages)
