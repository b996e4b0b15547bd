"""espeak-ng, a process for each piece: it gets the words on its stdin and gives a WAV on its stdout."""

import shutil
import subprocess
from dataclasses import dataclass
from typing import Final

from .driver import Unspoken
from .reading import EN, ZH, Piece, pieces, reading_version
from .sound import Pcm

PROGRAM: Final = "espeak-ng"
# Slower than its default of 175: for whoever listens with an old ear, beside a lift.
VOICES: Final = {ZH: ("cmn-latn-pinyin", 165), EN: ("en-gb", 145)}
# Of real time, in which a machine with other work may not let it run at all.
LIMIT_S: Final = 120.0
RATE: Final = 22_050
PIECE_PAUSE_MS: Final = 80
# Longer than any sentence: what goes on so long is no sentence, and would cost minutes.
LONGEST: Final = 12_000
_QUIET: Final = 120


@dataclass(frozen=True, slots=True)
class Espeak:
    """`path` is the program's own, `release` its version."""

    path: str
    release: str

    @classmethod
    def found(cls) -> "Espeak | None":
        """As installed on this machine; None when it is not, or does not run."""
        path = shutil.which(PROGRAM)
        if path is None:
            return None
        try:
            told = subprocess.run([path, "--version"], capture_output=True, timeout=LIMIT_S, check=True)  # noqa: S603
        except (OSError, subprocess.SubprocessError):
            return None
        words = told.stdout.decode("utf-8", "replace").partition("Data at")[0].split()
        return cls(path, words[-1] if words else "unknown")

    @property
    def name(self) -> str:
        return PROGRAM

    @property
    def version(self) -> str:
        """Its own, that of the reading, and the voices."""
        voices = ",".join(f"{voice}@{speed}" for voice, speed in VOICES.values())
        return f"{self.release} {reading_version()} {voices}"

    def say(self, words: str, lang: str) -> Pcm:
        """As Driver.say: words of the other language inside are said by that language's voice."""
        pause = bytes(PIECE_PAUSE_MS * RATE // 1000 * 2)
        spoken = [self._spoken(piece) for piece in pieces(words[:LONGEST], lang)]
        return Pcm(pause.join(each for each in spoken if each), RATE)

    def _spoken(self, piece: Piece) -> bytes:
        voice, speed = VOICES[piece.lang]
        command = [self.path, "-v", voice, "-s", str(speed), "--stdin", "--stdout"]
        try:
            done = subprocess.run(  # noqa: S603  the words go in by stdin, never by a shell
                command, input=piece.words.encode(), capture_output=True, timeout=LIMIT_S, check=True
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise Unspoken(f"{PROGRAM}: {type(error).__name__}") from error
        return _trimmed(_samples(done.stdout))


def _samples(wav: bytes) -> bytes:
    """What follows the header of a stream, whose length the header does not know."""
    start = wav.find(b"data")
    if not wav.startswith(b"RIFF") or start < 0 or int.from_bytes(wav[24:28], "little") != RATE:
        raise Unspoken(f"{PROGRAM} gave no sound of {RATE} Hz")
    samples = wav[start + 8 :]
    return samples[: len(samples) // 2 * 2]


def _trimmed(samples: bytes) -> bytes:
    """Without the silence around it: how long to pause is for the encoder to say."""
    import numpy as np

    loud = np.flatnonzero(np.abs(np.frombuffer(samples, "<i2").astype(np.int32)) > _QUIET)
    return samples[int(loud[0]) * 2 : (int(loud[-1]) + 1) * 2] if loud.size else b""
