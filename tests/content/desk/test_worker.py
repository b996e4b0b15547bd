"""The worker process: its answers, its failures, its end."""

import os
import signal
from collections.abc import Iterator

import pytest

from content.desk.errors import Problem
from content.desk.worker import Child, Inline, Worker
from tests.waiting import until


def square(number: int) -> int:
    return number * number


def refuse() -> None:
    raise Problem(400, "not-a-picture", "%(name)s is none", field="file", headers={"X": "y"}, name="图")


def stumble() -> None:
    raise ZeroDivisionError


def own_pid() -> int:
    return os.getpid()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(marker: str) -> str:
    """Kills its process unless the file is there."""
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return "second"
    die()
    return "first"


def chatter() -> str:
    print("what a library prints")
    return "answer"


@pytest.fixture
def child() -> Iterator[Child]:
    worker = Child()
    yield worker
    worker.close()


@pytest.mark.parametrize("kind", [Inline, Child])
def test_work_done_elsewhere_gives_what_it_gives_here(kind: type[Inline | Child]) -> None:
    worker: Worker = kind()
    try:
        assert worker.run(square, 12) == 144
        with pytest.raises(Problem) as refused:
            worker.run(refuse)
        assert str(refused.value) == "file: 图 is none"
        assert refused.value.headers == {"X": "y"}
    finally:
        worker.close()


def test_an_accident_there_is_an_error_here_and_the_child_goes_on(child: Child) -> None:
    pid = child.run(own_pid)
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        child.run(stumble)
    assert child.run(chatter) == "answer"
    assert child.run(own_pid) == pid


def test_a_child_that_was_killed_is_started_again(child: Child) -> None:
    pid = child.run(own_pid)
    os.kill(pid, signal.SIGKILL)
    assert child.run(own_pid) != pid


def test_a_job_that_kills_its_child_is_refused_and_the_next_one_works(child: Child) -> None:
    with pytest.raises(Problem) as refused:
        child.run(die)
    assert refused.value.status == 503
    assert child.run(square, 3) == 9


def test_a_child_lost_in_the_middle_of_a_job_costs_a_second_try(child: Child, tmp_path: os.PathLike[str]) -> None:
    assert child.run(die_once, os.fspath(tmp_path) + "/marker") == "second"


def test_a_closed_child_is_gone(child: Child) -> None:
    pid = child.run(own_pid)
    child.close()
    until(lambda: not os.path.exists(f"/proc/{pid}"))  # noqa: PTH110


def test_a_child_that_stands_aside_lets_others_go_first() -> None:
    child = Child(aside=True)
    try:
        assert child.run(os.nice, 0) > os.nice(0)
    finally:
        child.close()


def test_a_job_that_ends_a_child_that_tries_once_is_not_tried_again(tmp_path: os.PathLike[str]) -> None:
    child, marker = Child(once=True), os.fspath(tmp_path) + "/marker"
    try:
        with pytest.raises(Problem):
            child.run(die_once, marker)
        assert child.run(die_once, marker) == "second"
    finally:
        child.close()
