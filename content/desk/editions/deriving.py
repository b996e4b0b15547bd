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
FORM: Final = 5


class Withheld(Exception):
    """It was decided that this is not disclosed: it stays at the desk."""


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
    """`office` is the office's name. Raises Withheld for what is not disclosed, KeyError, TypeError or ValueError for
    what is no content of this kind."""
    if content.get("attribute") == "closed":
        raise Withheld
    body, derived = scripts.completed(content)
    body.pop("flags", None)
    if "visible" in body:
        body["visible"] = [None if each is None else ms(each) for each in body["visible"]]
    body |= {"kind": kind, "id": f"{kind}/{name}", "approved_by": approved_by, "derived": derived, "form": form(office)}
    blobs: dict[str, bytes] = {}
    told = handouts.text(kind, body, office)
    if told:
        body["qr"] = _kept(blobs, handouts.svg(told))
    if in_each := handouts.by_language(kind, body, office):
        body["slips"] = {lang: _slip(blobs, words) for lang, words in in_each.items()}
    return Derived(body, blobs, (*blobs, *_pictures(body)))


def _slip(blobs: dict[str, bytes], words: str) -> dict[str, str]:
    """The words and, where they fit into one, their code."""
    if len(words.encode()) > handouts.MOST_OF_A_SLIP:
        return {"text": words}
    return {"text": words, "blob": _kept(blobs, handouts.svg(words)), "media_type": handouts.SVG}


def _kept(blobs: dict[str, bytes], data: bytes) -> str:
    sha = hashlib.sha256(data).hexdigest()
    blobs[sha] = data
    return sha


def _pictures(body: Mapping[str, Any]) -> list[str]:
    """The uploaded blobs that the content names: files beside a document, forms to look at."""
    forms = (form.get(which) for form in body.get("forms", ()) for which in ("blank", "sample"))
    return [each["blob"] for each in (*body.get("attachments", ()), *filter(None, forms))]
