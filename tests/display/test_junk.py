"""Whatever one connection sends, it harms nobody else."""

import contextlib
import random
import socket
import struct
from collections.abc import Callable, Iterator

import pytest

from tests.display.asking import ask
from tests.display.office import LOBBY, Office
from tests.display.screen import Screen, screen
from tests.display.wire import BINARY, CLOSE, CONTINUATION, PING, TEXT, Wire
from tests.processes import Running
from tests.waiting import PATIENCE_S, until

both_paths = pytest.mark.parametrize("query", ["", "&library=1"], ids=["plain", "library"])


@pytest.fixture
def witness(push: Running, office: Office) -> Iterator[Screen]:
    """Another screen, which has to notice nothing."""
    with screen(push, LOBBY) as other:
        other.hello()
        yield other
        assert other.connected
        other.await_number(office.programme(LOBBY, "照常").number)
        assert push.health("push")["status"] == "ok"  # type: ignore[index]


ENGINE_TEXTS = {
    "no packet": "",
    "unknown packet": "9",
    "an upgrade": "5",
    "a probe": "2probe",
}
TEXTS = {
    "unknown type": "49/screens,",
    "broken json": '42/screens,["hello",{]',
    "deep json": "42/screens," + '["hello",' + "[" * 3000,
    "endless number": '42/screens,["shown",{"number":' + "9" * 5000 + "}]",
    "no event": "42/screens,[]",
    "no list": '42/screens,"hello"',
    "the library's connect": '42/screens,["connect",{"REMOTE_ADDR":"127.0.0.1"},{"channel":"lobby-led"}]',
    "the library's disconnect": '42/screens,["disconnect","x"]',
    "a binary event": '451-/screens,["hello",{"_placeholder":true,"num":0}]',
    "an answer nobody wants": "43/screens,1[]",
    "an error": '44/screens,{"message":"x"}',
    "half a character": '42/screens,["hello","\\ud800"',
}
FRAMES: dict[str, Callable[[Wire], None]] = {
    "unmasked": lambda wire: wire.frame(TEXT, b"3", masked=False),
    "reserved bits": lambda wire: wire.socket.sendall(b"\xf1\x80\0\0\0\0"),
    "unknown opcode": lambda wire: wire.frame(0x7, b"x"),
    "broken utf-8": lambda wire: wire.frame(TEXT, b"42/screens,\xff\xfe"),
    "binary": lambda wire: wire.frame(BINARY, b"\0" * 100),
    "a long ping": lambda wire: wire.frame(PING, b"x" * 126),
    "a ping in pieces": lambda wire: wire.frame(PING, b"x", final=False),
    "a continuation of nothing": lambda wire: wire.frame(CONTINUATION, b"x"),
    "too large": lambda wire: wire.frame(TEXT, b"4" * 9000),
    "endless in name": lambda wire: wire.socket.sendall(b"\x81\xff" + struct.pack("!Q", 1 << 62) + b"\0" * 4),
    "close with nonsense": lambda wire: wire.frame(CLOSE, b"\x00\x01"),
}


@both_paths
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_no_screen_says_ends_that_connection(push: Running, witness: Screen, name: str, query: str) -> None:
    with Wire(push.ports["push"], query=query) as wire:
        wire.enter({"channel": LOBBY})
        wire.text(TEXTS[name])
        wire.until_closed()


@pytest.mark.parametrize("name", ENGINE_TEXTS)
def test_a_packet_that_no_screen_sends_ends_that_connection(push: Running, witness: Screen, name: str) -> None:
    with Wire(push.ports["push"]) as wire:
        wire.enter({"channel": LOBBY})
        wire.text(ENGINE_TEXTS[name])
        wire.until_closed()


@both_paths
@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_that_is_none_ends_that_connection(
    push: Running, mode: str, witness: Screen, name: str, query: str
) -> None:
    with Wire(push.ports["push"], query=query) as wire:
        wire.enter({"channel": LOBBY})
        with contextlib.suppress(OSError):
            FRAMES[name](wire)
        if (mode, query, name) != ("gevent", "&library=1", "unmasked"):  # that library takes them as they come
            wire.until_closed()


def test_a_message_without_an_end_is_not_collected_for_ever(push: Running, witness: Screen) -> None:
    with Wire(push.ports["push"]) as wire:
        wire.enter({"channel": LOBBY})
        wire.frame(TEXT, b"4" * 4000, final=False)
        with contextlib.suppress(OSError):
            for _ in range(2000):
                wire.frame(CONTINUATION, b"4" * 4000, final=False)
        wire.until_closed()


