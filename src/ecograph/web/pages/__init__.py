"""Pages for people and descriptions for programs of all that has an IRI: server-rendered, no script needed."""

from ecograph.web.pages.routes import page_routes

__all__ = ["page_routes"]
