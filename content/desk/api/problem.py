"""Every refusal of the API as a problem document (RFC 9457), its `type` one word, `field` the field at fault."""

import json
import logging
from http import HTTPStatus
from typing import Any

from flask import Response
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from content.desk.errors import Problem

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger(__name__)


def of_problem(problem: Problem) -> Response:
    document: dict[str, Any] = {
        "type": problem.type,
        "title": _title(problem.status),
        "status": problem.status,
        "detail": problem.detail,
    }
    if problem.field is not None:
        document["field"] = problem.field
    return Response(
        json.dumps(document | problem.extra), problem.status, dict(problem.headers), content_type=MEDIA_TYPE
    )


def of_http(error: HTTPException) -> Response:
    """What Flask or Werkzeug refused: no such address, a wrong method, a body that is too large."""
    status = error.code or 500
    word = _title(status).lower().replace(" ", "-")
    headers = {name: value for name, value in error.get_headers() if name not in ("Content-Type", "Content-Length")}
    detail = (error.description or HTTPStatus(status).description or _title(status)).replace("%", "%%")
    return of_problem(Problem(status, word, detail, headers=headers))


def of_accident(error: Exception) -> Response:
    """What nobody foresaw is a 500; a disk or a database that will not just now is not."""
    _log.error("a request failed", exc_info=error)
    if isinstance(error, OSError | OperationalError):
        message = "the desk cannot write just now; try again, and tell your administrator"
        return of_problem(Problem(503, "cannot-write", message, headers={"Retry-After": "5"}))
    return of_problem(Problem(500, "fault", "something went wrong here; it has been noted"))


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Refused"
