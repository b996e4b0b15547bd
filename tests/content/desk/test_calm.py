"""What can wait gives way to whoever waits for the desk, but not for ever."""

import threading
import time
from collections.abc import Iterable
from typing import Any

import pytest

from content.desk.calm import Calm
from tests.waiting import PATIENCE_S


def asked(calm: Calm, until: threading.Event) -> threading.Thread:
    """A request that is under way until `until` is set."""
    begun = threading.Event()

    def app(_environ: dict[str, Any], _start: Any) -> Iterable[bytes]:
        begun.set()
        until.wait(PATIENCE_S)
        return [b""]

    thread = threading.Thread(target=lambda: calm.around(app)({}, None))
    thread.start()
    assert begun.wait(PATIENCE_S)
    return thread


def test_what_waits_gets_its_turn_when_the_last_request_is_answered() -> None:
    calm, first, second = Calm(), threading.Event(), threading.Event()
    threads = [asked(calm, first), asked(calm, second)]
    waited = threading.Thread(target=calm.wait, args=(PATIENCE_S,))
    waited.start()
    first.set()
    threads[0].join()
    assert waited.is_alive()
    second.set()
    waited.join(PATIENCE_S)
    assert not waited.is_alive()
    threads[1].join()


def test_a_request_without_end_delays_it_no_longer_than_it_may() -> None:
    calm, end = Calm(), threading.Event()
    thread = asked(calm, end)
    began = time.monotonic()
    calm.wait(0.05)
    assert time.monotonic() - began >= 0.05
    end.set()
    thread.join()


def test_a_request_that_fails_is_over_too() -> None:
    calm = Calm()

    def app(_environ: dict[str, Any], _start: Any) -> Iterable[bytes]:
        raise RuntimeError("an accident")

    with pytest.raises(RuntimeError):
        calm.around(app)({}, None)
    began = time.monotonic()
    calm.wait(PATIENCE_S)
    assert time.monotonic() - began < PATIENCE_S
