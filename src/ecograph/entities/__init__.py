"""Who is who across documents: one IRI for one organisation or person, proposals for the rest."""

from ecograph.entities.linking import link

__all__ = ["link"]
