"""Static files under an address that changes with their content, so that browsers may keep them."""

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import Final

from flask import Response, request, send_from_directory, url_for

from .kept import kept

STATIC: Final = Path(__file__).parent.parent / "static"
A_YEAR: Final = 365 * 24 * 3600


def asset(name: str) -> str:
    """The address of a static file, with a digest of its bytes; looked up once a request, since a long list shows
    the same icon a hundred times."""
    known: dict[str, str] = kept().setdefault("assets", {})
    if name not in known:
        known[name] = _address(request.script_root, name, os.stat(f"{STATIC}/{name}").st_mtime_ns)  # noqa: PTH116  thirty times a page
    return known[name]


def send(filename: str) -> Response:
    answer = send_from_directory(STATIC, filename)
    if "v" in request.args:
        answer.cache_control.no_cache = None
        answer.cache_control.public = True
        answer.cache_control.max_age = A_YEAR
        answer.cache_control.immutable = True
    return answer


@lru_cache(maxsize=256)
def _address(_below: str, name: str, _changed: int) -> str:
    """A page names thirty files. Their addresses begin with the path that the application is mounted below."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return url_for("desk.static", filename=name, v=digest)
