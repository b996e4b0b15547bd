"""What a browser sent of a record's form, as the content that it means."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from flask import request
from werkzeug.datastructures import MultiDict

from content.desk.errors import Problem
from content.desk.models import Media

from .. import context
from ..problems import mistake
from . import plans
from .form import ELSEWHERE, About, Mistakes, drawing
from .schema import of_kind
from .typed import Lists, Sheet


class Sent(NamedTuple):
    """mistakes: what is wrong before the domain looks, by path; lists: every list of rows, for whoever changes them."""

    content: dict[str, Any]
    mistakes: Mistakes
    lists: Lists


def read(about: About, *, all_rows: bool = False) -> Sent:
    """The request's form. Uploads are kept at once, so that a mistake elsewhere does not lose them."""
    typed, mistakes = _with_uploads(MultiDict(request.form))
    sheet = Sheet(typed, instant_like(about.base), _media_type, all_rows)
    content = sheet.content(of_kind(about.kind))
    if about.kind == "floor":
        planned, wrong = plans.sent(request.files.get("plan.file"), typed.get("plan", ""), about.base)
        content, mistakes = content | planned, mistakes | wrong
    return Sent(content, mistakes, sheet.lists)


def instant_like(base: Mapping[str, Any]) -> Any:
    """A local time of the office as ISO 8601 with its offset; what was kept before stays as its author wrote it."""
    zone, local = context.zone(), drawing().local
    before = {local(edge): edge for edge in base.get("visible") or () if edge}

    def instant(text: str) -> str:
        if text in before:
            return str(before[text])
        try:
            return datetime.fromisoformat(text).replace(tzinfo=zone).isoformat()
        except ValueError:
            return text

    return instant


def _with_uploads(typed: "MultiDict[str, str]") -> tuple["MultiDict[str, str]", Mistakes]:
    told: list[str] = []
    for path, file in request.files.items():
        if file.filename and path != "plan.file":
            try:
                kept = context.desk().upload(context.actor(), file.read(), file.filename, **context.told())
                typed[path] = kept.sha
            except Problem as problem:
                told.append(f"{file.filename}: {mistake(problem)}")
    return typed, {ELSEWHERE: " ".join(told)} if told else {}


def _media_type(blob: str) -> str:
    with context.desk().database.reading() as db:
        found = db.get(Media, blob)
    return found.media_type if found else "application/octet-stream"
