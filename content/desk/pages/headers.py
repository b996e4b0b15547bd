"""What every page of the desk tells the browser: nothing from elsewhere, nothing inline, nothing kept."""

from typing import Final

from flask import Response, request

POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' blob:",
    )
)


def add(answer: Response) -> Response:
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("Referrer-Policy", "same-origin")
    if request.endpoint not in ("desk.static", "desk.font", "desk.media.show"):
        # Pages are of one person; a shared computer's Back button must not show them after sign-out.
        answer.headers.setdefault("Cache-Control", "no-store")
    return answer
