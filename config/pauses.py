"""Python's collector of cyclic garbage, kept from stopping a server for the tenths of a second of a full run."""

import gc
from typing import Final

COLLECT_AFTER: Final = 50_000
"""Allocations between looks at the youngest objects; Python's own figure is 700."""


def collect_seldom() -> None:
    """Call once, when a process is put together: what is here now stays, and is never looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 20, 50)
