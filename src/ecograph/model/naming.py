"""Which names of organisations and persons a fact holds, so that every one of them can be resolved."""

from collections.abc import Iterator

from ecograph.model import facts as f

_ORGANISATION_FIELDS: dict[type[f.Fact], tuple[str, ...]] = {
    f.Act: ("institution",),
    f.Session: ("institution",),
    f.Role: ("organisation",),
    f.Recusal: ("organisation",),
    f.Flow: ("payer", "payee"),
    f.BudgetLine: ("organisation",),
    f.Partnership: ("party_a", "party_b"),
    f.FundingRelation: ("funder",),
    f.Indicator: ("of",),
    f.Organisation: ("name",),
}
_PERSON_FIELDS: dict[type[f.Fact], tuple[str, ...]] = {
    f.Act: ("rapporteur",),
    f.Attendance: ("person", "represented_by", "substitute_for"),
    f.Proxy: ("giver", "receiver"),
    f.Role: ("person",),
    f.Recusal: ("person",),
}


def organisation_names(fact: f.Fact) -> Iterator[str]:
    """The organisations that a fact names, empty names left out."""
    names = [getattr(fact, field) for field in _ORGANISATION_FIELDS.get(type(fact), ())]
    if isinstance(fact, f.Convention):
        names += [*fact.parties, *(s.organisation for s in fact.signatories)]
    elif isinstance(fact, f.Membership):
        names += [fact.group] if fact.is_person else [fact.member, fact.group]
    yield from filter(None, names)


def person_names(fact: f.Fact) -> Iterator[str]:
    """The persons that a fact names, empty names left out."""
    names = [getattr(fact, field) for field in _PERSON_FIELDS.get(type(fact), ())]
    if isinstance(fact, f.Convention):
        names += [s.person for s in fact.signatories]
    elif isinstance(fact, f.Membership) and fact.is_person:
        names.append(fact.member)
    yield from filter(None, names)
