"""Addresses as they were made before: a page names fifty, and making them anew took a quarter of its time."""

from collections.abc import Hashable
from typing import Any, Final

from flask import Flask, has_request_context, request

from kiosk.language import language
from kiosk.modes import modes

MOST: Final = 4096
LONGEST: Final = 500
"""Characters of an address that is remembered: no page names a longer one, only who asks for it does."""


class Addressing(Flask):
    """An address follows from its endpoint, its values, and the language and modes that links keep (and from where the
    application is mounted), so it is made once for each of these."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._made: dict[Hashable, str] = {}

    def url_for(self, /, endpoint: str, **values: Any) -> str:
        if not has_request_context() or endpoint.startswith("."):
            return super().url_for(endpoint, **values)
        # 1 and True are equal, and written otherwise.
        said = sorted((name, type(value).__name__, value) for name, value in values.items())
        key = (endpoint, language(), modes(), request.script_root, *said)
        try:
            found = self._made.get(key)
        except TypeError:
            # A value that is a list has no place in a table.
            return super().url_for(endpoint, **values)
        if found is None:
            found = super().url_for(endpoint, **values)
            if len(found) <= LONGEST:
                self._remember(key, found)
        return found

    def _remember(self, key: Hashable, address: str) -> None:
        if len(self._made) >= MOST:
            self._made.clear()
        self._made[key] = address
