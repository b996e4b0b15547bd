"""The kiosk's pages inside another process, over a store of their own: for whoever has to see what visitors would."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from config.settings import load
from kiosk.app import create_app
from kiosk.holding import Holding

NEVER_IDLE = ("--idle-seconds", "3600")
"""Whoever looks at a page for long has not gone away."""


class Mounted:
    """A WSGI application that ends with its process, or before it by `close`."""

    def __init__(self, data: Path, fonts: Path) -> None:
        """`data` has a store and a trust anchor, now or later, and takes the index."""
        settings = load("kiosk", ["--data", str(data), *NEVER_IDLE], {})
        self._holding = Holding(data, settings.channel)
        self._changed = threading.Condition()
        self._holding.watch(self._note)
        self._app = create_app(settings, None, fonts=fonts, holding=self._holding)
        self._holding.start()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        return self._app(environ, start_response)

    def stands(self, number: int, most_s: float) -> bool:
        """Whether the edition of this number, or a later one, can be read; waits for it for so long at most."""
        with self._changed:
            return self._changed.wait_for(lambda: self._number() >= number, most_s)

    def close(self) -> None:
        self._holding.stop()

    def _number(self) -> int:
        view = self._holding.view
        return view.edition.number if view.edition and view.records else 0

    def _note(self, _view: object) -> None:
        with self._changed:
            self._changed.notify_all()
