"""Writing and editing a record: a form that keeps what was typed until it is right."""

from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from content.desk import records
from content.desk.checks import keeping
from content.desk.errors import Problem
from content.desk.records import RecordView, writing
from content.desk.roles import WRITERS

from .. import context, findings
from ..findings import FIX, reasons_in
from ..language import gettext
from . import board, checking, form, naming, rows, sent
from .layout import KINDS, is_single

# Forms with thousands of controls, the longest text that a record has, and a few uploads.
MOST_FIELDS: Final = 20_000
MOST_TYPED: Final = 4 * 1024 * 1024
FORMS: Final = frozenset(f"desk.records.{each}" for each in ("new", "edit", "flow", "check", "plan_shown"))
# Kept as a draft, and looked at as visitors will.
SEE: Final = "see"
MOST_SENT: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Edited:
    """What the form is about: a record that is there, or one of this kind to be."""

    kind: str
    record: RecordView | None = None

    @property
    def base(self) -> dict[str, Any]:
        return dict(self.record.newest.content) if self.record else {}

    @property
    def keep(self) -> str:
        """Under which name a tab keeps what is typed: one for each person and record."""
        return f"record-{self.record.id if self.record else f'new-{self.kind}'}-{context.actor().id}"


def mount(blueprint: Blueprint) -> None:
    blueprint.add_url_rule("/<kind>/new", "new", new, methods=["GET", "POST"])
    blueprint.add_url_rule("/<int:number>/edit", "edit", edit, methods=["GET", "POST"])


def room_for_records() -> None:
    """Before anything of a form is read."""
    if request.endpoint in FORMS:
        request.max_form_parts, request.max_form_memory_size = MOST_FIELDS, MOST_TYPED
        request.max_content_length = MOST_SENT


def new(kind: str) -> ResponseReturnValue:
    context.actor().require(WRITERS)
    if kind not in KINDS:
        abort(404)
    with context.desk().database.reading() as db:
        there = records.find(db, kind, kind, context.now()) if is_single(kind) else None
    if there:
        return redirect(url_for("desk.records.edit", number=there.id))
    return _answer(Edited(kind))


def edit(number: int) -> ResponseReturnValue:
    context.actor().require(WRITERS)
    with context.desk().database.reading() as db:
        if request.method == "GET":
            # Before anybody types in vain.
            writing.check_revisable(db, context.actor(), writing.of_number(db, number), context.now())
        found = records.view(db, number, context.now())
    return _answer(Edited(found.kind, found))


def record_of(number: int) -> RecordView:
    """Raises Problem 404."""
    with context.desk().database.reading() as db:
        return records.view(db, number, context.now())


def _answer(edited: Edited) -> ResponseReturnValue:
    if request.method == "GET":
        return form.page(edited, edited.base)
    then = request.form.get("then", "")
    if then not in ("keep", "submit", SEE):
        return _changed(edited, then)
    came = sent.read(edited)
    if came.mistakes:
        return form.page(edited, came.content, came.mistakes), 422
    try:
        saved = _save(edited, came.content)
    except Problem as problem:
        if problem.status == 412 and edited.record:
            return form.overtaken(record_of(edited.record.id), request.form.get("seen", ""), 412)
        return form.page(edited, came.content, form.mistakes(problem)), 422
    session["saved"] = edited.keep
    return _after(saved, then)


def _changed(edited: Edited, then: str) -> ResponseReturnValue:
    """Rows added, moved and taken out by browsers whose scripts did not run; or only looked at."""
    came = sent.read(edited, all_rows=True)
    focus, content = rows.change(came.lists, then), came.content
    if then.startswith(FIX):
        found = checking.found_in(edited.kind, content, form.subject_of(edited.record))
        content = findings.put_right(edited.kind, content, found, then)
    return form.page(edited, content, came.mistakes, focus=focus, look=then == "look")


def _save(edited: Edited, content: dict[str, Any]) -> RecordView:
    told, actor = context.told(), context.actor()
    with context.desk().database.transaction() as db:
        if edited.record is None:
            name, content = naming.named(db, edited.kind, request.form.get("name", "").strip(), content, told["now"])
            saved = records.write(db, actor, edited.kind, name, content, **told)
        else:
            seen = request.form.get("seen")
            saved = records.revise(db, actor, edited.kind, edited.record.name, content, match=seen, **told)
        if edited.kind == "floor":
            board.keep(db, saved)
        keeping.keep_typed(db, actor, writing.get(db, saved.kind, saved.name), reasons_in(request.form), **told)
        return saved


def _after(saved: RecordView, then: str) -> ResponseReturnValue:
    """Whoever wants it reviewed declares first what it is, on the record's own page."""
    if then == SEE:
        return redirect(url_for("desk.kiosk.record", number=saved.id))
    waits = then == "submit" and saved.state in ("draft", "returned")
    flash(gettext("Saved. Now say what it is and send it on.") if waits else gettext("Saved as a draft."), "good")
    return redirect(url_for("desk.records.show", number=saved.id, _anchor="submit" if waits else None))
