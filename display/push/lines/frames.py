"""Websocket frames (RFC 6455, section 5) as a server meets them: whole messages out, masked frames in."""

import struct

CONTINUED, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
FINAL, CONTROL = 0x80, 0x08
RESERVED, OPCODE, MASKED, SIZE = 0x70, 0x0F, 0x80, 0x7F
NORMAL, PROTOCOL_ERROR, TOO_BIG = 1000, 1002, 1009

Frame = tuple[int, bytes]
"""The first byte (final bit and opcode) and the unmasked payload."""


class BadFrame(Exception):
    """What no honest client sends; `.code` is the close code for it."""

    def __init__(self, code: int) -> None:
        super().__init__(f"websocket error {code}")
        self.code = code


def packed(opcode: int, payload: bytes) -> bytes:
    """One final, unmasked frame."""
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", FINAL | opcode, size)
    elif size < 1 << 16:
        head = struct.pack("!BBH", FINAL | opcode, 126, size)
    else:
        head = struct.pack("!BBQ", FINAL | opcode, 127, size)
    return head + payload


def text(message: str) -> bytes:
    return packed(TEXT, message.encode())


def closing(code: int) -> bytes:
    return packed(CLOSE, code.to_bytes(2, "big"))


def unpacked(data: bytes, most: int) -> tuple[list[Frame], bytes]:
    """The whole frames at the head of data, and the rest of it; raises BadFrame. `most` is below 64 KB."""
    found: list[Frame] = []
    at, end = 0, len(data)
    while end - at >= 2:
        first, second = data[at], data[at + 1]
        size, mask = second & SIZE, at + 2
        if first & RESERVED or not second & MASKED or (first & CONTROL and (size > 125 or not first & FINAL)):
            raise BadFrame(PROTOCOL_ERROR)
        if end - at < 6:  # a client's shortest frame: two bytes and its mask
            break
        if size == 126:
            size, mask = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
        if size == 127 or size > most:
            raise BadFrame(TOO_BIG)
        stop = mask + 4 + size
        if stop > end:
            break
        found.append((first, unmasked(data[mask : mask + 4], data[mask + 4 : stop])))
        at = stop
    return found, data[at:]


def unmasked(mask: bytes, payload: bytes) -> bytes:
    size = len(payload)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")
