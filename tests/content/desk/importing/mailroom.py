"""People who bring files, and what becomes of them."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from content.desk.importing.arrival import Arrival
from content.desk.importing.mailroom import reader
from content.desk.office import open_desk
from content.desk.worker import Child
from tests.world import Hands, Office

P = ParamSpec("P")
R = TypeVar("R")


class Lent:
    """A worker that several offices have one after the other: whoever closes it has only done with it."""

    def __init__(self, child: Child) -> None:
        self._child = child

    def run(self, work: Callable[P, R], *args: P.args, **named: P.kwargs) -> R:
        return self._child.run(work, *args, **named)

    def close(self) -> None:
        return


@contextmanager
def lent() -> Iterator[Lent]:
    child = reader()
    try:
        yield Lent(child)
    finally:
        child.close()


def office_with(data: Path, worker: Lent, hands: Hands) -> Office:
    return Office(data, open_desk(data, clock=hands, reader=worker))


def bring(office: Office, data: bytes, name: str, by: str = "author") -> Arrival:
    """Into quarantine, and looked at."""
    room = office.desk.mailroom
    arrival = room.take(office.staff[by], io.BytesIO(data), name, now=office.now, origin="127.0.0.1")
    room.settle(office.staff[by].id, 0)
    found = room.quarantine.find(arrival.id)
    assert found is not None
    return found


def keep(office: Office, arrival: Arrival, into: str, **more: Any) -> Arrival:
    room = office.desk.mailroom
    room.want(arrival, {"into": into, "channels": ["lobby-led"], "origin": "127.0.0.1"} | more)
    room.settle(arrival.account, 0)
    found = room.quarantine.find(arrival.id)
    assert found is not None
    return found
