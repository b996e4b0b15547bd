"""python -m kiosk.index DATA NUMBER: make the index of that edition.

Says `standing` as soon as the index can be read, then sees to the disk. Exit 1 after one line `reason: detail`.
"""

import os
import sqlite3
import sys
from pathlib import Path

from config.lineage import die_with_supervisor
from content.published.errors import Refused
from kiosk.index import files
from kiosk.index.make import make
from kiosk.index.schema import STANDING

NICE = 10
"""Visitors do not feel an index that is made from nothing; one that changes little is over before they could."""


def main(argv: list[str]) -> int:
    die_with_supervisor()
    data, number = Path(argv[0]), int(argv[1])
    try:
        path = make(data, number, much=lambda: os.nice(NICE))
        _say(STANDING)
        files.seal(path)
        files.prune(data)
    except Refused as refused:
        _say(str(refused))
        return 1
    except (OSError, sqlite3.OperationalError) as error:
        _say(f"unwritable: {error.strerror if isinstance(error, OSError) else error}")
        return 1
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
