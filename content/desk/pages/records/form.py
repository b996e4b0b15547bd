"""The form of a record: what a browser sent, as content; and the page with that in it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple, Protocol

from flask import render_template, request, url_for
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from content.desk.errors import Problem
from content.desk.models import Media
from content.desk.problems import every
from content.desk.records import RecordView

from .. import context, moments
from ..findings import NONE
from ..language import ENGLISH, chosen, gettext
from ..problems import in_words
from . import checking, gaps, plans, suggestions
from .controls import Control, Drawing, Section, leaves
from .difference import difference
from .layout import KINDS, is_single
from .schema import of_kind
from .typed import Lists, Sheet

Mistakes = dict[str, str]
ELSEWHERE: Final = ""
"""The field of a mistake that belongs to no control."""


class About(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def record(self) -> RecordView | None: ...
    @property
    def base(self) -> dict[str, Any]: ...
    @property
    def keep(self) -> str: ...


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


def page(
    about: About,
    content: dict[str, Any],
    mistakes: Mapping[str, str] | None = None,
    *,
    focus: str = "",
    look: bool = False,
) -> str:
    """The form with `content` in it. focus: the path of what to go on with; look: show it as it will be read."""
    drawn = drawing()
    sections = drawn.sections(about.kind, content)
    with context.desk().database.reading() as db:
        offered = suggestions.suggestions(db)
    record = about.record
    shown = _beside_controls(sections, dict(mistakes or {}))
    # What is only opened is looked at by the page itself, at once.
    found = checking.found_in(about.kind, content, subject_of(record)) if request.method == "POST" else NONE
    checked = checking.around(found)
    return render_template(
        "records/form.html",
        title=gettext("Edit: %(title)s", title=called(content)) if record else str(KINDS[about.kind].new),
        kind=about.kind,
        record=record,
        sections=sections,
        blanks=drawn.blanks(about.kind),
        content=content,
        mistakes=shown,
        labels={each.path: each.label for each in leaves([one for part in sections for one in part.controls])},
        gaps=gaps.gaps(about.kind, sections, content),
        offered=offered,
        titles=suggestions.titles(offered),
        focus=focus,
        findings=found,
        found_at=checked,
        opened=checked | {start for path in (focus, *shown) for start in _starts(path)},
        checks_url=url_for("desk.records.check", kind=about.kind, subject=subject_of(record) or None),
        look=look,
        plan=plans.shown(content) if about.kind == "floor" else None,
        plan_typed=_unsaved_plan(about, content),
        name_typed=request.form.get("name", ""),
        asks_name=record is None and not is_single(about.kind),
        live=bool(record and record.approved),
        in_review=bool(record and record.state == "submitted"),
        seen=request.form.get("seen") or (record.newest.digest if record else ""),
        keep=about.keep,
        back=url_for("desk.records.show", number=record.id)
        if record
        else url_for("desk.records.of_kind", kind=about.kind),
        zone=context.office().zone,
    )


def overtaken(record: RecordView, seen: str, status: int) -> tuple[str, int]:
    """Somebody was quicker than whoever read the wording of the digest `seen`: what they changed."""
    before = next((each.content for each in record.revisions if each.digest == seen), None)
    changes = difference(record.kind, before, record.newest.content) if before is not None else []
    return render_template("records/changed.html", record=record, difference=changes, title=called_of(record)), status


def mistakes(problem: Problem) -> Mistakes:
    """All that the domain found wrong, in words, by field; not only the first of it."""
    cause = problem.__cause__
    found = every(cause) if isinstance(cause, ValidationError) else [problem]
    told: Mistakes = {}
    for each in found:
        told.setdefault(each.field or ELSEWHERE, in_words(each))
    return told


def drawing() -> Drawing:
    zone = context.zone()

    def local(edge: Any) -> str:
        try:
            at = int(datetime.fromisoformat(str(edge)).timestamp() * 1000)
            return moments.field(at, zone) if edge and datetime.fromisoformat(str(edge)).tzinfo else str(edge or "")
        except (ValueError, OverflowError):
            return str(edge or "")

    return Drawing(local)


def called(content: Mapping[str, Any]) -> str:
    """The title of a content, in the reader's language where it has that."""
    title = content.get("title")
    if not isinstance(title, Mapping):
        return gettext("Without a title")
    tags = ("en", "zh-Hans", "zh-Hant") if _reads_english() else ("zh-Hans", "zh-Hant", "en")
    return next((str(title[tag]) for tag in tags if title.get(tag)), gettext("Without a title"))


def subject_of(record: RecordView | None) -> str:
    """What the ledger calls it, once it is there."""
    return f"record:{record.key}" if record else ""


def _starts(path: str) -> list[str]:
    steps = path.split(".")
    return [".".join(steps[: number + 1]) for number in range(len(steps))]


def called_of(record: RecordView) -> str:
    return called(record.newest.content)


def _reads_english() -> bool:
    return chosen() is ENGLISH


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
                told.append(f"{file.filename}: {in_words(problem)}")
    return typed, {ELSEWHERE: " ".join(told)} if told else {}


def _media_type(blob: str) -> str:
    with context.desk().database.reading() as db:
        found = db.get(Media, blob)
    return found.media_type if found else "application/octet-stream"


def _unsaved_plan(about: About, content: Mapping[str, Any]) -> str:
    """A plan that came with this form and is not kept yet travels on with it."""
    plan = content.get("plan")
    return json.dumps(plan, ensure_ascii=False) if plan and plan != about.base.get("plan") else ""


def _beside_controls(sections: list[Section], found: Mistakes) -> Mistakes:
    """Each mistake under the path of the control that it stands beside; what fits none is said above the form."""
    paths = [each.path for section in sections for each in _everything(section.controls)]
    told: Mistakes = {}
    for field, words in found.items():
        fitting = [path for path in paths if field == path or field.startswith(f"{path}.")]
        told.setdefault(max(fitting, key=len, default=ELSEWHERE), words)
    return told


def _everything(controls: list[Control]) -> list[Control]:
    found = []
    for each in controls:
        found += [each, *_everything(each.pieces)]
        for row in each.rows:
            found += _everything(row.controls)
    return found
