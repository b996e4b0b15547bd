"""A file read into plain lines. It may be anything: see `confined`."""

import stat
from pathlib import Path

from content.desk.errors import Problem

from . import encoding, pdf, sheet, word
from .limits import MB, MOST_BYTES, MOST_CHARACTERS
from .lines import plain
from .read import Read
from .sort import sort_of


def read(path: Path) -> Read:
    """Raises Problem 400 or 413 for a file that cannot be read."""
    try:
        check_size(path)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Problem(400, "no-such-file", "there is no such file") from error
    except PermissionError as error:
        raise Problem(400, "unreadable", "the file may not be read") from error
    except OSError as error:
        message = "the file cannot be opened: %(why)s"
        raise Problem(400, "unreadable", message, why=error.strerror or error) from error
    return read_whole(data)


def read_whole(data: bytes) -> Read:
    """As `read`, of bytes that are there already."""
    found = read_bytes(data)
    if not found.lines:
        raise Problem(400, "no-words", "the file holds no words")
    if sum(map(len, found.lines)) > MOST_CHARACTERS:
        message = "a document has at most %(most)d characters"
        raise Problem(413, "too-long", message, most=MOST_CHARACTERS)
    return found


def check_size(path: Path) -> None:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise Problem(400, "not-a-file", "this is no file")
    if status.st_size > MOST_BYTES:
        message = "a document has at most %(most)d MB"
        raise Problem(413, "too-large", message, most=MOST_BYTES // MB)


def read_bytes(data: bytes) -> Read:
    """Raises Problem 400."""
    sort = sort_of(data)
    if sort == "text":
        found = encoding.decode(data)
        return Read(f"text in {found.encoding}", plain(found.text))
    return {"docx": word.read, "xlsx": sheet.read, "pdf": pdf.read}[sort](data)
