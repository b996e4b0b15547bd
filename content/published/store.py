"""The folder that a process presents from. Publishing is switching a pointer in it."""

import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Literal

from content.published import durable, prune
from content.published.blobs import Blobs
from content.published.envelope import LONGEST, Envelope, opened
from content.published.errors import Refused
from content.published.files import opened as opened_file
from content.published.files import read
from content.published.keys import Trust

Kind = Literal["programmes", "editions", "access"]
KINDS: Mapping[Kind, str] = {"programmes": "programme", "editions": "edition", "access": "access"}
"""What a body of each calls itself."""
POINTER = "current"
LONGEST_POINTER = 64
_CHANNEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_FILE = re.compile(r"(0|[1-9][0-9]{0,15})\.json")


class Store:
    """blobs/aa/<sha256>, editions/<number>.json, programmes/<channel>/<number>.json, access/<number>.json, and
    in each of these a pointer `current`. Holds no keys: who presents from it verifies."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.blobs = Blobs(root / "blobs")
        self.put_blob = self.blobs.put
        self.put_blobs = self.blobs.put_many
        self.take_blob_file = self.blobs.take_file
        self.has_blob = self.blobs.has
        self.blob_path = self.blobs.path
        self.read_blob = self.blobs.read

    def folder(self, kind: Kind, channel: str | None = None) -> Path:
        """Raises Refused('malformed') for what cannot be a channel's name."""
        if (kind == "programmes") != (channel is not None):
            raise ValueError("a channel is named for programmes, and only for them")
        if channel is None:
            return self.root / kind
        if not _CHANNEL.fullmatch(channel):
            raise Refused("malformed", f"{channel!r:.80} names no channel")
        return self.root / kind / channel

    def path(self, kind: Kind, number: int, channel: str | None = None) -> Path:
        return self.folder(kind, channel) / f"{number}.json"

    def channels(self) -> list[str]:
        """Every channel that a programme was published for."""
        return sorted(name for name in _names(self.root / "programmes") if _CHANNEL.fullmatch(name))

    def numbers(self, kind: Kind, channel: str | None = None) -> list[int]:
        """The numbers that lie here, newest first, good or not."""
        found = map(_FILE.fullmatch, _names(self.folder(kind, channel)))
        return sorted((int(match[1]) for match in found if match), reverse=True)

    def pointer(self, kind: Kind, channel: str | None = None) -> int | None:
        """The current number, None before the first; raises Refused('damaged') for garbage."""
        try:
            text = read(self.folder(kind, channel) / POINTER, LONGEST_POINTER)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Refused("damaged", f"the pointer of {channel or kind}: {error.strerror}") from error
        match = re.fullmatch(rb"(0|[1-9][0-9]{0,15})\n", text)
        if not match:
            raise Refused("damaged", f"the pointer of {channel or kind} is no number")
        return int(match[1])

    def envelope(self, kind: Kind, number: int, channel: str | None = None) -> Envelope:
        """As it lies on disk; raises Refused('missing' or 'malformed' or 'number_mismatch')."""
        path = self.path(kind, number, channel)
        try:
            with opened_file(path) as file:
                text = file.read(4 * LONGEST)
        except FileNotFoundError as error:
            raise Refused("missing", self.name_of(path)) from error
        except OSError as error:
            raise Refused("damaged", f"{self.name_of(path)}: {error.strerror}") from error
        found = Envelope.from_json(text)
        if found.number != number:
            raise Refused("number_mismatch", f"{self.name_of(path)} holds number {found.number}")
        return found

    def opened(
        self, trust: Trust, kind: Kind, number: int, channel: str | None = None
    ) -> tuple[Envelope, dict[str, Any]]:
        """As it lies on disk, verified, and its body; raises Refused."""
        found = self.envelope(kind, number, channel)
        return found, opened(found, trust, kind=KINDS[kind], channel=channel)

    def publish(self, kind: Kind, envelope: Envelope, channel: str | None = None) -> None:
        """Write the file, then switch the pointer. The same again only mends the pointer.
        Raises Refused('number_back') for another number not above, OSError when the disk will not."""
        with durable.locked(self.root / ".lock"):
            current = self._current(kind, channel)
            if current is None or envelope.number > current.number:
                self._write(kind, envelope, channel)
            elif envelope != current:
                raise Refused("number_back", f"number {envelope.number} is not above {current.number}")
            self._point(kind, envelope.number, channel)

    def mend(self, kind: Kind, envelope: Envelope, trust: Trust, channel: str | None = None) -> None:
        """Publish what the caller verified, also over damaged copies: whatever of this number or above does
        not verify is set aside first, where no reader looks. Raises as `publish`."""
        with durable.locked(self.root / ".lock"):
            for number in self.numbers(kind, channel):
                if number >= envelope.number and not self._verifies(trust, kind, number, channel):
                    path = self.path(kind, number, channel)
                    path.replace(path.with_suffix(".damaged"))
        self.publish(kind, envelope, channel)

    def prune(self, keep: int = 3, quota: int | None = None, also: Collection[str] = ()) -> list[Path]:
        """Drop what is not among the last numbers of its kind nor named by them; see `prune.prune`."""
        with durable.locked(self.root / ".lock"):
            return prune.prune(self, keep, quota, also)

    def name_of(self, path: Path) -> str:
        """A file's name as problems and people call it: its path in the store."""
        return path.relative_to(self.root).as_posix()

    def _verifies(self, trust: Trust, kind: Kind, number: int, channel: str | None) -> bool:
        try:
            self.opened(trust, kind, number, channel)
        except Refused:
            return False
        return True

    def _current(self, kind: Kind, channel: str | None) -> Envelope | None:
        # A pointer that was flipped must neither block what is new nor let in what is old: the newest file
        # that is an envelope at all decides.
        for number in self.numbers(kind, channel):
            try:
                return self.envelope(kind, number, channel)
            except Refused:
                continue
        return None

    def _write(self, kind: Kind, envelope: Envelope, channel: str | None) -> None:
        # The folder is synced with the pointer: were only the pointer to survive a power cut, readers would
        # take the number before.
        path = self.path(kind, envelope.number, channel)
        durable.write(path, envelope.to_json().encode(), sync_name=False)

    def _point(self, kind: Kind, number: int, channel: str | None) -> None:
        path = self.folder(kind, channel) / POINTER
        data = b"%d\n" % number
        try:
            same = read(path, LONGEST_POINTER) == data
        except OSError:
            same = False
        if not same:
            durable.write(path, data)


def _names(folder: Path) -> list[str]:
    try:
        # Names alone: a channel may have hundreds, and is asked at each emergency.
        return os.listdir(folder)  # noqa: PTH208
    except (FileNotFoundError, NotADirectoryError):
        return []
