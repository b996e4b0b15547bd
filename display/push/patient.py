"""The store read so that nobody waits for the disk: blobs are read and verified in a thread beside the sockets."""

from pathlib import Path

from content.published.blobs import Blobs, stat_of
from content.published.store import Store
from display.push.aside import Aside


class PatientBlobs(Blobs):
    """Whoever asks waits, the others go on. What is verified already costs a look at its stat, as ever."""

    def __init__(self, root: Path, aside: Aside) -> None:
        super().__init__(root)
        self._aside = aside

    def has(self, sha: str) -> bool:
        stat = stat_of(self.path(sha))
        if stat is None or self._verified.get(sha) == stat:
            return super().has(sha)
        return self._aside(super().has, sha)

    def read(self, sha: str) -> bytes:
        return self._aside(super().read, sha)


class PatientStore(Store):
    def __init__(self, root: Path, aside: Aside) -> None:
        super().__init__(root)
        self.blobs = PatientBlobs(self.blobs.root, aside)
        self.has_blob, self.read_blob = self.blobs.has, self.blobs.read
