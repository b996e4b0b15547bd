"""The three levels of topics that the catalog is browsed by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.fields import Fields, Text

LEVELS = 3


@dataclass(frozen=True, slots=True)
class Topic:
    code: str
    title: Text
    topics: tuple["Topic", ...]


def topics(body: Mapping[str, Any]) -> tuple[Topic, ...]:
    """The first level; never raises, and what lies deeper than three levels is left out."""
    return _level(Fields(body), "tree", LEVELS)


def _level(f: Fields, name: str, levels: int) -> tuple[Topic, ...]:
    if not levels:
        return ()
    return tuple(
        Topic(code, title, _level(each, "topics", levels - 1))
        for each in f.each(name)
        if (code := each.string("code")) and (title := each.text("title"))
    )
