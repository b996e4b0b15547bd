"""The servers that are compared: each is started from a temporary folder and ended with its block."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from content.published.envelope import Envelope
from content.published.keys import Signer


@dataclass(frozen=True)
class Server:
    """A running server. `publish` hands over a programme; it returns the instant before (CLOCK_MONOTONIC, ns)."""

    name: str
    pid: int
    port: int
    protocol: str
    publish: Callable[[Envelope], int]
    signer: Signer | None = None
    options: dict[str, int | str] = field(default_factory=dict)


Start = Callable[[Path], AbstractContextManager[Server]]
