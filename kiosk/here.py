"""The address of the page being made, asked for otherwise."""

from typing import Any, Final
from urllib.parse import urlencode

from flask import request, url_for

from kiosk.folding import LONGEST
from kiosk.language import SILENT

CARRIED: Final = (
    *("q", "kind", "to", "step_free", "type", "topic", "genre", "department", "year", "page", "part", "still"),
    *("lang", "mode"),
)
"""What pages read of their addresses. Anything else that stands in one leads nowhere: it may be written by anybody, be
twenty thousand words, or mean something else to what makes addresses."""

PLAIN: Final = "!$'()*,/:;?@"
"""Stands in a query as it is (RFC 3986, 3.4)."""


def here(**otherwise: Any) -> str:
    """With these words of the query said otherwise, or left out for None; home when this is no page."""
    if request.endpoint is None or request.endpoint.partition(".")[0] in SILENT or request.method != "GET":
        return url_for("pages.home", **otherwise)
    args = request.args
    # What was typed must not be remembered where addresses are: it comes behind one.
    asked = {name: args[name][:LONGEST] for name in CARRIED if name in args} | otherwise
    said = urlencode({name: value for name, value in asked.items() if value is not None}, safe=PLAIN)
    page = url_for(request.endpoint, lang=None, mode=None, **(request.view_args or {}))
    return f"{page}?{said}" if said else page
