"""The work list: what waits for me, what came back, where mine is stuck, what runs out of time; how the screens are."""

from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, abort, render_template, request, url_for
from sqlalchemy.orm import Session

from content.desk.waiting import piles

from . import context, mine, moments, reported, standing
from .language import gettext
from .open_cards import OpenCard, open_cards
from .people import People, people
from .pressing import pressing
from .troubles import troubles
from .words import REVIEWED

blueprint = Blueprint("work", __name__)
FEW: Final = 5
PAGE: Final = 20


@dataclass(frozen=True, slots=True)
class Pile:
    """What lies with me for one reason: some of `total`."""

    name: str
    title: str
    cards: list[OpenCard]
    total: int
    url: str


@blueprint.get("/")
def show() -> str:
    desk, now = context.desk(), context.now()
    with desk.database.reading() as session:
        found = _piles(session, people(session, now))
        channels = standing.channels(session, now)
        screens = reported.troubled(session, now, FEW)
        urgent = pressing(session, FEW)
    return render_template(
        "work.html",
        troubles=troubles(),
        today=moments.day(now, context.zone()),
        piles=[pile for pile in found if pile.total],
        pressing=urgent,
        channels=channels,
        screen_count=screens.total,
        troubled=screens.some,
        more_troubled=screens.number - FEW,
    )


@blueprint.get("/work/<name>/")
def one(name: str) -> str:
    """A whole pile, page by page."""
    pile = next((items for known, items in mine.sorted_out().items() if known == name), None)
    if pile is None:
        abort(404)
    kind, start = request.args.get("kind", ""), request.args.get("from", 0, type=int)
    found = [each for each in pile if kind in ("", each.kind)]
    start = start if 0 <= start < len(found) else 0
    with context.desk().database.reading() as session:
        (cards,) = open_cards(session, [found[start : start + PAGE]], people(session, context.now()))
    return render_template(
        "work_pile.html",
        name=name,
        title=_titles()[name],
        cards=cards,
        total=len(found),
        kind=kind,
        kinds=list(REVIEWED.items()),
        newer=_page(name, kind, start - PAGE) if start else None,
        older=_page(name, kind, start + PAGE) if start + PAGE < len(found) else None,
    )


def _piles(session: Session, known: People) -> list[Pile]:
    found, titles = mine.sorted_out(), _titles()
    cards = open_cards(session, [found[name][:FEW] for name in piles.NAMES], known)
    return [
        Pile(name, titles[name], some, len(found[name]), url_for("desk.work.one", name=name))
        for name, some in zip(piles.NAMES, cards, strict=True)
    ]


def _titles() -> dict[str, str]:
    return {
        "approve": gettext("Waiting for my approval"),
        "secrecy": gettext("Drafts I am asked about"),
        "returned": gettext("Returned to me"),
        "drafts": gettext("My drafts"),
        "review": gettext("Mine, in review"),
    }


def _page(name: str, kind: str, start: int) -> str:
    query: dict[str, Any] = {"from": max(start, 0)} | ({"kind": kind} if kind else {})
    return url_for("desk.work.one", name=name, **query)
