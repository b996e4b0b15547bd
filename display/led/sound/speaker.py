"""Samples onto a sound device of this machine, by the player that ALSA brings: a process of its own, so that a device
that hangs or is gone holds up nobody."""

import os
import subprocess
from contextlib import suppress
from functools import partial
from shutil import which
from tempfile import TemporaryFile
from typing import IO, Final

from config.lineage import die_with_parent
from display.led.sound.tone import RATE, Samples

PROGRAM: Final = "aplay"
GRACE_S: Final = 1.0


class Speaker:
    """`device` as ALSA names it. One sound at a time: the next ends the one before."""

    def __init__(self, device: str) -> None:
        self._device = device
        self._player: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None
        self._trouble: str | None = None

    def play(self, samples: Samples) -> None:
        """Begin to. Raises OSError where there is no such program."""
        self.hush()
        program = which(PROGRAM)
        if program is None:
            raise FileNotFoundError(f"no {PROGRAM}: apt-get install alsa-utils")
        form = ["-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(RATE)]
        # It reads at its own pace, and nobody here waits for it.
        with TemporaryFile() as sound:
            sound.write(samples.astype("<i2").tobytes())
            sound.seek(0)
            self._said = TemporaryFile()  # noqa: SIM115 read when the player has ended
            self._player = subprocess.Popen(  # noqa: S603 our own argument list
                [program, "-D", self._device, *form],
                stdin=sound,
                stdout=subprocess.DEVNULL,
                stderr=self._said,
                preexec_fn=partial(die_with_parent, os.getpid()),
            )

    def trouble(self) -> str | None:
        """Why what was to be heard last was not; None when it was."""
        if self._player and (ended := self._player.poll()) is not None:
            self._trouble = self._why(ended) if ended else None
        return self._trouble

    def hush(self) -> None:
        player, self._player = self._player, None
        if self._said:
            self._said.close()
            self._said = None
        if player is None:
            return
        player.terminate()
        with suppress(subprocess.TimeoutExpired):
            player.wait(GRACE_S)
            return
        player.kill()
        player.wait()

    def _why(self, ended: int) -> str:
        said = []
        if self._said:
            self._said.seek(0)
            said = self._said.read(400).decode(errors="replace").strip().splitlines()
        return said[-1] if said else f"{PROGRAM} ended with {ended}"
