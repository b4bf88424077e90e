"""The whole publication as files that any web host serves: pages, descriptions, dumps, tables."""

from ecograph.web.publishing.site import publish

__all__ = ["publish"]
