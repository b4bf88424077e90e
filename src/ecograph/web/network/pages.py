"""The page of the network."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache

from ecograph.analytics.projections import PROJECTIONS
from ecograph.web.network.choice import COLOURS, INSTRUMENTS, KINDS, SIZES, STATUSES, Choice
from ecograph.web.network.datasets import DRAWN, Publication
from ecograph.web.network.picture import GROUPS, draw_network, groups_of_kinds
from ecograph.web.network.slices import matching
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.view import View
from ecograph.web.pages.wording import phrase

PATH = "reseau"
ROWS = 100  # rows of each table on the page
_FOUND = 20  # actors that a search lists
_FORMATS = (("JSON", "reseau.json"), ("GEXF", "reseau.gexf"), ("GraphML", "reseau.graphml"))


def network_page(published: Publication, view: View, choice: Choice) -> Page:
    """The network as it is chosen: a form, a picture, two tables."""
    dataset = published.dataset(choice)
    drawing = published.once(
        ("drawing", *choice.data, choice.size, choice.colour), lambda: draw_network(dataset, choice)
    )
    actors = dataset.network.actors
    matches = matching(actors.values(), choice.q)
    said = choice.parameters()
    content = {
        "choice": choice, "dataset": dataset, "drawing": drawing, "names": {iri: one.label for iri, one in actors.items()},
        "nodes": dataset.nodes[:ROWS], "edges": dataset.edges[:ROWS], "drawn": DRAWN, "found": {one.iri for one in matches},
        "matches": [
            (one, view.links.page(PATH, **choice.parameters(q="", start="", end="", actor=one.iri)))
            for one in matches[:_FOUND]
        ],
        "projections": [(name, one.french if view.lang == "fr" else one.english) for name, one in PROJECTIONS.items()],
        "years": published.years[choice.projection], "statuses": STATUSES, "instruments": INSTRUMENTS, "sizes": SIZES, "kinds": KINDS,
        "words": _words(view), "base": view.base,
        "colours": COLOURS, "territories": published.territories[choice.projection], "layers": published.layers[choice.projection], "weight": _weights(view, dataset.network.unit == "euros"), "missing": [
            (_name(published, one), [
                (PROJECTIONS[name].french if view.lang == "fr" else PROJECTIONS[name].english,
                 view.links.page(PATH, projection=name, actor=one))
                for name in published.where(one) if name != choice.projection
            ]) for one in dataset.missing
        ],
        "files": [(name, view.links.page(path, **said)) for name, path in _FORMATS],
        "nodes_csv": view.links.page("reseau/nodes.csv", **said), "edges_csv": view.links.page("reseau/edges.csv", **said),
        "flux": view.links.page("reseau/flux"), "groups": groups_of_kinds(),
        "whole": view.links.page(PATH, **choice.parameters(actor="", start="", end="", q="")),
        "other_address": view.links.page(PATH, **choice.parameters(lang=view.other_language)),
        "actor_name": _name(published, choice.actor) if choice.actor else "",
        "start_name": _name(published, choice.start), "end_name": _name(published, choice.end),
    }  # fmt: skip
    return Page("network.html", view.t("network.title"), "network", path=PATH, content=content)


_WORDS = (
    "all_years", "in_view", "ties", "path", "no_path", "play", "pause", "community", "communities_shared", "page", "close", "ties_in_view",
    "words", "no_words", "missing", *(f"group.{name}" for name in GROUPS),
)  # fmt: skip


def _weights(view: View, is_euros: bool) -> Callable[[Decimal], str]:
    """How weights are told; most lines of a picture share a few."""

    @cache
    def told(value: Decimal) -> str:
        return view.money(value) if is_euros else view.t("network.ties", ties=view.number(value))

    return told


def _words(view: View) -> dict[str, str]:
    """The words of the explorer in the reader's language, with what the server fills in left in braces."""
    said = {name: phrase(f"network.{name}", view.lang) or name for name in _WORDS}
    kinds = {f"kind.{kind}": view.code("kind", kind) for kind in KINDS if kind != "person"}
    return said | kinds | {f"kind.{kind}": view.t(f"kind.{kind}") for kind in ("person", "act")}


def _name(published: Publication, said: str) -> str:
    """The name of an actor, by its IRI."""
    actor = published.reader.actors.get(said)
    return actor.label if actor else said
