"""Reading a record's body without trusting its shape: what is missing or of the wrong type is left out."""

from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.texts import as_text

Text = Mapping[str, str]
"""Words by language, none of them empty."""
Lines = tuple[Text, ...]


class Fields:
    """One JSON object, asked field by field; anything else reads as an object without fields."""

    __slots__ = ("_body",)

    def __init__(self, body: object) -> None:
        self._body: Mapping[str, Any] = body if isinstance(body, Mapping) else {}

    def text(self, name: str) -> Text | None:
        return a_text(self._body.get(name))

    def lines(self, name: str) -> Lines:
        return tuple(each for each in map(a_text, self._list(name)) if each)

    def string(self, name: str) -> str | None:
        value = self._body.get(name)
        return value.strip() or None if isinstance(value, str) else None

    def strings(self, name: str) -> tuple[str, ...]:
        return tuple(each for each in self._list(name) if isinstance(each, str) and each.strip())

    def whole(self, name: str) -> int | None:
        """Zero or a positive whole number."""
        value = self._body.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None

    def flag(self, name: str) -> bool:
        return self._body.get(name) is True

    def has(self, name: str) -> bool:
        """Whether there is an object of that name."""
        return isinstance(self._body.get(name), Mapping)

    def raw(self, name: str) -> object:
        """For whoever reads it without trust."""
        return self._body.get(name)

    def inside(self, name: str) -> "Fields":
        return Fields(self._body.get(name))

    def each(self, name: str) -> Iterator["Fields"]:
        """The objects of a list."""
        return (Fields(value) for value in self._list(name) if isinstance(value, Mapping))

    def _list(self, name: str) -> list[Any]:
        value = self._body.get(name)
        return value if isinstance(value, list) else []


def a_text(value: object) -> Text | None:
    """The languages that have words; None when none has."""
    found = {lang: words.strip() for lang, words in as_text(value).items() if words.strip()}
    return found or None
