"""What goes over the wire, read by receivers written from the protocols' own documents."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.network.artnet import ArtNet
from display.led.network.ddp import Ddp
from display.led.network.sacn import Sacn
from tests.display.led.network.receivers import ArtNetReceiver, DdpReceiver, SacnReceiver

LENGTHS = st.integers(1, 2000).map(lambda lamps: lamps * 3)


def filled(encoder: Any, seed: int) -> bytes:
    """Noise into the encoder; what it is."""
    noise = np.random.default_rng(seed).integers(0, 256, len(encoder.lamps), np.uint8)
    encoder.lamps[:] = noise
    return noise.tobytes()


def sent(packets: Sequence[memoryview]) -> list[bytes]:
    return [bytes(packet) for packet in packets]


@given(LENGTHS, st.integers(1, 60_000), st.booleans(), st.integers(1, 3))
def test_sacn_carries_every_byte_to_its_universe(length: int, first: int, sync: bool, frames: int) -> None:
    encoder, receiver = Sacn(length, first, sync), SacnReceiver()
    for seed in range(frames):
        given_bytes = filled(encoder, seed)
        for packet in sent(encoder.packets()):
            receiver.take(packet)
        assert receiver.shown(first, length) == given_bytes
    assert receiver.accepted == frames * (-(-length // 510) + sync)


@given(LENGTHS, st.integers(0, 32_000), st.booleans(), st.integers(1, 3))
def test_artnet_carries_every_byte_to_its_universe(length: int, first: int, sync: bool, frames: int) -> None:
    encoder, receiver = ArtNet(length, first, sync), ArtNetReceiver()
    for seed in range(frames):
        given_bytes = filled(encoder, seed)
        for packet in sent(encoder.packets()):
            receiver.take(packet)
        assert receiver.shown(first, length) == given_bytes
    assert receiver.accepted == frames * (-(-length // 510) + sync)


@given(LENGTHS, st.integers(1, 40))
def test_ddp_shows_a_frame_with_its_last_packet_and_no_earlier(length: int, frames: int) -> None:
    encoder, receiver = Ddp(length), DdpReceiver(length)
    before = bytes(length)
    for seed in range(frames):
        given_bytes = filled(encoder, seed)
        *parts, last = sent(encoder.packets())
        for packet in parts:
            receiver.take(packet)
            assert receiver.shown == before
        receiver.take(last)
        assert receiver.shown == given_bytes
        before = given_bytes


@pytest.mark.parametrize("encoder", [Sacn(600, 1, False), ArtNet(600, 0, False), Ddp(3000)], ids=["sacn", "art", "ddp"])
def test_sequence_numbers_go_round_and_a_doubled_packet_is_known(encoder: Any) -> None:
    at = {Sacn: 111, ArtNet: 12, Ddp: 1}[type(encoder)]
    numbers = [sent(encoder.packets())[-1][at] for _ in range(600)]
    least, most = {Sacn: (0, 255), ArtNet: (1, 255), Ddp: (1, 15)}[type(encoder)]
    assert (min(numbers), max(numbers)) == (least, most)
    assert all(two == (one + 1 if one < most else least) for one, two in itertools.pairwise(numbers))


def test_no_lamp_lies_across_two_universes() -> None:
    encoder, receiver = Sacn(192 * 32 * 3, 1, False), SacnReceiver()
    for packet in sent(encoder.packets()):
        receiver.take(packet)
    assert [len(receiver.universes[number]) for number in range(1, 38)] == [510] * 36 + [72]


def test_a_wall_that_ends_says_so_thrice_in_every_universe() -> None:
    encoder, receiver = Sacn(1200, 5, True), SacnReceiver()
    for packet in sent(encoder.packets()):
        receiver.take(packet)
    for packet in sent(encoder.farewell()):
        receiver.take(packet)
    assert receiver.ended == {5: 3, 6: 3, 7: 3}


def test_two_strips_are_two_sources_and_a_strip_that_starts_again_is_the_same() -> None:
    sources = [SacnReceiver().source(sent(Sacn(3, first, False).packets())[0]) for first in (1, 1, 2)]
    assert sources[0] == sources[1] != sources[2]


@pytest.mark.parametrize(("protocol", "first"), [(Sacn, 0), (Sacn, 63_999), (ArtNet, 32_767)])
def test_universes_beyond_the_protocols_are_refused(protocol: Any, first: int) -> None:
    with pytest.raises(ValueError, match="beyond"):
        protocol(511, first, False)


def test_the_word_to_show_takes_a_universe_too() -> None:
    Sacn(3, 63_999, False)
    with pytest.raises(ValueError, match="beyond"):
        Sacn(3, 63_999, True)
