"""What a reader chooses to see of the network: all of it stands in the URL."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from typing import get_args

from ecograph.analytics.projections import PROJECTIONS, Projection, Selection
from ecograph.model.facts import OrganisationType
from ecograph.web.problems import bad_request

SIZES = ("strength", "degree")
COLOURS = ("type", "community")
STATUSES = ("requested", "proposed", "planned", "awarded", "paid", "rejected", "withdrawn")
INSTRUMENTS = ("grant", "loan", "guarantee", "membership_fee", "in_kind", "capital", "contract")
KINDS = (*get_args(OrganisationType), "person")
_TERRITORY = re.compile(r"(departement|region)-[0-9AB]{2,3}")
_LAYER = re.compile(r"[a-z_]{1,40}")
_LONGEST = 500  # characters of one parameter


@dataclass(frozen=True, slots=True)
class Choice:
    """One view of the network; an empty text stands for what is not asked."""

    projection: str = "money"
    year: str = ""
    status: str = ""
    instrument: str = ""
    minimum: str = ""
    kind: str = ""  # of one end at least
    territory: str = ""  # of one end at least
    layer: str = ""  # kind of tie; of euros the instrument says it
    size: str = ""
    colour: str = ""
    q: str = ""
    actor: str = ""
    start: str = ""  # `from` in the URL
    end: str = ""  # `to` in the URL

    @property
    def shape(self) -> Projection:
        """The projection that is chosen."""
        return PROJECTIONS[self.projection]

    @property
    def stage(self) -> str:
        """The one status of the euros that are counted; empty where none are."""
        return (self.status or self.shape.default_status) if self.shape.is_money else ""

    @property
    def selection(self) -> Selection:
        """The ties to keep."""
        if not self.shape.is_money:
            return Selection(
                int(self.year) if self.year else None, layer=self.layer, kind=self.kind, territory=self.territory
            )
        return Selection(
            int(self.year) if self.year else None, self.status, self.instrument, kind=self.kind,
            minimum=Decimal(self.minimum or 0), territory=self.territory,
        )  # fmt: skip

    @property
    def data(self) -> "tuple[str, ...]":
        """What the data depend on: neither on the words that are searched nor on the look."""
        return (
            self.projection,
            self.year,
            self.status,
            self.instrument,
            self.minimum,
            self.kind,
            self.territory,
            self.layer,
            self.actor,
            self.start,
            self.end,
        )

    def parameters(self, **changes: str) -> dict[str, str]:
        """The parameters of the URL, with some changed."""
        said = {**asdict(self), **changes}
        said["from"], said["to"] = said.pop("start"), said.pop("end")
        if said["projection"] == "money":
            del said["projection"]
        return {name: value for name, value in said.items() if value}


def read_choice(parameters: Mapping[str, str]) -> Choice:
    """What the parameters of a URL choose; 400 where one of them cannot be."""

    def said(name: str) -> str:
        return parameters.get(name, "").strip()[:_LONGEST]

    projection = _one_of("projection", said("projection") or "money", tuple(PROJECTIONS))
    return Choice(
        projection, _year(said("year")), _one_of("status", said("status"), STATUSES),
        _one_of("instrument", said("instrument"), INSTRUMENTS), _euros(said("minimum")),
        _one_of("kind", said("kind"), KINDS), _territory(said("territory")), _layer(said("layer")),
        _one_of("size", said("size"), SIZES), _one_of("colour", said("colour"), COLOURS),
        said("q"), said("actor"), said("from"), said("to"),
    )  # fmt: skip


def _one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value and value not in known:
        raise bad_request(f"{name} is one of {', '.join(known)}.")
    return value


def _year(text: str) -> str:
    if text and not (text.isascii() and text.isdigit() and len(text) == 4):
        raise bad_request("year is a year of four digits.")
    return text


def _territory(text: str) -> str:
    if text and not _TERRITORY.fullmatch(text):
        raise bad_request("territory is a département or a région by its INSEE code: departement-13, region-93.")
    return text


def _layer(text: str) -> str:
    if text and not _LAYER.fullmatch(text):
        raise bad_request("layer is a kind of tie: convention, project, network ...")
    return text


def _euros(text: str) -> str:
    plain = "".join(text.split()).replace(",", ".")
    try:
        value = Decimal(plain or "0")
    except InvalidOperation:
        raise bad_request("minimum is a number of euros.") from None
    if not value.is_finite() or value < 0 or value.adjusted() > 15:
        raise bad_request("minimum is a number of euros.")
    return plain
