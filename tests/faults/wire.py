"""A proxy on the wire that can change bytes in what the hub answers."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass
class Proxy:
    """Passes connections on to `target`; `old` becomes `new` in answers until it is told to be honest."""

    target: int
    old: bytes
    new: bytes
    port: int = 0
    honest: bool = False

    def serve(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                near.close()
                continue
            threading.Thread(target=self._pass_on, args=(near, far, False), daemon=True).start()
            threading.Thread(target=self._pass_on, args=(far, near, True), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, answers: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                changed = answers and not self.honest
                sink.sendall(data.replace(self.old, self.new) if changed else data)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)
        source.close()


@contextlib.contextmanager
def changing_proxy(target: int, old: bytes, new: bytes) -> Iterator[Proxy]:
    """Old and new of one length, so that only the content is wrong and not the framing."""
    assert len(old) == len(new)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = Proxy(target, old, new, listener.getsockname()[1])
        threading.Thread(target=proxy.serve, args=(listener,), daemon=True).start()
        try:
            yield proxy
        finally:
            listener.shutdown(socket.SHUT_RDWR)
