"""At a limit the client is told so, in time, and the next query works."""

import contextlib
import multiprocessing
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from ecograph.web.limits import Limits
from tests.web.conftest import EX, serving

LIMIT = 0.6
PROMISE = 1.1 * LIMIT + 0.3
CROSS = f"?a <{EX}position> ?x . ?b <{EX}position> ?y . ?c <{EX}position> ?z"
ENDLESS = {
    "aggregate": f"SELECT (SUM(?x * ?y * ?z) AS ?n) {{ {CROSS} }}",
    "order": f"SELECT ?x ?y {{ {CROSS} }} ORDER BY DESC(?x + ?y + ?z) LIMIT 1",
    "distinct": f"SELECT (COUNT(DISTINCT ?w) AS ?n) {{ {CROSS} BIND((?x + ?y * ?z) AS ?w) }}",
    "construct": f"CONSTRUCT {{ <x:a> <x:b> ?m }} WHERE {{ SELECT (MAX(?x + ?y + ?z) AS ?m) {{ {CROSS} }} }}",
    "rows that never match": f"SELECT ?x {{ {CROSS} FILTER(?x + ?y + ?z < 0) }}",
}
SMALL = {"query": f"SELECT ?o {{ <{EX}thing/1> <{EX}number> ?o }}"}


@pytest.fixture(scope="module")
def limited(store_root: Path) -> Iterator[httpx.Client]:
    limits = Limits(timeout=LIMIT, max_rows=1000, max_bytes=250_000, concurrent=2, queue=2, memory=1_500_000_000)
    with serving(store_root, limits) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def timed(client: httpx.Client, query: str, timeout: str = "", **headers: str) -> tuple[httpx.Response, float]:
    started = time.perf_counter()
    asked = {"query": query, "timeout": timeout} if timeout else {"query": query}
    response = client.get("/sparql", params=asked, headers=headers)
    return response, time.perf_counter() - started


def within(promise: float, client: httpx.Client, query: str, timeout: str = "") -> httpx.Response:
    """An answer that kept its promise of time; a busy machine gets two more chances to show that it can be kept."""
    for _ in range(3):
        response, seconds = timed(client, query, timeout)
        if seconds < promise:
            return response
    pytest.fail(f"{seconds:.2f} s, three times over {promise:.2f} s")


