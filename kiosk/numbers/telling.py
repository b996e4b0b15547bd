"""Once a minute what was counted goes into the spool, and from there to the desk, at a node when its hub is there."""

import logging
import threading
from typing import Final

from content.published.spool import Spool
from kiosk.numbers.tally import Tally

EVERY_S: Final = 60.0
AT_ONCE: Final = 500
"""Counts in one entry."""
log = logging.getLogger(__name__)


def tell(tally: Tally, spool: Spool, stop: threading.Event) -> None:
    """Until stop, and then once more."""
    over = False
    while not over:
        over = stop.wait(EVERY_S)
        told(tally, spool)


def told(tally: Tally, spool: Spool) -> int:
    """How many counts were told now; what the spool cannot take now waits for the next time."""
    counts = tally.taken()
    for first in range(0, len(counts), AT_ONCE):
        try:
            spool.append("numbers", {"counts": [list(each) for each in counts[first : first + AT_ONCE]]})
        except OSError as error:
            log.warning("numbers are not told now: %s", error)
            tally.put_back(counts[first:])
            return first
    return len(counts)
