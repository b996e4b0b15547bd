"""Publishing by a POST on a connection that is kept open."""

import http.client
import time

from content.published.envelope import Envelope


def post(connection: http.client.HTTPConnection, path: str, envelope: Envelope) -> int:
    """Posts the envelope; returns the instant (CLOCK_MONOTONIC, ns) before. ConnectionError unless answered 2xx."""
    content = envelope.to_json().encode()
    at = time.monotonic_ns()
    connection.request("POST", path, content, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    if answer.status >= 300:
        raise ConnectionError(f"publishing was answered {answer.status}")
    return at
