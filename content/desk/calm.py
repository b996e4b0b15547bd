"""Whether somebody waits for the desk: what can wait itself gives way to requests, since all share one interpreter."""

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, Final

LOOK_S: Final = 0.005


class Calm:
    """Counts the requests that are under way."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
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
        deadline = time.monotonic() + most_s
        while self._under_way and time.monotonic() < deadline:
            time.sleep(LOOK_S)

    def _count(self, more: int) -> None:
        with self._lock:
            self._under_way += more
