"""Writing and editing a notice: a form that keeps what was typed until it is right."""

from dataclasses import replace
from typing import Any, Final

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from content.desk import channels, decisions, media, notices, wording
from content.desk.checks import keeping
from content.desk.declared import Declared
from content.desk.errors import Problem
from content.desk.readings.putting import everything
from content.desk.roles import LEVELS, WRITERS
from content.desk.views import NoticeView

from . import context, moments
from .copying import copied
from .decided import as_typed, changed_page, declared_in
from .findings import FIX, NONE, reasons_in
from .form import NoticeForm, draft, of_content, slips, typed, with_row
from .language import Word as _
from .language import gettext
from .media.proposing import with_medium
from .notice_checks import found_in, put_right
from .notices import blueprint, rule_in_words
from .problems import mistake, with_way_on
from .summary import weekdays

MOST_AT_ONCE: Final = 6
KINDS: Final = (
    ("scroll", "text", _("One line, running from right to left")),
    ("page", "notices", _("Several lines that stand still, page by page")),
    ("image", "picture", _("Pictures that fill the region")),
    ("document", "document", _("The pages of a PDF, one after another")),
    ("video", "video", _("A film without its sound")),
    ("table", "table", _("Water levels, a duty roster: values that come by themselves")),
    ("countdown", "countdown", _("The days and hours that are left")),
    ("qr", "qr", _("A text to take away with a telephone")),
)
# Comes over the API only; here it can be edited, not chosen for a new notice.
CLOCK: Final = ("clock", "clock", _("The time of day"))


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    context.actor().require(WRITERS)
    if request.method == "GET":
        return _page(None, _first(), {})
    return _sent(None)


def _first() -> NoticeForm:
    """The form as it opens: empty, or with the wording of the notice that is to be written once more."""
    if model := request.args.get("copy", type=int):
        with context.desk().database.reading() as db:
            content = notices.view(db, model, context.now()).newest.content
        return copied(of_content(content, context.zone()), context.now(), context.zone())
    chosen = tuple(request.args.getlist("channel")) or _only_channel()
    return with_medium(NoticeForm(channels=chosen), request.args.get("medium", ""))


@blueprint.route("/<int:number>/edit", methods=["GET", "POST"])
def edit(number: int) -> ResponseReturnValue:
    context.actor().require(WRITERS)
    with context.desk().database.reading() as db:
        if request.method == "GET":
            # Before anybody types in vain.
            wording.check_revisable(context.actor(), notices.get(db, number))
        notice = notices.view(db, number, context.now())
    if request.method == "GET":
        return _page(notice, of_content(notice.newest.content, context.zone()), {})
    return _sent(notice)


def _sent(notice: NoticeView | None) -> ResponseReturnValue:
    """Save, or give the form back with what was typed."""
    form, mistakes = _with_uploads(typed(request.form))
    then = request.form.get("then", "")
    if then == "row":
        return _page(notice, with_row(form), {})
    if then == "check" or then.startswith(FIX):
        return _page(notice, put_right(form, _subject(notice), then), {})
    mistakes = slips(form) | mistakes
    if not mistakes:
        try:
            return redirect(url_for("desk.notices.show", number=_save(notice, form).id))
        except Problem as problem:
            if problem.status == 412 and notice:
                return changed_page(notice, request.form.get("seen", ""))
            mistakes = {_field(problem): mistake(problem)}
    return _page(notice, form, mistakes), 422


def _save(notice: NoticeView | None, form: NoticeForm) -> NoticeView:
    """The notice as it is now, in review already when that was asked for."""
    fields: dict[str, Any] = draft(form, context.zone())
    told = context.told()
    actor = context.actor()
    with context.desk().database.transaction() as db:
        if notice is None:
            saved = notices.write(db, actor, fields, **told)
        else:
            saved = notices.revise(db, actor, notice.id, fields, match=request.form.get("seen"), **told)
        keeping.keep_typed(db, actor, notices.get(db, saved.id), reasons_in(request.form), **told)
        if request.form.get("then") == "submit" and saved.state in ("draft", "returned"):
            saved = decisions.submit(db, actor, saved.id, declared=declared_in(request.form), **told)
    session["saved"] = _keep(notice)
    flash(gettext("Submitted for review.") if saved.state == "submitted" else gettext("Saved as a draft."), "good")
    return saved


