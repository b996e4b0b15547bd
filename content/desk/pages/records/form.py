"""The form of a record, with a content in it and what is wrong with that."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, Protocol

from flask import render_template, request, url_for
from pydantic import ValidationError

from content.desk.errors import Problem
from content.desk.problems import every
from content.desk.records import RecordView

from .. import context, moments
from ..findings import NONE
from ..language import ENGLISH, chosen, gettext
from ..problems import mistake
from . import board, checking, gaps, plans, suggestions, words
from .controls import Control, Drawing, Row, Section
from .difference import difference
from .layout import KINDS, is_single

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
    sections, blanks = drawn.sections(about.kind, content), drawn.blanks(about.kind)
    with context.desk().database.reading() as db:
        offered, titles = suggestions.suggestions(db), suggestions.titles(db)
    shown = _beside_controls(sections, dict(mistakes or {}))
    return render_template(
        "records/form.html",
        kind=about.kind,
        sections=sections,
        blanks=blanks,
        content=content,
        mistakes=shown,
        labels={"name": gettext("Name in addresses"), **_labels(sections)},
        gaps=gaps.gaps(about.kind, sections, content),
        offered=offered,
        listed=_listed(sections, (row for _, row in blanks.values())),
        titles=titles,
        focus=focus,
        look=look,
        plan=plans.shown(content, about.record.name if about.record else "") if about.kind == "floor" else None,
        plan_typed=_unsaved_plan(about, content),
        backdrop_typed=request.form.get(board.FIELD, ""),
        board=board.of(about.record, content) if about.kind == "floor" else None,
        name_typed=request.form.get("name", ""),
        keep=about.keep,
        zone=context.office().zone,
        **_checked(about, content, (focus, *shown)),
        **_of_record(about, content),
    )


def _checked(about: About, content: dict[str, Any], paths: Iterable[str]) -> dict[str, Any]:
    """What the checks found, and which rows are to be open for that or for what stands at `paths`."""
    subject = subject_of(about.record)
    # What is only opened is looked at by the page itself, at once.
    found = checking.found_in(about.kind, content, subject) if request.method == "POST" else NONE
    checked = checking.around(found)
    return {
        "findings": found,
        "found_at": checked,
        "opened": checked | {start for path in paths for start in _starts(path)},
        "checks_url": url_for("desk.records.check", kind=about.kind, subject=subject or None),
    }


def _of_record(about: About, content: dict[str, Any]) -> dict[str, Any]:
    """What the page says of the record that is edited, or of the one to be."""
    record = about.record
    if record is None:
        back = url_for("desk.records.of_kind", kind=about.kind)
        title, digest = str(KINDS[about.kind].new), ""
    else:
        back = url_for("desk.records.show", number=record.id)
        title, digest = gettext("Edit: %(title)s", title=called(content)), record.newest.digest
    return {
        "record": record,
        "title": title,
        "back": back,
        "seen": request.form.get("seen") or digest,
        "asks_name": record is None and not is_single(about.kind),
        "live": bool(record and record.approved),
        "in_review": bool(record and record.state == "submitted"),
    }


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
        told.setdefault(each.field or ELSEWHERE, mistake(each))
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


def _unsaved_plan(about: About, content: Mapping[str, Any]) -> str:
    """A plan that came with this form and is not kept yet travels on with it."""
    plan = content.get("plan")
    return json.dumps(plan, ensure_ascii=False) if plan and plan != about.base.get("plan") else ""


def _beside_controls(sections: list[Section], found: Mistakes) -> Mistakes:
    """Each mistake under the path of the control that it stands beside; what fits none is said above the form."""
    # What a new record is called is typed too, and no field of its content.
    paths = ["name", *_labels(sections)]
    told: Mistakes = {}
    for field, said in found.items():
        fitting = [path for path in paths if field == path or field.startswith(f"{path}.")]
        told.setdefault(max(fitting, key=len, default=ELSEWHERE), said)
    return told


def _labels(sections: list[Section]) -> dict[str, str]:
    """What every control of a form is called, by its path."""
    everything = (each for section in sections for each in _everything(section.controls))
    return {each.path: each.label or words.of(words.FIELDS, "", "opening") for each in everything}


def _listed(sections: Iterable[Section], rows: Iterable[Row]) -> set[str]:
    """Which lists of names the controls of this form offer: hundreds of names each, so no other is sent along."""
    parts: list[Section | Row] = [*sections, *rows]
    controls = [each for part in parts for each in part.controls]
    return {each.suggests for each in _everything(controls)} - {"", "department"}


def _everything(controls: list[Control]) -> list[Control]:
    found = []
    for each in controls:
        found += [each, *_everything(each.pieces)]
        for row in each.rows:
            found += _everything(row.controls)
    return found
