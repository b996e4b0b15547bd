"""mosquitto over websockets: screens subscribe, the retained message is their state; published by raw MQTT over TCP."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from content.published.envelope import Envelope
from tests.bench.host import free_port, running, until_listening
from tests.bench.payload import CHANNEL
from tests.bench.servers import Server

CONFIGURATION = """
allow_anonymous true
persistence false
log_dest none
set_tcp_nodelay true
listener {websockets} 127.0.0.1
protocol websockets
listener {tcp} 127.0.0.1
protocol mqtt
"""
CONNECT = b"\x10\x11\x00\x04MQTT\x04\x02\x00\x00\x00\x05bench"
CONNACK = b"\x20\x02\x00\x00"
PUBLISH_RETAINED = b"\x31"


@contextmanager
def mosquitto(folder: Path) -> Iterator[Server]:
    ports = {"websockets": free_port(), "tcp": free_port()}
    configuration = folder / "mosquitto.conf"
    configuration.write_text(CONFIGURATION.format(**ports))
    with running(["/usr/sbin/mosquitto", "-c", str(configuration)], folder / "mosquitto.txt") as pid:
        until_listening(ports["websockets"])
        with socket.create_connection(("127.0.0.1", ports["tcp"]), 5) as publisher:
            publisher.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            publisher.sendall(CONNECT)
            if publisher.recv(4) != CONNACK:
                raise ConnectionError("mosquitto does not let the bench in")
            yield Server("mosquitto ws", pid, ports["websockets"], "mqtt", lambda e: publish(publisher, e))


def publish(publisher: socket.socket, envelope: Envelope) -> int:
    topic = CHANNEL.encode()
    rest = len(topic).to_bytes(2, "big") + topic + envelope.to_json().encode()
    packet = PUBLISH_RETAINED + variable_length(len(rest)) + rest
    at = time.monotonic_ns()
    publisher.sendall(packet)
    return at


def variable_length(length: int) -> bytes:
    """MQTT 3.1.1 section 2.2.3: seven bits a byte, the lowest first."""
    encoded = bytearray()
    while True:
        length, low = divmod(length, 128)
        encoded.append(low | (128 if length else 0))
        if not length:
            return bytes(encoded)
