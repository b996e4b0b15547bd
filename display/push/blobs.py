"""Blobs: one by its address, for browsers; many in one stream, for feeds."""

from pathlib import Path
from typing import Any

from flask import Blueprint, Response, request, send_file

from content.published import blob_stream
from content.published.checks import is_sha
from content.published.store import Store
from display.push.access import Access
from display.push.asked import posted
from display.push.problems import Problem

MOST_BLOBS = 2000
FOR_EVER = 365 * 24 * 3600

_MAGIC = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"\x1aE\xdf\xa3": "video/webm",
}


def create_blobs(store: Store, access: Access) -> Blueprint:
    """The blueprint of /feed/blob/<sha256> and /feed/blobs."""
    blobs = Blueprint("blobs", __name__, url_prefix="/feed")

    @blobs.get("/blob/<sha>")
    def one(sha: str) -> Response:
        access.who(request.environ)
        if not is_sha(sha) or not store.has_blob(sha):
            raise Problem(404, "blob-unknown", "There is no such blob here.")
        path = store.blob_path(sha)
        answer = send_file(path, mimetype=media_type(path), etag=sha, max_age=FOR_EVER)
        answer.cache_control.immutable = True
        return answer

    @blobs.post("/blobs")
    def many() -> Response:
        access.who(request.environ)
        chunks = blob_stream.send(store.blobs, _wanted(posted(request).get("blobs")))
        return Response(chunks, content_type="application/octet-stream")

    return blobs


def _wanted(shas: Any) -> list[str]:
    if not isinstance(shas, list) or len(shas) > MOST_BLOBS or not all(map(is_sha, shas)):
        raise Problem(400, "malformed", f"A list of at most {MOST_BLOBS} SHA-256 in hex is needed.", field="blobs")
    return shas


def media_type(path: Path) -> str:
    """By its first bytes: browsers are told not to guess (nosniff), and blobs have no names."""
    with path.open("rb") as file:
        begin = file.read(16)
    if begin[4:8] == b"ftyp":
        return "video/mp4"
    if begin[:4] == b"RIFF" and begin[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in _MAGIC.items() if begin.startswith(magic)), "application/octet-stream")
