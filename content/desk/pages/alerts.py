"""Alerts at the desk: three taps to a red warning, a second person's one, and who has shown it."""

from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import channels
from content.desk.alerts import acts, shown, templates, views
from content.desk.alerts.cap import safely, taking
from content.desk.errors import Problem
from content.desk.roles import ALERTERS, DUTY

from . import alert_bar, alert_form, alert_words, context
from .alert_cards import card
from .alert_form import AlertForm
from .language import gettext
from .problems import in_words

blueprint = Blueprint("alerts", __name__, url_prefix="/alerts")
PAGE: Final = 40
# Where nobody said yet which places the last one was for.
AREA: Final = "本行政区域"
AREA_EN: Final = "All of this district"


@blueprint.get("/")
def index() -> str:
    return _index({})


@blueprint.get("/new")
def new() -> str:
    """From a template, as an update of a running one, or from nothing."""
    context.actor().require(ALERTERS)
    now = context.now()
    with context.desk().database.reading() as db:
        words = templates.find(db, request.args.get("template", ""))
        updates = request.args.get("updates", type=int)
        before = views.view(db, updates, now) if updates else None
        last = next(iter(views.recent(db, now)), None)
    said = dict(last.content) if last else {}
    office = context.office()
    usual = {
        "area": "本行政区域",
        "sender": office.name,
        "area_en": "All of this district",
        "sender_en": office.name_en,
    }
    place = [said.get(name) or usual[name] for name in usual]
    form = AlertForm(area=place[0], sender=place[1])
    if before:
        form = alert_form.of_content(before.content, before.id)
    elif words:
        form = alert_form.of_template(words, *place)
    return _form(form, {})


@blueprint.post("/new")
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
            mistakes = {_field(problem): in_words(problem)}
    return _form(form, mistakes), 422


@blueprint.post("/cap")
def upload() -> ResponseReturnValue:
    """A CAP message as a file."""
    context.actor().require(ALERTERS)
    file = request.files.get("file")
    data = file.read(safely.MOST_BYTES + 1) if file else b""
    name = (file.filename or "") if file else ""
    try:
        if not data:
            raise Problem(400, "no-file", "choose a CAP file first", field="file")
        alert = taking.take(context.desk(), context.actor(), data, by="file", name=name, **context.told())
    except Problem as problem:
        if problem.status == 403:
            raise
        return _index({"file": in_words(problem)}), 422
    return redirect(url_for("desk.alerts.show", number=alert))


@blueprint.get("/<int:number>/")
def show(number: int) -> str:
    return _show(number, {})


@blueprint.post("/<int:number>/<verb>")
def act(number: int, verb: str) -> ResponseReturnValue:
    """One act on one alert; its page again with a line when it may not be."""
    try:
        said = _done(number, verb)
    except Problem as problem:
        if problem.status == 404:
            raise
        return _show(number, {verb: in_words(problem)}), 422
    flash(said, "good")
    return redirect(url_for("desk.alerts.show", number=number))


def _done(number: int, verb: str) -> str:
    content, note = request.form.get("content", ""), request.form.get("note", "")
    actor, told = context.actor(), context.told()
    with context.desk().database.transaction() as db:
        if verb == "confirm":
            alert = acts.confirm(db, actor, number, content, **told)
        elif verb == "break-glass":
            alert = acts.break_glass(db, actor, number, content, note, **told)
        elif verb == "review":
            alert = acts.review(db, actor, number, note, **told)
        elif verb == "all-clear":
            alert = acts.all_clear(db, actor, number, note, **told)
        elif verb == "discard":
            alert = acts.discard(db, actor, number, note, **told)
        else:
            raise Problem(404, "not-found", "there is nothing of that number")
        state = acts.standing(db, alert, told["now"])
    return _said(verb, state)


def _said(verb: str, state: str) -> str:
    if verb in ("confirm", "break-glass"):
        waits = gettext("Confirmed. One more person has to.")
        later = gettext("Confirmed. It begins at its time.")
        return {"draft": waits, "confirmed": later}.get(state, gettext("It is on its way to the screens."))
    if verb == "all-clear":
        return gettext("All-clear: off the screens, and said so for a while.")
    return gettext("Reviewed.") if verb == "review" else gettext("Discarded.")


def _written(form: AlertForm, then: str) -> str:
    """Where to go on, once it is written; at once on the air when the duty officer breaks the glass."""
    actor, told = context.actor(), context.told()
    raw = alert_form.facts(form, context.zone(), told["now"])
    with context.desk().database.transaction() as db:
        if then == "template":
            templates.put(db, actor, _template(form), **told)
            flash(gettext("Kept as the template of this event and level."), "good")
            return url_for("desk.alerts.index")
        alert = acts.write(db, actor, raw, **told)
        if then == "alone":
            acts.break_glass(db, actor, alert.id, alert.digest, form.reason, **told)
    flash(_said("break-glass", "") if then == "alone" else gettext("Written. A second person confirms it."), "good")
    return url_for("desk.alerts.show", number=alert.id)


def _template(form: AlertForm) -> dict[str, Any]:
    names = ("event", "text", "instruction", "event_en", "text_en", "instruction_en")
    said: dict[str, Any] = {name: getattr(form, name) for name in names if getattr(form, name)}
    return said | {"colour": form.colour, "hours": int(form.hours) if form.hours.isdigit() else 6}


def _index(mistakes: dict[str, str]) -> str:
    now = context.now()
    with context.desk().database.reading() as db:
        found = views.recent(db, now)
        events = templates.events(db)
    going = views.current(found)
    over = [each for each in found if each not in going][:PAGE]
    return render_template(
        "alerts/index.html",
        going=[card(each) for each in going],
        over=[card(each) for each in over],
        events=events,
        colours=alert_words.COLOURS,
        may_write=context.actor().may(ALERTERS),
        mistakes=mistakes,
    )


def _form(form: AlertForm, mistakes: dict[str, str]) -> str:
    with context.desk().database.reading() as db:
        names = [each.name for each in channels.everyone(db)]
    return render_template(
        "alerts/form.html",
        form=form,
        mistakes=mistakes,
        channels=names,
        colours=alert_words.COLOURS,
        fields=alert_words.FIELDS,
        may_alone=context.actor().may(DUTY),
        zone=context.office().zone,
    )


def _show(number: int, mistakes: dict[str, str]) -> str:
    actor = context.actor()
    with context.desk().database.reading() as db:
        alert = views.view(db, number, context.now())
        answers, aired = shown.answers(db, number), shown.channels(db, number)
    return render_template(
        "alerts/show.html",
        alert_bar=[each for each in alert_bar.bar(actor) if each["alert"].id != number],
        alert=alert,
        card=card(alert),
        facts=alert_words.facts(alert),
        acts=alert_words.ACTS,
        came=alert_words.CAME,
        answers=answers,
        aired=aired,
        missing=sum(each.at is None for each in answers),
        may_confirm=alert.may_confirm(actor),
        may_alone=alert.may_break_glass(actor),
        may_review=alert.may_review(actor),
        may_clear=alert.state in ("running", "confirmed") and alert.kind != "cancel" and actor.may(ALERTERS),
        may_discard=alert.state == "draft" and actor.may(ALERTERS),
        overdue=alert.review_by is not None and alert.review_by <= context.now(),
        mistakes=mistakes,
    )


def _field(problem: Problem) -> str:
    field = (problem.field or "").partition(".")[0]
    return field if field in alert_words.FIELDS else ""
