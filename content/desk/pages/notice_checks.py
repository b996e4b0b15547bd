"""The checks of a notice while it is written: beside its controls, again while somebody types, and one touch that puts
a place right."""

from dataclasses import replace
from typing import Final

from flask import render_template, request

from content.desk import notices
from content.desk.checks.finding import Finding, fixed
from content.desk.roles import WRITERS

from . import context, findings
from .findings import Findings
from .form import NoticeForm, draft, typed
from .notices import blueprint

# Where findings stand in the form: by what the domain calls the field, which is also what its control is called.
PLACES: Final = ("text", "text_en", "media", "speed", "columns", "code", "seconds")


@blueprint.post("/check")
@blueprint.post("/<int:number>/check")
def check(number: int = 0) -> str:
    """What would be found in the form as it stands, as the pieces of the page that show it."""
    context.actor().require(WRITERS)
    subject = ""
    if number:
        with context.desk().database.reading() as db:
            subject = notices.get(db, number).subject
    found = found_in(typed(request.form), subject)
    return render_template(
        "checks/fragments.html", findings=found, places=[(field, f"field-{field}") for field in PLACES]
    )


def found_in(form: NoticeForm, subject: str) -> Findings:
    return findings.of_typed("notice", draft(form, context.zone()), findings.reasons_in(request.form), subject)


def put_right(form: NoticeForm, subject: str, act: str) -> NoticeForm:
    """The form with the fix that was asked for; as it is when that place is gone."""
    plain = replace(form, text=findings.unix(form.text), text_en=findings.unix(form.text_en))
    finding = findings.asked_for(found_in(plain, subject), act)
    return plain if finding is None else _fixed(plain, finding)


def _fixed(form: NoticeForm, finding: Finding) -> NoticeForm:
    match finding.field:
        case "text":
            return replace(form, text=fixed(form.text, finding))
        case "text_en":
            return replace(form, text_en=fixed(form.text_en, finding))
        case "code":
            return replace(form, code=fixed(form.code, finding))
        case "seconds":
            return replace(form, seconds=fixed(form.seconds, finding))
        case "speed":
            return replace(form, speed=fixed(form.speed, finding))
    return replace(form, columns=form.columns.replace(finding.quoted, finding.suggestion or "", 1))
