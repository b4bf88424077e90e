"""Who is named where: the organisations of a reading as its sentences name them, and whom a sentence speaks of."""

from ecograph.facts.parties.named import Named, NamedOrganisations
from ecograph.facts.parties.subjects import Subjects

__all__ = ["Named", "NamedOrganisations", "Subjects"]
