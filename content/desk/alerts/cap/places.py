"""Which places are this office's: what is warned of elsewhere takes no screen here by itself."""

from pathlib import Path
from typing import Final

from .reading import Cap

FILE: Final = "cap-areas.txt"
LARGEST: Final = 64 * 1024


def concerns(cap: Cap, hub: Path) -> bool:
    """Whether a message names one of the places that lie in the hub's file, a line each: a word of an area's name, or
    how its code begins. Without such a file every place is this office's."""
    words = _words(hub / FILE)
    names = [name for info in cap.infos for name in info.areas]
    codes = [code for info in cap.infos for code in info.geocodes]
    return not words or any(
        any(word in name for name in names) or any(code.startswith(word) for code in codes) for word in words
    )


def _words(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST).decode("utf-8-sig", "replace")
    except OSError:
        return []
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
