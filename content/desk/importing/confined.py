"""What touches files that may be anything, in a process that can do no harm by it: a worker's."""

from datetime import date
from pathlib import Path

from content.desk.errors import Problem
from content.desk.worker import Worker

from .document import Document, understand
from .limits import confine
from .reading import read


def read_and_understand(path: Path, today: date) -> Document:
    """The worker's side: it gives up its right to much memory and time first. Raises as `reading.read`."""
    confine()
    return understand(read(path), today)


def document(worker: Worker, path: Path, today: date) -> Document:
    """A file read and understood by `worker`, a process of its own. Raises Problem 400 or 413, in one line."""
    try:
        # The worker does not stand in the folder that a relative path means.
        return worker.run(read_and_understand, path.absolute(), today)
    except RuntimeError as error:
        raise _too_much() from error
    except Problem as problem:
        if problem.type == "worker-failed":
            raise _too_much() from problem
        raise


def _too_much() -> Problem:
    message = "the file cannot be read: it is damaged, or needs more memory or time than a document should"
    return Problem(400, "unreadable", message)
