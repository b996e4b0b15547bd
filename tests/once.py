"""What is made once for a whole run, by whichever of its workers needs it first."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder or file `name` of this run as `make` left it; nobody writes to it afterwards."""
    folder = factory.getbasetemp()
    run = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    done, making = run / f"{name}-once", run / f"{name}-in-the-making"
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            # What another worker could not finish.
            shutil.rmtree(making, ignore_errors=True)
            make(making)
            making.rename(done)
    return done
