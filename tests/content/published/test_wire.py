"""Every way in which an upstream can fail to answer is one exception, within its time."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

import pytest

from content.published.wire import Unreachable, Wire

Play = Callable[[socket.socket], object]


@contextmanager
def talking(play: Play) -> Iterator[str]:
    """A server that answers each connection by the play, once the request has come."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threading.Thread(target=talk, args=(connection,), daemon=True).start()

        def talk(connection: socket.socket) -> None:
            with connection, suppress(OSError):
                connection.recv(65536)
                play(connection)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def saying(text: bytes) -> Play:
    return lambda connection: connection.sendall(text)


def hanging(text: bytes) -> Play:
    """Says something and then nothing for longer than anybody waits, without closing."""

    def play(connection: socket.socket) -> None:
        connection.sendall(text)
        connection.recv(1)

    return play


def dribbling(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        connection.sendall(b" ")
        threading.Event().wait(0.05)


def ask(url: str) -> object:
    with closing(Wire(url, "token")) as wire:
        return wire.get_json("/feed/head", cap=1000, seconds=0.3)


OK = b"HTTP/1.1 200 OK\r\n"
PLAYS: dict[str, Play] = {
    "closes at once": saying(b""),
    "speaks no HTTP": saying(b"220 mail ready\r\n"),
    "breaks off in the headers": saying(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "breaks off in the body": saying(OK + b"Content-Length: 100\r\n\r\n{}"),
    "breaks off in a chunk": saying(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\n{"),
    "lies about a chunk": saying(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
    "has endless headers": saying(OK + b"X: y\r\n" * 1000 + b"\r\n{}"),
    "has one endless header": saying(OK + b"X: " + b"y" * 100_000 + b"\r\n\r\n{}"),
    "sends more than is good": saying(OK + b"\r\n" + b" " * 2000),
    "sends no JSON": saying(OK + b"Content-Length: 5\r\n\r\n<html"),
    "sends JSON nobody can hold": saying(OK + b"Content-Length: 1000\r\n\r\n" + b"[" * 1000),
    "answers 404": saying(b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}"),
    "answers 500": saying(b"HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\n{}"),
    "answers 204": saying(b"HTTP/1.1 204 No Content\r\n\r\n"),
    "answers 206": saying(b"HTTP/1.1 206 Partial\r\nContent-Length: 2\r\n\r\n{}"),
    "never answers": hanging(b""),
    "hangs in the headers": hanging(OK),
    "hangs in the body": hanging(OK + b"Content-Length: 100\r\n\r\n{}"),
}


@pytest.mark.parametrize("play", PLAYS)
def test_whatever_it_does_the_answer_is_that_it_is_unreachable(play: str) -> None:
    with talking(PLAYS[play]) as url, pytest.raises(Unreachable) as found:
        ask(url)
    assert not found.value.denied


def test_an_answer_that_dribbles_is_given_up() -> None:
    with talking(dribbling) as url, pytest.raises(Unreachable, match="too slow"):
        ask(url)


@pytest.mark.parametrize("status", [b"401", b"403"])
def test_one_that_does_not_want_us_is_told_from_one_that_is_gone(status: bytes) -> None:
    with talking(saying(b"HTTP/1.1 %s No\r\n\r\n" % status)) as url, pytest.raises(Unreachable) as found:
        ask(url)
    assert found.value.denied


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    followed: list[bytes] = []
    with talking(lambda _: followed.append(b"here")) as elsewhere:
        redirect = b"HTTP/1.1 %d Moved\r\nLocation: %s/x\r\nContent-Length: 0\r\n\r\n" % (status, elsewhere.encode())
        with talking(saying(redirect)) as url, pytest.raises(Unreachable, match=str(status)):
            ask(url)
    assert followed == []


def test_nobody_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Unreachable):
        ask(f"http://127.0.0.1:{port}")


def test_a_broken_connection_is_made_anew() -> None:
    turns: list[int] = []

    def play(connection: socket.socket) -> None:
        turns.append(1)
        if len(turns) > 1:
            connection.sendall(OK + b"Content-Length: 2\r\n\r\n{}")

    with talking(play) as url, closing(Wire(url, None)) as wire:
        with pytest.raises(Unreachable):
            wire.get_json("/", cap=10)
        assert wire.get_json("/", cap=10) == {}


def test_what_is_not_read_to_its_end_does_not_spoil_the_next_answer() -> None:
    with talking(saying(OK + b"Content-Length: 4\r\n\r\n1234")) as url, closing(Wire(url, None)) as wire:
        for _ in range(3):
            with wire.asked("GET", "/", None) as answer:
                assert answer.exactly(2) == b"12"


@pytest.mark.parametrize("address", ["", "hub", "ftp://hub", "http://", "file:///etc/passwd"])
def test_only_an_http_address_is_one(address: str) -> None:
    with pytest.raises(ValueError, match="no http address"):
        Wire(address, None)
