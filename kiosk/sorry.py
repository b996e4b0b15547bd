"""When a page cannot be shown: the visitor sees a page all the same, with the way home on it."""

import logging
import traceback
from typing import Literal

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from kiosk.holding import Holding
from kiosk.language import SILENT

log = logging.getLogger(__name__)


def lead_home(app: Flask, holding: Holding) -> None:
    """Whatever goes wrong, the visitor sees a page with the way home on it. What is missing while the first records
    have not arrived may yet come: 503."""
    # Said below, once.
    app.log_exception = lambda exc_info: None  # type: ignore[method-assign]  # noqa: ARG005

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        answer = error.get_response()
        waiting = error.code == 404 and holding.view.records is None and request.blueprint not in (None, *SILENT)
        answer.data = sorry("waiting" if waiting else "missing" if error.code == 404 else "failed")
        answer.content_type = "text/html; charset=utf-8"
        return Response(answer.data, 503 if waiting else answer.status_code, answer.headers)

    @app.errorhandler(InternalServerError)
    def failed(error: InternalServerError) -> tuple[str, int]:
        log.error("%r failed: %s", request.path, _where(error.original_exception))
        holding.doubt()
        return sorry("failed"), 500


def _where(error: BaseException | None) -> str:
    """The kind of failure and its place in the code; not its own words, which may be those that a visitor typed."""
    if error is None:
        return "nobody knows"
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"


def sorry(why: Literal["missing", "waiting", "failed"]) -> str:
    try:
        return render_template("sorry.html", why=why)
    except Exception:  # noqa: BLE001 - the frame itself may be what failed
        return BARE


BARE = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>门厅</title>
<body><h1>此页暂时无法显示</h1><p lang="zh-Hant">此頁暫時無法顯示</p><p lang="en">This cannot be shown just now</p>
<p><a href="/">返回首页 · <span lang="zh-Hant">返回首頁</span> · <span lang="en">Back to home</span></a></p>
</body></html>"""
