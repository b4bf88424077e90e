"""When two statements are of one flow."""

from ecograph.model.facts import Flow, FlowStatus
from ecograph.values.folding import name_key

_RANK: dict[FlowStatus, int] = {
    "proposed": 0, "awarded": 1, "planned": 0, "requested": 0, "paid": 0, "rejected": 2, "withdrawn": 2,
}  # fmt: skip
_DECIDED = {"proposed", "awarded"}


def stronger(one: FlowStatus, other: FlowStatus) -> FlowStatus:
    """The state that settles the other: a refusal over an award, an award over a proposal."""
    return one if _RANK[one] >= _RANK[other] else other


def is_restated(one: Flow, other: Flow) -> bool:
    """Whether two statements are of one flow: same parties, sum, state, instrument and year."""
    return (
        one.amount == other.amount
        and one.instrument == other.instrument
        and one.part_of_amount == other.part_of_amount
        and (one.status == other.status or {one.status, other.status} <= _DECIDED)
        and _is_same_year(one, other)
        and _is_same_name(one.payee, other.payee)
        and (not one.payer or not other.payer or _is_same_name(one.payer, other.payer))
        and _is_same_part(one, other)
    )


def is_echo(one: Flow, other: Flow, is_implied: bool) -> bool:
    """Whether a sum whose beneficiary is only guessed says again what the act said of a named one."""
    return (
        is_implied
        and one.amount == other.amount
        and one.act == other.act
        and one.instrument == other.instrument
        and not one.part_of_amount
        and not other.part_of_amount
        and {one.status, other.status} <= _DECIDED
    )


def _is_same_name(one: str, other: str) -> bool:
    return one == other or name_key(one) == name_key(other)


def _is_same_year(one: Flow, other: Flow) -> bool:
    if one.part_of_amount:
        return one.year == other.year
    return one.year == other.year or one.year is None or other.year is None


def _is_same_part(one: Flow, other: Flow) -> bool:
    """Parts of one total are the same where their axis and what they are for are."""
    if not one.part_of_amount:
        return True
    purposes = {name_key(one.purpose), name_key(other.purpose)} - {""}
    return one.axis == other.axis and len(purposes) < 2
