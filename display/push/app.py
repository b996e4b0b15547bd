"""Push put together: what is in it, what knows what, and the green threads that run beside its sockets."""

import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from flask import Blueprint, Flask, redirect
from flask_socketio import SocketIO

from content.published.clock import Clock
from content.published.reader import Problem as Wrong
from content.published.spool import Spool
from content.published.store import Store
from display.broadcast import FanOut
from display.health import Reports
from display.push import ready, status
from display.push.access import Access
from display.push.aside import Aside
from display.push.blobs import create_blobs
from display.push.entrance import Entrance
from display.push.feed import Feed, Parts
from display.push.following import Following
from display.push.holding import Holding
from display.push.lines.door import PassOn
from display.push.lines.lines import Lines
from display.push.pairing import create_pairing, guard_of
from display.push.patient import PatientStore
from display.push.plays import Log, create_plays
from display.push.problems import answer_with_documents
from display.push.screens import Screens
from display.push.scrubbing import Scrubbing
from display.push.sockets import LARGEST_MESSAGE, PROGRAMME, Sockets
from display.push.ways import Ways

PING_INTERVAL_S, PING_TIMEOUT_S = 5, 4
LARGEST_BODY = 8 << 20
TICK_S = 0.25

_log = logging.getLogger(__name__)


class Settings(Protocol):
    """What push needs of the process's settings."""

    @property
    def data(self) -> Path: ...
    @property
    def trust_loopback(self) -> bool: ...
    @property
    def async_mode(self) -> str: ...
    @property
    def upstream(self) -> str | None: ...
    @property
    def hub_key(self) -> str | None: ...


@dataclass(frozen=True)
class Push:
    """`wsgi` is what a server serves; `lines` serves the listening socket and passes on to it what is for it;
    `begin` starts the green threads; `end` writes what is still in memory."""

    wsgi: Entrance
    lines: Callable[[socket.socket, PassOn], None]
    begin: Callable[[], None]
    end: Callable[[], None]


class _Inside:
    """The parts, each made once."""

    def __init__(self, settings: Settings) -> None:
        data = settings.data
        self.settings = settings
        self.clock = Clock()
        self.spool, self.aside = Spool(data / "spool", "push"), Aside(settings.async_mode)
        self.store = self._fresh_store()
        self.holding = Holding()
        self.reports = Reports(self.spool.append, self.clock.now)
        self.access = Access(self._access_body, trust_loopback=settings.trust_loopback, guessed=self._guessed)
        self.screens = Screens(self.access, self.holding, self.reports, self.clock)
        self.manager = FanOut({PROGRAMME})
        self.started = self.clock.now()
        self.sockets: Sockets
        self.lines = Lines(self.screens)
        self.ways: Ways
        self.following = Following(
            self.store,
            data / "trust.json",
            settings.hub_key,
            self.clock,
            self.holding,
            on_air=lambda channels: self.ways.broadcast(channels),
            access_changed=lambda: self.ways.follow_access(),
        )
        self.scrubbing = Scrubbing(self._fresh_store, self.following.trust)

    def _fresh_store(self) -> Store:
        return PatientStore(self.settings.data / "store", self.aside)

    def _access_body(self) -> Any:
        return self.holding.access.body if self.holding.access else None

    def _guessed(self, peer: str) -> None:
        told = {"screen": "", "channel": "", "received": self.clock.now()}
        self.reports.add("problem", {**told, "what": "tokens_guessed", "name": peer})

    def problems(self) -> list[Wrong]:
        found = [*self.following.problems, *self.scrubbing.problems]
        if self.manager.lacking and self.settings.async_mode == "eventlet":
            found.append(Wrong("slow_path", "; ".join(self.manager.lacking), self.started))
        if self.reports.failing_since is not None:
            found.append(Wrong("spool_unwritable", "spool", self.reports.failing_since))
        return found

    def facts(self) -> dict[str, Any]:
        """The body of /healthz."""
        return status.health(
            self.problems(),
            channels={name: on_air.number for name, on_air in sorted(self.holding.programmes.items())},
            screens=len(self.screens.connected),
            upstream=status.upstream(self.settings.data / "feed.json", self.settings.upstream is not None),
            spool={"lost": self.reports.lost, "failing": self.reports.failing_since is not None},
            path=self.manager.path if self.settings.async_mode == "threading" else "fast",
        )

    def tick(self) -> None:
        self.reports.flush()
        self.sockets.clear_strangers()


def create_push(settings: Settings, player: Callable[..., Blueprint]) -> Push:
    """Everything wired, nothing running yet; the store has been looked at once."""
    inside = _Inside(settings)
    app = _flask(inside, player)
    quiet = logging.getLogger("display.push.library")
    quiet.disabled = True  # the libraries log every packet, and a traceback for every piece of junk
    socketio = SocketIO(
        app,
        async_mode=settings.async_mode,
        client_manager=inside.manager,
        json=ready,
        transports=["websocket"],
        allow_upgrades=False,
        ping_interval=PING_INTERVAL_S,
        ping_timeout=PING_TIMEOUT_S,
        max_http_buffer_size=LARGEST_MESSAGE,
        manage_session=False,
        async_handlers=False,
        cors_allowed_origins="*",  # Entrance decides by the host alone: behind a proxy the scheme differs
        logger=quiet,
        engineio_logger=quiet,
    )
    inside.sockets = Sockets(socketio.server, inside.screens)
    inside.ways = Ways(inside.screens, inside.holding, (inside.lines, inside.sockets))
    if inside.manager.lacking and settings.async_mode == "eventlet":
        _log.error("broadcasts take the slow path: %s", "; ".join(inside.manager.lacking))
    inside.following.look()
    begin = partial(_begin, inside, socketio)
    return Push(Entrance(app.wsgi_app), inside.lines.run, begin, inside.reports.flush)


def _flask(inside: _Inside, player: Callable[..., Blueprint]) -> Flask:
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    answer_with_documents(app)
    app.register_blueprint(create_pairing(inside.access, inside.clock, inside.spool.append))
    app.register_blueprint(_plays(inside))
    wiring = {
        "name": "player",
        "programme_url": lambda channel: f"/feed/programme/{channel}",
        "socket_url": "/",
        "blob_base": "/feed/blob/",
        "guard": guard_of(inside.access, lambda: inside.holding.programmes),
    }
    app.register_blueprint(player(**wiring), url_prefix="/screens")
    app.add_url_rule("/", "front", lambda: redirect("/screens/"))
    app.register_blueprint(status.create_status(inside.facts, inside.access))
    parts = Parts(inside.holding, inside.store, inside.access, inside.spool.root, inside.aside)
    app.register_blueprint(Feed(parts).blueprint())
    app.register_blueprint(create_blobs(inside.store, inside.access))
    return app


def _plays(inside: _Inside) -> Blueprint:
    log = Log(Spool(inside.settings.data / "spool", "push-log"))
    return create_plays(inside.access, inside.clock, log, inside.aside, lambda: inside.holding.programmes)


def _begin(inside: _Inside, socketio: SocketIO) -> None:
    def ticking() -> None:
        while True:
            socketio.sleep(TICK_S)
            try:
                inside.tick()
            except Exception:  # noqa: BLE001 the next tick must come
                _log.exception("reports could not be kept")

    socketio.start_background_task(inside.following.run)
    socketio.start_background_task(inside.following.run_editions)
    socketio.start_background_task(inside.scrubbing.run)
    socketio.start_background_task(ticking)
