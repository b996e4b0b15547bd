"""The machine's clock as the programmes of a test have it: all of them follow the hands that the test moves."""

import struct
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

_AHEAD = struct.Struct("<q")


@dataclass(frozen=True)
class MachineClock:
    """Goes as the real one does, so many ms ahead as `path` says; what is started in its environment goes by it."""

    path: Path

    @classmethod
    def of(cls, path: Path, monkeypatch: pytest.MonkeyPatch) -> "MachineClock":
        """From now on every programme that this process starts has it."""
        clock = cls(path)
        clock._set(0)
        monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
        monkeypatch.setenv("MOVED_CLOCK", str(path))
        return clock

    def turn_to(self, at: int) -> None:
        """From now on it is `at` (ms since the epoch) and later."""
        self._set(at - time.time_ns() // 1_000_000)

    def _set(self, ahead: int) -> None:
        # Written where it lies: the programmes look at this very file.
        with self.path.open("r+b" if self.path.exists() else "wb") as file:
            file.write(_AHEAD.pack(ahead))
