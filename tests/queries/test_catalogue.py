"""Every question of the catalogue runs, gives the columns that it promises, and reads in both languages."""

import pyoxigraph as ox
import pytest

from ecograph.queries import Query, bind, catalogue
from ecograph.stores import Store

QUESTIONS = sorted(catalogue().values(), key=lambda query: query.name)
SAMPLES = {"iri": "https://w3id.org/ecograph/org/pole-scs", "text": "pôle"}


def values_of(query: Query) -> dict[str, str]:
    """A value for each parameter that needs one."""
    return {
        parameter.name: SAMPLES[parameter.type]
        for parameter in query.parameters
        if parameter.default is None and parameter.type in SAMPLES
    }


def test_there_are_many_questions() -> None:
    assert sum(query.topic != "tables" for query in QUESTIONS) >= 40


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query.name)
def test_a_question_gives_its_columns(query: Query, sample: Store) -> None:
    assert query.question.strip()
    assert query.summary.strip()
    for values in ({}, values_of(query)):
        result = sample.query(query.sparql, bind(query, values))
        if query.columns:
            assert isinstance(result, ox.QuerySolutions)
            assert [variable.value for variable in result.variables] == list(query.columns)
            next(iter(result), None)


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query.name)
def test_a_question_has_a_stable_order(query: Query) -> None:
    if query.columns:
        assert "ORDER BY" in query.sparql


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query.name)
def test_parameters_are_told_in_french(query: Query) -> None:
    assert all(parameter.description and parameter.description_fr for parameter in query.parameters)
