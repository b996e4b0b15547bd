"""What a page of one person tells the browser, beside what every answer of the desk does."""

from typing import Final

from flask import Response, request

# The same bytes for everybody, or bytes that can never change: a browser may keep them.
KEPT: Final = frozenset({"desk.static", "desk.font", "desk.media.show"})


def add(answer: Response) -> Response:
    if request.endpoint not in KEPT and not answer.cache_control.immutable:
        # On a shared computer the Back button must not show what the one before had open.
        answer.headers["Cache-Control"] = "no-store"
    return answer
