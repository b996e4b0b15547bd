"""`make run` beside something that has its port: one line with the way out, and nothing made or announced."""

import socket
import subprocess
import sys
from pathlib import Path

from tests.processes import ROOT, clean_environ, free_port
from tests.waiting import PATIENCE_S


def test_a_taken_port_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        ports = {"HUB_PORT": free_port(), "DESK_PORT": free_port(), "KIOSK_PORT": other.getsockname()[1]}
        environ = {**clean_environ(), **{name: str(port) for name, port in ports.items()}}
        environ["FOYER_DATA"] = str(tmp_path / "data")
        done = subprocess.run(
            [sys.executable, "-m", "config.box"],
            cwd=ROOT, env=environ, capture_output=True, text=True, timeout=PATIENCE_S, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert f"127.0.0.1:{ports['KIOSK_PORT']} cannot be listened on" in done.stderr
    assert "make run KIOSK_PORT=" in done.stderr
    assert "HUB_PORT" not in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "data").exists()
