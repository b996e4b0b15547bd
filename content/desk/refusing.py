"""Refused requests noted as they come, for pages and API alike."""

from flask import Flask, current_app, request

from . import refusals
from .actor import Actor
from .errors import Problem
from .office import Desk
from .refusals import Refusals

KEY = "foyer-refusals"


def install(app: Flask, desk: Desk) -> None:
    app.extensions[KEY] = desk, Refusals(desk.database)


def note(actor: Actor | None, problem: Problem) -> None:
    """Enter what was refused in this request, if it is of the kind that is entered."""
    desk: Desk
    noted: Refusals
    desk, noted = current_app.extensions[KEY]
    path = request.path.encode("ascii", "backslashreplace").decode()
    now, origin = desk.clock.now(), request.remote_addr or "unknown"
    noted.note(actor, problem, refusals.subject_of(path), request.method, path, now=now, origin=origin)
