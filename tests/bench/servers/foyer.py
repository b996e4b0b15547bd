"""Foyer's own push process over a data folder without a hub: programmes come by its store, as from a desk."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from content.published import durable
from content.published.access import token_digest
from content.published.envelope import Envelope, sign
from content.published.keys import Signer, Trust
from content.published.store import POINTER, Kind, Store
from tests.bench.host import free_port, running, until_answering
from tests.bench.payload import CHANNEL, envelope
from tests.bench.servers import Server
from tests.processes import clean_environ

SCREENS = 5000
TOKEN = "bench"
OPTIONS: dict[str, int | str] = {"shown": 1000, "health": 15_000, "token": TOKEN}


class Stopwatch(Store):
    """A store that notes the instant (CLOCK_MONOTONIC, ns) just before its pointer is switched: the pointer's file
    is written and synced by then, as a publisher's is."""

    switched = 0

    def _point(self, kind: Kind, number: int, channel: str | None) -> None:
        path = self.folder(kind, channel) / POINTER
        temporary = durable.unfinished(path)
        durable.put(temporary, b"%d\n" % number)
        self.switched = time.monotonic_ns()
        temporary.replace(path)
        durable.sync_folder(path.parent)


@contextmanager
def foyer(folder: Path) -> Iterator[Server]:
    data, port, signer = folder / "data", free_port(), Signer.generate()
    store = data_folder(data, signer)
    command = [sys.executable, "run_display.py", "--part", "push", "--data", str(data), "--port", str(port)]
    output = folder / "foyer.txt"
    with running(command, output, clean_environ()) as pid:
        until_answering(f"http://127.0.0.1:{port}/healthz", output)

        def publish(programme: Envelope) -> int:
            store.publish("programmes", programme, CHANNEL)
            return store.switched

        yield Server("Foyer", pid, port, "screens", publish, signer, OPTIONS)


def data_folder(data: Path, signer: Signer) -> Stopwatch:
    """What `init` would leave for push: whom to trust, and which screens may connect, and a first programme."""
    data.mkdir(parents=True)
    Trust.of(signer.public).save(data / "trust.json")
    store = Stopwatch(data / "store")
    screens = {token_digest(f"{TOKEN}-{n}"): {"screen": f"s{n}", "channel": CHANNEL} for n in range(SCREENS)}
    now = int(time.time())
    body = {"kind": "access", "format": 1, "number": now, "built_at": now * 1000, "screens": screens, "nodes": {}}
    store.publish("access", sign(body, signer))
    store.publish("programmes", envelope(now - 1, 1024, signer), CHANNEL)
    return store
