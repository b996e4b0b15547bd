"""A document as the draft of a notice: its title and its words, shown page after page or as one scrolling line."""

from collections.abc import Sequence
from typing import Any, Final

from .document import Document

_LONGEST_LINE: Final = 120


def draft(document: Document, channels: Sequence[str]) -> dict[str, Any]:
    """The fields of a notice. Too long a text is refused where notices are written."""
    lines = [line for line in (document.title, *document.body) if line]
    short = len(lines) == 1 and len(lines[0]) <= _LONGEST_LINE
    return {"channels": list(channels), "kind": "scroll" if short else "page", "text": "\n".join(lines)}
