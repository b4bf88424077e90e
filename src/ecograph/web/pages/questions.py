"""The catalogue of questions, and each with its form, its answer and its SPARQL."""

from collections.abc import Mapping
from dataclasses import dataclass

from ecograph.queries import Parameter, Query, catalogue
from ecograph.web.pages.rendering import Page
from ecograph.web.pages.tables import Table
from ecograph.web.pages.view import View
from ecograph.web.pages.wording import CODES, term_labels

TOPICS = ("flux", "acteurs", "reseau", "votes", "droit", "projets", "qualite", "curation", "tables", "fiches")


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter as a field of a form."""

    name: str
    label: str
    value: str
    input: str  # type of the HTML input, or "select"
    choices: tuple[tuple[str, str], ...] = ()


def catalogue_page(view: View) -> Page:
    """All questions, by topic."""
    found: dict[str, list[Query]] = {}
    for query in catalogue().values():
        found.setdefault(query.topic, []).append(query)
    order = {topic: rank for rank, topic in enumerate(TOPICS)}
    topics = sorted(found.items(), key=lambda item: (order.get(item[0], 99), item[0]))
    return Page("queries.html", view.t("queries.title"), "queries", path="queries", content={"topics": topics})


def question_page(
    view: View, query: Query, values: Mapping[str, str], table: Table | None, problem: str = "", refused: str = ""
) -> Page:
    """One question with its form and, where it was asked, its answer."""
    content = {
        "query": query, "fields": [_field(view, parameter, values) for parameter in query.parameters], "table": table,
        "problem": problem, "refused": refused,
    }  # fmt: skip
    title = query.question if view.lang == "fr" else query.summary
    return Page("query.html", title, "queries", path=f"queries/{query.name}", content=content)


def _field(view: View, parameter: Parameter, values: Mapping[str, str]) -> Field:
    label = parameter.description_fr if view.lang == "fr" and parameter.description_fr else parameter.description
    value = values.get(parameter.name, parameter.default or "")
    kind, _, scheme = parameter.type.partition(":")
    if kind == "code":
        prefix = f"{CODES}{scheme}/"
        choices = tuple(
            (iri.removeprefix(prefix), said.get(view.lang, said["fr"]))
            for iri, said in sorted(term_labels().items()) if iri.startswith(prefix)
        )  # fmt: skip
        return Field(parameter.name, label, value, "select", (("", view.t("query.any")), *choices))
    shown = {"date": "date", "iri": "url", "year": "text"}.get(kind, "text")
    return Field(parameter.name, label, value, shown)
