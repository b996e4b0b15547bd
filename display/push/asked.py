"""What a request says, read with no trust in it; every function raises Problem naming the field."""

import math
from typing import Any

from flask import Request

from display.push.access import same_site
from display.push.problems import Problem


def posted(asked: Request) -> dict[str, Any]:
    """The JSON object of a request's body."""
    if not same_site(asked.environ):
        raise Problem(403, "origin-refused", "A page of another site may not do this.")
    try:
        found = asked.get_json(force=True, silent=True)
    except RecursionError:
        found = None
    if not isinstance(found, dict):
        raise Problem(400, "malformed", "The body must be a JSON object.")
    return found


def seconds(asked: Request, field: str, most: float) -> float:
    """A number of seconds from the query, 0 when it is not there, at most `most`."""
    try:
        value = float(asked.args.get(field, "0"))
    except ValueError:
        value = math.nan
    if math.isnan(value):
        raise Problem(400, "malformed", "A number of seconds is needed.", field=field)
    return min(most, max(0.0, value))
