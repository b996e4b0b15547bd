"""Requests to push as programs make them."""

import http.client
import json
from dataclasses import dataclass
from typing import Any

from tests.processes import Running
from tests.waiting import PATIENCE_S


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def problem(self) -> str:
        """The problem document's type; AssertionError when this is none."""
        assert self.headers["content-type"] == "application/problem+json", (self.status, self.body[:300])
        document = self.json()
        assert document["status"] == self.status
        assert {"type", "title", "detail"} <= set(document)
        return str(document["type"])


def ask(
    push: Running,
    path: str,
    method: str = "GET",
    body: Any = None,
    token: str | None = None,
    headers: dict[str, str] | None = None,
) -> Answer:
    """`body`: bytes as they are, anything else as JSON."""
    connection = http.client.HTTPConnection("127.0.0.1", push.ports["push"], timeout=PATIENCE_S)
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    own = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        connection.request(method, path, data, {**own, **(headers or {})})
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, answer.read())
    finally:
        connection.close()
