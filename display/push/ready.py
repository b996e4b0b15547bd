"""JSON written once for many receivers: a programme of 64 KB is not encoded again for each screen that connects."""

import json
from typing import Any


class Ready:
    """A value that is JSON text already. It may stand last in what a socket sends."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


def plain(value: Any) -> str:
    """Compact JSON, characters as they are: Chinese escaped would be twice as long."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dumps(value: Any, **_options: Any) -> str:
    """What the Socket.IO library calls instead of json.dumps."""
    if type(value) is list and value and type(value[-1]) is Ready:
        return "[" + ",".join((*map(plain, value[:-1]), value[-1].text)) + "]"
    return plain(value)


def loads(text: str | bytes, **_options: Any) -> Any:
    return json.loads(text)
