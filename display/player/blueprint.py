"""The blueprint around the player's files: the page of a channel, its modules, its font."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, abort, make_response, render_template, request, send_from_directory, url_for
from flask.typing import ResponseReturnValue

from display.player.assets import FACES, STATIC, face_digest, version
from display.player.policy import content_security_policy

LANGUAGES = ("zh-Hans", "en")
TITLES = {"zh-Hans": "门厅 · {channel}", "en": "Foyer · {channel}"}
FOR_EVER = 365 * 24 * 3600

Guard = Callable[[str], ResponseReturnValue | None]


def create_player(
    *,
    name: str,
    programme_url: Callable[[str], str],
    socket_url: str | None,
    blob_base: str,
    fonts: Path,
    at: Callable[[], int | None] | None = None,
    watermark: Callable[[], str | None] | None = None,
    guard: Guard | None = None,
) -> Blueprint:
    """A blueprint with the player page at `<prefix>/<channel>/`; the mounting process decides the prefix.

    name: of the blueprint, unique in its app. programme_url: address of a channel's envelope (JSON).
    socket_url: origin of push ("/" for the same one), None for a page without a socket, which then asks
    programme_url every few seconds. blob_base: address before a blob's sha256. fonts: folder of the font
    package. at, watermark: asked within each request of the page; an instant (ms) makes it a preview that
    plays from there without a socket, a text is laid over it. guard: asked with the channel before its page
    is given; what it returns, other than None, is answered instead.
    """
    mount = _Mount(name, programme_url, socket_url, blob_base.rstrip("/") + "/", fonts, at, watermark, guard)
    player = Blueprint(name, __name__, template_folder="templates")
    player.add_url_rule("/<channel>/", "page", mount.page)
    player.add_url_rule("/static/<path:filename>", "static", mount.static)
    player.add_url_rule("/fonts/<digest>/<face>.otf", "font", mount.font)
    return player


@dataclass(frozen=True)
class _Mount:
    name: str
    programme_url: Callable[[str], str]
    socket_url: str | None
    blob_base: str
    fonts: Path
    at: Callable[[], int | None] | None
    watermark: Callable[[], str | None] | None
    guard: Guard | None

    def page(self, channel: str) -> ResponseReturnValue:
        refused = self.guard(channel) if self.guard else None
        if refused is not None:
            return refused
        asked = request.args.get("lang", "")
        lang = asked if asked in LANGUAGES else LANGUAGES[0]
        shown = render_template(
            "player/player.html",
            blueprint=self.name,
            version=version(),
            lang=lang,
            title=TITLES[lang].format(channel=channel),
            wiring=self._wiring(channel),
        )
        answer = make_response(shown)
        answer.headers["Content-Security-Policy"] = content_security_policy(self.socket_url)
        answer.headers["Referrer-Policy"] = "no-referrer"
        answer.headers["Cache-Control"] = "no-cache"
        return _hardened(answer)

    def static(self, filename: str) -> Response:
        first, _, rest = filename.partition("/")
        addressed_by_content = first == version()
        answer = send_from_directory(STATIC, rest if addressed_by_content else filename)
        if addressed_by_content:
            _keep_for_ever(answer)
        # The worker lies under static/ and has to look after the pages one level up.
        answer.headers["Service-Worker-Allowed"] = url_for(f"{self.name}.page", channel="-").removesuffix("-/")
        return _hardened(answer)

    def font(self, digest: str, face: str) -> Response:
        if face not in FACES or digest != self._digest(face):
            abort(404)
        answer = send_from_directory(self.fonts, FACES[face], mimetype="font/otf")
        return _hardened(_keep_for_ever(answer))

    def _wiring(self, channel: str) -> dict[str, str | int | None]:
        """The page's data- attributes; those that are None are left out."""
        instant = self.at() if self.at else None
        return {
            "channel": channel,
            "programme": self.programme_url(channel),
            "socket": self.socket_url if instant is None else None,
            "blobs": self.blob_base,
            "font": url_for(f"{self.name}.font", digest=self._digest("sans"), face="sans"),
            "worker": url_for(f"{self.name}.static", filename=f"{version()}/offline.js"),
            "at": instant,
            "watermark": self.watermark() if self.watermark else None,
        }

    def _digest(self, face: str) -> str:
        return face_digest(self.fonts / FACES[face])


def _keep_for_ever(answer: Response) -> Response:
    answer.cache_control.no_cache = None
    answer.cache_control.public = True
    answer.cache_control.max_age = FOR_EVER
    answer.cache_control.immutable = True
    return answer


def _hardened(answer: Response) -> Response:
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
