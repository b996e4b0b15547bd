"""Python runs this first in every process whose path leads here: the machine's clock, with hands that a test moves."""

import mmap
import os
import struct
import time

if path := os.environ.get("MOVED_CLOCK"):
    with open(path, "rb") as file:  # noqa: PTH123  before anything else is imported
        hands = mmap.mmap(file.fileno(), 8, access=mmap.ACCESS_READ)
    machine, ahead = time.time_ns, struct.Struct("<q")

    def time_ns() -> int:
        ms: int = ahead.unpack(hands)[0]
        return machine() + ms * 1_000_000

    vars(time).update(time_ns=time_ns, time=lambda: time_ns() / 1e9)
