"""Tables as rows of text."""

import json
from collections.abc import Iterable
from typing import NamedTuple

Row = tuple[str, ...]


class Sheet(NamedTuple):
    """Rows of one length, the last of them not blank."""

    name: str
    rows: tuple[Row, ...]


def packed(sheets: Iterable[Sheet]) -> bytes:
    return json.dumps([[each.name, each.rows] for each in sheets], ensure_ascii=False).encode()


def unpacked(data: bytes) -> tuple[Sheet, ...]:
    return tuple(Sheet(name, tuple(map(tuple, rows))) for name, rows in json.loads(data))
