"""What a desk does at its worst: a query of 200 ms under a write lock, whenever a line comes in on standard input.

Run as `python -m tests.bench.slow_query DATABASE`; answers "began" and "done".
"""

import sqlite3
import sys
import time

LASTS_S = 0.2
COUNT = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT sum(x * x % 7) FROM n"


def calibrated(database: sqlite3.Connection) -> int:
    """How far to count so that it takes about 200 ms."""
    rows = 10_000
    while True:
        began = time.perf_counter()
        database.execute(COUNT, (rows,)).fetchall()
        took = time.perf_counter() - began
        if took > LASTS_S / 4:
            return int(rows * LASTS_S / took)
        rows *= 2


def main(path: str) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    rows = calibrated(database)
    print("ready", flush=True)
    for _ in sys.stdin:
        print("began", flush=True)
        database.execute("BEGIN IMMEDIATE")
        database.execute(COUNT, (rows,)).fetchall()
        database.execute("COMMIT")
        print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
