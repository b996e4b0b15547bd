"""What visitors look at and ask for in vain, of the last days; nobody knows who they were."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from content.desk import numbers
from content.desk.models import Record, RecordHead, RecordRevision
from content.desk.roles import WRITERS

from . import context, moments
from .kiosk_words import IDLE, KIOSK_LANGUAGES, KIOSK_PAGES, MODES
from .language import chosen, gettext
from .words import Words

blueprint = Blueprint("numbers", __name__, url_prefix="/numbers")
SPANS: Final = (7, 30, 365)
"""Days that a page sums up."""
MOST_PAGES: Final = 15
# Pages of a record, by the first step of their address.
KINDS: Final = {"guides": "guide", "departments": "department", "about": "about", "floors": "floor"}


@blueprint.get("/")
def show() -> str:
    days = request.args.get("days", SPANS[1], type=int)
    days = days if days in SPANS else SPANS[1]
    until = today()
    with context.desk().database.reading() as db:
        found = numbers.summary(db, until - timedelta(days=days - 1), until)
        looked_at = found.pages[:MOST_PAGES]
        titles = _titles(db, [_of(path) for path, _ in looked_at])
    return render_template(
        "numbers.html",
        found=found,
        charts=[
            (gettext("Pages looked at most"), [(_page_name(path, titles), times) for path, times in looked_at]),
            (gettext("Languages"), _named(KIOSK_LANGUAGES, found.languages)),
            (gettext("Ways of reading"), _named(MODES, found.modes)),
            (gettext("When nobody touched the screen"), _named(IDLE, found.idle)),
        ],
        spans=SPANS,
        days=days,
        may_answer=context.actor().may(WRITERS),
    )


@blueprint.post("/answered")
def answered() -> ResponseReturnValue:
    context.actor().require(WRITERS)
    words = request.form.get("words", "").strip()
    if not words:
        abort(422)
    with context.desk().database.transaction() as db:
        numbers.answer(db, context.actor(), words, today(), **context.told())
    flash(gettext("Taken off the list until somebody asks for it again: %(words)s", words=words), "good")
    return redirect(url_for("desk.numbers.show", days=request.form.get("days", type=int)))


def today() -> date:
    """In the office's zone."""
    return moments.local(context.now(), context.zone()).date()


def _named(words: Words, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(str(words.get(name, name)), times) for name, times in counts.items()]


def _page_name(path: str, titles: Mapping[tuple[str, str], Mapping[str, str]]) -> str:
    """Office guides · Water abstraction permit for /guides/water-abstraction/; the path itself for what is gone."""
    first = path.strip("/").partition("/")[0]
    name = str(KIOSK_PAGES.get(first, first))
    kind, rest = _of(path)
    if not rest:
        return name
    title = titles.get((kind, rest), {})
    return f"{name} · {title.get(chosen().tag) or title.get('zh-Hans') or rest}"


def _of(path: str) -> tuple[str, str]:
    """The kind and the name of the record that a page would be of; no name for a list of them."""
    first, _, rest = path.strip("/").partition("/")
    return KINDS.get(first, first), rest.removeprefix("item/")


def _titles(db: Session, wanted: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Mapping[str, str]]:
    """What records are called in their newest wordings, by kind and name."""
    named = tuple_(Record.kind, Record.name).in_(wanted)
    newest = select(RecordHead.revision_id).where(RecordHead.record_id == Record.id).scalar_subquery()
    rows = select(Record.kind, Record.name, RecordRevision.content["title"]).where(named)
    found = db.execute(rows.join(RecordRevision, RecordRevision.id == newest))
    return {(kind, name): title or {} for kind, name, title in found}
