"""The desk as a process: the office opened, its worker warmed, its threads started, waitress in front."""

import logging
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

from flask import Flask

from config.patience import patient_server
from config.pauses import PAGES, collect_seldom

from . import settings_entered
from .alerts.cap.folder import CapFolder
from .alerts.voicing import Voicing
from .app import Kiosk, Player, create_app
from .editions.scripts import traditional
from .errors import Problem
from .office import Desk, open_desk
from .speech.voices import Voices
from .upkeep import Upkeep
from .waiting.reminders import Reminders
from .watch.mail import Mail
from .watch.telling import Telling, Way
from .watch.webhook import Webhook
from .worker import Child

THREADS = 8
SWITCH_S = 0.0005
# The first edition of an office with thousands of records.
EDITION_S = 900.0
# A look at every upload and every file of the store, by night.
NIGHT_S = 3600.0
# A portion of voices, however little of the processor it gets.
PORTION_S = 1800.0
# Above what any upload may have, so that the desk itself can say what is wrong with one.
MOST_BYTES = 256 * 1024 * 1024


class Settings(Protocol):
    """What the desk needs of the settings."""

    @property
    def data(self) -> Path: ...
    @property
    def host(self) -> str: ...
    @property
    def desk_port(self) -> int: ...
    @property
    def speech(self) -> bool: ...
    @property
    def trusted_proxy(self) -> str | None: ...
    @property
    def mail_server(self) -> str | None: ...
    @property
    def mail_user(self) -> str | None: ...
    @property
    def mail_password(self) -> str | None: ...
    @property
    def mail_from(self) -> str | None: ...
    @property
    def mail_to(self) -> tuple[str, ...] | None: ...
    @property
    def webhook_url(self) -> str | None: ...
    @property
    def webhook_secret(self) -> str | None: ...
    @property
    def cap_folder(self) -> Path | None: ...
    @property
    def signed_alerts(self) -> str: ...


def serve(settings: Settings, player: Player | None, kiosk: Kiosk | None = None) -> int:
    """Serve until a signal ends it; 1 when there is no office or the address cannot be had."""
    # An approval gives the interpreter away at each of its statements; it must not wait 5 ms to get it back
    # whenever another thread takes in reports.
    sys.setswitchinterval(SWITCH_S)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    press = Child("content.desk.press")
    # Started first: it imports while this process does.
    press.start()
    try:
        desk = _opened(settings, press)
        # What is sent here waits on the disk of the office, not in a /tmp that may be memory.
        tempfile.tempdir = str(desk.hub)
        app = create_app(desk, player, kiosk)
        server = patient_server(
            app,
            host=settings.host,
            port=settings.desk_port,
            threads=THREADS,
            trusted_proxy=settings.trusted_proxy,
            max_request_body_size=MOST_BYTES,
        )
    except (Problem, OSError) as error:
        sys.stderr.write(f"desk: {_said(error, settings)}\n")
        press.close()
        return 1
    if desk.demo:
        # The sample office is taken out again after weeks, by people who are only trying it.
        desk.publisher.believe_clock()
    stop = start(desk, *_asked_for(desk, settings), *_warming(app, player))
    with desk.database.transaction() as session:
        settings_entered.enter(session, settings, now=desk.clock.now())
    collect_seldom(PAGES)
    try:
        server.run()
    finally:
        stop.set()
        desk.close()
    return 0


def _opened(settings: Settings, press: Child) -> Desk:
    """The office with its workers. Raises as `open_desk`."""
    return open_desk(
        settings.data,
        press=press,
        bench=Child("content.desk.looking.film", "content.desk.looking"),
        binder=Child("content.desk.editions.compiling", seconds=EDITION_S, aside=True),
        verifier=Child("content.desk.verifying", seconds=NIGHT_S, aside=True),
        signed_on_air=settings.signed_alerts == "air",
    )


def start(desk: Desk, *more: Callable[[threading.Event], None]) -> threading.Event:
    """The desk's own threads: upkeep, intake, editions, the mailroom and what is given. They end with the event."""
    stop = threading.Event()
    own = (
        Upkeep(desk, desk.verifying.looked).run,
        desk.verifying.run,
        desk.intake.run,
        desk.watch.run,
        desk.publisher.editions.run,
        desk.mailroom.run,
        desk.mailroom.run_films,
    )
    for work in (*own, *more):
        threading.Thread(target=work, args=(stop,), daemon=True).start()
    return stop


def _asked_for(desk: Desk, settings: Settings) -> Iterator[Callable[[threading.Event], None]]:
    """The threads that settings say more of."""
    told = ways(settings)
    telling = Telling(desk.database, desk.clock, desk.alarms, told)
    yield from (telling.run, telling.run_sending, Reminders(desk.database, desk.clock, desk.alarms, told).run)
    yield from (CapFolder(desk, settings.cap_folder or desk.hub / "cap-in").run, _ready)
    if settings.speech:
        # Workers of their own: an alert's few words wait for no catalogue that is being read.
        yield Voicing(desk, Child("content.desk.alerts.speaking", aside=True)).run
        yield _voices(desk).run


def _warming(app: Flask, player: Player | None) -> Iterator[Callable[[threading.Event], None]]:
    """Where there are pages."""
    if player is not None:
        from .pages.warming import warm

        yield partial(warm, app)


def _ready(_: threading.Event) -> None:
    """The dictionaries are loaded before an alert waits for its traditional characters."""
    traditional("预警")


def ways(settings: Settings) -> dict[str, Way]:
    """How people outside the desk are told of alarms: none, unless it was asked for."""
    found: dict[str, Way] = {}
    if settings.mail_server and settings.mail_from and settings.mail_to:
        user, password = settings.mail_user, settings.mail_password
        found["mail"] = Mail(settings.mail_server, settings.mail_from, settings.mail_to, user, password)
    if settings.webhook_url and settings.webhook_secret:
        found["webhook"] = Webhook(settings.webhook_url, settings.webhook_secret)
    return found


def _voices(desk: Desk) -> Voices:
    # A worker of its own, which is killed with its thread: no edition and no shutdown waits for a portion.
    worker = Child("content.desk.speech.making", seconds=PORTION_S, last=True)
    return Voices(desk.data, desk.clock, desk.notes, desk.publisher.editions, worker)


def _said(error: Problem | OSError, settings: Settings) -> str:
    if isinstance(error, Problem):
        return str(error)
    return f"{settings.host}:{settings.desk_port} cannot be listened on: {error.strerror}"
