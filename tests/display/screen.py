"""A screen as the stock Python client of Socket.IO makes one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import socketio

from tests.processes import Running
from tests.waiting import PATIENCE_S, until

NAMESPACE = "/screens"


class Refused(Exception):
    """The connection was refused; `.said` is what connect_error was given."""

    def __init__(self, said: Any) -> None:
        super().__init__(str(said))
        self.said = said

    @property
    def problem(self) -> dict[str, Any]:
        found: dict[str, Any] = self.said["data"]
        return found


class Screen:
    """`programmes` and `channels` collect what the hub sent by itself."""

    def __init__(self) -> None:
        self.client = socketio.Client(reconnection=False, handle_sigint=False)
        self.programmes: list[dict[str, Any]] = []
        self.channels: list[str] = []
        self.refusals: list[Any] = []
        self.client.on("programme", self.programmes.append, namespace=NAMESPACE)
        self.client.on("channel", lambda said: self.channels.append(said["channel"]), namespace=NAMESPACE)
        self.client.on("connect_error", self.refusals.append, namespace=NAMESPACE)

    def connect(self, url: str, auth: Any, headers: dict[str, str] | None = None) -> None:
        try:
            self.client.connect(
                url, headers or {}, auth, transports=["websocket"], namespaces=[NAMESPACE], wait_timeout=PATIENCE_S
            )
        except socketio.exceptions.ConnectionError as error:
            raise Refused(self.refusals[0] if self.refusals else str(error)) from error

    def hello(self, have: int | None = None, player: str = "p1") -> dict[str, Any]:
        answer = self.client.call(
            "hello", {"have": have, "player": player, "size": [1920, 128]}, namespace=NAMESPACE, timeout=PATIENCE_S
        )
        assert isinstance(answer, dict)
        return answer

    def say(self, event: str, *said: Any) -> None:
        self.client.emit(event, said, namespace=NAMESPACE)

    def ask(self, event: str, said: Any) -> Any:
        return self.client.call(event, said, namespace=NAMESPACE, timeout=PATIENCE_S)

    def await_number(self, number: int) -> dict[str, Any]:
        """The pushed programme of that number."""
        return until(lambda: [each for each in self.programmes if each["number"] == number])[0]

    @property
    def connected(self) -> bool:
        return bool(self.client.connected)


@contextmanager
def screen(
    push: Running,
    channel: str | None = None,
    token: str | None = None,
    headers: dict[str, str] | None = None,
    query: str = "",
) -> Iterator[Screen]:
    """Connected until the block ends; raises Refused."""
    made = Screen()
    auth = {name: value for name, value in (("channel", channel), ("token", token)) if value is not None}
    try:
        made.connect(push.url("push") + query, auth, headers)
        yield made
    finally:
        made.client.disconnect()
