"""Who is named where: the organisations of a reading as its sentences name them, and whom a sentence speaks of."""

from ecograph.facts.parties.named import Named, NamedOrganisations, named_organisations
from ecograph.facts.parties.shared import names_and_subjects
from ecograph.facts.parties.state import is_state_service
from ecograph.facts.parties.subjects import Subjects

__all__ = ["Named", "NamedOrganisations", "Subjects", "is_state_service", "named_organisations", "names_and_subjects"]
