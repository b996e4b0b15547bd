"""What somebody could do who has the hub's files, and no regard for its triggers."""

import sqlite3
from pathlib import Path
from typing import Any


def rewrite(data: Path, statement: str, *values: Any) -> None:
    """Run one statement on the database, its triggers dropped first."""
    database = sqlite3.connect(data / "hub" / "desk.db")
    triggers = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in triggers:
        database.execute(f"DROP TRIGGER {name}")
    database.execute(statement, values)
    database.commit()
    database.close()


def flip(path: Path, at: int | None = None) -> None:
    """Change one byte of a file, in the middle when no place is given."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2 if at is None else at] ^= 1
    path.write_bytes(data)
