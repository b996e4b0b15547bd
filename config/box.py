"""`make run`: everything on one small box: the sample office if there is no data, hub, kiosk, addresses."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from typing import Any

from config.lineage import die_with_supervisor
from config.settings import BadSettings, Settings, load
from config.supervise import Child, supervise

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
SAMPLE_STRIP = "lobby-led:memory"


def main() -> int:
    die_with_supervisor()
    try:
        hub, kiosk = load("display", _ports("HUB")), load("kiosk", _ports("KIOSK"))
    except BadSettings as mistakes:
        print(mistakes, file=sys.stderr)  # noqa: T201
        return 2
    if taken := [line for line in map(_trouble, _places(hub, kiosk)) if line]:
        print("\n".join(taken), file=sys.stderr)  # noqa: T201
        return 1
    signing_in = "  账号照旧；忘记密码用 python -m content user password NAME 重设 (accounts as before)"
    if not (hub.data / "hub").exists():
        made = subprocess.run(  # noqa: S603 our own argument list
            [sys.executable, "-m", "content", "demo", "--data", str(hub.data)],
            cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        if made.returncode:
            return made.returncode
        signing_in = made.stdout.rstrip()
    threading.Thread(target=_announce, args=(hub, kiosk, signing_in), daemon=True).start()
    children = [_child("hub", "run_display.py", "HUB"), _child("kiosk", "run_kiosk.py", "KIOSK")]
    return supervise([*children, *_strip(hub)])


def _strip(hub: Settings) -> list[Child]:
    """What LED=<channel>:<device> asks this machine to play, as LED=lobby-led:hub75. The sample office plays its strip
    into memory, so that the desk has a living screen to show; LED= plays nothing."""
    asked = os.environ.get("LED", SAMPLE_STRIP if (hub.data / "demo").exists() else "")
    channel, _, device = asked.partition(":")
    if not device:
        return []
    played = ["--port", str(hub.port), "--play", channel, "--device", device]
    return [Child("strip", [sys.executable, str(ROOT / "run_display.py"), *played])]


def _ports(prefix: str) -> list[str]:
    """Flags from HUB_PORT, DESK_PORT and KIOSK_PORT, so that `make run HUB_PORT=9081` does what it says."""
    flags = {"HUB": {"HUB_PORT": "--port", "DESK_PORT": "--desk-port"}, "KIOSK": {"KIOSK_PORT": "--port"}}[prefix]
    return [word for name, flag in flags.items() if name in os.environ for word in (flag, os.environ[name])]


def _places(hub: Settings, kiosk: Settings) -> list[tuple[str, str, int]]:
    return [
        ("HUB_PORT", hub.host, hub.port),
        ("DESK_PORT", hub.host, hub.desk_port),
        ("KIOSK_PORT", kiosk.host, kiosk.port),
    ]


def _trouble(place: tuple[str, str, int]) -> str:
    """One line when the address cannot be listened on, told before anything is made or announced."""
    name, host, port = place
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        other = port + 1000 if port < 60000 else port - 1000
        return f"{host}:{port} cannot be listened on: {error.strerror}; another port: make run {name}={other}"
    return ""


def _child(name: str, file: str, prefix: str) -> Child:
    return Child(name, [sys.executable, str(ROOT / file), *_ports(prefix)])


def _announce(hub: Settings, kiosk: Settings, signing_in: str) -> None:
    """Say where everything is, once everything answers."""
    answering = all(_answers(port) for port in (hub.port, hub.desk_port, kiosk.port))
    here = "http://127.0.0.1:"
    print(  # noqa: T201
        f"\n门厅 Foyer {'is running' if answering else 'is starting slowly; see the lines above'}\n"
        f"  触摸屏 kiosk        {here}{kiosk.port}/\n"
        f"  工作台 desk         {here}{hub.desk_port}/desk/\n"
        f"  LED 条屏 LED strip  {here}{hub.port}/screens/lobby-led/\n"
        f"  大屏 wall           {here}{hub.port}/screens/wall-11f/\n"
        f"\n{signing_in}\n\nCtrl+C 停止 (stops everything)",
        flush=True,
    )


def _answers(port: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
                health: dict[str, Any] = json.load(answer)
                return "pid" in health
        except (OSError, ValueError):
            time.sleep(0.1)
    return False


if __name__ == "__main__":
    sys.exit(main())
