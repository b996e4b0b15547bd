"""Pictures that staff upload, and what else comes under that name."""

import io
import struct
import zlib

import pytest
from PIL import Image

from content.desk import media
from content.desk.errors import Problem
from content.desk.models import Media
from tests.world import Office


def picture(kind: str = "PNG", size: tuple[int, int] = (64, 48)) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, kind)
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is huge."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b"")]
    packed = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def add(office: Office, data: bytes, name: str = "图.png", by: str = "author") -> Media:
    return office.desk.upload(office.staff[by], data, name, now=office.now, origin="")


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")])
def test_a_picture_is_what_its_bytes_are(office: Office, kind: str, media_type: str) -> None:
    data = picture(kind)
    found = add(office, data, "picture.exe")
    assert (found.media_type, found.width, found.height, found.bytes) == (media_type, 64, 48, len(data))
    assert office.desk.uploads.path(found.sha).read_bytes() == data


def test_the_same_bytes_are_the_same_picture(office: Office) -> None:
    assert add(office, picture()).sha == add(office, picture(), "again.png").sha


@pytest.mark.parametrize(
    ("data", "status", "word"),
    [
        (b"not a picture", 400, "not-a-picture"),
        (b"", 400, "not-a-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 400, "not-a-picture"),
        (b"%PDF-1.4", 400, "broken-document"),
        (picture("GIF"), 400, "not-a-picture"),
        (picture()[:80], 400, "broken-picture"),
        (picture("JPEG")[:300], 400, "broken-picture"),
        (bomb(60_000, 60_000), 400, "too-many-pixels"),
        (bomb(8000, 8000), 400, "too-many-pixels"),
        (bomb(100, 100), 400, "broken-picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * (media.MOST_BYTES + 1), 413, "too-large"),
    ],
)
def test_a_bad_upload_gets_one_clear_line(office: Office, data: bytes, status: int, word: str) -> None:
    with pytest.raises(Problem) as refused:
        add(office, data)
    assert (refused.value.status, refused.value.type, refused.value.field) == (status, word, "file")
    assert list(office.desk.uploads.root.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\图\\停水.png", "停水.png"),
        ("a\x00\nb.png", "ab.png"),
        ("", "picture"),
        ("x" * 500, "x" * 120),
    ],
)
def test_a_name_is_only_a_label(given: str, shown: str) -> None:
    assert media.shown_name(given) == shown


def test_who_writes_no_notices_uploads_nothing(office: Office) -> None:
    with pytest.raises(Problem) as refused:
        add(office, picture(), by="secrecy")
    assert refused.value.status == 403


def test_a_picture_reaches_the_store_before_the_programme_that_shows_it(office: Office) -> None:
    sha = add(office, picture()).sha
    office.put_out("图", kind="image", media=[sha], channels=["wall-11f"], region="pictures")
    assert office.programme("wall-11f").blobs == (sha,)
    assert office.desk.store.has_blob(sha)
