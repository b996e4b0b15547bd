"""What a page sends back: JSON, and written by anybody."""

import json
from http import HTTPStatus
from typing import Any

from flask import Response, request


def sent(most: int) -> Any:
    """None for what cannot be read, or is longer than `most` bytes, or does not say how long it is."""
    if request.content_length is None or request.content_length > most:
        return None
    try:
        return request.get_json(force=True, silent=True)
    except RecursionError:
        # Lists in lists in lists, deeper than the parser goes.
        return None


def refusal(detail: str, field: str | None = None, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> Response:
    """A problem document (RFC 9457) that names the field at fault; "body" where nothing could be read."""
    document = {"type": status.phrase.lower().replace(" ", "-"), "title": status.phrase, "status": status.value}
    document |= {"detail": detail} | ({"field": field} if field else {})
    return Response(json.dumps(document), status, content_type="application/problem+json")
