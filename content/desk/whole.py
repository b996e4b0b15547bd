"""A whole number as people type it and as an address has it."""

from typing import Final

MOST_DIGITS: Final = 15
"""As many as are exact in JSON, and fit into a column."""


def whole(text: str, most: int = MOST_DIGITS) -> int | None:
    """What at most so many ASCII digits say; None for any other text. Python's own `isdigit` is true of ², which `int`
    then refuses, as it does thousands of digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= most else None


def or_text(text: str) -> int | str | None:
    """The number; any other text as it is, for the domain to say what is wrong with it; None for nothing."""
    found = whole(text)
    return (text or None) if found is None else found
