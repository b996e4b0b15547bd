"""Stock Flask-SocketIO with eventlet, told to publish by a POST on a kept connection."""

import http.client
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.host import free_port, running, until_listening
from tests.bench.servers import Server
from tests.bench.servers.posted import post


@contextmanager
def stock(folder: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.servers.stock_server", str(port)]
    with running(command, folder / "stock.txt") as pid:
        until_listening(port)
        publisher = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        yield Server("stock Flask-SocketIO", pid, port, "screens", lambda e: post(publisher, "/publish", e))
        publisher.close()
