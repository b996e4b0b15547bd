"""What touches files that may be anything, in a process that can do no harm by it: a worker's.

What reads documents takes long to load, so it is loaded there, and never in the process that asks.
"""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from content.desk.errors import Problem
from content.desk.worker import Worker

from .limits import confine

if TYPE_CHECKING:
    from .document import Document

P = ParamSpec("P")
R = TypeVar("R")


def read_and_understand(path: Path, today: date) -> "Document":
    """The worker's side: it gives up its right to much memory and time first. Raises as `reading.read`."""
    from .document import understand
    from .reading import read

    confine()
    return understand(read(path), today)


def document(worker: Worker, path: Path, today: date) -> "Document":
    """A file read and understood by `worker`, a process of its own. Raises Problem 400 or 413, in one line."""
    # The worker does not stand in the folder that a relative path means.
    return run(worker, read_and_understand, path.absolute(), today)


def apart(worker: Worker, module: str, work: str, *args: Any) -> Any:
    """What the function `work` of a module of this folder makes of `args`, in the worker. Raises as `run`."""
    return run(worker, _loaded, module, work, *args)


def _loaded(module: str, work: str, *args: Any) -> Any:
    return getattr(import_module(f"{__package__}.{module}"), work)(*args)


def run(worker: Worker, work: Callable[P, R], *args: P.args, **named: P.kwargs) -> R:
    """What `worker` makes of a file; raises Problem as `work` does, and 400 when the file was too much for it."""
    try:
        return worker.run(work, *args, **named)
    except RuntimeError as error:
        raise _too_much() from error
    except Problem as problem:
        if problem.type == "worker-failed":
            raise _too_much() from problem
        raise


def _too_much() -> Problem:
    message = "the file cannot be read: it is damaged, or needs more memory or time than a document should"
    return Problem(400, "unreadable", message)
