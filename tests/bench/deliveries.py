"""One programme after the other to all screens of one server, and what that took."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from content.published.keys import Signer
from tests.bench.fleet import Fleet
from tests.bench.host import cpu_seconds
from tests.bench.payload import envelope
from tests.bench.servers import Server

Figures = dict[str, float]


@dataclass
class Deliveries:
    """Milliseconds from the publishing instant to the first, half and last screen, and from the call to the last;
    processor seconds of the server while it delivered, and with the pauses; of the client, with the pauses."""

    screens: int
    first: list[float] = field(default_factory=list)
    half: list[float] = field(default_factory=list)
    last: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    delivering: float = 0.0
    serving: float = 0.0
    client: float = 0.0

    def figures(self, label: str) -> Figures:
        thousands = len(self.last) * self.screens / 1000
        return {
            f"{label} p50 ms": quantile(self.last, 0.5),
            f"{label} p99 ms": quantile(self.last, 0.99),
            f"{label} first ms": quantile(self.first, 0.5),
            f"{label} half ms": quantile(self.half, 0.5),
            f"{label} call p50 ms": quantile(self.whole, 0.5),
            f"{label} cpu s": self.delivering / thousands,
            f"{label} cpu with pauses s": self.serving / thousands,
            f"{label} client us": self.client / thousands * 1000,
        }


def deliver(
    server: Server,
    held: Fleet,
    signer: Signer,
    numbers: Iterator[int],
    *,
    screens: int,
    size: int,
    times: int,
    pause: float,
) -> Deliveries:
    """Publish `times` programmes of `size` bytes, each `pause` seconds after the one before has reached all."""
    found = Deliveries(screens)
    began, client = cpu_seconds(server.pid), cpu_seconds(held.process.pid)
    for _ in range(times):
        number = next(numbers)
        sealed = envelope(number, size, signer)
        resting = cpu_seconds(server.pid)
        called = time.monotonic_ns()
        at = server.publish(sealed)
        receipt = held.receipt(number)
        found.delivering += cpu_seconds(server.pid) - resting
        found.first.append((receipt.first - at) / 1e6)
        found.half.append((receipt.half - at) / 1e6)
        found.last.append((receipt.last - at) / 1e6)
        found.whole.append((receipt.last - called) / 1e6)
        time.sleep(pause)
    found.serving = cpu_seconds(server.pid) - began
    found.client = cpu_seconds(held.process.pid) - client
    return found


def quantile(values: list[float], part: float) -> float:
    """The smallest value that at least `part` of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -int(-part * len(ordered) // 1) - 1))]
