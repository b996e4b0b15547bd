"""The list of powers is by far the longest page: what was written of it once is kept until it changes."""

from collections.abc import Callable, Hashable
from threading import Lock

from markupsafe import Markup


class Writings:
    """Writings of one state of the records; those of an older state are forgotten."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._state: Hashable = None
        self._written: dict[Hashable, Markup] = {}

    def get(self, state: Hashable, name: Hashable, write: Callable[[], Markup]) -> Markup:
        """There are as many names as types and languages, so nothing has to be thrown out."""
        with self._turn:
            if state != self._state:
                self._state, self._written = state, {}
            found = self._written.get(name)
        if found is None:
            found = write()
            with self._turn:
                if state == self._state:
                    self._written[name] = found
        return found
