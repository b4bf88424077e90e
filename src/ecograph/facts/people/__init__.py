"""The people of one document, as the families of facts about people share them."""

from ecograph.facts.people.document import PeopleOfDocument, people_of
from ecograph.facts.people.presiding import Presiding, find_presiding

__all__ = ["PeopleOfDocument", "Presiding", "find_presiding", "people_of"]
