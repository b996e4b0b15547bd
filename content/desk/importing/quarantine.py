"""The folder where uploads lie until somebody keeps them, for a day at most: each in a folder of its own, its facts
beside it. Nothing here is content; what is kept of it goes the way of all drafts."""

import hashlib
import json
import os
import re
import secrets
import shutil
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import IO, Any, Final

from content.desk.errors import Problem
from content.desk.looking import film
from content.desk.moments import Ms
from content.published import durable

from .arrival import Arrival, told_of
from .limits import MB

DAY: Final = 86_400_000
MOST_BYTES: Final = film.MOST_BYTES
MOST_FILES: Final = 200
"""Of one person, until they keep or drop some."""
MOST_HELD: Final = 2048 * MB
LEFT_FREE: Final = 256 * MB
"""So much of the disk is left for what the office lives on."""
_PORTION: Final = MB
_ID: Final = re.compile(r"[0-9a-f]{20}")
_counted: Final = count()
FACTS: Final = "facts.json"
FILE: Final = "file"
TABLE: Final = "table.json"
WHOLE: Final = "whole.html"
FILM: Final = "film.mp4"
PROGRESS: Final = "progress"


def picture_name(number: int) -> str:
    """Of the pictures beside it, counted from 1."""
    return f"picture-{number}.webp"


class Quarantine:
    """The arrivals in `folder`, which one process has to itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    @property
    def folder(self) -> Path:
        """Made when it is first asked for; nobody but the desk may look into it."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._folder

    def take(self, stream: IO[bytes], name: str, account: int, now: Ms) -> Arrival:
        """A file off the wire, never whole in memory; one that is too large or has no room here is refused and not
        kept."""
        arrival = Arrival(_fresh_id(now), account, name, 0, "", now)
        home = self.folder / arrival.id
        home.mkdir(mode=0o700)
        try:
            self._check_room(account)
            size, sha = _copied(stream, home / FILE)
            arrival = replace(arrival, size=size, sha=sha)
        except Problem as problem:
            (home / FILE).unlink(missing_ok=True)
            arrival = replace(arrival, problem=told_of(problem))
        self.put(arrival)
        return arrival

    def refuse(self, name: str, account: int, now: Ms, problem: Problem) -> Arrival:
        """Only the line that says so."""
        arrival = Arrival(_fresh_id(now), account, name, 0, "", now, problem=told_of(problem))
        (self.folder / arrival.id).mkdir(mode=0o700)
        self.put(arrival)
        return arrival

    def put(self, arrival: Arrival) -> None:
        """These facts from now on, unless it was dropped meanwhile."""
        home = self._folder / arrival.id
        with self._lock:
            if home.is_dir():
                durable.write(home / FACTS, json.dumps(arrival.facts()).encode(), 0o600, sync_name=False)

    def update(self, arrival: Arrival, **facts: Any) -> Arrival:
        changed = replace(arrival, **facts)
        self.put(changed)
        return changed

    def find(self, arrival_id: str) -> Arrival | None:
        """None when there is none, or no more."""
        if not _ID.fullmatch(arrival_id):
            return None
        try:
            return Arrival(**json.loads((self._folder / arrival_id / FACTS).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None

    def everything(self) -> list[Arrival]:
        """In the order in which they came."""
        return [found for path in sorted(self._homes()) if (found := self.find(path.name))]

    def of(self, account: int) -> list[Arrival]:
        return [each for each in self.everything() if each.account == account]

    def drop(self, arrival_id: str) -> None:
        """It and all that was made of it."""
        if _ID.fullmatch(arrival_id):
            with self._lock:
                shutil.rmtree(self._folder / arrival_id, ignore_errors=True)

    def lay_beside(self, arrival: Arrival, files: Mapping[str, bytes]) -> None:
        """What was made of it, unless it was dropped meanwhile."""
        home = self._folder / arrival.id
        with self._lock:
            for name, data in files.items() if home.is_dir() else ():
                (home / name).write_bytes(data)

    def empty(self, arrival: Arrival) -> None:
        """Only its facts stay, to say what became of it."""
        with self._lock:
            for path in (self._folder / arrival.id).glob("*"):
                if path.name != FACTS:
                    path.unlink(missing_ok=True)

    def overdue(self, now: Ms) -> list[str]:
        """What has lain here for a day, also what a crash left without its facts."""
        return [path.name for path in self._homes() if now - _arrived(path.name) >= DAY]

    def path(self, arrival: Arrival, name: str = FILE) -> Path:
        return self._folder / arrival.id / name

    def _homes(self) -> Iterator[Path]:
        if self._folder.is_dir():
            yield from (path for path in self._folder.iterdir() if _ID.fullmatch(path.name))

    def _check_room(self, account: int) -> None:
        lying = [each for each in self.everything() if each.state != "kept"]
        if sum(each.account == account for each in lying) >= MOST_FILES:
            message = "%(most)d of your files wait here: keep or drop some first"
            raise Problem(409, "too-many-files", message, most=MOST_FILES)
        if sum(each.size for each in lying) >= MOST_HELD or shutil.disk_usage(self.folder).free < LEFT_FREE:
            raise Problem(507, "no-room", "there is no room for further files until some are kept or dropped")


def _copied(stream: IO[bytes], path: Path) -> tuple[int, str]:
    """The size and the SHA-256; raises Problem 413, 507."""
    size, told = 0, hashlib.sha256()
    try:
        with path.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            while portion := stream.read(_PORTION):
                size += len(portion)
                if size > MOST_BYTES:
                    message = "a file has at most %(most)d MB"
                    raise Problem(413, "too-large", message, most=MOST_BYTES // MB)
                told.update(portion)
                file.write(portion)
    except OSError as error:
        raise Problem(507, "no-room", "there is no room for further files until some are kept or dropped") from error
    return size, told.hexdigest()


def _fresh_id(now: Ms) -> str:
    """Names sort as files came, and tell when where no facts are left; what came before a restart is another's."""
    return f"{now:012x}{next(_counted) % 0x10000:04x}{secrets.token_hex(2)}"


def _arrived(arrival_id: str) -> Ms:
    return int(arrival_id[:12], 16)
