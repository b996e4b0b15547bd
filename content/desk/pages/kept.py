"""What a request keeps for as long as it lasts."""

from typing import Any

from flask import g


def kept() -> dict[str, Any]:
    """The same values as `flask.g`, without its proxy: a page asks for its language and its instant a thousand times.

    RuntimeError outside a request.
    """
    found: dict[str, Any] = vars(g._get_current_object())
    return found
