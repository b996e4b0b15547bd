"""Styles, scripts and icons, addressed by their content so that a browser keeps them for ever; faces; pictures and
recordings."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, request, send_file, send_from_directory, url_for

from content.published.errors import Refused
from kiosk.holding import Holding, View
from kiosk.index.rows import RECORDING

STATIC = Path(__file__).parent / "static"
FACES = {"sans": "NotoSansSC-Regular.otf", "serif": "NotoSerifSC-Regular.otf"}
FOR_EVER = 365 * 24 * 3600
PICTURES = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/svg+xml")


@cache
def version() -> str:
    """Digest over names and bytes of everything static."""
    total = hashlib.sha256()
    for path in sorted(each for each in STATIC.rglob("*") if each.is_file()):
        total.update(f"{path.relative_to(STATIC).as_posix()}\0{path.stat().st_size}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def asset(name: str) -> str:
    """The address of a file of static/."""
    return _address(request.script_root, name)


@cache
def _address(root: str, name: str) -> str:  # noqa: ARG001 - what the address begins with
    """A page names some sixty of them, and they never change while the kiosk runs."""
    return url_for("assets.static", version=version(), name=name)


def assets(holding: Holding, fonts: Path | None) -> Blueprint:
    blueprint = Blueprint("assets", __name__)

    @blueprint.get("/static/<version>/<path:name>")
    def static(version: str, name: str) -> Response:  # noqa: ARG001 - older addresses get what there is
        return _kept(send_from_directory(STATIC, name))

    @blueprint.get("/fonts/<face>.otf")
    def font(face: str) -> Response:
        if fonts is None or face not in FACES or not (fonts / FACES[face]).is_file():
            abort(404)
        return _kept(send_from_directory(fonts, FACES[face], mimetype="font/otf"))

    @blueprint.get("/blobs/<sha>")
    def picture(sha: str) -> Response:
        return _blob(holding, sha, PICTURES)

    @blueprint.get("/recordings/<sha>")
    def recording(sha: str) -> Response:
        return _blob(holding, sha, (RECORDING,))

    return blueprint


def _blob(holding: Holding, sha: str, kinds: tuple[str, ...]) -> Response:
    """Whole or, as a browser that goes to a place in a recording asks for it, a part."""
    kind = blob_type(holding.view, sha)
    if kind not in kinds:
        abort(404)
    try:
        holding.store.read_blob(sha)
    except Refused:
        abort(404)
    return _kept(send_file(holding.store.blob_path(sha).resolve(), mimetype=kind))


def blob_type(view: View, sha: str) -> str | None:
    """What the programme or the edition says that this blob is; None when neither names it."""
    items = view.programme.programme.items.values() if view.programme else ()
    told = next((each.get("media_type") for each in items if each.get("blob") == sha), None)
    return told or (view.records.blob_type(sha) if view.records else None)


def _kept(answer: Response) -> Response:
    answer.cache_control.no_cache = None
    answer.cache_control.public = True
    answer.cache_control.max_age = FOR_EVER
    answer.cache_control.immutable = True
    return answer
