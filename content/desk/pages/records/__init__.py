"""Records as staff write, look for, and review them; and the year of the office: campaigns, holidays, hours."""

from typing import Any

from flask import Blueprint

from ..plan_words import FURTHER, TOOLS, TYPES
from ..summary import weekdays
from . import acts, calendar, checking, drawn, editing, flow, hours, lists, plans, show, tongues

__all__ = ["blueprint"]

blueprint = Blueprint("records", __name__, url_prefix="/records")
for part in (lists, editing, drawn, flow, checking, show, acts, calendar):
    part.mount(blueprint)


@blueprint.context_processor
def _words() -> dict[str, Any]:
    """What the templates of records say by a function."""
    told = {"weekdays": weekdays, "hours_in_words": hours.typed_in_words, "plan_summary": plans.summary}
    told |= {"text_of": tongues.text, "said_of": tongues.said, "row_acts": tongues.row_acts}
    return told | {"plan_types": TYPES, "plan_tools": TOOLS, "plan_further": FURTHER}
