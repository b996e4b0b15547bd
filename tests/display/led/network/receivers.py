"""Receivers written from the documents of the protocols, strict about every field: ANSI E1.31-2018, the Art-Net 4
specification, and 3waylabs.com/ddp. They share no line with the encoders."""

import struct
from uuid import UUID


def need(holds: bool, what: str) -> None:
    """A receiver drops what is malformed; here that is a failure."""
    if not holds:
        raise AssertionError(what)


class Buffers:
    """Universes as they were last shown, and how many packets were good."""

    def __init__(self) -> None:
        self.universes: dict[int, bytes] = {}
        self.accepted = 0

    def shown(self, first: int, length: int) -> bytes:
        """The bytes of `length` that lie 510 to a universe."""
        count = -(-length // 510)
        return b"".join(self.universes[first + place] for place in range(count))[:length]


class SacnReceiver(Buffers):
    """With a synchronization address, data waits for its packet (11.1 of the standard)."""

    def __init__(self) -> None:
        super().__init__()
        self.ended: dict[int, int] = {}
        self._sequences: dict[int, int] = {}
        self._waiting: dict[int, dict[int, bytes]] = {}

    def source(self, packet: bytes) -> UUID:
        return UUID(bytes=packet[22:38])

    def take(self, packet: bytes) -> None:
        preamble, postamble, name, lengths, vector = struct.unpack(">HH12sHL", packet[:22])
        need((preamble, postamble, name) == (0x10, 0, b"ASC-E1.17\0\0\0"), "no ACN packet")
        self._length(lengths, packet, 16)
        need(self.source(packet).int != 0, "no source")
        {4: self._data, 8: self._synchronize}[vector](packet)
        self.accepted += 1

    def _data(self, packet: bytes) -> None:
        lengths, vector, name, priority, address, number, options, universe = struct.unpack(
            ">HL64sBHBBH", packet[38:115]
        )
        self._length(lengths, packet, 38)
        need(vector == 2 and name.rstrip(b"\0").decode() != "" and priority <= 200, "framing layer")
        need(1 <= universe <= 63999, "universe")
        lengths, vector, kind, first, step, count, start = struct.unpack(">HBBHHHB", packet[115:126])
        self._length(lengths, packet, 115)
        need((vector, kind, first, step, start) == (2, 0xA1, 0, 1, 0), "DMP layer")
        need(count == len(packet) - 125 <= 513, "property count")
        self._in_order(universe, number)
        if options & 0x40:
            self.ended[universe] = self.ended.get(universe, 0) + 1
        elif address:
            self._waiting.setdefault(address, {})[universe] = packet[126:]
        else:
            self.universes[universe] = packet[126:]

    def _synchronize(self, packet: bytes) -> None:
        need(len(packet) == 49, "length of a synchronization packet")
        lengths, vector, number, address, reserved = struct.unpack(">HLBHH", packet[38:])
        self._length(lengths, packet, 38)
        need((vector, reserved) == (1, 0) and 1 <= address <= 63999, "synchronization")
        self._in_order(address, number)
        self.universes.update(self._waiting.pop(address))

    def _length(self, field: int, packet: bytes, at: int) -> None:
        need(field == 0x7000 | (len(packet) - at), f"length of the layer at {at}")

    def _in_order(self, universe: int, number: int) -> None:
        """6.7.2: a number that is lower by up to 20 is an old packet."""
        if universe in self._sequences:
            step = (number - self._sequences[universe] + 128) % 256 - 128
            need(step > 0 or step <= -20, "out of sequence")
        self._sequences[universe] = number


class ArtNetReceiver(Buffers):
    """After an ArtSync, data waits for the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[int, bytes] = {}
        self._synchronous = False

    def take(self, packet: bytes) -> None:
        need(packet[:8] == b"Art-Net\0", "no Art-Net packet")
        code, version = int.from_bytes(packet[8:10], "little"), int.from_bytes(packet[10:12], "big")
        need(version >= 14, "version")
        {0x5000: self._data, 0x5200: self._synchronize}[code](packet)
        self.accepted += 1

    def _data(self, packet: bytes) -> None:
        number, _port, low, net = packet[12:16]
        length = int.from_bytes(packet[16:18], "big")
        need(number > 0, "the sequence is switched off")
        need(net < 128 and 2 <= length <= 512 and length % 2 == 0, "address or length")
        need(len(packet) == 18 + length, "length of the packet")
        (self._waiting if self._synchronous else self.universes)[net << 8 | low] = packet[18:]

    def _synchronize(self, packet: bytes) -> None:
        need(packet[12:] == b"\0\0", "auxiliary bytes")
        self._synchronous = True
        self.universes.update(self._waiting)


class DdpReceiver:
    """Data goes to its offset, and is shown at a packet with the push flag; a packet that comes twice in a row, with
    one number and one header, is taken once."""

    def __init__(self, length: int) -> None:
        self._buffer = bytearray(length)
        self._last = b""
        self.shown = bytes(length)

    def take(self, packet: bytes) -> None:
        flags, number, kind, display, offset, length = struct.unpack(">BBBBLH", packet[:10])
        need(flags & 0xC0 == 0x40 and flags & 0x3E == 0, "version and flags")
        need(1 <= number <= 15, "sequence")
        need(kind == 0b00_001_011, "three colours of eight bits")
        need(display == 1, "the default display")
        need(len(packet) == 10 + length <= 1450 and offset + length <= len(self._buffer), "length")
        need(packet[:10] != self._last, "the same packet twice")
        self._last = packet[:10]
        self._buffer[offset : offset + length] = packet[10:]
        if flags & 1:
            self.shown = bytes(self._buffer)
