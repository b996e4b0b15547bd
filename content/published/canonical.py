"""One byte form for a JSON value (RFC 8785), so that equal values have equal digests everywhere."""

import hashlib
import json
from typing import Any

LARGEST = 2**53 - 1
"""The largest whole number that JavaScript and Python write alike."""


def canonical(value: Any) -> bytes:
    """The RFC 8785 bytes of null, bool, int, str, list and dict with str keys.

    Raises TypeError for floats and anything else, ValueError for a whole number beyond 2**53 - 1 and
    for text that is not Unicode (a lone surrogate).
    """
    return _text(value).encode("utf-8")


def digest(value: Any) -> str:
    """Hex SHA-256 of the canonical bytes; raises as `canonical` does."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _text(value: Any) -> str:
    match value:
        case None | bool() | str():
            return json.dumps(value, ensure_ascii=False)
        case int():
            return _whole(value)
        case list() | tuple():
            return "[" + ",".join(_text(each) for each in value) + "]"
        case dict():
            return "{" + ",".join(_member(key, value[key]) for key in sorted(value, key=_utf16)) + "}"
    raise TypeError(f"no canonical form for {type(value).__name__}")


def _member(key: str, value: Any) -> str:
    return json.dumps(key, ensure_ascii=False) + ":" + _text(value)


def _whole(value: int) -> str:
    if abs(value) > LARGEST:
        raise ValueError(f"{value} has no exact form in every JSON reader")
    return str(int(value))


def _utf16(key: Any) -> bytes:
    # The RFC orders names by UTF-16 code units, which differs from code points beyond the BMP.
    if not isinstance(key, str):
        raise TypeError(f"a name must be text, not {type(key).__name__}")
    return key.encode("utf-16-be")
