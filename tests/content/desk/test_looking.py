"""Documents and videos: what screens can show of them, and one clear line for the rest."""

import pytest

from content.desk.errors import Problem
from content.desk.looking import paper as papers
from content.desk.models import Media
from tests.content.desk.films import film, paper
from tests.content.desk.test_media import add, picture
from tests.world import Office

A4 = (595, 842)


def test_the_pages_of_a_document_are_pictures_that_lie_beside_it(office: Office) -> None:
    made = add(office, paper(A4, (842, 595)), "年报.pdf")
    assert (made.media_type, len(made.pages or ())) == ("application/pdf", 2)
    with office.desk.database.reading() as session:
        pages = [session.get_one(Media, sha) for sha in made.pages or ()]
    assert [(page.media_type, max(page.width, page.height), page.name) for page in pages] == [
        ("image/webp", papers.EDGE, "年报.pdf (1)"),
        ("image/webp", papers.EDGE, "年报.pdf (2)"),
    ]


def test_a_document_on_a_channel_is_its_pages_one_after_another(office: Office) -> None:
    made = add(office, paper(A4, A4, (842, 595)))
    office.put_out(None, kind="document", media=[made.sha], channels=["wall-11f"], region="pictures", seconds=20)  # type: ignore[arg-type]
    programme = office.programme("wall-11f")
    shown = [item for item in programme.items.values() if item["kind"] == "document"]
    assert [(item["blob"], item["page"], item["pages"]) for item in shown] == [
        (sha, place, 3) for place, sha in enumerate(made.pages or (), start=1)
    ]
    assert all(office.desk.store.has_blob(sha) for sha in made.pages or ())
    assert not office.desk.store.has_blob(made.sha)


@pytest.mark.parametrize(
    ("codec", "kind", "media_type"),
    [("libx264", "mp4", "video/mp4"), ("libvpx-vp9", "webm", "video/webm"), ("libsvtav1", "mp4", "video/mp4")],
)
def test_a_film_is_what_is_in_it(office: Office, codec: str, kind: str, media_type: str) -> None:
    made = add(office, film(codec, kind), "宣传片.dat")
    assert (made.media_type, made.width, made.height) == (media_type, 64, 48)
    assert abs((made.duration_ms or 0) - 1000) <= 100


def test_a_film_takes_as_long_as_it_is(office: Office) -> None:
    made = add(office, film())
    office.put_out(None, kind="video", media=[made.sha], channels=["wall-11f"], region="pictures")  # type: ignore[arg-type]
    programme = office.programme("wall-11f")
    (name,) = (name for name, item in programme.items.items() if item["kind"] == "video")
    loop = next(loop for loop in programme.loops.values() if name in loop.items)
    assert (loop.period, programme.items[name]["duration_ms"]) == (made.duration_ms, made.duration_ms)
    assert office.desk.store.has_blob(made.sha)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (film("mpeg4"), "video-codec"),
        (film("libx264", "avi"), "video-codec"),
        (film("libx264", pixels="yuv444p"), "video-codec"),
        (film(seconds=4)[:900], "broken-video"),
        (b"\0\0\0\x20ftypisom" + b"\0" * 200, "broken-video"),
        (b"\x1aE\xdf\xa3" + b"\xff" * 200, "broken-video"),
        (b"%PDF-1.7\n" + b"x" * 500, "broken-document"),
        (paper(*[A4] * 41), "too-many-pages"),
        (paper((10, 14000)), "broken-document"),
    ],
    ids=["codec", "container", "colours", "cut", "hollow mp4", "hollow webm", "broken pdf", "long pdf", "thin page"],
)
def test_what_no_screen_can_show_is_refused_in_one_line(office: Office, data: bytes, word: str) -> None:
    with pytest.raises(Problem) as refused:
        add(office, data)
    assert (refused.value.status, refused.value.type, refused.value.field) == (400, word, "file")
    assert list(office.desk.uploads.root.iterdir()) == []
    assert [path.name for path in office.desk.hub.glob(".film-*")] == []


def test_a_notice_has_the_files_of_its_kind(office: Office) -> None:
    drawn = add(office, picture())
    for kind in ("video", "document"):
        with pytest.raises(Problem) as refused:
            office.write(None, kind=kind, media=[drawn.sha], channels=["wall-11f"])  # type: ignore[arg-type]
        assert (refused.value.type, refused.value.field) == ("other-media", "media")
