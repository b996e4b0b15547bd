"""Text of any origin as plain lines that are the same whatever format they came in."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_ENDS: Final = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS: Final = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Some programs write hanzi as the radicals that look like them.
_RADICALS: Final = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2E80, 0x2FE0)}


def plain(text: str) -> tuple[str, ...]:
    """The lines that hold something: no blanks around, single ones within, nothing invisible."""
    return tuple(line for each in _ENDS.split(text) if (line := _one(each)))


def plain_lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts for line in plain(text))


def compact(text: str) -> str:
    """The text with nothing in it that a program may have set otherwise: for comparing only."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if not _BLANKS.match(letter))


def _one(line: str) -> str:
    spaced = _BLANKS.sub(" ", line.translate(_RADICALS))
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in ("Cc", "Cf")).strip()
