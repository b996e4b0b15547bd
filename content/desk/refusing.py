"""Refused requests noted as they come, for pages and API alike."""

from flask import Flask, current_app, request

from . import refusals
from .actor import Actor
from .errors import Problem
from .models import Record
from .office import Desk
from .refusals import Refusals

KEY = "foyer-refusals"


def install(app: Flask, desk: Desk) -> None:
    app.extensions[KEY] = desk, Refusals(desk.database)


def note(actor: Actor | None, problem: Problem, subject: str = "") -> None:
    """Enter what was refused in this request, if it is of the kind that is entered. subject: what it was about, where
    its address does not say."""
    desk: Desk
    noted: Refusals
    desk, noted = current_app.extensions[KEY]
    path = request.path.encode("ascii", "backslashreplace").decode()
    now, origin = desk.clock.now(), request.remote_addr or "unknown"
    noted.note(actor, problem, subject or _subject(desk, path), request.method, path, now=now, origin=origin)


def _subject(desk: Desk, path: str) -> str:
    """As the ledger calls it: a record by its kind and name, whatever was refused of one that is not there the desk."""
    noun, number = refusals.about(path) or ("desk", 0)
    if noun != "record":
        return f"{noun}:{number}" if number else noun
    with desk.database.reading() as session:
        record = session.get(Record, number)
        return f"record:{record.key}" if record else "desk"
