"""Bytes named by their SHA-256: written whole or not at all, verified when opened."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from content.published import durable
from content.published.checks import is_sha
from content.published.durable import Unfinished
from content.published.errors import Refused
from content.published.files import Stat, chunks_of, hash_of, read, stat_of, write_hashed

LARGEST_READ = 64 * 1024 * 1024
"""Bytes that are read into memory at once; what may be larger is streamed."""

__all__ = ["Blobs", "Stat", "chunks_of", "hash_of", "stat_of"]


class Blobs:
    """A folder `aa/<sha256>`, or `<sha256>` where it is flat. Which files were verified is remembered by their
    stat."""

    def __init__(self, root: Path, *, flat: bool = False) -> None:
        self.root, self._flat = root, flat
        self.damaged: set[str] = set()
        self._verified: dict[str, Stat] = {}

    def path(self, sha: str) -> Path:
        """Where it lies or would lie; raises Refused('malformed') for what is no SHA-256."""
        if not is_sha(sha):
            raise Refused("malformed", f"{sha!r:.80} names no blob")
        return self.root / sha if self._flat else self.root / sha[:2] / sha

    def has(self, sha: str) -> bool:
        """Whether it is here, whole; what is here but not whole is remembered in `damaged`."""
        path = self.path(sha)
        stat = stat_of(path)
        if stat is None:
            self.damaged.discard(sha)
            return False
        if self._verified.get(sha) != stat:
            self._note(sha, stat, _is_whole(path, sha))
        return sha not in self.damaged

    def read(self, sha: str) -> bytes:
        """Raises Refused('missing') or Refused('damaged')."""
        path = self.path(sha)
        stat = stat_of(path)
        try:
            data = read(path, LARGEST_READ)
        except FileNotFoundError as error:
            raise Refused("missing", f"blob {sha}") from error
        except OSError as error:
            self.damaged.add(sha)
            raise Refused("damaged", f"blob {sha}: {error.strerror}") from error
        if stat is None or self._verified.get(sha) != stat or sha in self.damaged:
            self._note(sha, stat, hashlib.sha256(data).hexdigest() == sha)
        if sha in self.damaged:
            raise Refused("damaged", f"blob {sha}")
        return data

    def read_anew(self, sha: str) -> bytes:
        """As `read`, but believes nothing that was verified before: whoever writes through a mapping of the file leaves
        its times as they were."""
        self._verified.pop(sha, None)
        return self.read(sha)

    def put(self, data: bytes) -> str:
        """Its SHA-256; on disk when this returns. A damaged copy is replaced. Raises OSError."""
        sha = hashlib.sha256(data).hexdigest()
        self.take(sha, [data])
        return sha

    def take_file(self, sha: str, path: Path) -> None:
        """As `take`, of a file of any size; raises OSError too."""
        self.take(sha, chunks_of(path))

    def put_many(self, many: Iterable[bytes]) -> list[str]:
        """As `put`, but the disk is waited for once."""
        found = {hashlib.sha256(data).hexdigest(): data for data in many}
        self.take_many((sha, [data]) for sha, data in found.items())
        return list(found)

    def take(self, sha: str, chunks: Iterable[bytes]) -> None:
        """Store what should be the blob sha; raises Refused('damaged') and keeps nothing when it is not."""
        durable.settle(self._receive(sha, chunks))

    def take_many(self, many: Iterable[tuple[str, Iterable[bytes]]]) -> None:
        """Store those that are what they should be and pass over the others; what came before an error is kept."""
        came: list[Unfinished] = []
        try:
            for sha, chunks in many:
                with suppress(Refused):
                    came += self._receive(sha, chunks)
        finally:
            durable.settle(came)

    def forget(self) -> None:
        """Believe nothing that was verified before: the next look reads every byte again."""
        self._verified.clear()

    def all(self) -> Iterator[Path]:
        """Every blob file."""
        return (path for path in self.root.glob("*" if self._flat else "??/*") if is_sha(path.name))

    def _receive(self, sha: str, chunks: Iterable[bytes]) -> list[Unfinished]:
        """What is to be settled: nothing when the blob is here already."""
        path = self.path(sha)
        if self.has(sha):
            for _ in chunks:  # a stream is read to its end all the same, what follows it counts
                pass
            return []
        temporary = durable.unfinished(path)
        try:
            if write_hashed(temporary, chunks) != sha:
                raise Refused("damaged", f"blob {sha} came with other bytes")
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        return [(temporary, path)]

    def _note(self, sha: str, stat: Stat | None, whole: bool) -> None:
        if stat is not None:
            self._verified[sha] = stat
        (self.damaged.discard if whole else self.damaged.add)(sha)


def _is_whole(path: Path, sha: str) -> bool:
    try:
        return hash_of(path) == sha
    except OSError:
        return False
