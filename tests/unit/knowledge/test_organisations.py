import time
from typing import get_args

from ecograph.knowledge import load_rules
from ecograph.knowledge.gazetteers import gazetteer
from ecograph.knowledge.organisations import head_at, heads_by_word, type_of
from ecograph.model.facts import OrganisationType


def test_every_head_has_a_reason_and_a_type_of_the_closed_list() -> None:
    groups = load_rules("organisations")["heads"]
    assert all(group["because"] and group["heads"] for group in groups)
    assert {group["type"] for group in groups} <= set(get_args(OrganisationType))
    assert len({group["id"] for group in groups}) == len(groups)


def test_the_longest_head_wins() -> None:
    found = head_at("comite des fetes de bourg", 0)
    assert found is not None
    assert found[1] == len("comite des fetes")


def test_names_tell_their_type() -> None:
    assert type_of("SAS Thermovolt") == "company"
    assert type_of("C.A.U.E. de la Marne") == "association"
    assert type_of("Commune de Bray") == "commune"
    assert type_of("COMMUNES EN TRANSITION") == ""


def test_heads_and_gazetteers_load_fast() -> None:
    for cached in (heads_by_word, gazetteer):
        cached.cache_clear()
    start = time.perf_counter()
    heads_by_word()
    gazetteer()
    assert time.perf_counter() - start < 1.0  # 0.1 s on an idle machine
