"""Marks by which a document says that it is not for everybody: such a one is never put out by an import."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from .script import fold

FLAG: Final = "secrecy-mark"
_GRADE: Final = "(?:绝密|机密|秘密)"
_MARK: Final = re.compile(
    rf"{_GRADE}(?: ?[★☆*].*)?|.{{0,20}}{_GRADE} ?[★☆].{{0,20}}|内部(?:资料|文件|材料).{{0,20}}"
    r"|.{0,20}(?:注意保存|不得外传|严禁外传)"
)
_SEARCHED: Final = 12


def flags(lines: Sequence[str]) -> Iterator[str]:
    """A flag for each mark at a document's head or foot."""
    for line in (*lines[:_SEARCHED], *lines[_SEARCHED:][-_SEARCHED:]):
        if _MARK.fullmatch(fold(line)):
            yield f"{FLAG}: {line}"


def held_back(told: Iterable[str]) -> bool:
    return any(flag.startswith(FLAG) for flag in told)
