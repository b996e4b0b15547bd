"""Sorts of files that never become anything here, told by how they begin and refused with what to do instead."""

from typing import Final

from content.desk.errors import Problem

_PICTURES: Final = (b"GIF8", b"BM", b"II*\0", b"MM\0*", b"8BPS", b"\0\0\1\0")
_PHONE_PICTURES: Final = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypavif", b"ftypmif1", b"ftypmsf1")
_FILMS: Final = (b"FLV\1", b"\0\0\1\xba", b"\0\0\1\xb3", b".RMF")
_SOUNDS: Final = (b"ID3", b"OggS", b"fLaC", b"\xff\xfb", b"\xff\xf3", b"MThd", b"#!AMR")


def check(head: bytes) -> None:
    """Raises Problem 400; what it lets pass may still be anything."""
    kind, inner = head[4:12], head[8:12]
    if kind in _PHONE_PICTURES or _is_picture(head):
        raise Problem(400, "other-picture", "pictures come in as PNG, JPEG or WebP: save it as one of these")
    if head.startswith(_FILMS):
        message = "films come in as MP4, MOV, MKV, WebM, AVI or WMV: save it as one of these"
        raise Problem(400, "other-film", message)
    if (head[:4] == b"RIFF" and inner == b"WAVE") or head.startswith(_SOUNDS):
        raise Problem(400, "sound", "this is sound, and screens are silent")


def _is_picture(head: bytes) -> bool:
    # Letters may begin a text too, which has no zeros.
    return head.startswith(_PICTURES) and b"\0" in head
