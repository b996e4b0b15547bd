"""One search at a time, and of the keystrokes of one page only the newest."""

import re
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

MOST_PAGES: Final = 64
_SEQ = re.compile(r"(?:([A-Za-z0-9]{1,16})-)?(\d{1,9})")


class Turns:
    """`seq` is "<page>-<number>" or a number; a page's numbers rise. Kept in memory only, for as long as needed."""

    def __init__(self) -> None:
        self._turn, self._noting = Lock(), Lock()
        self._newest: OrderedDict[str, int] = OrderedDict()

    @contextmanager
    def taken(self, seq: str) -> Iterator[bool]:
        """Whether it is still worth searching, once it is this one's turn."""
        page, number = self._noted(seq)
        with self._turn:
            yield number is None or self._newest.get(page, number) <= number

    def _noted(self, seq: str) -> tuple[str, int | None]:
        found = _SEQ.fullmatch(seq)
        if not found:
            return "", None
        page, number = found[1] or "", int(found[2])
        with self._noting:
            self._newest[page] = max(number, self._newest.get(page, 0))
            self._newest.move_to_end(page)
            while len(self._newest) > MOST_PAGES:
                self._newest.popitem(last=False)
        return page, number
