"""Work is done the same with worker processes and without, and a worker that dies takes only its own job with it."""

import os
from operator import add
from pathlib import Path

import pytest

from ecograph.pipeline.workers import SMALL, Workers


def name_length(job: str) -> str:
    """The length of a job's name, as text."""
    if job == "dies":
        os._exit(1)
    return str(len(job))


@pytest.mark.parametrize("processes", [1, 2])
def test_each_job_has_its_outcome(processes: int) -> None:
    jobs = [str(Path("x" * number)) for number in range(1, SMALL + 4)]
    with Workers(processes) as workers:
        workers.expect(len(jobs))
        assert dict(workers.run(name_length, jobs)) == {job: str(len(job)) for job in jobs}
        assert [begun() for begun in [workers.begin(add, 1, 2), workers.begin(add, 3, 4)]] == [3, 7]


def test_a_dead_worker_is_named_and_the_build_goes_on() -> None:
    jobs = ["dies", *("x" * number for number in range(1, SMALL + 4))]
    with Workers(2) as workers:
        found = dict(workers.run(name_length, jobs))
        assert "ended the process" in found.pop("dies")
        assert found == {job: str(len(job)) for job in jobs[1:]}
        assert workers.begin(add, 1, 2)() == 3
