"""Pages made ready before the finger arrives: the rules that tell the browser which, as a header and a file of our own,
since a strict content policy lets no rules stand in the page."""

from typing import Any

from flask import Blueprint, Response, jsonify, request

TYPE = "application/speculationrules+json"
# Written out, since a request whose Host is none has no addresses made for it, yet gets an answer.
PATH = "/ahead.json"
NEVER = (
    # what somebody typed is asked for once, by them
    {"href_matches": {"pathname": "/search/", "search": "*q=*"}},
    # it plays and reports as long as it is open, seen or not
    {"href_matches": {"pathname": "/screens/*"}},
    {"href_matches": {"pathname": "/attract/"}},
    # it stands for hours: what it made ready would be old by the time of the touch
    {"selector_matches": ".attract a"},
)
ANYWHERE = {"href_matches": {"pathname": "/*", "search": "*"}}
# What most people come for. Those that were not asked for are cleared away before the one that was is shown. That is
# dearest for the search with all its keys, which is therefore made ready by the finger that goes down on it.
FIRST = {"selector_matches": ".home .tile-first"}
RULES: dict[str, Any] = {
    "prerender": [
        {"source": "document", "where": FIRST, "eagerness": "immediate"},
        {
            "source": "document",
            "where": {"and": [ANYWHERE, *({"not": each} for each in NEVER)]},
            "eagerness": "moderate",
        },
    ]
}


def ahead() -> Blueprint:
    blueprint = Blueprint("ahead", __name__)

    @blueprint.get(PATH)
    def rules() -> Response:
        answer = jsonify(RULES)
        answer.content_type = TYPE
        return answer

    @blueprint.after_app_request
    def point(answer: Response) -> Response:
        if answer.mimetype == "text/html" and request.blueprint != "player":
            answer.headers["Speculation-Rules"] = f'"{PATH}"'
        return answer

    return blueprint
