"""An approved content as the kiosk gets it: texts in both scripts, spans in ms, a QR code. Pure."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from typing import Any, Final, NamedTuple

from content.published.canonical import digest

from ..moments import ms
from . import handouts, scripts

# Rises when what is made of a content changes, so that everything is derived anew.
FORM: Final = 3


class Derived(NamedTuple):
    """A record's body; the blobs that were made for it, by SHA-256; and all that it lists, in their order."""

    body: dict[str, Any]
    blobs: dict[str, bytes]
    media: tuple[str, ...]


@lru_cache
def form(office: str) -> str:
    """What besides the content decides on the body: while it is the same, so is what is derived."""
    return digest([FORM, version("opencc"), version("segno"), office])[:12]


def derive(kind: str, name: str, content: Mapping[str, Any], approved_by: str, office: str) -> Derived:
    """`office` is the office's name. Raises KeyError, TypeError or ValueError for what is no content of this kind."""
    body, derived = scripts.completed(content)
    body.pop("flags", None)
    if "visible" in body:
        body["visible"] = [None if each is None else ms(each) for each in body["visible"]]
    body |= {"kind": kind, "id": f"{kind}/{name}", "approved_by": approved_by, "derived": derived, "form": form(office)}
    media = [each["blob"] for each in body.get("attachments", ())]
    blobs = {}
    told = handouts.text(kind, body, office)
    if told:
        picture = handouts.svg(told)
        body["qr"] = hashlib.sha256(picture).hexdigest()
        blobs[body["qr"]] = picture
        media.insert(0, body["qr"])
    return Derived(body, blobs, tuple(media))
