"""What became of one file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from content.desk.errors import Problem

from .destination import Made
from .document import Document

State = Literal["approved", "draft", "fits", "known", "passed-over", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`fits`: it would have been imported, had this been no rehearsal. `same_as`: what the document is already
    there as, a key or another file's name. `problem`: why it was refused."""

    path: Path
    state: State
    document: Document | None = None
    flags: tuple[str, ...] = ()
    made: Made | None = None
    same_as: str = ""
    problem: Problem | None = None
