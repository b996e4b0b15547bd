"""Frames to Debian's `olad`, a receiver that others wrote, in a network of their own: `python -m
tests.display.led.network.beside_olad sacn|artnet FOLDER`, inside `unshare -rn`. Ends well when every frame read back
was the one that was sent.
"""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np

from display.led.devices import opened
from display.led.devices.build import Build
from tests.waiting import until

SIZE = (192, 32)
UNIVERSES, SLOTS = 37, 510
HERE = "10.77.0.1"
OTHERS = [
    *["dummy", "espnet", "ftdidmx", "gpio", "karate", "kinet", "milinst", "opendmx", "openpixelcontrol", "osc"],
    *["pathport", "renard", "sandnet", "shownet", "spi", "stageprofi", "uartdmx", "usbdmx", "usbserial"],
]
# It refuses to be root, and so does whoever is nobody in a house of its own.
NOBODY = ["unshare", "--user", "--map-user=65534", "--map-group=65534"]


def network() -> None:
    """olad wants an address that is not loopback's, and one multicast group for every universe of sACN."""
    for words in (
        "ip link set lo up",
        "ip link add led0 type veth peer name led1",
        f"ip addr add {HERE}/24 dev led0",
        "ip link set led0 up",
        "ip link set led1 up",
        "sysctl -qw net.ipv4.igmp_max_memberships=200",
    ):
        subprocess.run(words.split(), check=True)


@contextmanager
def olad(folder: Path, enabled: str, settings: Mapping[str, Any], ports: Mapping[str, int]) -> Iterator[None]:
    """Running with one plugin, and its ports patched to OLA's universes."""
    folder.mkdir()
    for name in (*OTHERS, "artnet", "e131"):
        (folder / f"ola-{name}.conf").write_text("enabled = false\n")
    lines = {"enabled": "true", **settings}
    (folder / f"ola-{enabled}.conf").write_text("".join(f"{name} = {value}\n" for name, value in lines.items()))
    (folder / "ola-port.conf").write_text("".join(f"{port} = {universe}\n" for port, universe in ports.items()))
    command = [*NOBODY, "olad", "-c", str(folder), "--no-register-with-dns-sd", "-l", "2"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        until(lambda: process.poll() is not None or answers(len(ports)))
        assert process.poll() is None, (folder / "log").read_text()
        yield
    finally:
        process.terminate()
        process.wait()


def answers(universes: int) -> bool:
    with suppress(OSError):
        return len(asked("json/universe_plugin_list")["universes"]) == universes
    return False


def asked(path: str) -> Any:
    with urllib.request.urlopen(f"http://127.0.0.1:9090/{path}", timeout=30) as answer:
        return json.load(answer)


def slots(universe: int) -> bytes:
    return bytes(asked(f"get_dmx?u={universe}")["dmx"])


def noise(seed: int) -> Any:
    return np.random.default_rng(seed).integers(0, 256, (SIZE[1], SIZE[0], 3), np.uint8)


def arrives(where: str, build: Build, expected: Mapping[int, slice], frames: int) -> None:
    """Each of so many frames is read back, universe by universe, as it was sent."""
    device = opened(where, SIZE, build)
    for seed in range(frames):
        frame = noise(seed)
        device.show(frame)
        data = frame.tobytes()
        for universe, part in expected.items():
            wanted = data[part]
            until(lambda universe=universe, wanted=wanted: slots(universe)[: len(wanted)] == wanted)  # type: ignore[misc]
        assert device.trouble is None
    device.close()


def part(place: int) -> slice:
    return slice(place * SLOTS, (place + 1) * SLOTS)


def sacn(folder: Path) -> None:
    settings = {"input_ports": UNIVERSES, "output_ports": 0}
    ports = {f"11-1-I-{place}": place + 1 for place in range(UNIVERSES)}
    with olad(folder / "sacn", "e131", settings, ports):
        for sync in (False, True):
            expected = {place + 1: part(place) for place in range(UNIVERSES)}
            arrives(f"sacn:{HERE}", Build(sync=sync), expected, 10)


def artnet(folder: Path) -> None:
    """It has four ports of Art-Net, so ten of it see the frame one after the other."""
    for begin in range(0, UNIVERSES, 4):
        places = range(begin, min(UNIVERSES, begin + 4))
        settings = {"ip": HERE, "net": 0, "subnet": begin // 16}
        ports = {f"2-1-I-{place - begin}": place % 16 + 16 for place in places}
        with olad(folder / f"artnet-{begin}", "artnet", settings, ports):
            arrives(f"artnet:{HERE}", Build(sync=True), {place % 16 + 16: part(place) for place in places}, 3)


if __name__ == "__main__":
    network()
    {"sacn": sacn, "artnet": artnet}[sys.argv[1]](Path(sys.argv[2]))
