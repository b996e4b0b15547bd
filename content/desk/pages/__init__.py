"""The staff's pages, one blueprint a noun, mounted under /desk/."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from flask import Blueprint, Flask, Response, abort, send_from_directory
from flask_wtf.csrf import CSRFProtect

from content.desk.glimpse.showing import Glimpse, Pages
from content.desk.office import Desk
from content.type.faces import font_file

from . import (
    absences,
    account,
    accounts,
    alerts,
    assets,
    chains,
    channels,
    checks,
    context,
    decided,
    door,
    frame,
    glass,
    headers,
    hours,
    imports,
    kiosk,
    language,
    ledger,
    ledger_out,
    ledger_stop,
    media,
    mine,
    my_sign_ins,
    notice_checks,
    notices,
    numbers,
    one_state,
    papers,
    patterns,
    person,
    plays,
    preview,
    problems,
    queue,
    readings,
    records,
    rules,
    screen,
    screens,
    second,
    sign_ins,
    signed_in,
    token_list,
    tokens,
    work,
    writing,
)
from .imports.noun import room_for_files
from .kiosk.through import take_nothing
from .media.one import room_for_media
from .records.editing import room_for_records

__all__ = ["register"]

Player = Callable[..., Blueprint]
Kiosk = Callable[[Path], Pages]
NOUNS: Final = (
    door,
    work,
    alerts,
    notices,
    records,
    queue,
    preview,
    kiosk,
    ledger,
    papers,
    absences,
    chains,
    screens,
    hours,
    channels,
    glass,
    plays,
    numbers,
    account,
    second,
    my_sign_ins,
    tokens,
    accounts,
    person,
    sign_ins,
    token_list,
    rules,
    media,
    readings,
    imports,
    patterns,
    checks,
)
# Their routes are those of notices and screens, in files of their own.
VERBS: Final = (writing, decided, notice_checks, screen, ledger_out, ledger_stop)

A_YEAR: Final = 365 * 24 * 3600
# A browser forgets then; the office's own rules end a sitting earlier.
A_DAY: Final = timedelta(hours=24)


def register(app: Flask, desk: Desk, player: Player, mounted: Kiosk | None = None) -> None:
    """Mount the pages, and with `player` and `mounted` the previews; `app` has its secret key already."""
    app.config["PERMANENT_SESSION_LIFETIME"] = A_DAY
    # A form may stay open as long as the session lives: what was typed must not die with a token.
    app.config.update(WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_CHECK_DEFAULT=False)
    # A page that looks again by itself while somebody signs out must not bring the session back.
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False
    csrf = CSRFProtect(app)
    for part in (language, signed_in, frame, mine):
        part.install(app)
    context.install(app, desk)
    if mounted:
        app.extensions[context.GLIMPSE] = Glimpse(desk, mounted)
    root = _root(csrf)
    for noun in NOUNS:
        root.register_blueprint(noun.blueprint)
    app.register_blueprint(root)
    app.register_blueprint(_player(player), url_prefix="/desk/player")
    app.register_blueprint(_glass(player), url_prefix="/desk/on-air")
    app.wsgi_app = one_state.around(app.wsgi_app, desk.database)  # type: ignore[method-assign]


def _root(csrf: CSRFProtect) -> Blueprint:
    root = Blueprint("desk", __name__, url_prefix="/desk", template_folder="../templates")
    root.before_request(signed_in.guard)
    root.before_request(writing.room_for_pictures)
    root.before_request(room_for_files)
    root.before_request(room_for_records)
    root.before_request(room_for_media)
    root.before_request(take_nothing)
    root.before_request(csrf.protect)
    root.context_processor(frame.around)
    root.context_processor(ledger_stop.around)
    root.after_request(headers.add)
    problems.install(root)
    root.add_url_rule("/static/<path:filename>", "static", assets.send)
    root.add_url_rule("/fonts/sans.otf", "font", _font)
    root.add_url_rule("/<path:elsewhere>", "elsewhere", _elsewhere, methods=["GET", "POST"])
    return root


def _player(player: Player) -> Blueprint:
    """The real player, for the frame of the preview; only for who is signed in."""
    return player(
        name="preview-player",
        programme_url=preview.programme_url,
        socket_url=None,
        blob_base="/desk/media/",
        at=preview.instant,
        watermark=preview.watermark,
        guard=lambda _channel: signed_in.guard(),
    )


def _glass(player: Player) -> Blueprint:
    """The real player, for the cards of the screens."""
    return player(
        name="glass-player",
        programme_url=glass.programme_url,
        socket_url=None,
        blob_base="/desk/media/",
        at=glass.instant,
        guard=lambda _channel: signed_in.guard(),
    )


def _font() -> Response:
    face = font_file("sans")
    answer = send_from_directory(face.parent, face.name, mimetype="font/otf", max_age=A_YEAR)
    answer.cache_control.no_cache = None
    return answer


def _elsewhere(elsewhere: str) -> Response:
    abort(404, elsewhere)
