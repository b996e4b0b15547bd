"""Where indexes lie, and how they are opened."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from content.published.errors import Refused
from kiosk.index.schema import FORMAT

MAPPED = 1 << 31
"""Bytes of a file that may be mapped: an index is read from the page cache, not copied out of it."""


def folder(data: Path) -> Path:
    return data / "kiosk"


def path_of(data: Path, edition: str) -> Path:
    """Where the index of the edition with this id lies or would lie."""
    return folder(data) / f"index-{edition}.db"


def standing(data: Path) -> list[Path]:
    """Every index, newest first, of whatever format."""
    found = folder(data).glob("index-*.db")
    return sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def opened(path: Path) -> sqlite3.Connection:
    """A finished index, to be read by one thread at a time; raises Refused when it is none of this format."""
    try:
        found = sqlite3.connect(
            f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
        )
        found.execute(f"PRAGMA mmap_size = {MAPPED}")
        found.execute("PRAGMA cache_size = -256")
        if fact(found, "format") != FORMAT:
            found.close()
            raise Refused("unknown_format", path.name)
    except sqlite3.Error as error:
        raise Refused("damaged", f"{path.name}: {error}") from error
    return found


def fact(index: sqlite3.Connection, name: str) -> str | None:
    found = index.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else None
