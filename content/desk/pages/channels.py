"""Where a channel lies: the rectangle of its players' desktop that an LED sender takes, and the tiles that several
players show side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from content.desk import channels
from content.desk.errors import Problem
from content.desk.models import Channel
from content.desk.roles import OPERATORS
from content.desk.whole import whole

from . import context
from .language import gettext
from .problems import mistake

blueprint = Blueprint("channels", __name__, url_prefix="/channels")
SIDES: Final = ("x", "y", "w", "h")
FIELDS: Final = frozenset({"title", "title_en", "desktop", "tiles"})
LEAST_ROWS: Final = 2
MOST_TILES: Final = 16


@dataclass(frozen=True, slots=True)
class Typed:
    """x, y: where it lies on the desktop, "" for nowhere in particular; tiles: (name, x, y, w, h) each; title and
    title_en: what people call it."""

    x: str
    y: str
    tiles: Sequence[Sequence[str]]
    title: str = ""
    title_en: str = ""


@blueprint.get("/<channel>/")
def show(channel: str) -> str:
    return _page(channel, None, {})


@blueprint.post("/<channel>/")
def change(channel: str) -> ResponseReturnValue:
    typed = _typed()
    mistakes = _slips(typed)
    if not mistakes:
        try:
            _lay_out(channel, typed)
        except Problem as problem:
            part = (problem.field or "").partition(".")[0]
            mistakes = {part if part in FIELDS else "": mistake(problem)}
        else:
            flash(gettext("Where %(channel)s lies was saved.", channel=typed.title or channel), "good")
            return redirect(url_for("desk.channels.show", channel=channel))
    return _page(channel, typed, mistakes), 422


def _lay_out(channel: str, typed: Typed) -> None:
    with context.desk().database.transaction() as db:
        layout = channels.as_layout(channels.get(db, channel))
        width, height = layout["size"]
        corner = [_number(typed.x), _number(typed.y)]
        layout |= {"title": typed.title or None, "title_en": typed.title_en or None}
        layout["desktop"] = [*corner, width, height] if typed.x or typed.y else None
        layout["tiles"] = _wanted(typed, width, height) or None
        match = request.form.get("match") or None
        channels.change(db, context.actor(), channel, layout, match=match, **context.told())


def _wanted(typed: Typed, width: int, height: int) -> list[dict[str, Any]]:
    """The tiles as they were typed, or the channel cut evenly where that was asked for."""
    if request.form.get("then") == "cut":
        across, down = (_number(request.form.get(name, "")) or 1 for name in ("across", "down"))
        return cut(width, height, across, down)
    return [{"name": name, "rect": [_number(side) for side in sides]} for name, *sides in typed.tiles]


def cut(width: int, height: int, across: int, down: int) -> list[dict[str, Any]]:
    """Tiles that cover all of it, row by row, none wider or higher than another by more than a pixel; none for one."""
    if across * down < 2:
        return []
    return [
        {"name": f"tile-{row * across + column + 1}", "rect": [x, y, right - x, bottom - y]}
        for row in range(down)
        for column in range(across)
        for x, right in [(width * column // across, width * (column + 1) // across)]
        for y, bottom in [(height * row // down, height * (row + 1) // down)]
    ]


def _typed() -> Typed:
    form = request.form
    columns = [[each.strip() for each in form.getlist(f"tile_{part}")] for part in ("name", *SIDES)]
    rows = [row for row in zip(*columns, strict=False) if any(row)]
    said = {name: form.get(name, "").strip() for name in ("x", "y", "title", "title_en")}
    return Typed(tiles=rows, **said)


def _slips(typed: Typed) -> dict[str, str]:
    wanted = gettext("Write whole numbers of pixels.")
    found = {}
    if not all(_is_number(each) for each in (typed.x, typed.y) if each):
        found["desktop"] = wanted
    if not all(_is_number(side) for _, *sides in typed.tiles for side in sides):
        found["tiles"] = wanted
    across, down = (request.form.get(name, "1").strip() or "1" for name in ("across", "down"))
    if request.form.get("then") == "cut":
        fits = _is_number(across) and _is_number(down) and 1 <= _number(across) * _number(down) <= MOST_TILES
        if not fits:
            found["tiles"] = gettext("One to %(most)d tiles.", most=MOST_TILES)
    return found


def _is_number(text: str) -> bool:
    return whole(text, 5) is not None


def _number(text: str) -> int:
    return whole(text, 5) or 0


def _page(channel: str, typed: Typed | None, mistakes: Mapping[str, str]) -> str:
    with context.desk().database.reading() as db:
        found = channels.get(db, channel)
        names = [each.name for each in channels.everyone(db)]
        match = channels.etag(found)
    shown = typed or _kept(found)
    empty = [("", "", "", "", "")] * max(1, LEAST_ROWS - len(shown.tiles))
    return render_template(
        "channels.html",
        channel=found,
        channels=names,
        address=lambda tile: f"/screens/{channel}/?tile={tile}",
        match=match,
        typed=shown,
        rows=[*shown.tiles, *empty],
        may_change=context.actor().may(OPERATORS),
        mistakes=mistakes,
    )


def _kept(channel: Channel) -> Typed:
    x, y = (str(each) for each in channel.desktop[:2]) if channel.desktop else ("", "")
    tiles = [(tile["name"], *map(str, tile["rect"])) for tile in channel.tiles or ()]
    return Typed(x, y, tiles, channel.title or "", channel.title_en or "")
