"""The queue of one channel: what is on now, what comes today, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from content.desk import channels, notices
from content.desk.roles import KEEPERS
from content.desk.views import NoticeView

from . import airing, context, moments
from .cards import Card, card
from .lanes import lane_views
from .language import gettext
from .queued import Said, said

blueprint = Blueprint("queue", __name__, url_prefix="/queue")


@dataclass(frozen=True, slots=True)
class Spot:
    """A notice at its place: whether it takes its turn at this moment, where it could move, and what is said of it."""

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
    with context.desk().database.reading() as db:
        place = channels.get(db, channel)
        names = [each.name for each in channels.everyone(db)]
        programme = airing.programme_of(db, channel)
    regions = airing.on_air(programme, now) if programme else []
    queue = on_channel(channel, _current())
    start, end = airing.today(now, zone)
    known = {each.id: card(each, zone, each.approved) for each in queue}
    running = airing.running(programme, now) if programme else set()
    return render_template(
        "queue.html",
        channel=place,
        channels=names,
        number=programme.number if programme else None,
        regions=regions,
        queue=spots(queue, known, running, said(programme, queue, known, now)),
        lanes=lane_views(airing.lanes(programme, start, end) if programme else [], known, start),
        minute=(now - start) // airing.MINUTE,
        today=moments.day(now, zone),
        may_move=context.actor().may(KEEPERS),
        moved=tuple(session.pop("moved", ())),
    )


@blueprint.post("/<channel>/")
def move(channel: str) -> ResponseReturnValue:
    """One place up or down among notices of the same level on this channel; or all of a level as they were dragged."""
    if order := request.form.get("order", ""):
        return _arrange(channel, [int(word) for word in order.split() if word.isdecimal()])
    number, to = request.form.get("notice", 0, type=int), request.form.get("to")
    queue = on_channel(channel, _current())
    ids = [each.id for each in queue]
    here = ids.index(number) if number in ids else -1
    there = here + (1 if to == "down" else -1)
    if here >= 0 and 0 <= there < len(queue) and _level(queue[here]) == _level(queue[there]):
        with context.desk().database.transaction() as db:
            pair = sorted((here, there))
            notices.arrange(db, context.actor(), [ids[pair[1]], ids[pair[0]]], **context.told())
        flash(gettext("Moved to place %(number)s.", number=there + 1), "good")
        session["moved"] = (number, to)
    return redirect(url_for("desk.queue.show", channel=channel))


def _arrange(channel: str, order: list[int]) -> ResponseReturnValue:
    """The notices of one level in a new order; what came or went in the meantime keeps its place."""
    queue = {each.id: each for each in on_channel(channel, _current())}
    order = [number for number in dict.fromkeys(order) if number in queue]
    if len({_level(queue[number]) for number in order}) == 1:
        with context.desk().database.transaction() as db:
            notices.arrange(db, context.actor(), order, **context.told())
        flash(gettext("The new order is kept."), "good")
    return redirect(url_for("desk.queue.show", channel=channel))


def _current() -> list[NoticeView]:
    """All that is neither withdrawn nor over."""
    with context.desk().database.reading() as db:
        return notices.listing(db, context.now(), current=True)


def on_channel(channel: str, found: list[NoticeView]) -> list[NoticeView]:
    """What screens of this channel show or will show, in their order."""
    return [
        each for each in found if each.approved and not each.expired and channel in each.approved.content["channels"]
    ]


def spots(
    queue: list[NoticeView], known: Mapping[int, Card], running: set[int], told: Mapping[int, Said]
) -> list[Spot]:
    levels = [None, *(_level(each) for each in queue), None]
    return [
        Spot(
            notice=known[each.id],
            now=each.id in running,
            up=levels[place] == levels[place + 1],
            down=levels[place + 2] == levels[place + 1],
            said=told.get(each.id, Said()),
        )
        for place, each in enumerate(queue)
    ]


def _level(notice: NoticeView) -> Any:
    return notice.approved.content["level"] if notice.approved else None
