"""What is wrong between the floors of the house that an edition shows: told to staff, and never in its way."""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from ..live import Wrong
from ..records.storeys import check_house
from .approved import Wording

MOST: Final = 20
"""A house without its lift has one fault for every room."""


def wrong(shown: Iterable[Wording]) -> tuple[Wrong, ...]:
    """Of the floors among the wordings that are shown; looked at again only when one of them has changed."""
    floors = tuple((each.record, each.content) for each in shown if each.kind == "floor")
    return _faults(floors) if floors else ()


@lru_cache(maxsize=2)
def _faults(floors: tuple[tuple[str, str], ...]) -> tuple[Wrong, ...]:
    """`floors` are (name, content as JSON)."""
    plans = {name: json.loads(content).get("plan", {}) for name, content in floors}
    return tuple(("house-plan", str(fault)) for fault in check_house(plans)[:MOST])
