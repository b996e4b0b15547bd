"""A controller on the network is sent every frame there is time for, and nothing the network does ends that."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.led.devices import opened
from display.led.network.sender import SLICE, SPAN_S, slices
from tests.display.led.network.receivers import DdpReceiver, SacnReceiver
from tests.processes import free_port
from tests.waiting import until

SIZE = (192, 32)
LENGTH = 192 * 32 * 3


def frame(value: int) -> Any:
    return np.full((SIZE[1], SIZE[0], 3), value, np.uint8)


@contextmanager
def receiving(take: Callable[[bytes], None], port: int) -> Iterator[None]:
    """Every datagram to `port` goes to `take`, until the block ends."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
        ear.bind(("127.0.0.1", port))
        ended = threading.Event()

        def listen() -> None:
            while not ended.is_set():
                take(ear.recv(2048))

        thread = threading.Thread(target=listen)
        thread.start()
        yield
        ended.set()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", ("127.0.0.1", port))
        thread.join()


def taken(receiver: Any) -> Callable[[bytes], None]:
    """What a receiver does with packets, the empty one that ends the listening aside."""
    return lambda packet: receiver.take(packet) if packet else None


@contextmanager
def controller(where: str) -> Iterator[Any]:
    device = opened(where, SIZE)
    yield device
    device.close()


@given(st.integers(0, 5000))
def test_slices_are_all_packets_in_order_and_end_within_the_frame(packets: int) -> None:
    found = list(slices(packets))
    assert [number for _, first, end in found for number in range(first, end)] == list(range(packets))
    assert all(end - first <= SLICE for _, first, end in found)
    moments = [after for after, _, _ in found]
    assert moments == sorted(moments)
    assert all(0 <= after < SPAN_S for after in moments)


def test_a_frame_arrives_as_it_is() -> None:
    port, receiver = free_port(), DdpReceiver(LENGTH)
    noise = np.random.default_rng(5).integers(0, 256, (SIZE[1], SIZE[0], 3), np.uint8)
    with receiving(taken(receiver), port), controller(f"ddp:127.0.0.1:{port}") as device:
        device.show(noise)
        until(lambda: receiver.shown == noise.tobytes())
        assert device.trouble is None


def test_a_still_frame_is_sent_again_so_that_no_receiver_goes_dark() -> None:
    port, begins = free_port(), []
    with (
        receiving(lambda packet: begins.append(packet) if packet[4:8] == bytes(4) else None, port),
        controller(f"ddp:127.0.0.1:{port}") as device,
    ):
        device.show(frame(3))
        until(lambda: len(begins) > 2)


def test_the_frame_after_is_sent_in_the_brightness_it_was_given_with() -> None:
    port, receiver = free_port(), DdpReceiver(LENGTH)
    with receiving(taken(receiver), port), controller(f"ddp:127.0.0.1:{port}") as device:
        device.brightness = 0.5
        device.show(frame(200))
        until(lambda: set(receiver.shown) == {100})


def test_a_host_that_refuses_is_told_and_gets_the_frame_once_it_listens() -> None:
    port, receiver = free_port(), DdpReceiver(LENGTH)
    with controller(f"ddp:127.0.0.1:{port}") as device:
        device.show(frame(7))
        until(lambda: device.trouble)
        assert "127.0.0.1: Connection refused" in device.trouble
        with receiving(taken(receiver), port):
            until(lambda: set(receiver.shown) == {7})
            until(lambda: device.trouble is None)
            device.show(frame(8))
            until(lambda: set(receiver.shown) == {8})


@pytest.mark.parametrize("where", ["255.255.255.255:4048", "led..office"])
def test_a_network_that_will_not_have_it_is_told_and_the_frame_is_no_error(where: str) -> None:
    with controller(f"artnet:{where}") as device:
        for value in range(3):
            device.show(frame(value))
        until(lambda: device.trouble)


def test_who_ends_lets_go_of_the_lamps() -> None:
    port, receiver = free_port(), SacnReceiver()
    with receiving(taken(receiver), port):
        with controller(f"sacn:127.0.0.1:{port}") as device:
            device.show(frame(9))
        until(lambda: receiver.ended == dict.fromkeys(range(1, 38), 3))
    assert set(receiver.shown(1, LENGTH)) == {9}
