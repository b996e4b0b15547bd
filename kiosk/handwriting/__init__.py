"""A character written by finger, read by a process of its own: for names that no keyboard has, and for who never used
one."""

from http import HTTPStatus

from flask import Blueprint, Response, jsonify, url_for

from kiosk.handwriting.strokes import strokes_of
from kiosk.handwriting.worker import Unread, Worker
from kiosk.sent import refusal, sent

MOST_BYTES = 128 * 1024


def handwriting(worker: Worker) -> Blueprint:
    """`POST /handwriting/ {"strokes": [[[x, y], ...], ...]}` gives the characters it may be, the likeliest first."""
    blueprint = Blueprint("handwriting", __name__)

    @blueprint.post("/handwriting/")
    def read() -> Response:
        said = sent(MOST_BYTES)
        try:
            strokes = strokes_of(said)
        except ValueError as error:
            return refusal(str(error), "strokes" if isinstance(said, dict) else "body")
        try:
            answer = jsonify({"characters": worker.read(strokes)})
        except Unread:
            return refusal("nothing can read it now", status=HTTPStatus.SERVICE_UNAVAILABLE)
        answer.cache_control.no_store = True
        return answer

    @blueprint.app_template_global()
    def reads_handwriting() -> str | None:
        """Where strokes are sent to; None where nothing can read them."""
        return url_for("handwriting.read") if worker.is_there else None

    return blueprint
