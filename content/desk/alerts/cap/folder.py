"""A folder that other programs drop messages into: each file is taken in once, then lies under taken/ or refused/."""

import os
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from defusedxml import ElementTree  # type: ignore[import-untyped]

from content.desk.errors import Problem
from content.desk.office import Desk

from . import safely, taking

LOOK_S: Final = 0.2
# A writer that has not finished by then has written what is no message.
UNFINISHED_S: Final = 2.0
ENDINGS: Final = (".xml", ".cap")
TAKEN, REFUSED = "taken", "refused"
Print = tuple[int, int, int]


class CapFolder:
    """Looks for ever; what cannot be moved away is taken in once all the same, and is an alarm."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk, self._folder = desk, folder
        self._stuck: dict[str, Print] = {}

    def run(self, stop: threading.Event) -> None:
        """Until stop."""
        while not stop.is_set():
            self.look()
            stop.wait(LOOK_S)

    def look(self) -> int:
        """Take in what lies there now; how many files were dealt with."""
        try:
            found = [each for each in self._files() if self._one(each)]
        except OSError as error:
            self._desk.alarms.set("cap-folder", [("cap-folder", f"{error.strerror or error}"[:200])])
            return 0
        self._desk.alarms.set("cap-folder", [("cap-not-moved", name) for name in sorted(self._stuck)])
        return len(found)

    def _files(self) -> Iterator[Path]:
        """Plain files that no program hides while it writes them; a folder that is not there is made."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.scandir(self._folder) as entries:
            names = sorted(each.name for each in entries if each.is_file(follow_symlinks=False))
        for name in names:
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield self._folder / name

    def _one(self, path: Path) -> bool:
        read = _read(path)
        if read is None:
            return False
        data, seen, age_s = read
        if self._stuck.get(path.name) == seen or (age_s < UNFINISHED_S and not _finished(data)):
            return False
        refusal = self._take(path, data)
        self._move(path, seen, refusal)
        return True

    def _take(self, path: Path, data: bytes) -> str:
        """Why it was refused, "" when it was not."""
        now = self._desk.clock.now()
        try:
            taking.take(self._desk, None, data, by="folder", now=now, origin="cap-folder", name=path.name)
        except Problem as problem:
            return str(problem)
        return ""

    def _move(self, path: Path, seen: Print, refusal: str) -> None:
        to = self._folder / (REFUSED if refusal else TAKEN)
        name = f"{time.time_ns()}-{path.name}"
        try:
            to.mkdir(exist_ok=True)
            path.replace(to / name)
            if refusal:
                (to / f"{name}.why.txt").write_text(refusal + "\n", encoding="utf-8")
            self._stuck.pop(path.name, None)
        except OSError:
            self._stuck[path.name] = seen


def _read(path: Path) -> tuple[bytes, Print, float] | None:
    """The bytes, as far as they may count; None for what went away, or is no plain file."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            return None
        data = file.read(safely.MOST_BYTES + 1)
    return data, (facts.st_ino, facts.st_size, facts.st_mtime_ns), time.time() - facts.st_mtime


def _finished(data: bytes) -> bool:
    """Whether it ends as XML does; a document type, however hostile, is somebody else's to refuse."""
    try:
        ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return False
    except ValueError:
        return True
    return True
