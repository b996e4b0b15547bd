"""Opens Chromium fullscreen on a screen's page and keeps it open."""

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from shutil import which

from config.browser.flags import Pair, flags
from config.browser.lock import release
from config.browser.watch import FLAG, THERE, Watch
from config.lineage import die_with_parent, die_with_supervisor

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
STEADY = 60.0
"""Seconds after which a browser that ended had been running well."""
PATIENCE = 20.0
"""Seconds in which the page's server may come up; after that the browser shows what it kept."""
GRACE = 5.0


class NoBrowser(Exception):
    """No Chromium on this machine."""

    def __str__(self) -> str:
        return "no Chromium found: sudo apt-get install chromium"


def executable() -> str:
    """The first Chromium on the path; raises NoBrowser."""
    found = next((path for name in NAMES if (path := which(name))), None)
    if found is None:
        raise NoBrowser
    return found


def launch(
    url: str,
    profile: Path,
    size: Pair | None = None,
    position: Pair | None = None,
    kiosk: bool = True,
    extra: Iterable[str] = (),
) -> subprocess.Popen[bytes]:
    """Open url in a browser of its own, whose data lies in profile; it ends when this process does, and when its page
    has died, which would leave an error page on the screen.

    Raises NoBrowser. A size or position (px) other than the whole screen wants kiosk=False.
    """
    program = executable()
    profile.mkdir(parents=True, exist_ok=True)
    release(profile)
    manners = [*flags(profile, size=size, position=position, kiosk=kiosk), FLAG, *_as_root(), *extra]
    watch = Watch()
    browser = subprocess.Popen(  # noqa: S603 our own argument list
        [program, *manners, f"--app={url}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=THERE,
        preexec_fn=partial(_begin, watch, os.getpid()),
    )
    watch.over(browser, browser.terminate)
    return browser


def _begin(watch: Watch, opener: int) -> None:
    die_with_parent(opener)
    watch.place()


def launcher(
    url: str, profile: Path, size: Pair | None = None, position: Pair | None = None, *, manners: Sequence[str] = ()
) -> list[str]:
    """The command of a process that waits for url, opens it and opens it again whenever the browser ends; `manners`
    are flags that not every screen has: FORGETFUL, PRINTING."""
    places = [
        word
        for name, pair in (("--size", size), ("--position", position))
        if pair
        for word in (name, f"{pair[0]},{pair[1]}")
    ]
    extra = ["--", *manners] if manners else []
    return [sys.executable, str(Path(__file__).resolve().parent), url, "--profile", str(profile), *places, *extra]


def keep_running(start: Callable[[], subprocess.Popen[bytes]], stop: threading.Event) -> None:
    """Start, and start again whenever it ends, until stop is set; pauses grow while it ends quickly."""
    pause = FIRST_PAUSE
    while not stop.is_set():
        begun = time.monotonic()
        process = start()
        while process.poll() is None and not stop.wait(0.2):
            pass
        _end(process)
        pause = FIRST_PAUSE if time.monotonic() - begun > STEADY else min(pause * 2, LONGEST_PAUSE)
        stop.wait(pause)


def main(argv: Sequence[str]) -> int:
    """`URL --profile DIR [--size W,H] [--position X,Y] [-- flags of Chromium]`; returns the exit code."""
    die_with_supervisor()
    asked = _asked(argv)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    try:
        executable()
    except NoBrowser as missing:
        print(missing, file=sys.stderr)  # noqa: T201
        return 1
    _await_answer(asked.url, stop)
    whole_screen = asked.size is None
    keep_running(lambda: launch(asked.url, asked.profile, asked.size, asked.position, whole_screen, asked.extra), stop)
    return 0


def _asked(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="config/browser", description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--profile", type=Path, required=True, help="folder for the browser's own data")
    parser.add_argument("--size", type=_pair, help="W,H of the window; without it the whole screen")
    parser.add_argument("--position", type=_pair, help="X,Y of the window")
    ours, extra = (argv[: argv.index("--")], argv[argv.index("--") + 1 :]) if "--" in argv else (argv, [])
    return parser.parse_args(ours, argparse.Namespace(extra=extra))


def _pair(text: str) -> Pair:
    one, other = text.split(",")
    return int(one), int(other)


def _as_root() -> list[str]:
    if os.geteuid() != 0:
        return []
    print("Chromium runs without its sandbox because this is root: use an account of its own", file=sys.stderr)  # noqa: T201
    # The second keeps a warning about the first off the screen.
    return ["--no-sandbox", "--test-type"]


def _await_answer(url: str, stop: threading.Event) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and not stop.is_set():
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 our own address
                return
        except urllib.error.HTTPError:
            return  # whatever it says, somebody is there
        except (OSError, ValueError):
            stop.wait(0.3)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