@pytest.mark.parametrize("query", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_query_is_stopped_at_its_time_limit(limited: httpx.Client, query: str) -> None:
    response = within(PROMISE, limited, query)
    assert response.status_code == 503
    assert response.headers["Content-Type"] == "application/problem+json"
    assert int(response.headers["Retry-After"]) > 0
    assert "0.6 seconds" in response.json()["detail"]
    assert within(0.3, limited, SMALL["query"]).status_code == 200


def test_a_client_may_ask_for_less_time_never_for_more(limited: httpx.Client) -> None:
    query = ENDLESS["aggregate"]
    assert within(0.2 * 1.1 + 0.3, limited, query, timeout="0.2").status_code == 503
    assert within(PROMISE, limited, query, timeout="600").status_code == 503


@pytest.mark.parametrize(
    "accept",
    ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
)
def test_rows_past_the_limit_are_refused_not_cut(limited: httpx.Client, accept: str) -> None:
    pattern = f"SELECT ?x {{ ?a <{EX}position> ?x }} LIMIT"
    assert timed(limited, f"{pattern} 1000", Accept=accept)[0].status_code == 200
    response, _ = timed(limited, f"{pattern} 1001", Accept=accept)
    assert response.status_code == 413
    assert response.json()["type"].endswith("too-many-rows")
    assert response.json()["detail"].startswith("The answer has more than 1,000 rows")


def test_triples_past_the_limit(limited: httpx.Client) -> None:
    pattern = f"CONSTRUCT {{ ?a <x:p> ?x }} WHERE {{ ?a <{EX}position> ?x }} LIMIT"
    assert timed(limited, f"{pattern} 1000")[0].status_code == 200
    assert timed(limited, f"{pattern} 1001")[0].status_code == 413


def test_bytes_past_the_limit(limited: httpx.Client) -> None:
    response, _ = timed(
        limited,
        f"SELECT (GROUP_CONCAT(?t) AS ?all) {{ ?a <{EX}position> ?x "
        "BIND(STR(?a) AS ?s) BIND(CONCAT(?s, ?s, ?s, ?s, ?s) AS ?t) }",
    )
    assert response.status_code == 413
    assert response.json()["type"].endswith("too-many-bytes")


def test_a_query_that_eats_memory_ends_alone(limited: httpx.Client) -> None:
    grown = "REPLACE(?t9, '.', ?t9)"
    doubled = " ".join(f"BIND(CONCAT(?t{n}, ?t{n}, ?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(9))
    response, _ = timed(limited, f"SELECT (STRLEN({grown}) AS ?n) {{ BIND('0123456789' AS ?t0) {doubled} }}")
    assert response.status_code in (413, 503)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert timed(limited, SMALL["query"])[0].status_code == 200


def test_few_run_some_wait_the_others_are_told_to_come_back(limited: httpx.Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: timed(limited, ENDLESS["aggregate"]), range(8)))
    statuses = sorted(response.status_code for response, _ in answers)
    assert set(statuses) == {429, 503}
    assert statuses.count(503) >= 2
    assert statuses.count(429) >= 4
    for response, seconds in answers:
        assert seconds < 2 * PROMISE  # eight clients on few cores: twice the promise is still no hanging
        assert int(response.headers["Retry-After"]) > 0
    assert timed(limited, SMALL["query"])[0].status_code == 200


def test_who_waits_gets_an_answer_when_a_place_is_free(limited: httpx.Client) -> None:
    quick = f"SELECT (COUNT(*) AS ?n) {{ ?a <{EX}position> ?x . ?b <{EX}position> ?y FILTER(?x + ?y < 20) }} LIMIT 1"
    with ThreadPoolExecutor(4) as threads:
        statuses = list(threads.map(lambda _: timed(limited, quick)[0].status_code, range(4)))
    assert set(statuses) <= {200, 503, 429}
    assert timed(limited, SMALL["query"])[0].status_code == 200


def test_too_long_a_query(limited: httpx.Client) -> None:
    query = "ASK {} #" + "x" * 300_000
    headers = {"Content-Type": "application/sparql-query"}
    response = limited.post("/sparql", content=query, headers=headers)
    assert response.status_code == 413
    huge = limited.post("/sparql", content="ASK {} #" + "x" * 3_000_000, headers=headers)
    assert huge.status_code == 413


def test_who_leaves_frees_the_place(store_root: Path) -> None:
    with serving(store_root, Limits(timeout=20, concurrent=1, queue=0)) as address:
        with contextlib.suppress(httpx.ReadTimeout):
            httpx.get(f"{address}/sparql", params={"query": ENDLESS["aggregate"]}, timeout=0.3, trust_env=False)
        deadline = time.perf_counter() + 4
        while httpx.get(f"{address}/sparql", params=SMALL, trust_env=False).status_code != 200:
            assert time.perf_counter() < deadline
            time.sleep(0.1)


def test_long_answers_arrive_whole(store_root: Path, ask) -> None:
    rows = ask(f"SELECT ?a ?x {{ ?a <{EX}position> ?x }}").json()["results"]["bindings"]
    assert sorted(int(row["x"]["value"]) for row in rows) == list(range(3000))


def test_rows_may_go_out_before_the_answer_is_complete(store_root: Path) -> None:
    """Then a limit breaks the transfer off: the client sees an incomplete message, not a complete wrong one."""
    pairs = f"SELECT ?a ?b ?x {{ ?a <{EX}position> ?x . ?b <{EX}position> ?y }}"
    with serving(store_root, Limits(timeout=20, hold=300_000, max_rows=50_000)) as address:
        with httpx.stream(
            "GET", f"{address}/sparql", params={"query": f"{pairs} LIMIT 40000"}, trust_env=False
        ) as whole:
            assert "Content-Length" not in whole.headers
            assert b"".join(whole.iter_bytes()).endswith(b"}]}}")
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.get(f"{address}/sparql", params={"query": pairs}, trust_env=False)
        assert httpx.get(f"{address}/sparql", params=SMALL, trust_env=False).status_code == 200


def test_no_thread_is_left_behind(limited: httpx.Client) -> None:
    before = threading.active_count()
    for _ in range(5):
        timed(limited, SMALL["query"])
    assert threading.active_count() <= before + 1


def test_workers_that_died_while_they_stood_by_cost_no_query(store_root: Path) -> None:
    before = set(multiprocessing.active_children())
    with (
        serving(store_root, Limits(concurrent=2)) as address,
        httpx.Client(base_url=address, trust_env=False) as client,
    ):
        assert client.get("/sparql", params=SMALL).status_code == 200
        workers = set(multiprocessing.active_children()) - before
        assert len(workers) == 3
        for worker in workers:
            worker.kill()
            worker.join()
        assert [client.get("/sparql", params=SMALL).status_code for _ in range(6)] == [200] * 6
        deadline = time.monotonic() + 10
        while len(set(multiprocessing.active_children()) - before) != 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(set(multiprocessing.active_children()) - before) == 3
