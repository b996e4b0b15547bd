"""Chromium is opened on a page, opened again when it ends, and never outlives who opened it."""

import http.server
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from config.browser import launch as launching
from config.browser.flags import FORGETFUL, PRINTING, flags
from config.browser.lock import release
from tests.processes import ROOT, clean_environ
from tests.waiting import PATIENCE_S, until

HEADLESS = ["--", "--headless=new", "--disable-gpu"]


class Visits(http.server.ThreadingHTTPServer):
    """A page that counts how often a browser comes to see it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Page)
        self.seen: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_port}/screens/lobby-led/"


class _Page(http.server.BaseHTTPRequestHandler):
    server: Visits

    def do_GET(self) -> None:
        if "Chrom" in self.headers.get("User-Agent", "") and self.path.startswith("/screens"):
            self.server.seen.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>screen</title>")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def visits() -> Iterator[Visits]:
    server = Visits()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@contextmanager
def keeping(visits: Visits, profile: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The launcher as the supervisor starts it, from another working folder."""
    command = [*launching.launcher(visits.url, profile), *HEADLESS]
    process = subprocess.Popen(command, cwd=profile.parent, env=clean_environ(), stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_S)


def browsers(profile: Path) -> list[int]:
    """Process ids of the browsers (not their helpers) that use this profile."""
    return [number for number, words in _processes(profile) if not any(w.startswith(b"--type=") for w in words)]


def drawing(profile: Path) -> list[int]:
    """Process ids of what draws the pages of the browsers that use this profile."""
    return [number for number, words in _processes(profile) if b"--type=renderer" in words]


def _processes(profile: Path) -> Iterator[tuple[int, list[bytes]]]:
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            # What was forked and not started writes its words in one.
            words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").split() if entry.name.isdigit() else []
            own = f"--user-data-dir={profile}".encode() in words
            if own and "chrom" in (entry / "exe").readlink().name:
                yield int(entry.name), words


@pytest.mark.browser
def test_a_browser_that_ends_is_opened_again(visits: Visits, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with keeping(visits, profile):
        until(lambda: len(visits.seen) == 1)
        os.kill(until(lambda: browsers(profile))[0], signal.SIGKILL)
        until(lambda: len(visits.seen) == 2)
    until(lambda: not browsers(profile))


@pytest.mark.browser
def test_a_browser_whose_page_has_died_is_opened_again(visits: Visits, tmp_path: Path) -> None:
    """Otherwise an error page would stand on the screen until somebody pulls the plug."""
    profile = tmp_path / "profile"
    with keeping(visits, profile):
        until(lambda: len(visits.seen) == 1)
        (browser,) = browsers(profile)

        def gone() -> bool:
            # One that has not drawn the page yet is replaced without a word.
            for process in drawing(profile):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            return browser not in browsers(profile)

        until(gone)
        until(lambda: len(visits.seen) >= 2)


@pytest.mark.browser
def test_a_browser_ends_with_who_opened_it(visits: Visits, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with keeping(visits, profile) as launcher:
        until(lambda: visits.seen)
        assert browsers(profile)
        launcher.kill()
        until(lambda: not browsers(profile))


def test_without_a_browser_one_line_says_what_to_install(tmp_path: Path) -> None:
    command = launching.launcher("http://127.0.0.1:1/", tmp_path / "profile")
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "no Chromium found: sudo apt-get install chromium\n"


def test_a_window_of_an_exact_size_is_no_kiosk(tmp_path: Path) -> None:
    whole = list(flags(tmp_path))
    part = list(flags(tmp_path, size=(1920, 128), position=(0, 10), kiosk=False))
    assert "--kiosk" in whole
    assert "--kiosk" not in part
    assert {"--window-size=1920,128", "--window-position=0,10"} <= set(part)
    assert launching.launcher("u", tmp_path, (1920, 128), (0, 10))[-4:] == ["--size", "1920,128", "--position", "0,10"]


def test_pages_print_without_a_question_only_where_there_is_a_printer(tmp_path: Path) -> None:
    assert launching.launcher("u", tmp_path, manners=[FORGETFUL, PRINTING])[-3:] == ["--", FORGETFUL, PRINTING]
    assert not {FORGETFUL, PRINTING} & {*launching.launcher("u", tmp_path), *flags(tmp_path)}


def test_the_mark_of_a_dead_browser_is_taken_away(tmp_path: Path) -> None:
    lock = tmp_path / "SingletonLock"
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    lock.symlink_to(f"{os.uname().nodename}-{ended.pid}")
    (tmp_path / "SingletonCookie").symlink_to("1")
    release(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_mark_of_a_running_browser_stays(tmp_path: Path) -> None:
    lock = tmp_path / "SingletonLock"
    lock.symlink_to(f"{os.uname().nodename}-{os.getpid()}")
    release(tmp_path)
    assert lock.is_symlink()


def test_the_launcher_names_its_own_folder() -> None:
    assert launching.launcher("u", Path("p"))[1] == str(ROOT / "config" / "browser")
