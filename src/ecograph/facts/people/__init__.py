"""The people of one document, as the families of facts about people share them."""

from ecograph.facts.people.document import PeopleOfDocument, people_of
from ecograph.facts.people.presiding import Presiding, find_presiding
from ecograph.facts.people.speeches import Speech, find_speeches

__all__ = ["PeopleOfDocument", "Presiding", "Speech", "find_presiding", "find_speeches", "people_of"]
