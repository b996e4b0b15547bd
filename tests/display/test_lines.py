"""The pure parts of screens' lines: frames, openings, packets, pings."""

import base64
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.push.lines import frames, opening, packets
from display.push.lines.frames import BadFrame
from display.push.ready import Ready

KEY = base64.b64encode(bytes(range(16))).decode()
HEADERS = {
    "Host": "127.0.0.1:8081",
    "Upgrade": "websocket",
    "Connection": "keep-alive, Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": KEY,
}
TARGET = "/socket.io/?EIO=4&transport=websocket"


def masked(opcode: int, payload: bytes, *, final: bool = True, mask: bytes = b"\x01\x02\x03\x04") -> bytes:
    """A frame as clients send it."""
    size = len(payload)
    head = struct.pack("!B", 0x80 * final | opcode)
    if size < 126:
        head += struct.pack("!B", 0x80 | size)
    else:
        head += struct.pack("!BH", 0xFE, size) if size < 1 << 16 else struct.pack("!BQ", 0xFF, size)
    return head + mask + bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))


payloads = st.tuples(st.sampled_from([frames.TEXT, frames.CONTINUED, frames.BINARY]), st.binary(max_size=400))


@given(st.lists(payloads, max_size=6), st.binary(min_size=4, max_size=4), st.data())
def test_frames_are_read_however_they_are_cut(sent: list[tuple[int, bytes]], mask: bytes, data: st.DataObject) -> None:
    stream = b"".join(masked(opcode, payload, mask=mask) for opcode, payload in sent)
    cut = data.draw(st.integers(0, len(stream)))
    first, rest = frames.unpacked(stream[:cut], 8192)
    second, left = frames.unpacked(rest + stream[cut:], 8192)
    assert [(head & frames.OPCODE, payload) for head, payload in [*first, *second]] == sent
    assert left == b""


@given(st.binary(max_size=300))
def test_noise_is_refused_or_waited_for_and_never_a_fault(noise: bytes) -> None:
    try:
        found, rest = frames.unpacked(noise, 8192)
    except BadFrame:
        return
    assert sum(len(payload) for _, payload in found) + len(rest) <= len(noise)


def test_a_frame_too_large_is_refused_before_it_has_come() -> None:
    with pytest.raises(BadFrame):
        frames.unpacked(b"\x81\xff" + struct.pack("!Q", 1 << 40) + b"\0" * 4, 8192)


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_our_frames_say_their_size(size: int) -> None:
    frame = frames.text("x" * size)
    head = 2 if size < 126 else 4 if size < 1 << 16 else 10
    assert (frame[0], len(frame)) == (0x81, head + size)


def request(target: str = TARGET, headers: dict[str, str] | None = None, line: str = "GET {} HTTP/1.1") -> bytes:
    lines = [line.format(target), *(f"{name}: {value}" for name, value in (headers or HEADERS).items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def test_a_screens_opening_is_let_in() -> None:
    found = opening.read(request(), "127.0.0.1")
    assert found is not None
    assert found.accepted
    assert found.length == len(request())
    assert b"101 Switching Protocols" in found.answer
    assert (found.environ["REMOTE_ADDR"], found.environ["HTTP_HOST"]) == ("127.0.0.1", "127.0.0.1:8081")


def test_the_standards_own_example_is_answered_as_there() -> None:  # RFC 6455, 1.3
    found = opening.read(request(headers={**HEADERS, "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}), "127.0.0.1")
    assert found is not None
    assert b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" in found.answer


@pytest.mark.parametrize(
    "other",
    [
        request("/socket.io/?EIO=3&transport=websocket"),
        request("/socket.io/?EIO=4&transport=polling"),
        request(TARGET + "&sid=abc"),
        request(TARGET + "&library=1"),
        request("/healthz"),
        request(line="POST {} HTTP/1.1"),
        request(line="GET {} HTTP/1.0"),
        request(headers={**HEADERS, "Upgrade": "h2c"}),
        request(headers={**HEADERS, "Connection": "close"}),
        request(headers={**HEADERS, "Sec-WebSocket-Version": "8"}),
        request(headers={**HEADERS, "Sec-WebSocket-Key": "short"}),
        request(headers={**HEADERS, "Content-Length": "5"}),
        request(headers={**HEADERS, "Transfer-Encoding": "chunked"}),
        request(headers={**HEADERS, "X_Forwarded_For": "1"}),
        request().replace(b"Host", b"Ho st"),
        request().replace(b"\r\n\r\n", b"\r\nHost: other\r\n\r\n"),
    ],
)
def test_the_unusual_is_for_the_wsgi_server(other: bytes) -> None:
    assert opening.read(other, "127.0.0.1") is None


def test_half_an_opening_is_waited_for() -> None:
    whole = request()
    assert all(opening.possible(whole[:size]) for size in range(1, len(whole)))
    assert not opening.possible(whole)
    assert not opening.possible(b"GET /healthz HTTP/1.1\r\n")
    assert not opening.possible(whole[:-2] + b"X: " + b"y" * opening.LONGEST)


@given(st.text(max_size=200) | st.builds(lambda rest: "42/screens," + rest, st.text(max_size=100)))
def test_whatever_a_screen_says_is_a_packet_or_refused(said: str) -> None:
    try:
        packet = packets.read(said)
    except (ValueError, RecursionError):
        return
    assert packet is None or packet.kind in ("enter", "leave", "event", "pong", "end")


def test_what_is_ready_is_sent_as_it_is() -> None:
    assert packets.event("programme", Ready('{"number":1}')) == '42/screens,["programme",{"number":1}]'
    assert packets.answer(7, Ready('{"number":1}')) == '43/screens,7[{"number":1}]'
    assert packets.answer(7, None) == "43/screens,7[]"
    assert packets.event("channel", {"channel": "大厅"}) == '42/screens,["channel",{"channel":"大厅"}]'
