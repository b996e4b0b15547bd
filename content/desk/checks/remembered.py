"""What was found in a text is found again as long as the text, and what the checks know beside it, are the same: who
types in one field of thirty has the others looked at once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Final

from .finding import Finding
from .passage import Passage

Found = Sequence[Finding]
MOST: Final = 2_000_000
"""Characters of texts that are kept, each finding in them as many as A_FINDING."""
A_FINDING: Final = 100


class Remembered:
    """Findings by everything that they were made from; what was not asked for longest goes first."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._weight = most, 0
        self._kept: OrderedDict[Hashable, tuple[Found, int]] = OrderedDict()
        self._lock = Lock()

    def of(self, passage: Passage, beside: Hashable, find: Callable[[], Found]) -> Found:
        """What `find` finds in the passage; `beside` is all that it looks at besides."""
        key = (passage.field, passage.text, beside)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept[0]
        found = find()
        self._keep(key, found, len(passage.text) + A_FINDING * (1 + len(found)))
        return found

    def _keep(self, key: Hashable, found: Found, weight: int) -> None:
        with self._lock:
            _before, instead_of = self._kept.pop(key, ((), 0))
            self._kept[key] = found, weight
            self._weight += weight - instead_of
            while self._weight > self._most:
                _key, (_found, gone) = self._kept.popitem(last=False)
                self._weight -= gone
