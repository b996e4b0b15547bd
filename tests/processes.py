"""Foyer's own programmes as tests run them: real child processes on free ports, ended with the test."""

import contextlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import Any

from tests.waiting import PATIENCE_S, until

ROOT = Path(__file__).resolve().parent.parent


# Below the ports that the kernel hands out by itself, to whom a port that was found free could go again.
PORTS = range(20_000, 32_000)
_kept: list[socket.socket] = []


def free_port() -> int:
    """A port that nobody listens on, kept from every other test until this process ends."""
    while True:
        port = random.choice(PORTS)  # noqa: S311
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            _keep(port)
            return port


def _keep(port: int) -> None:
    """Raises OSError when another test has it: a name among sockets has one owner, and goes with its process."""
    claim = socket.socket(socket.AF_UNIX)
    try:
        claim.bind(f"\0foyer test port {port}")
    except OSError:
        claim.close()
        raise
    _kept.append(claim)


def clean_environ() -> dict[str, str]:
    """Voices are made in a test that is about them: `--speech on`."""
    return {name: value for name, value in os.environ.items() if "FOYER" not in name} | {"FOYER_SPEECH": "off"}


def healthz(port: int) -> dict[str, Any] | None:
    """What /healthz says, or None while nobody is there to answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=PATIENCE_S) as answer:
            said: dict[str, Any] = json.load(answer)
            return said
    except (OSError, ValueError, HTTPException):
        return None


@dataclass
class Running:
    """A started programme; `output` collects what it prints."""

    process: subprocess.Popen[bytes]
    output: Path
    ports: dict[str, int] = field(default_factory=dict)

    def url(self, part: str) -> str:
        return f"http://127.0.0.1:{self.ports[part]}"

    def health(self, part: str) -> dict[str, Any] | None:
        return healthz(self.ports[part])

    def ready(self) -> "Running":
        for part in self.ports:
            until(lambda part=part: self._answers(part))  # type: ignore[misc]
        return self

    def _answers(self, part: str) -> bool:
        assert self.process.poll() is None, self.output.read_text()
        return self.health(part) is not None

    def printed(self) -> str:
        return self.output.read_text("utf-8", "replace")

    def kill(self, number: int = signal.SIGKILL) -> None:
        """End this one process at once; its children follow by themselves."""
        if self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(PATIENCE_S)


@contextlib.contextmanager
def started(command: list[str], folder: Path, ports: dict[str, int] | None = None) -> Iterator[Running]:
    """Run `command` (arguments after the interpreter) until the block ends; `folder` takes its output."""
    folder.mkdir(parents=True, exist_ok=True)
    output = folder / f"output-{len(list(folder.glob('output-*')))}.txt"
    with output.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=clean_environ(), stdout=sink, stderr=subprocess.STDOUT
        )
    running = Running(process, output, ports or {})
    try:
        yield running
    finally:
        if process.poll() is None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(30)
        running.kill()


@contextlib.contextmanager
def hub(data: Path, *flags: str, ports: dict[str, int] | None = None) -> Iterator[Running]:
    """run_display.py as a hub over `data`, answering on both ports."""
    ports = ports or {"push": free_port(), "desk": free_port()}
    command = [
        "run_display.py",
        "--data",
        str(data),
        "--port",
        str(ports["push"]),
        "--desk-port",
        str(ports["desk"]),
    ]
    with started([*command, *flags], data.parent / "output", ports) as running:
        yield running.ready()


@contextlib.contextmanager
def part(name: str, data: Path, *flags: str, port: int | None = None) -> Iterator[Running]:
    """One process of the hub or of a node: push, desk or feed."""
    port = port or free_port()
    flag = "--desk-port" if name == "desk" else "--port"
    ports = {} if name == "feed" else {name: port}
    command = ["run_display.py", "--part", name, "--data", str(data), flag, str(port), *flags]
    with started(command, data.parent / "output", ports) as running:
        yield running.ready()


@contextlib.contextmanager
def kiosk(data: Path, *flags: str) -> Iterator[Running]:
    port = free_port()
    with started(
        ["run_kiosk.py", "--data", str(data), "--port", str(port), *flags],
        data.parent / "output",
        {"kiosk": port},
    ) as running:
        yield running.ready()
