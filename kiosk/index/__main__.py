"""python -m kiosk.index DATA NUMBER: make the index of that edition. Exit 1 with one line `reason: detail`."""

import os
import sys
from pathlib import Path

from config.lineage import die_with_supervisor
from content.published.errors import Refused
from kiosk.index.make import make

NICE = 10


def main(argv: list[str]) -> int:
    die_with_supervisor()
    os.nice(NICE)
    data, number = argv
    try:
        make(Path(data), int(number))
    except (Refused, OSError) as error:
        sys.stdout.write(f"{error}\n" if isinstance(error, Refused) else f"unreadable: {error.strerror}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
