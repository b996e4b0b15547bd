"""How much of a file is looked at before it is refused, and how much a reader may use."""

import resource
from typing import Final

MB: Final = 1024 * 1024
MOST_BYTES: Final = 50 * MB
MOST_CHARACTERS: Final = 1_000_000
MOST_ENTRIES: Final = 5_000
MOST_UNPACKED: Final = 150 * MB
# Text packs about tenfold, a table of equal cells a hundredfold; a bomb a thousandfold.
MOST_TIMES: Final = 200
FREE_TO_UNPACK: Final = 4 * MB
MOST_PAGES: Final = 2_000
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 200
MEMORY: Final = 1024 * MB
CPU_SECONDS: Final = 25


def confine(seconds: int = CPU_SECONDS) -> None:
    """From now on this process gets no more memory than MEMORY, and `seconds` of the processor beyond what it has
    used: the next job is given its own."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_least(MEMORY, hard), _least(MEMORY, hard)))
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    # Only the soft limit, which ends the process as well: the hard one could never be raised again.
    resource.setrlimit(resource.RLIMIT_CPU, (_least(int(used.ru_utime + used.ru_stime) + seconds, hard), hard))


def _least(wanted: int, hard: int) -> int:
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
