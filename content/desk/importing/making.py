"""What is kept of pictures, documents and videos, made ready for screens: work for the confined worker."""

from pathlib import Path
from typing import Final

from content.desk.errors import Problem
from content.desk.looking import Looked, film, fit_to_show, paper, picture
from content.desk.looking.filmed import as_shown

from . import progress
from .limits import confine

# Forty pages drawn for a wall.
SECONDS: Final = 90
# Half an hour of film, at the pace of a small box.
FILM_SECONDS: Final = 2 * 3600


def film_made(path: Path, to: Path, said: Path) -> tuple[Path, Looked]:
    """Where the film lies as screens want it, and what it is: at `path` as it came, or made at `to`. `said` is a file
    that says meanwhile how many ms of how many are done. Raises Problem 400 or 413."""
    confine(FILM_SECONDS)
    found = as_shown(path, to, lambda done, of: progress.note(said, done, of))
    return found, film.look_at_film(found)


def made(path: Path) -> tuple[bytes, Looked]:
    """The bytes to keep of a picture or a document, and what they are. Raises Problem 400 or 413."""
    confine(SECONDS)
    if path.stat().st_size > max(picture.MOST_BYTES, paper.MOST_BYTES):
        raise Problem(413, "too-large", "a document has at most %(most)d MB", most=paper.MOST_BYTES // 1024 // 1024)
    return fit_to_show(path.read_bytes())
