"""The server of desk and kiosk against those who open connections and say little."""

import socket
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from config.patience import HEAD_BYTES, LET_PASS, patient_server
from tests.waiting import PATIENCE_S, until

HALF = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "


def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]


@pytest.fixture
def port() -> Iterator[int]:
    server = patient_server(app, patience_s=1, host="127.0.0.1", port=0, threads=1)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    server.close()


def told(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [f"{environ['REMOTE_ADDR']} {environ['wsgi.url_scheme']}".encode()]


@pytest.mark.parametrize(
    ("proxy", "seen"), [(None, b"127.0.0.1 http"), ("127.0.0.1", b"10.1.2.3 https"), ("10.9.9.9", b"127.0.0.1 http")]
)
def test_only_the_trusted_proxy_says_who_asks(proxy: str | None, seen: bytes) -> None:
    server = patient_server(told, trusted_proxy=proxy, host="127.0.0.1", port=0, threads=1)
    threading.Thread(target=server.run, daemon=True).start()
    with socket.create_connection(("127.0.0.1", server.effective_port), timeout=PATIENCE_S) as one:
        one.sendall(b"GET / HTTP/1.0\r\nX-Forwarded-For: 10.1.2.3\r\nX-Forwarded-Proto: https\r\n\r\n")
        assert b"".join(iter(lambda: one.recv(1000), b"")).endswith(seen)
    server.close()


def answer(port: int) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S) as one:
        one.sendall(b"GET / HTTP/1.0\r\n\r\n")
        return one.recv(1000)


def counted(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Says what a request claims to carry, and how much of it came."""
    start_response("200 OK", [])
    return [f"{environ['CONTENT_LENGTH']} {len(environ['wsgi.input'].read())}".encode()]


@pytest.mark.parametrize("size", [999, 1000, 5_000_000])
def test_a_body_that_is_too_large_is_let_pass_and_the_application_says_so(size: int) -> None:
    server = patient_server(counted, host="127.0.0.1", port=0, threads=1, max_request_body_size=1000)
    threading.Thread(target=server.run, daemon=True).start()
    with socket.create_connection(("127.0.0.1", server.effective_port), timeout=PATIENCE_S) as one:
        one.sendall(f"POST / HTTP/1.0\r\nContent-Length: {size}\r\n\r\n".encode() + b"x" * size)
        said = b"".join(iter(lambda: one.recv(1000), b""))
    assert said.endswith(f"{size} {size if size < 1000 else 0}".encode())
    server.close()


def test_an_endless_body_is_cut_off_at_once() -> None:
    server = patient_server(counted, host="127.0.0.1", port=0, threads=1, max_request_body_size=1000)
    threading.Thread(target=server.run, daemon=True).start()
    with socket.create_connection(("127.0.0.1", server.effective_port), timeout=PATIENCE_S) as one:
        one.sendall(f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {LET_PASS + 1}\r\n\r\n".encode())
        assert one.recv(1000).startswith(b"HTTP/1.1 413")
    server.close()


def test_an_endless_address_is_refused_while_it_is_sent(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S) as one:
        one.sendall(b"GET /" + b"a" * HEAD_BYTES + b" HTTP/1.0\r\n\r\n")
        assert one.recv(1000).startswith(b"HTTP/1.0 431")


def test_hundreds_of_half_requests_keep_nobody_out(port: int) -> None:
    idle = [socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S) for _ in range(300)]
    for each in idle:
        each.sendall(HALF)
    assert answer(port).startswith(b"HTTP/1.0 200")
    for each in idle:
        each.close()


def test_a_request_that_dribbles_is_given_up(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as slow:
        slow.settimeout(0.2)
        slow.sendall(HALF)

        def is_over() -> bool:
            try:
                slow.sendall(b"a")
                return slow.recv(1) == b""
            except TimeoutError:
                return False
            except OSError:
                return True

        began = time.monotonic()
        until(is_over)
        assert time.monotonic() - began > 0.9


def test_a_crowd_writes_nothing_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    open_now = threading.Event()

    def slow(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        open_now.wait(PATIENCE_S)
        return app(environ, start_response)

    server = patient_server(slow, host="127.0.0.1", port=0, threads=1)
    threading.Thread(target=server.run, daemon=True).start()
    crowd = [socket.create_connection(("127.0.0.1", server.effective_port), timeout=PATIENCE_S) for _ in range(6)]
    for each in crowd:
        each.sendall(b"GET / HTTP/1.0\r\n\r\n")
    until(lambda: len(server.task_dispatcher.queue) > 2)
    open_now.set()
    for each in crowd:
        assert each.recv(1000)
        each.close()
    server.close()
    assert not caplog.records
