"""Work of more than a few milliseconds, done in a process of its own so that the desk goes on answering.

The two sides talk in pickles over the child's stdin and stdout. The child ends when its stdin does, so it
never outlives the desk, however that dies.
"""

import os
import pickle
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, ParamSpec, Protocol, TypeVar

from config.lineage import die_with_parent

from .errors import Problem

P = ParamSpec("P")
R = TypeVar("R")
SECONDS = 30.0
ASIDE = "--aside"
LAST = "--last"
NICE = 10
_ROOT = Path(__file__).resolve().parent.parent.parent
_HEAD = struct.Struct(">I")


class Worker(Protocol):
    """Runs a module's function: here, or elsewhere."""

    def run(self, work: Callable[P, R], *args: P.args, **named: P.kwargs) -> R:
        """Its result; raises what it raises."""

    def close(self) -> None: ...


class Inline:
    """The same work in this process, for the command line."""

    def run(self, work: Callable[P, R], *args: P.args, **named: P.kwargs) -> R:
        return work(*args, **named)

    def close(self) -> None:
        return


class Child:
    """One child process, started early so that it is warm, and again when it died; one job at a time."""

    def __init__(
        self, *warm: str, seconds: float = SECONDS, aside: bool = False, last: bool = False, once: bool = False
    ) -> None:
        """`warm` are modules that the child imports before its first job; `seconds` is what a job may take;
        `aside` lets whoever else has work go first. A child that is `last` works when nobody else on the machine
        does, and is killed with the thread that started it. `once`: a job that ended its child is not tried again,
        since it is the job that is to blame."""
        self._once = once
        self._warm = (*((ASIDE,) if aside else ()), *((LAST,) if last else ()), *warm)
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._lock:
            self._started()

    def run(self, work: Callable[P, R], *args: P.args, **named: P.kwargs) -> R:
        """Raises Problem 503 when the child dies of the job, or needs longer than it may."""
        job = pickle.dumps((work, args, named), protocol=5)
        with self._lock:
            try:
                ok, value = self._asked_twice(job)
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                self._stop()
                message = "the desk's worker did not finish; try again"
                raise Problem(503, "worker-failed", message, headers={"Retry-After": "1"}) from error
        if not ok:
            raise value
        result: R = value
        return result

    def close(self) -> None:
        with self._lock:
            self._stop()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._stop()
            command = [sys.executable, "-m", "content.desk.worker", *self._warm]
            self._process = subprocess.Popen(  # noqa: S603  our own interpreter and module
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT
            )
        return self._process

    def _asked_twice(self, job: bytes) -> tuple[bool, Any]:
        try:
            return self._ask(job)
        except (BrokenPipeError, EOFError):
            if self._once:
                raise
            # It may have been killed while it waited, which is not the job's fault.
            self._stop()
            return self._ask(job)

    def _ask(self, job: bytes) -> tuple[bool, Any]:
        process = self._started()
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(_HEAD.pack(len(job)) + job)
        process.stdin.flush()
        answer = _read(process.stdout, time.monotonic() + self._seconds)
        found: tuple[bool, Any] = pickle.loads(answer)  # noqa: S301  written by our own child
        return found

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue


def _read(pipe: Any, deadline: float) -> bytes:
    """One framed answer; raises EOFError when the child ended, TimeoutError when the deadline passed."""
    data = b""
    wanted = _HEAD.size
    while len(data) < wanted:
        if not select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise TimeoutError
        got = pipe.read1(1 << 20)
        if not got:
            raise EOFError
        data += got
        if wanted == _HEAD.size and len(data) >= _HEAD.size:
            wanted += _HEAD.unpack(data[: _HEAD.size])[0]
    return data[_HEAD.size :]


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """The child's side: a job in, an answer out, until the source ends."""
    while len(head := source.read(_HEAD.size)) == _HEAD.size:
        work, args, named = pickle.loads(source.read(_HEAD.unpack(head)[0]))  # noqa: S301  from our own parent
        answer = _answer(work, args, named)
        sink.write(_HEAD.pack(len(answer)) + answer)
        sink.flush()


def stand_back() -> None:
    """Never run while anybody else wants the processor, and end with whoever started this process."""
    die_with_parent(os.getppid())
    with suppress(OSError, AttributeError):
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def _answer(work: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> bytes:
    try:
        return pickle.dumps((True, work(*args, **named)), protocol=5)
    except Problem as problem:
        return pickle.dumps((False, problem), protocol=5)
    except Exception as error:  # noqa: BLE001
        # Whatever it was, the parent gets to know: some exceptions cannot be pickled themselves.
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")), protocol=5)


if __name__ == "__main__":
    import importlib

    if LAST in sys.argv:
        stand_back()
    if ASIDE in sys.argv:
        os.nice(NICE)
    for name in sys.argv[1:]:
        if name not in (ASIDE, LAST):
            importlib.import_module(name)
    answers = sys.stdout.buffer
    # What a library prints must not get between the answers.
    sys.stdout = sys.stderr
    serve(sys.stdin.buffer, answers)
