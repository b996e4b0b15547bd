"""The C floor (floor.c): not a peer but the measure of this machine, sends and nothing else."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from content.published.envelope import Envelope
from tests.bench.host import compiled, free_port, running, until_listening
from tests.bench.servers import Server


@contextmanager
def floor(folder: Path) -> Iterator[Server]:
    port = free_port()
    with running([str(compiled("floor")), str(port)], folder / "floor.txt") as pid:
        until_listening(port)
        with socket.create_connection(("127.0.0.1", port), 5) as publisher:
            publisher.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            yield Server("C floor", pid, port, "plain", lambda e: publish(publisher, e))


def publish(publisher: socket.socket, envelope: Envelope) -> int:
    content = envelope.to_json().encode()
    message = b"PUBLISH %d\n%s" % (len(content), content)
    at = time.monotonic_ns()
    publisher.sendall(message)
    return at
