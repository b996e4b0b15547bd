"""Refusals as RFC 9457 problem documents, the same over HTTP and as a socket's connect_error."""

import json
import logging
from http import HTTPStatus
from typing import Any

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger(__name__)


class Problem(Exception):
    """A refusal: `type` is one word for machines, `detail` one line for people, the rest further members."""

    def __init__(
        self, status: int, type: str, detail: str, *, headers: dict[str, str] | None = None, **extra: Any
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = headers or {}
        title = HTTPStatus(status).phrase
        self.document: dict[str, Any] = {"type": type, "title": title, "status": status, "detail": detail, **extra}

    def response(self) -> Response:
        text = json.dumps(self.document, ensure_ascii=False)
        return Response(text, self.status, self.headers, content_type=MEDIA_TYPE)


def answer_with_documents(app: Flask) -> None:
    """Have every refusal of `app`, ours or Flask's, answered as a problem document."""

    @app.errorhandler(Problem)
    def _ours(problem: Problem) -> Response:
        return problem.response()

    @app.errorhandler(HTTPException)
    def _flasks(error: HTTPException) -> Response:
        status = error.code or 500
        if status < 400:
            return error.get_response()  # type: ignore[return-value]  # a redirect is no refusal
        word = HTTPStatus(status).phrase.lower().replace(" ", "-")
        return Problem(status, word, error.description or HTTPStatus(status).description).response()

    @app.errorhandler(Exception)
    def _unforeseen(error: Exception) -> Response:
        _log.exception("a request failed: %s", error)
        return Problem(500, "fault", "Something went wrong here; it has been noted.").response()
