"""What a member of a body may be; each check gives the value back or refuses it, naming the place."""

import re
from typing import Any, Never

from content.published.canonical import LARGEST
from content.published.errors import Refused

LATEST = 2**52
"""Times and durations in ms stay below this, so that their differences are exact in JavaScript too."""
_SHA = re.compile(r"[0-9a-f]{64}")


def refuse(where: str, why: str) -> Never:
    raise Refused("malformed", f"{where:.80} {why}")


def an_object(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        refuse(where, "must be an object")
    return value


def a_list(value: Any, where: str, length: int | None = None) -> list[Any]:
    if not isinstance(value, list) or length not in (None, len(value)):
        refuse(where, "must be a list" + (f" of {length}" if length else ""))
    return value


def whole(value: Any, where: str, least: int = 0, most: int = LARGEST) -> int:
    if type(value) is not int or not least <= value <= most:
        refuse(where, f"must be whole, from {least} to {most}")
    return value


def a_time(value: Any, where: str) -> int:
    return whole(value, where, 0, LATEST)


def a_name(value: Any, where: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= 200:
        refuse(where, "must be a name")
    return value


def is_sha(value: Any) -> bool:
    return isinstance(value, str) and _SHA.fullmatch(value) is not None


def a_sha(value: Any, where: str) -> str:
    if not isinstance(value, str) or not is_sha(value):
        refuse(where, "must be a SHA-256 in hex")
    return value
