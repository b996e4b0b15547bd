"""The sample office as `python -m content demo` makes it, and its staff at the API."""

import http.client
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench.host import HERE
from tests.processes import clean_environ


@contextmanager
def sample_office() -> Iterator[Path]:
    """A data folder that is gone after the block."""
    with tempfile.TemporaryDirectory(prefix="foyer-bench-") as folder:
        data = Path(folder) / "data"
        content(data, "demo", "--password", "bench bench bench")
        yield data


def content(data: Path, command: str, *rest: str) -> str:
    """What `python -m content COMMAND --data DATA` prints; subprocess.CalledProcessError when it fails."""
    whole = [sys.executable, "-m", "content", command, *rest, "--data", str(data)]
    done = subprocess.run(
        whole, check=True, capture_output=True, text=True, timeout=120, cwd=HERE.parent.parent, env=clean_environ()
    )
    return done.stdout.strip()


class Staff:
    """One account at the desk's API, on a connection that is kept."""

    def __init__(self, data: Path, name: str, port: int) -> None:
        self._token = content(data, "token", name)
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The JSON answer; ConnectionError for a refusal, with its text."""
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        self._connection.request(method, path, json.dumps(body or {}), headers)
        answer = self._connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise ConnectionError(f"{method} {path}: {answer.status} {text[:300]!r}")
        found: dict[str, Any] = json.loads(text) if text else {}
        return found
