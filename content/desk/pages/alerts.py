"""Alerts at the desk: three taps to a red warning, a second person's one, and who has shown it."""

from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from content.desk.alerts import acts, checking, shown, templates, views
from content.desk.alerts.cap import safely, taking
from content.desk.compile import alert_sounds
from content.desk.errors import Problem
from content.desk.roles import ALERTERS
from content.desk.speech.sound import MEDIA_TYPE

from . import alert_bar, alert_words, alert_writing, context
from .alert_cards import card
from .language import LANGUAGES, gettext
from .paging import paged
from .problems import mistake

blueprint = Blueprint("alerts", __name__, url_prefix="/alerts")
blueprint.add_url_rule("/new", "new", alert_writing.new)
blueprint.add_url_rule("/new", "send", alert_writing.send, methods=["POST"])
PAGE: Final = 20


@blueprint.get("/")
def index() -> str:
    return _index({})


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
        return _index({"file": mistake(problem)}), 422
    return redirect(url_for("desk.alerts.show", number=alert))


@blueprint.get("/<int:number>/")
def show(number: int) -> str:
    return _show(number, {})


@blueprint.get("/<int:number>/voice/<lang>")
def voice(number: int, lang: str) -> ResponseReturnValue:
    """What says its words, to be listened to before anybody else does."""
    with context.desk().database.reading() as db:
        spoken = views.view(db, number, context.now()).spoken
    found = next((each.blob for each in spoken if each.lang == lang), None)
    if found is None or not context.desk().uploads.has(found):
        raise Problem(404, "not-found", "there is nothing of that number")
    return send_file(context.desk().uploads.path(found), mimetype=MEDIA_TYPE, conditional=True)


@blueprint.post("/<int:number>/<verb>")
def act(number: int, verb: str) -> ResponseReturnValue:
    """One act on one alert; its page again with a line when it may not be."""
    try:
        said = _done(number, verb)
    except Problem as problem:
        return _show(number, {verb: mistake(problem)}), 422
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
        state = checking.standing(db, alert, told["now"])
    return _said(verb, state)


def _said(verb: str, state: str) -> str:
    if verb in ("confirm", "break-glass"):
        waits = gettext("Confirmed. One more person has to.")
        later = gettext("Confirmed. It begins at its time.")
        return {"draft": waits, "confirmed": later}.get(state, gettext("It is on its way to the screens."))
    if verb == "all-clear":
        return gettext("All-clear: off the screens, and said so for a while.")
    return gettext("Reviewed.") if verb == "review" else gettext("Discarded.")


def _index(mistakes: dict[str, str]) -> str:
    now = context.now()
    with context.desk().database.reading() as db:
        found = views.recent(db, now)
        events = templates.events(db)
    going = views.current(found)
    over = [card(each) for each in found if each not in going]
    page = paged(over, _words_of, PAGE, "desk.alerts.index")
    return render_template(
        "alerts/index.html",
        going=[card(each) for each in going],
        over=page.shown,
        page=page,
        newer=page.newer,
        older=page.older,
        events=events,
        colours=alert_words.COLOURS,
        may_write=context.actor().may(ALERTERS),
        mistakes=mistakes,
    )


def _words_of(each: dict[str, Any]) -> str:
    content = each["alert"].content
    return " ".join((each["name"], str(each["state"]), *(str(value) for value in content.values())))


def _show(number: int, mistakes: dict[str, str]) -> str:
    actor = context.actor()
    with context.desk().database.reading() as db:
        alert = views.view(db, number, context.now())
        answers, aired = shown.answers(db, number, context.now()), shown.channels(db, number)
        ends = [views.view(db, each, context.now()) for each in alert.updates]
    return render_template(
        "alerts/show.html",
        alert_bar=[each for each in alert_bar.bar(actor) if each["alert"].id != number],
        alert=alert,
        card=card(alert),
        facts=alert_words.facts(alert),
        screens=alert_words.screens(alert),
        fields=alert_words.FIELDS,
        is_heard=alert_sounds.is_heard(alert.content) and alert.kind != "cancel",
        tongues={each.tag: each.name for each in LANGUAGES.values()},
        ends=[card(each) for each in ends if each.state in ("running", "confirmed")],
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
