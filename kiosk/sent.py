"""What a page sends back: JSON, and written by anybody."""

from typing import Any

from flask import request


def sent(most: int) -> Any:
    """None for what cannot be read, or is longer than `most` bytes, or does not say how long it is."""
    if request.content_length is None or request.content_length > most:
        return None
    try:
        return request.get_json(force=True, silent=True)
    except RecursionError:
        # Lists in lists in lists, deeper than the parser goes.
        return None