@both_paths
def test_who_talks_too_much_is_ended(push: Running, witness: Screen, query: str) -> None:
    with Wire(push.ports["push"], query=query) as wire:
        wire.enter({"channel": LOBBY})
        with contextlib.suppress(OSError):
            for _ in range(3000):
                wire.text('42/screens,["health",{"number":1}]')
        wire.until_closed()


def test_a_connection_that_never_says_what_it_is_is_ended(push: Running, witness: Screen) -> None:
    port = push.ports["push"]
    with Wire(port) as plain, Wire(port, query="&library=1") as library, socket.create_connection(("127.0.0.1", port)):
        for wire in (plain, library):
            assert wire.status == 101
            with contextlib.suppress(EOFError, ConnectionError):
                while (said := wire.read_text()) and said != "1":
                    if said == "2":
                        wire.text("3")


def test_noise_harms_nobody(push: Running, witness: Screen) -> None:
    chance = random.Random(7)  # noqa: S311 the same noise every time
    for _ in range(60):
        with (
            socket.create_connection(("127.0.0.1", push.ports["push"]), PATIENCE_S) as noise,
            contextlib.suppress(OSError),
        ):
            noise.sendall(chance.randbytes(chance.randrange(1, 3000)))
            noise.shutdown(socket.SHUT_WR)
            while noise.recv(65_536):
                pass


def test_requests_that_never_end_do_not_hold_up_others(push: Running, witness: Screen) -> None:
    held = [socket.create_connection(("127.0.0.1", push.ports["push"]), PATIENCE_S) for _ in range(100)]
    try:
        for number, connection in enumerate(held):
            connection.sendall((b"GET /socket.io/?EIO=4", b"GET / HTTP/1.1\r\nHost: x", b"")[number % 3])
        assert ask(push, "/healthz").status == 200
    finally:
        for connection in held:
            connection.close()


@pytest.mark.parametrize("query", ["&library=1&EIO=3", "&library=1&sid=abc", "&library=1&transport=polling"])
def test_another_protocol_is_a_problem(push: Running, query: str) -> None:
    with Wire(push.ports["push"], query=query) as wire:
        assert wire.status == 400
        assert b"application/problem+json" in wire.answer


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/nowhere", None, 404),
        ("GET", "/feed/programme/%2e%2e", None, 404),
        ("GET", "/feed/programme/nowhere", None, 404),
        ("GET", "/feed/edition/nothing", None, 404),
        ("GET", "/feed/blob/..%2f..%2ftrust.json", None, 404),
        ("GET", "/feed/blob/" + "0" * 64, None, 404),
        ("GET", "/feed/blob/xyz", None, 404),
        ("GET", "/feed/head?wait=soon", None, 400),
        ("GET", "/feed/head?wait=nan", None, 400),
        ("DELETE", "/feed/head", None, 405),
        ("POST", "/feed/blobs", b"", 400),
        ("POST", "/feed/blobs", b"[]", 400),
        ("POST", "/feed/blobs", b"[" * 100_000, 400),
        ("POST", "/feed/blobs", {"blobs": "x"}, 400),
        ("POST", "/feed/blobs", {"blobs": [1]}, 400),
        ("POST", "/feed/blobs", {"blobs": ["../x"]}, 400),
        ("POST", "/feed/blobs", {"blobs": ["0" * 64] * 3000}, 400),
        ("POST", "/feed/spool", {"entries": []}, 401),
        ("POST", "/feed/blobs", b"x" * (9 << 20), 413),
        ("GET", "/socket.io/?EIO=4&transport=polling", None, 400),
        ("POST", "/socket.io/?EIO=4&transport=polling", b"40", 400),
        ("GET", "/screens/static/../../../run_display.py", None, 404),
        ("GET", "/static/../serve.py", None, 404),
        ("GET", "/%00", None, 404),
        ("GET", "/feed/head?after=%ff%fe", None, 200),
    ],
)
def test_a_bad_request_is_a_problem_and_never_a_fault(
    push: Running, method: str, path: str, body: object, status: int
) -> None:
    answer = ask(push, path, method, body)
    assert answer.status == status
    if status >= 400:
        assert answer.problem
    assert until(lambda: push.health("push"))
