"""Python's collector of cyclic garbage, kept from stopping a server for the tenths of a second of a full run."""

import gc
from typing import Final

COLLECT_AFTER: Final = 50_000
"""Allocations between looks at the youngest objects; Python's own figure is 700."""
PAGES: Final = 2_000
"""The same for what answers with pages: each leaves hundreds of objects in cycles, and to take away those of a hundred
pages at once takes a tenth of a second, of a few a millisecond."""


def collect_nothing() -> None:
    """Call before a process is put together, which makes hundreds of thousands of objects that all stay: to look for
    garbage among them takes a tenth of the start."""
    gc.disable()


def collect_seldom(after: int = COLLECT_AFTER) -> None:
    """Call when a process is put together: what is here now stays, and is never looked at again."""
    gc.freeze()
    # The oldest are looked at as seldom however often the youngest are: that is the look which takes long.
    gc.set_threshold(after, 20, 50 * COLLECT_AFTER // after)
    gc.enable()


def settle() -> None:
    """Call when what a start put off is made too: its garbage goes, the rest stays as what was there before."""
    gc.collect()
    gc.freeze()
