"""A small HTTP server that speaks the feed's side of the push contract from a store, and can be made to misbehave."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from content.published import blob_stream, spool
from content.published.envelope import Envelope
from content.published.store import Store
from tests.processes import free_port

TOKEN = "node-token"


class Upstream:
    """What it serves, what it was asked, and how it spoils its answers: faults maps the begin of a path to bytes ->
    bytes, or to a status."""

    def __init__(self, root: Path) -> None:
        self.store = Store(root / "store")
        self.spool_root = root / "spool"
        self.asked: list[str] = []
        self.faults: dict[str, Any] = {}
        self.takes: tuple[str, ...] = ("shown",)
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def head(self) -> dict[str, Any]:
        number = self.store.pointer("editions")
        edition = None if number is None else {"number": number, "id": self.store.envelope("editions", number).id}
        programmes = {name: self.store.pointer("programmes", name) for name in self.store.channels()}
        found = {"edition": edition, "programmes": programmes, "access": self.store.pointer("access")}
        return {"tag": json.dumps(found), **found}

    def answer(self, path: str, body: dict[str, Any]) -> bytes:
        match path.split("/")[2:]:
            case ["head"]:
                return json.dumps(self.head()).encode()
            case ["programme", channel]:
                return self._envelope(self.store.envelope("programmes", self.head()["programmes"][channel], channel))
            case ["edition", _]:
                return self._envelope(self.store.envelope("editions", self.head()["edition"]["number"]))
            case ["access"]:
                return self._envelope(self.store.envelope("access", self.head()["access"]))
            case ["blobs"]:
                return b"".join(blob_stream.send(self.store.blobs, body["blobs"]))
            case ["spool"]:
                wanted = [each for each in body["entries"] if each["kind"] in self.takes]
                return json.dumps({"acknowledged": spool.accept(self.spool_root, "n1", wanted)}).encode()
        raise AssertionError(f"nobody should ask for {path}")

    @staticmethod
    def _envelope(envelope: Envelope) -> bytes:
        return envelope.to_json().encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    upstream: Upstream

    def do_GET(self) -> None:
        self._answer({})

    def do_POST(self) -> None:
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _answer(self, body: dict[str, Any]) -> None:
        path = urlsplit(self.path).path
        self.upstream.asked.append(path)
        fault = next((each for begin, each in self.upstream.faults.items() if path.startswith(begin)), None)
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            self._send(401, b"{}")
        elif isinstance(fault, int):
            self._send(fault, b"{}")
        else:
            data = self.upstream.answer(path, body)
            self._wait_as_asked()
            self._send(200, fault(data) if fault else data)

    def _wait_as_asked(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        if "after" in query and query["after"] == [self.upstream.head()["tag"]]:
            threading.Event().wait(min(float(query["wait"][0]), 0.1))

    def _send(self, status: int, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Location", f"{self.upstream.url}/elsewhere")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass  # a client that went away in the middle is what some tests are about


@contextmanager
def serving(upstream: Upstream, port: int = 0) -> Iterator[Upstream]:
    """The upstream answers, on a free port or back on the one it had."""
    server = _Server(("127.0.0.1", port or free_port()), type("Handler", (_Handler,), {"upstream": upstream}))
    upstream.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield upstream
    finally:
        server.shutdown()
        server.server_close()
