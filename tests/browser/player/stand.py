"""A process that serves the player alone: envelopes and blobs lie in a folder, so that a test changes what is shown
by writing a file. Run as `python -m tests.browser.player.stand FOLDER PORT`."""

import sys
from datetime import datetime
from pathlib import Path

from flask import Flask, Response, request, send_from_directory

from display.player import create_player
from tests.browser.player.fonts import FONTS


def create_stand(folder: Path) -> Flask:
    """The player at /screens/ over FOLDER/<channel>.json and FOLDER/blobs/, and as a preview at /preview/."""
    app = Flask("stand")

    def programme_url(channel: str) -> str:
        return f"/feed/programme/{channel}"

    def at() -> int | None:
        instant = request.args.get("at")
        return round(datetime.fromisoformat(instant).timestamp() * 1000) if instant else None

    def guard(_channel: str) -> tuple[str, int] | None:
        said = {"refused": 403, "gone": 404}
        return next(((word, status) for word, status in said.items() if (folder / word).exists()), None)

    screens = create_player(
        name="player",
        programme_url=programme_url,
        socket_url=None,
        blob_base="/feed/blob",
        fonts=FONTS,
        guard=guard,
    )
    previews = create_player(
        name="preview",
        programme_url=programme_url,
        socket_url="/",
        blob_base="/feed/blob/",
        fonts=FONTS,
        at=at,
        watermark=lambda: "预览 Preview",
    )
    app.register_blueprint(screens, url_prefix="/screens")
    app.register_blueprint(previews, url_prefix="/preview")

    @app.get("/feed/programme/<channel>")
    def programme(channel: str) -> Response:
        return send_from_directory(folder, f"{channel}.json", max_age=0)

    @app.get("/feed/blob/<sha>")
    def blob(sha: str) -> Response:
        return send_from_directory(folder / "blobs", sha, mimetype="application/octet-stream")

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    return app


if __name__ == "__main__":
    create_stand(Path(sys.argv[1])).run("127.0.0.1", int(sys.argv[2]), threaded=True)
