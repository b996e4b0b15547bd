"""`run_display.py --play CHANNEL`: a feed process into a store of its own, and the loop that presents from it."""

import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from config.settings import Settings, is_loopback
from content.published.clock import Clock
from content.published.errors import Refused
from content.published.feeding import trusted
from content.published.keys import Trust
from content.published.reader import Reader
from content.published.spool import Spool
from content.published.store import Store
from content.type.faces import check
from display.led.devices import check as check_device
from display.led.devices import opened
from display.led.devices.build import NoDevice, build_of
from display.led.feeding import FeedProcess
from display.led.looks import Looks
from display.led.output import Output
from display.led.playing import Playing
from display.led.plays import Plays
from display.led.reports import Reports
from display.led.sound.sounding import Sounding
from display.led.sound.speaker import Speaker
from display.led.watching import Watching


def play(settings: Settings) -> int:
    """Play until a signal says stop; 0, or 1 when this machine has no trust anchor, or lacks what the device needs."""
    stop, trust = _told_to_stop(), _prepared(settings)
    if trust is None:
        return 1
    channel, upstream = settings.play or "", settings.upstream or f"http://127.0.0.1:{settings.port}"
    folder = settings.data / "play" / channel
    shared = is_loopback(urlsplit(upstream).hostname or "") and (settings.data / "store").is_dir()
    spool = settings.data / "spool" if shared else folder / "spool"
    feed = FeedProcess(settings, upstream, folder / "store", None if shared else spool)
    clock, store = Clock(), Store(folder / "store")
    watching = Watching(Reader(store, trust, clock, [channel]), store, channel)
    told = Spool(spool, f"play-{channel}")
    reports = Reports(told, clock, channel, f"local:{channel}:led", folder, by_hub=shared)
    executor, telling = ThreadPoolExecutor(1, "prepare"), ThreadPoolExecutor(1, "tell")
    kept = Spool(spool, f"play-{channel}-log")
    playing = Playing(
        watching,
        store.read_blob,
        _output(settings, reports),
        reports,
        clock,
        settings.size,
        executor,
        settings.led_brightness,
        Plays(kept, reports.who, folder / "plays.json", telling),
        Looks(kept, reports.who, telling),
    )
    feed.start()
    threading.Thread(target=watching.run, args=(stop,), daemon=True).start()
    _let_be_heard(settings.sound, stop, watching, store, reports)
    reports.online(True)
    playing.run(stop)
    executor.shutdown(wait=False, cancel_futures=True)
    telling.shutdown()
    reports.online(False)
    feed.end()
    if playing.restart:
        os.execv(sys.executable, sys.orig_argv)  # noqa: S606 this very program, by its own arguments
    return 0


def _let_be_heard(
    device: str | None, stop: threading.Event, watching: Watching, store: Store, reports: Reports
) -> None:
    if device:
        sounding = Sounding(watching, store.read_blob, Speaker(device), reports, Clock())
        threading.Thread(target=sounding.run, args=(stop,), daemon=True).start()


def _told_to_stop() -> threading.Event:
    """Set by the signals that end a process."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _output(settings: Settings, reports: Reports) -> Output:
    device, build = settings.device or "memory", build_of(settings)
    return Output(lambda size: opened(device, size, build), settings.size, reports.broken, settings.led_one_bit)


def _prepared(settings: Settings) -> Trust | None:
    """Whom to trust; None when this machine cannot play, and a line has said why."""
    try:
        trust = trusted(settings.data, settings.hub_key)
        check_device(settings.device or "memory")
    except (OSError, Refused):
        print(f"{settings.data} holds no trust.json: init a hub there, or give --hub-key", file=sys.stderr)  # noqa: T201
        return None
    except NoDevice as lacking:
        print(lacking, file=sys.stderr)  # noqa: T201
        return None
    for line in check():
        print(line, file=sys.stderr)  # noqa: T201
    return trust
