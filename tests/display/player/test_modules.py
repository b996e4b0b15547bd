"""The player's modules that need no browser, run by Node's own test runner."""

import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.js")), ids=lambda path: path.stem)
def test_the_module_keeps_its_rules(file: Path) -> None:
    done = subprocess.run(["node", "--test", "--test-reporter=spec", str(file)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
