"""The stock JavaScript client, as browsers run it."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.display.asking import ask
from tests.display.office import LOBBY, Office
from tests.processes import ROOT, Running
from tests.waiting import PATIENCE_S, until


class Client:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._heard: queue.Queue[list[Any]] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def heard(self) -> list[Any]:
        """What happened next."""
        return self._heard.get(timeout=PATIENCE_S)

    def say(self, event: str, payload: Any = None) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps([event, payload]) + "\n")
        self._process.stdin.flush()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._heard.put(json.loads(line))


@contextmanager
def client(push: Running, **auth: str) -> Iterator[Client]:
    command = ["node", "tests/display/stock_client.mjs", push.url("push"), json.dumps(auth)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Client(process)
        finally:
            process.kill()


def test_it_gets_the_programme_and_every_change(push: Running, office: Office) -> None:
    with client(push, channel=LOBBY) as screen:
        assert screen.heard() == ["connect"]
        screen.say("hello", {"have": None, "player": "js", "size": [1920, 128]})
        word, answer = screen.heard()
        assert (word, answer["programme"]["number"]) == ("answer", office.numbers[LOBBY])
        latest = office.programme(LOBBY, "汛情")
        word, envelope = screen.heard()
        assert (word, envelope["body"]) == ("programme", latest.body)
        screen.say("clock", 5.25)
        assert screen.heard()[1]["t0"] == 5.25
        screen.say("leave")
        assert screen.heard() == ["disconnect", "io client disconnect"]
    until(lambda: push.health("push")["screens"] == 0)  # type: ignore[index]


def test_it_hears_why_it_is_refused(push: Running) -> None:
    with client(push, channel="nowhere") as screen:
        word, _, problem = screen.heard()
    assert (word, problem["type"], problem["status"]) == ("connect_error", "channel-unknown", 404)


def test_it_is_told_when_it_is_shut_out(push: Running, office: Office) -> None:
    token = office.screen("s-js")
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    with client(push, channel=LOBBY, token=token) as screen:
        assert screen.heard() == ["connect"]
        office.bar(token)
        assert screen.heard() == ["disconnect", "io server disconnect"]
