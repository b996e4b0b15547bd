"""The kiosk's own application, with a stopwatch in each page, as late as a slow page would be, and with or without the
rules by which pages are made ready."""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from waitress import create_server
from werkzeug.wrappers import Response

GLASS = Path(__file__).with_name("glass.js").read_bytes()


class Watched:
    """The application `app` in such a manner. Changed while it serves: `late_s` is added to every page, `ahead` lets
    the browser make pages ready; `ready` are the paths that it made ready."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self.late_s, self.ahead = 0.0, True
        self.ready: set[str] = set()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/bench/glass.js":
            return Response(GLASS, content_type="text/javascript")(environ, start_response)
        answer = Response.from_app(self._app, environ)
        if answer.mimetype == "text/html":
            time.sleep(self.late_s)
            answer.set_data(answer.get_data().replace(b"<head>", b'<head><script src="/bench/glass.js"></script>', 1))
            answer.headers["Cache-Control"] = "no-store"
            if not self.ahead:
                answer.headers.pop("Speculation-Rules", None)
        if "prerender" in environ.get("HTTP_SEC_PURPOSE", ""):
            self.ready.add(environ["PATH_INFO"])
        return answer(environ, start_response)


@contextmanager
def served(app: Watched) -> Iterator[str]:
    server = create_server(app, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(10)
