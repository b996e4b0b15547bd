"""The form of an alert: from a template or from nothing, sent to a second person, put out alone, or kept as words."""

from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import channels, ledger
from content.desk.alerts import acts, templates, views, writing
from content.desk.errors import Problem
from content.desk.roles import ALERTERS, DUTY

from . import alert_form, alert_words, context, moments
from .alert_form import AlertForm
from .language import gettext
from .problems import mistake

# Where nobody said yet which places the last one was for.
AREA: Final = "本行政区域"
AREA_EN: Final = "All of this district"


def new() -> str:
    """From a template, as an update of a running one, or from nothing."""
    context.actor().require(ALERTERS)
    now = context.now()
    with context.desk().database.reading() as db:
        words = templates.find(db, request.args.get("template", ""))
        updates = request.args.get("updates", type=int)
        before = views.view(db, updates, now) if updates else None
        last = next((each for each in views.recent(db, now) if each.is_typed and _was_confirmed(each)), None)
    said = dict(last.content) if last else {}
    office = context.office()
    usual = {"area": AREA, "sender": office.name, "area_en": AREA_EN, "sender_en": office.name_en}
    place = [said.get(name) or usual[name] for name in usual]
    form = AlertForm(area=place[0], sender=place[1])
    if before:
        form = alert_form.of_content(before.content, before.id)
    elif words:
        form = alert_form.of_template(words, *place)
    return _form(form, {})


def _was_confirmed(alert: views.AlertView) -> bool:
    """What only one person wrote is not what the next one begins with."""
    return any(each.kind in ("confirm", "break-glass") for each in alert.done)


def send() -> ResponseReturnValue:
    context.actor().require(ALERTERS)
    form = alert_form.typed(request.form)
    mistakes = alert_form.slips(form)
    then = request.form.get("then", "")
    if then == "alone" and not form.reason:
        mistakes["reason"] = gettext("Say why there is no second person.")
    if not mistakes:
        try:
            return redirect(_written(form, then))
        except Problem as problem:
            mistakes = {_field(problem): mistake(problem)}
    return _form(form, mistakes), 422


def _written(form: AlertForm, then: str) -> str:
    """Where to go on, once it is written; at once on the air when the duty officer breaks the glass."""
    actor, told = context.actor(), context.told()
    raw = alert_form.facts(form, context.zone(), told["now"])
    with context.desk().database.transaction() as db:
        if then == "template":
            templates.put(db, actor, _template(form), **told)
            flash(gettext("Kept as the template of this event and level."), "good")
            return url_for("desk.alerts.index")
        alert = writing.write(db, actor, raw, **told)
        if then == "alone":
            acts.break_glass(db, actor, alert.id, alert.digest, form.reason, **told)
    said = gettext("It is on its way to the screens.") if then == "alone" else None
    flash(said or gettext("Written. A second person confirms it."), "good")
    return url_for("desk.alerts.show", number=alert.id)


def _template(form: AlertForm) -> dict[str, Any]:
    names = ("event", "text", "instruction", "event_en", "text_en", "instruction_en")
    said: dict[str, Any] = {name: getattr(form, name) for name in names if getattr(form, name)}
    return said | {"colour": form.colour, "hours": form.lasting or 6}


def _form(form: AlertForm, mistakes: dict[str, str]) -> str:
    with context.desk().database.reading() as db:
        names = [each.name for each in channels.everyone(db)]
        sure = ledger.clock_is_confirmed(db, context.now())
    return render_template(
        "alerts/form.html",
        form=form,
        mistakes=mistakes,
        channels=names,
        clock_is_sure=sure,
        now=context.now(),
        colours=alert_words.COLOURS,
        fields=alert_words.FIELDS,
        may_alone=context.actor().may(DUTY),
        zone=moments.called(context.zone()),
    )


def _field(problem: Problem) -> str:
    field = (problem.field or "").partition(".")[0]
    return field if field in alert_words.FIELDS else ""
