"""What is kept of pictures, documents and videos, made ready for screens: work for the confined worker."""

from pathlib import Path
from typing import Final

from content.desk.errors import Problem
from content.desk.looking import Looked, film, is_film, paper, picture
from content.desk.looking.normal import normalised

from .limits import confine

# Forty pages drawn for a wall.
SECONDS: Final = 90
_HEAD: Final = 1024


def made(path: Path) -> tuple[bytes | None, Looked]:
    """The bytes to keep, None for the file's own; and what they are. Raises Problem 400 or 413."""
    confine(SECONDS)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if is_film(head):
        return None, film.look_at_film(path)
    if path.stat().st_size > max(picture.MOST_BYTES, paper.MOST_BYTES):
        raise Problem(413, "too-large", "a document has at most %(most)d MB", most=paper.MOST_BYTES // 1024 // 1024)
    data = path.read_bytes()
    return normalised(data) if picture.is_picture(head) else (data, paper.look_at_paper(data))
