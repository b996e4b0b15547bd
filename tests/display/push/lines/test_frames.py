"""Frames go in and come out whole, however the network cuts them."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.push.lines import frames
from display.push.lines.frames import FINAL, MASKED, TEXT, BadFrame, unpacked

MOST = 8192
payloads = st.binary(max_size=300) | st.integers(0, MOST).map(bytes)


def masked(payload: bytes, first: int = FINAL | TEXT) -> bytes:
    """A frame as a client sends it."""
    mask = os.urandom(4)
    size = len(payload)
    length = bytes([MASKED | size]) if size < 126 else bytes([MASKED | 126]) + size.to_bytes(2, "big")
    return bytes([first]) + length + mask + bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))


@given(st.lists(payloads, max_size=4), st.integers(1, 50))
def test_frames_are_found_wherever_the_bytes_were_cut(sent: list[bytes], step: int) -> None:
    stream = b"".join(map(masked, sent))
    found, rest = [], b""
    for start in range(0, len(stream), step):
        some, rest = unpacked(rest + stream[start : start + step], MOST)
        found += [payload for _, payload in some]
    assert found == sent
    assert rest == b""


@given(payloads)
def test_the_first_byte_tells_what_a_frame_is(payload: bytes) -> None:
    (((first, found),), rest) = unpacked(masked(payload, frames.PING | FINAL) + b"\x81", MOST)
    assert (first & frames.OPCODE, found, rest) == (frames.PING, payload, b"\x81")


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536])
def test_a_message_out_says_its_length_in_the_shortest_way(size: int) -> None:
    sent = frames.text("x" * size)
    wide = 0 if size < 126 else 2 if size < 65_536 else 8
    assert len(sent) == 2 + wide + size
    assert sent[0] == FINAL | TEXT
    assert int.from_bytes(sent[2 : 2 + wide], "big") in (size, 0)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"\x81\x01x1234", frames.PROTOCOL_ERROR),
        (b"\xc1\x80\0\0\0\0", frames.PROTOCOL_ERROR),
        (b"\x81\xff" + b"\0" * 8, frames.TOO_BIG),
        (b"\x81\xfe" + (MOST + 1).to_bytes(2, "big") + b"\0" * 4, frames.TOO_BIG),
    ],
    ids=["unmasked", "reserved bits", "endless", "too big"],
)
def test_what_no_client_sends_is_refused_by_its_head_alone(sent: bytes, code: int) -> None:
    with pytest.raises(BadFrame) as refused:
        unpacked(sent, MOST)
    assert refused.value.code == code
