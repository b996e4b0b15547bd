"""The address of the page being made, asked for otherwise."""

from typing import Any

from flask import request, url_for

from kiosk.language import SILENT


def here(**otherwise: Any) -> str:
    """With these words of the query said otherwise, or left out for None; home when this is no page."""
    if request.endpoint is None or request.endpoint.partition(".")[0] in SILENT or request.method != "GET":
        return url_for("pages.home", **otherwise)
    asked = {name: request.args.getlist(name) for name in request.args}
    return url_for(request.endpoint, **{**asked, **otherwise, **(request.view_args or {})})
