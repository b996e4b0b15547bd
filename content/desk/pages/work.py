"""The work list: what waits for me, what stands on the screens now, which screens are in trouble."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from content.desk.actor import Actor
from content.desk.views import NoticeView

from . import context, frame, moments, reported, standing
from .cards import Card, cards
from .language import gettext

blueprint = Blueprint("work", __name__)


@dataclass(frozen=True, slots=True)
class Pile:
    """Notices that lie with me for one reason."""

    name: str
    title: str
    notices: list[Card]


@blueprint.get("/")
def show() -> str:
    desk, now = context.desk(), context.now()
    with desk.database.reading() as session:
        channels = standing.channels(session, now)
        screens = reported.screens(session, now)
    return render_template(
        "work.html",
        today=moments.day(now, context.zone()),
        piles=[pile for pile in piles(context.actor(), frame.current_notices()) if pile.notices],
        channels=channels,
        screen_count=len(screens),
        troubled=[screen for screen in screens if screen.state != "fresh"],
    )


def piles(actor: Actor, found: list[NoticeView]) -> list[Pile]:
    """What needs me first; then what I only wait for."""
    zone = context.zone()
    mine = [each for each in found if actor.id in (each.author.id, each.newest.editor.id)]
    chosen = [
        ("approve", gettext("Waiting for my approval"), frame.waiting_for(actor, found)),
        ("returned", gettext("Returned to me"), frame.returned_to(actor, found)),
        ("drafts", gettext("My drafts"), [each for each in mine if each.state == "draft"]),
        ("review", gettext("Mine, in review"), [each for each in mine if each.state == "submitted"]),
    ]
    return [Pile(name, title, cards(each, zone)) for name, title, each in chosen]
