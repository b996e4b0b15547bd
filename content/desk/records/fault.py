"""One thing that is wrong with a plan."""

from collections.abc import Mapping
from typing import NamedTuple


class Fault(NamedTuple):
    """`feature` is an id, or where in the list of features there is none. `message` has places for `values`."""

    feature: str
    message: str
    values: Mapping[str, object] = {}

    def __str__(self) -> str:
        return f"{self.feature}: {self.message % self.values}"
