"""A child process that never outlives the one that started it."""

import ctypes
import os
import signal
import sys

PARENT = "_FOYER_PARENT"
"""The environment variable in which a supervisor tells its children who it is."""
PR_SET_PDEATHSIG = 1  # linux/prctl.h


def die_with_supervisor() -> None:
    """Called first by every process that may be a supervisor's child; nothing when it was started by hand."""
    parent = os.environ.pop(PARENT, None)
    if parent is not None:
        die_with_parent(int(parent))


def die_with_parent(parent: int) -> None:
    """Have the kernel end this process when process `parent` ends, however it ends; Linux only.

    The kernel watches the thread that started us, so a parent starts its children from its main thread.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before the line above could take hold
        sys.exit(1)
