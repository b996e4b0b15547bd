"""The queue of one channel: what is on now, what comes today, and in which order."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from content.desk import channels, notices
from content.desk.roles import KEEPERS
from content.desk.views import NoticeView

from . import airing, context, moments
from .cards import Card, card
from .language import gettext

blueprint = Blueprint("queue", __name__, url_prefix="/queue")


@dataclass(frozen=True, slots=True)
class Spot:
    """A notice at its place: whether it takes its turn at this moment, and where it could move."""

    notice: Card
    now: bool
    up: bool
    down: bool


@dataclass(frozen=True, slots=True)
class LaneView:
    title: str
    level: str
    spans: tuple[tuple[int, int], ...]
    in_words: str


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
    return render_template(
        "queue.html",
        channel=place,
        channels=names,
        number=programme.number if programme else None,
        regions=regions,
        queue=spots(queue, airing.running(programme, now) if programme else set()),
        lanes=_lanes(airing.lanes(programme, start, end) if programme else [], queue, start),
        minute=(now - start) // airing.MINUTE,
        today=moments.day(now, zone),
        may_move=context.actor().may(KEEPERS),
        moved=tuple(session.pop("moved", ())),
    )


@blueprint.post("/<channel>/")
def move(channel: str) -> ResponseReturnValue:
    """One place up or down among notices of the same level on this channel."""
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


def _current() -> list[NoticeView]:
    """All that is neither withdrawn nor over."""
    with context.desk().database.reading() as db:
        return notices.listing(db, context.now(), current=True)


def on_channel(channel: str, found: list[NoticeView]) -> list[NoticeView]:
    """What screens of this channel show or will show, in their order."""
    return [
        each for each in found if each.approved and not each.expired and channel in each.approved.content["channels"]
    ]


def spots(queue: list[NoticeView], running: set[int]) -> list[Spot]:
    levels = [None, *(_level(each) for each in queue), None]
    zone = context.zone()
    return [
        Spot(
            notice=card(each, zone, each.approved),
            now=each.id in running,
            up=levels[place] == levels[place + 1],
            down=levels[place + 2] == levels[place + 1],
        )
        for place, each in enumerate(queue)
    ]


def _level(notice: NoticeView) -> Any:
    return notice.approved.content["level"] if notice.approved else None


def _lanes(lanes: list[airing.Lane], queue: list[NoticeView], start: int) -> list[LaneView]:
    known = {each.id: card(each, context.zone(), each.approved) for each in queue}
    found = [(known[lane.notice], lane) for lane in lanes if lane.notice in known]
    return [LaneView(each.title, each.level, lane.spans, _in_words(lane, start)) for each, lane in found]


def _in_words(lane: airing.Lane, start: int) -> str:
    return ", ".join(f"{_clock(start, first)}–{_clock(start, first + length)}" for first, length in lane.spans)


def _clock(start: int, minute: int) -> str:
    return "24:00" if minute == 1440 else moments.clock(start + minute * airing.MINUTE, context.zone())
