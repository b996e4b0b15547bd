"""When two files are the same document: when they say the same, however they were stored."""

import hashlib
from collections.abc import Iterable

from .lines import compact

# Marks that formats put between cells, and no words.
_SEPARATORS = str.maketrans("", "", "|")


def digest(lines: Iterable[str]) -> str:
    """sha256 of the words alone: encoding, format, line breaks and blanks do not count."""
    words = compact("".join(lines)).translate(_SEPARATORS)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
