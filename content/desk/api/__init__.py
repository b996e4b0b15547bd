"""The API under /api/: JSON, by a staff account's bearer token. The routes and their description are made from
the same list of operations."""

from collections.abc import Callable
from functools import cache
from typing import Final

from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import HTTPException

from content.desk import refusing, signing_in
from content.desk.actor import Actor
from content.desk.alerts.cap import safely
from content.desk.errors import Problem
from content.desk.office import Desk
from content.desk.problems import checked

from . import (
    absences,
    alerts,
    body,
    chains,
    channels,
    findings,
    hours,
    imports,
    ledger,
    media,
    notices,
    openapi,
    patterns,
    plays,
    problem,
    readings,
    records,
    scopes,
    screens,
)
from .operation import Answer, Call, Operation, if_match

OPERATIONS: Final = [
    *notices.OPERATIONS,
    *findings.OPERATIONS,
    *records.OPERATIONS,
    *chains.OPERATIONS,
    *absences.OPERATIONS,
    *alerts.OPERATIONS,
    *channels.OPERATIONS,
    *screens.OPERATIONS,
    *hours.OPERATIONS,
    *plays.OPERATIONS,
    *media.OPERATIONS,
    *imports.OPERATIONS,
    *readings.OPERATIONS,
    *patterns.OPERATIONS,
    *ledger.OPERATIONS,
]
LONGEST_TOKEN: Final = 200


def register(app: Flask, desk: Desk) -> None:
    """Mount the API. Whatever goes wrong below /api/ is answered by a problem document."""
    blueprint = Blueprint("api", __name__)
    for operation in OPERATIONS:
        view = _view(desk, operation)
        blueprint.add_url_rule(
            operation.rule,
            operation.name,
            view,
            methods=[operation.method],
            provide_automatic_options=False,
        )
    # It takes a tenth of a second, which nobody who starts a desk need wait for.
    described = cache(lambda: openapi.document(OPERATIONS))
    blueprint.add_url_rule("/api/openapi.json", "openapi", lambda: _json(described()), provide_automatic_options=False)
    blueprint.register_error_handler(Problem, problem.of_problem)
    blueprint.register_error_handler(HTTPException, problem.of_http)
    blueprint.register_error_handler(Exception, problem.of_accident)
    app.register_blueprint(blueprint)


def _view(desk: Desk, operation: Operation) -> Callable[..., Response]:
    def view(**path: str) -> Response:
        actor: Actor | None = None
        try:
            actor = _actor(desk, desk.clock.now(), request.remote_addr or "unknown")
            return answered(actor, path)
        except Problem as problem:
            refusing.note(actor, problem)
            raise

    def answered(actor: Actor, path: dict[str, str]) -> Response:
        now = desk.clock.now()
        origin = request.remote_addr or "unknown"
        _keep_to_its_reading(actor, operation, path)
        scopes.keep(actor, operation)
        call = Call(
            desk=desk,
            actor=actor,
            now=now,
            origin=origin,
            path=path,
            query=checked(operation.query, _query()),
            body=_body(operation),
            match=if_match(operation.if_match),
        )
        return _response(operation.handler(call))

    return view


def _actor(desk: Desk, now: int, origin: str) -> Actor:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token:
        message = "send a staff account's token: Authorization: Bearer TOKEN"
        raise Problem(401, "token-missing", message, headers={"WWW-Authenticate": signing_in.CHALLENGE})
    return signing_in.by_token(desk.database, desk.attempts, token[:LONGEST_TOKEN], now=now, origin=origin)


def _keep_to_its_reading(actor: Actor, operation: Operation, path: dict[str, str]) -> None:
    """A source's token puts the values of its own reading, and does nothing else."""
    if actor.reading and not (operation is readings.PUT and path["name"] == actor.reading):
        raise Problem(403, "wrong-scope", "this token is only for the reading %(name)s", name=actor.reading)


def _query() -> dict[str, object]:
    """The parameters; one that comes twice is a list, which no parameter is."""
    return {name: found[0] if len(found) == 1 else found for name, found in request.args.lists()}


def _body(operation: Operation) -> object:
    if operation.body is None:
        return None
    if operation.xml and body.is_xml(request):
        # More than a message may have is refused by name, and in the ledger.
        return body.raw(request, 4 * safely.MOST_BYTES)
    return body.read(request, operation.largest, required=operation.body_required)


def _response(answer: Answer) -> Response:
    response = _json(answer.value.model_dump_json())
    response.status_code = answer.status
    response.headers.update(answer.headers)
    if answer.etag is not None:
        response.set_etag(answer.etag)
    return response


def _json(text: str) -> Response:
    response = Response(text, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
