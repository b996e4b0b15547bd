"""Whether somebody waits for the desk: what can wait itself gives way to requests, since all share one interpreter."""

import threading
from collections.abc import Callable, Iterable
from typing import Any


class Calm:
    """Counts the requests that are under way."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._under_way = 0

    def around(self, app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        """The WSGI application, counted while it makes its answer."""

        def counted(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            self._count(1)
            try:
                return app(environ, start_response)
            finally:
                self._count(-1)

        return counted

    def wait(self, most_s: float) -> None:
        """Until no request is under way, for so long at most: what gives way must get its turn too."""
        with self._changed:
            self._changed.wait_for(lambda: not self._under_way, most_s)

    def _count(self, more: int) -> None:
        with self._changed:
            self._under_way += more
            if not self._under_way:
                self._changed.notify_all()
