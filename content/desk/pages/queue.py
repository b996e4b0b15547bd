"""The queue of one channel: what is on now, what comes today, and in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from content.desk import channels, notice_lists, notices, queues
from content.desk.queues import LEVELS, Place
from content.desk.roles import KEEPERS
from content.desk.whole import whole

from . import airing, context, mine, moments
from .cards import Card, card
from .lanes import lane_views
from .language import gettext
from .queued import Said, said

blueprint = Blueprint("queue", __name__, url_prefix="/queue")
PAGE: Final = 20
FILTERS: Final = ("level", "words")


@dataclass(frozen=True, slots=True)
class Spot:
    """A notice at its place, counted from 1: whether it takes its turn at this moment, where it could move, and what is
    said of it."""

    number: int
    notice: Card
    now: bool
    up: bool
    down: bool
    said: Said


@blueprint.get("/")
def index() -> ResponseReturnValue:
    with context.desk().database.reading() as db:
        first = next(iter(channels.everyone(db)), None)
    if first is None:
        return render_template("queue_none.html")
    return redirect(url_for("desk.queue.show", channel=first.name))


@blueprint.get("/<channel>/")
def show(channel: str) -> str:
    now, zone = context.now(), context.zone()
    asked = {name: request.args.get(name, "").strip()[:60] for name in FILTERS}
    with context.desk().database.reading() as db:
        place = channels.get(db, channel)
        names = [each.name for each in channels.everyone(db)]
        programme = airing.programme_of(db, channel)
        queue = _kept_queue(db, channel)
        found = [number for number, each in enumerate(queue) if _fits(each, asked)]
        start = request.args.get("from", 0, type=int)
        start = start if 0 <= start < len(found) else 0
        page = found[start : start + PAGE]
        shown = notice_lists.read(db, [queue[number].id for number in page], now)
    known = {each.id: card(each, zone, each.approved) for each in shown}
    told = said(programme, shown, {each.id: each.text for each in queue if each.text}, now)
    running = airing.running(programme, now) if programme else set()
    begins, ends = airing.today(now, zone)
    lanes = airing.lanes(programme, begins, ends) if programme else []
    beside = lane_views(lanes, known, begins)
    return render_template(
        "queue.html",
        channel=place,
        channels=names,
        number=programme.number if programme else None,
        regions=airing.on_air(programme, now) if programme else [],
        queue=[_spot(queue, number, known, running, told) for number in page if queue[number].id in known],
        total=len(found),
        asked=asked,
        filtered=any(asked.values()),
        levels=LEVELS,
        lanes=beside,
        more_lanes=len(lanes) - len(beside) if beside else 0,
        minute=(now - begins) // airing.MINUTE,
        today=moments.day(now, zone),
        may_move=context.actor().may(KEEPERS),
        moved=tuple(session.pop("moved", ())),
        start=start,
        newer=_page(channel, asked, start - PAGE) if start else None,
        older=_page(channel, asked, start + PAGE) if start + PAGE < len(found) else None,
    )


@blueprint.post("/<channel>/")
def move(channel: str) -> ResponseReturnValue:
    """One place up or down among notices of the same level on this channel; or all of a level as they were dragged."""
    queue = _queue(channel)
    if order := request.form.get("order", ""):
        return _arrange(channel, queue, [each for each in map(whole, order.split()) if each is not None])
    number, to = request.form.get("notice", 0, type=int), request.form.get("to")
    ids = [each.id for each in queue]
    here = ids.index(number) if number in ids else -1
    there = here + (1 if to == "down" else -1)
    if here >= 0 and 0 <= there < len(queue) and queue[here].level == queue[there].level:
        with context.desk().database.transaction() as db:
            pair = sorted((here, there))
            notices.arrange(db, context.actor(), [ids[pair[1]], ids[pair[0]]], **context.told())
        flash(gettext("Moved to place %(number)s.", number=there + 1), "good")
        session["moved"] = (number, to)
        return redirect(_page(channel, {}, there - there % PAGE))
    return redirect(_back(channel))


def _arrange(channel: str, queue: Sequence[Place], order: list[int]) -> ResponseReturnValue:
    """The notices of one level in a new order; what came or went in the meantime keeps its place."""
    levels = {each.id: each.level for each in queue}
    order = [number for number in dict.fromkeys(order) if number in levels]
    if len({levels[number] for number in order}) == 1:
        with context.desk().database.transaction() as db:
            notices.arrange(db, context.actor(), order, **context.told())
        flash(gettext("The new order is kept."), "good")
    return redirect(_back(channel))


def _queue(channel: str) -> list[Place]:
    with context.desk().database.reading() as db:
        return queues.queue(db, channel, context.now())


def _kept_queue(db: Session, channel: str) -> list[Place]:
    """The same, read again only when something was approved, withdrawn or moved."""
    board = mine.board()
    mark = board.mark(db).of_queues
    kept = board.kept(db, f"queue {channel}", lambda it: queues.approved(it, channel), mark)
    return queues.going(kept, context.now())


def _fits(place: Place, asked: Mapping[str, str]) -> bool:
    said = place.text.lower()
    return asked["level"] in ("", place.level) and all(word in said for word in asked["words"].lower().split())


def _spot(
    queue: Sequence[Place], number: int, known: Mapping[int, Card], running: set[int], told: Mapping[int, Said]
) -> Spot:
    each, levels = queue[number], [None, *(place.level for place in queue), None]
    return Spot(
        number=number + 1,
        notice=known[each.id],
        now=each.id in running,
        up=levels[number] == each.level,
        down=levels[number + 2] == each.level,
        said=told.get(each.id, Said()),
    )


def _back(channel: str) -> str:
    """To the page of the queue that a form stood on."""
    return _page(channel, {}, request.args.get("from", 0, type=int))


def _page(channel: str, asked: Mapping[str, str], start: int) -> str:
    query: dict[str, Any] = {name: value for name, value in asked.items() if value}
    query |= {"from": start} if start > 0 else {}
    return url_for("desk.queue.show", channel=channel, **query)
