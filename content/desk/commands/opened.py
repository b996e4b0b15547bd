"""The office that a command works on, while the desk may be running on it too."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from content.desk.errors import Problem
from content.desk.office import Desk, open_desk
from content.published.clock import wall

ORIGIN = "console"


@contextmanager
def office(asked: Namespace) -> Iterator[Desk]:
    """Raises Problem 503 when there is no office; and what failed to be published, if anything did."""
    desk = open_desk(asked.data)
    try:
        yield desk
        desk.publisher.editions.settle()
        wrong = [alarm for alarm in desk.alarms.now() if alarm.what == "not-published"]
        if wrong:
            raise Problem(503, "not-published", "done, but not published: %(why)s", why=wrong[0].name)
    finally:
        desk.close()


def secret(question: str) -> str | None:
    """A password typed twice at a terminal; None when there is none, or nothing was typed."""
    if not sys.stdin.isatty():
        return None
    import getpass

    first = getpass.getpass(f"{question} (empty: make one up): ")
    if first and first != getpass.getpass("once more: "):
        raise Problem(400, "passwords-differ", "the two passwords differ")
    return first or None


__all__ = ["ORIGIN", "office", "secret", "wall"]
