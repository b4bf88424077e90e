"""What a thing is called on its page: by its name or, where it has none, by whom it joins, what it says, what it is worth."""

from ecograph.vocabulary import RDF
from ecograph.web.pages.cards import Saying, shown
from ecograph.web.pages.links import ends_in_hash
from ecograph.web.pages.view import View
from ecograph.web.pages.wording import term_label

_NAMES = ("prefLabel", "title", "fileName", "label", "identifier")
_GENERAL = ("MonetaryGrant", "FormalOrganization", "LegalResource", "Participation", "OrganizationalCollaboration",
            "Membership", "Observation", "Entity", "Activity", "Work", "Act", "Organization")  # fmt: skip
_NAMED_BY: dict[str, tuple[str, tuple[str, ...]]] = {
    "flow": (" → ", ("funder", "beneficiary")), "funding-relation": (" → ", ("funder", "beneficiary", "programmeName")),
    "partnership": (" – ", ("partyA", "partyB")), "membership": (" → ", ("member", "group")),
    "proxy": (" → ", ("principal", "proxyHolder")), "session": (", ", ("had_responsible_organization", "activity_date")),
    "role": (", ", ("member", "roleLabel")), "attendance": (", ", ("had_participant_person", "attendanceStatus")),
    "recusal": ("", ("person",)), "citation": ("", ("rawCitation",)), "discrepancy": ("", ("message",)),
    "issue": ("", ("message",)), "name": ("", ("notation",)), "instalment": ("", ("instalmentKind",)),
    "amount": ("", ("amountUse",)), "share": ("", ("percent",)),
}  # fmt: skip
"""By kind: the properties whose values make the name, and what stands between them."""
_WITH_EUROS = ("flow", "instalment", "amount")


def title(view: View, said: list[Saying], iri: str, kind: str) -> str:
    """The name of a thing."""
    between, properties = _NAMED_BY.get(kind, ("", ()))
    parts = [_first(view, said, name) for name in properties]
    if kind in ("flow", "partnership", "proxy", "membership"):  # both ends, or it would not be seen that one is missing
        parts = [part or "?" for part in parts]
    if any(part not in ("", "?") for part in parts):
        named = between.join(filter(None, parts))
        named = f"{named} %" if kind == "share" else named
        euros = _first(view, said, "amount") if kind in _WITH_EUROS else ""
        return f"{named}{view.t('colon')}{euros}" if euros else named
    for name in _NAMES:
        found = _first(view, said, name)
        if found:
            return found
    what, last = kind_of(view, said, kind), iri.rsplit("/", 1)[-1]
    return what if ends_in_hash(iri) or last == what else f"{what} {last}"


def _first(view: View, said: list[Saying], name: str) -> str:
    """The value of a property as shown, in the language of the page if there is one; "" where there is none."""
    found = [one for one in said if one.name == name]
    found.sort(key=lambda one: one.lang not in ("", view.lang))
    return shown(view, found[0]).text if found else ""


def kind_of(view: View, said: list[Saying], kind: str) -> str:
    """What a thing is, in words: its most telling class."""
    classes = [one.value for one in said if one.predicate == RDF.type.value]
    telling = [iri for iri in classes if iri.replace("#", "/").rsplit("/", 1)[-1] not in _GENERAL] or classes
    if not telling:
        return view.t(f"kind.{kind}") if view.t(f"kind.{kind}") != f"kind.{kind}" else kind
    return term_label(telling[0], view.lang)
