"""JSON as strangers send it: any bytes may come, and what is not plain JSON is refused by name."""

import json
from collections import Counter
from typing import Any, Never

from flask import Request

from content.desk.errors import Problem

MOST_BYTES = 256 * 1024
"""Unless a call takes more."""


def read(request: Request, most: int, *, required: bool) -> Any:
    """The body's value; None when there is none and none is required. Raises Problem 400, 413, 415."""
    request.max_content_length = most
    data = request.get_data(cache=False)
    if not data:
        if required:
            raise Problem(400, "no-body", "a JSON object is wanted as body")
        return None
    if request.mimetype and not (request.mimetype == "application/json" or request.mimetype.endswith("+json")):
        raise Problem(415, "not-json", "the body must be application/json")
    return parsed(data)


def is_xml(request: Request) -> bool:
    return request.mimetype in ("application/xml", "text/xml") or request.mimetype.endswith("+xml")


def raw(request: Request, most: int) -> bytes:
    """The body as it came; raises Problem 413."""
    request.max_content_length = most
    return request.get_data(cache=False)


def parsed(data: bytes) -> Any:
    """The value of JSON text in UTF-8; raises Problem 400."""
    try:
        return json.loads(data.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_once_each)
    except UnicodeDecodeError as error:
        raise Problem(400, "not-utf-8", "the body is not UTF-8") from error
    except RecursionError as error:
        raise Problem(400, "too-deep", "the body is nested too deeply") from error
    except ValueError as error:
        raise Problem(400, "not-json", "the body is not JSON") from error


def _no_constant(name: str) -> Never:
    raise ValueError(f"{name} is not JSON")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Two readers of one document could take two different values of a name that comes twice.
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        plain = twice.encode("ascii", "backslashreplace").decode()
        raise Problem(400, "name-twice", "comes twice", field=plain)
    return found