def _page(notice: NoticeView | None, form: NoticeForm, mistakes: dict[str, str]) -> str:
    with context.desk().database.reading() as db:
        places = channels.everyone(db)
        known = [each.name for each in everything(db)]
    regions: dict[str, list[str]] = {}
    for channel in places:
        for region in channel.regions:
            regions.setdefault(region["name"], []).append(channel.name)
    title = gettext("Edit notice %(number)s", number=notice.id) if notice else gettext("New notice")
    return render_template(
        "notices/form.html",
        readings=known,
        title=title,
        form=form,
        findings=found_in(form, _subject(notice)) if form.text.strip() or form.media else NONE,
        number=notice.id if notice else None,
        mistakes=mistakes,
        channels=places,
        regions=regions,
        kinds=(*KINDS, CLOCK) if form.kind == "clock" else KINDS,
        levels=LEVELS,
        day_modes=_day_modes(),
        weekdays=weekdays(),
        form_when=rule_in_words(form),
        declared=_declared(),
        zone=moments.called(context.zone()),
        live=bool(notice and notice.approved),
        in_review=bool(notice and notice.state == "submitted"),
        seen=request.form.get("seen") or (notice.newest.digest if notice else ""),
        keep=_keep(notice),
        back=url_for("desk.notices.show", number=notice.id) if notice else url_for("desk.notices.index"),
    )


def _subject(notice: NoticeView | None) -> str:
    """What the ledger calls it, once it is there."""
    return f"notice:{notice.id}" if notice else ""


def room_for_pictures() -> None:
    """Before anything of a form is read: several pictures may come in one."""
    if request.endpoint in ("desk.notices.new", "desk.notices.edit"):
        request.max_content_length = max(MOST_AT_ONCE * media.MOST_BYTES, media.MOST_OF_ANY + media.MOST_BYTES)


def _with_uploads(form: NoticeForm) -> tuple[NoticeForm, dict[str, str]]:
    """Pictures are kept at once, so that a mistake elsewhere does not lose them."""
    kept = list(form.media)
    mistakes: dict[str, str] = {}
    for file in request.files.getlist("pictures"):
        if file.filename:
            try:
                kept.append(_keep_picture(file.read(), file.filename))
            except Problem as problem:
                mistakes["media"] = Markup("{}: {}").format(file.filename, with_way_on(problem))
    return replace(form, media=tuple(dict.fromkeys(kept))), mistakes


def _keep_picture(data: bytes, name: str) -> str:
    desk = context.desk()
    return desk.upload(context.actor(), data, name, **context.told()).sha


def _field(problem: Problem) -> str:
    """The control that a field of the domain is typed into; "" for what belongs to none."""
    field = (problem.field or "").partition(".")[0]
    return field if field in NoticeForm.__slots__ or field in ("times", "attribute", "secrecy") else ""


def _keep(notice: NoticeView | None) -> str:
    """Under which name a tab keeps what is typed: one for each person and notice."""
    return f"notice-{notice.id if notice else 'new'}-{context.actor().id}"


def _only_channel() -> tuple[str, ...]:
    with context.desk().database.reading() as db:
        found = [each.name for each in channels.everyone(db)]
    return tuple(found) if len(found) == 1 else ()


def _declared() -> Declared:
    """As it was chosen, so that a mistake elsewhere does not set it back."""
    usual = Declared(attribute="open")
    try:
        return usual.model_copy(update=as_typed(request.form).details())
    except Problem:
        return usual


def _day_modes() -> list[tuple[str, str]]:
    return [
        ("every", gettext("Every day")),
        ("working", gettext("Working days")),
        ("chosen", gettext("Chosen weekdays")),
    ]
