"""Files in quarantine: looked at, kept as drafts, refused in one line, gone after a day."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from PIL import Image, TiffImagePlugin
from sqlalchemy import func, select

from content.desk import ledger, media, records, shutting_out
from content.desk.importing.arrival import problem_of
from content.desk.importing.limits import MB
from content.desk.importing.quarantine import DAY, MOST_BYTES, TABLE, WHOLE, picture_name
from content.desk.importing.tables.reading import MOST_ROWS
from content.desk.models import Media, Notice, Record
from tests.content.desk.films import film, paper
from tests.content.desk.importing.mailroom import Lent, bring, keep, lent, office_with
from tests.content.desk.importing.nasty import NASTY, Zeros
from tests.content.desk.importing.papers import GUIDE, REPORT, as_docx, as_pdf, as_xlsx
from tests.content.desk.importing.test_corpus import PAPERS as REAL
from tests.world import Hands, Office

PAPERS = REAL or [None]


@pytest.fixture(scope="module")
def worker() -> Iterator[Lent]:
    with lent() as found:
        yield found


@pytest.fixture
def office(pristine_office: Path, tmp_path: Path, hands: Hands, worker: Lent) -> Iterator[Office]:
    opened = office_with(copytree(pristine_office, tmp_path / "data"), worker, hands)
    yield opened
    opened.close()


def kinds_of_lines(office: Office) -> list[str]:
    with office.desk.database.reading() as session:
        return [line.kind for line in ledger.after(session, 0, 10_000) if line.kind.startswith("upload")]


def test_every_nasty_file_gets_its_line_and_nothing_of_it_is_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert len(NASTY) >= 60
    told = {name: bring(office, make(), name) for name, make, _ in NASTY}
    assert {name: each.problem and each.problem["type"] for name, each in told.items()} == {
        name: expected for name, _, expected in NASTY
    }
    lines = [problem_of(each.problem or {}).detail for each in told.values()]
    assert all(line and "\n" not in line for line in lines)
    assert all("/" not in each.name and len(each.name) <= 120 for each in told.values())
    quarantine = office.desk.mailroom.quarantine
    assert [path for path in quarantine.folder.rglob("*") if path.is_file() and path.name != "facts.json"] == []
    with office.desk.database.reading() as session:
        counts = [session.scalar(select(func.count()).select_from(table)) for table in (Media, Notice, Record)]
    assert counts == [0, 0, 0]
    assert kinds_of_lines(office).count("upload-refused") == len(NASTY)


def test_what_is_too_large_is_never_whole_anywhere(office: Office) -> None:
    room = office.desk.mailroom
    endless = Zeros(500 * MB)
    arrival = room.take(office.staff["author"], endless, "大.mp4", now=office.now, origin="")  # type: ignore[arg-type]
    assert arrival.problem is not None
    assert arrival.problem["type"] == "too-large"
    assert 500 * MB - endless.left <= MOST_BYTES + MB
    assert not room.quarantine.path(arrival).exists()


@pytest.mark.parametrize(
    ("data", "name", "sort", "suggested"),
    [
        (as_docx(REPORT), "总结.docx", "docx", "catalog"),
        (REPORT.encode("gbk"), "总结.txt", "text in gb18030", "catalog"),
        (as_docx(GUIDE), "指南.docx", "docx", "guides"),
        (as_pdf([["今日办事大厅暂停服务"]]), "通知.pdf", "pdf", "notices"),
        (as_xlsx([["科室名称", "电话", "楼层"], ["水政科", "0999-5550101", "3楼"]]), "科室.xlsx", "xlsx", "table"),
        (film(), "片.mp4", "film", "media"),
        (paper((400, 300), (300, 400)), "扫描.pdf", "pdf", "media"),
    ],
)
def test_a_good_file_says_what_it_would_become(
    office: Office, data: bytes, name: str, sort: str, suggested: str
) -> None:
    found = bring(office, data, name).found
    assert found is not None
    assert (found["sort"], found["suggested"]) == (sort, suggested)
    assert suggested in found["may"]


def test_real_documents_come_in_with_a_title_and_nothing_invented(office: Office) -> None:
    for path in PAPERS:
        arrival = bring(office, path.read_bytes() if path else REPORT.encode(), path.name if path else "总结.txt")
        assert arrival.found is not None
        assert (arrival.state, arrival.found["suggested"]) == ("ready", "catalog")
        assert arrival.found["title"] in (path.read_text("utf-8") if path else REPORT)


def test_its_words_are_a_clean_page_and_its_pages_are_pictures(office: Office) -> None:
    quarantine = office.desk.mailroom.quarantine
    arrival = bring(office, as_docx("<b>甲</b>\n" + REPORT), "总结.docx")
    page = quarantine.path(arrival, WHOLE).read_text("utf-8")
    assert "<p>&lt;b&gt;甲&lt;/b&gt;</p>" in page
    drawn = bring(office, as_pdf([["澄川市水务局公告"]] * 5), "公告.pdf")
    assert drawn.found is not None
    assert (drawn.found["pictures"], drawn.found["media"]["pages"]) == (3, 5)
    with Image.open(quarantine.path(drawn, picture_name(1))) as picture:
        assert picture.format == "WEBP"
    assert quarantine.path(bring(office, b"a,b\n1,2\n", "t.csv"), TABLE).exists()


def test_a_table_that_is_too_long_is_still_a_document(office: Office) -> None:
    found = bring(office, "名称,电话\n".encode() + "甲,1\n".encode() * MOST_ROWS, "长.csv").found
    assert found is not None
    assert (found["flags"], found["may"]) == (["table-too-long"], ["catalog"])


def test_a_name_that_says_another_sort_is_a_doubt(office: Office) -> None:
    found = bring(office, as_docx(REPORT), "总结.pdf").found
    assert found is not None
    assert found["flags"] == ["other-ending: .pdf"]


# Nothing in it for the checks before a review to find.
PLAIN = "澄川市水务局关于开放节水展厅的公告\n节水展厅每天开放，欢迎参观。\n澄川市水务局"


def test_a_word_file_becomes_a_draft_that_can_be_submitted(office: Office) -> None:
    kept = keep(office, bring(office, as_docx(PLAIN), "公告.docx"), "catalog").kept
    assert kept is not None
    kind, name = kept["keys"][0].split("/", 1)
    author = office.staff["author"]
    with office.desk.database.transaction() as session:
        found = records.find(session, kind, name, office.now)
        assert found is not None
        assert (found.state, found.author.name) == ("draft", "author")
        assert found.newest.content["title"] == {"zh-Hans": "澄川市水务局关于开放节水展厅的公告"}
        assert records.submit(session, author, kind, name, now=office.now, origin="").state == "submitted"
    assert kinds_of_lines(office) == ["upload", "upload-kept"]


def test_the_same_document_again_is_known(office: Office) -> None:
    keep(office, bring(office, as_docx(REPORT), "总结.docx"), "catalog")
    kept = keep(office, bring(office, REPORT.encode("gbk"), "总结.txt"), "catalog").kept
    assert kept is not None
    assert kept["state"] == "known"


def test_a_word_file_becomes_a_notice_too(office: Office) -> None:
    kept = keep(office, bring(office, as_docx("今日停水，请提前储水。"), "停水.docx"), "notices").kept
    assert kept is not None
    number = int(kept["keys"][0].partition("/")[2])
    assert office.submit(number).state == "submitted"
    assert office.view(number).newest.content["text"] == "今日停水，请提前储水。"


def photograph() -> bytes:
    """Lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = tuple(TiffImagePlugin.IFDRational(each, 1) for each in (31, 14, 0))
    out = io.BytesIO()
    Image.linear_gradient("L").resize((5000, 100)).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_picture_is_kept_upright_no_larger_than_a_wall_and_without_its_notes(office: Office) -> None:
    kept = keep(office, bring(office, photograph(), "照片.jpg"), "media").kept
    assert kept is not None
    sha = kept["keys"][0].partition("/")[2]
    with Image.open(office.desk.uploads.path(sha)) as picture:
        assert picture.size == (77, 3840)
        assert dict(picture.getexif()) == {}


def test_a_film_is_shown_by_a_notice_and_has_a_picture_of_it(office: Office) -> None:
    kept = keep(office, bring(office, film(seconds=2), "宣传.mp4"), "shown").kept
    assert kept is not None
    number, sha = (key.partition("/")[2] for key in kept["keys"])
    content = office.view(int(number)).newest.content
    assert (content["kind"], content["media"], content["text"]) == ("video", [sha], "宣传")
    with office.desk.database.reading() as session:
        found = session.get_one(Media, sha)
    assert (found.duration_ms, found.width, found.height) == (2000, 64, 48)
    with Image.open(media.poster(office.desk.uploads, sha)) as poster:
        assert poster.size == (64, 48)


def test_pages_of_a_pdf_are_shown_by_a_notice(office: Office) -> None:
    kept = keep(office, bring(office, paper((400, 300), (300, 400)), "扫描.pdf"), "shown").kept
    assert kept is not None
    content = office.view(int(kept["keys"][0].partition("/")[2])).newest.content
    assert content["kind"] == "document"


def test_slides_come_in_where_libreoffice_is(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = tmp_path / "made.pdf"
    pdf.write_bytes(as_pdf([["汛期安全讲座"]]))
    program = tmp_path / "soffice"
    program.write_text(f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp "{pdf}" "$2/file.pdf"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    slides = next(make() for name, make, _ in NASTY if name.endswith(".pptx"))
    found = bring(office, slides, "讲座.pptx").found
    assert found is not None
    assert (found["sort"], found["pictures"]) == ("pdf", 1)


def test_what_nobody_keeps_is_gone_after_a_day(office: Office, hands: Hands) -> None:
    room = office.desk.mailroom
    early = bring(office, as_docx(REPORT), "总结.docx")
    hands.advance(DAY - 1)
    late = bring(office, b"t", "t.txt")
    room.sweep(office.now)
    assert room.quarantine.find(early.id) is not None
    hands.advance(1)
    room.sweep(office.now)
    assert [each.id for each in room.quarantine.everything()] == [late.id]
    assert kinds_of_lines(office)[-1] == "upload-dropped"


def test_facts_that_a_crash_left_damaged_are_no_upload_and_go_too(office: Office, hands: Hands) -> None:
    quarantine = office.desk.mailroom.quarantine
    arrival = bring(office, b"t", "t.txt")
    (quarantine.path(arrival, "facts.json")).write_text(json.dumps({"id": 1})[:-1])
    assert quarantine.everything() == []
    hands.advance(DAY)
    office.desk.mailroom.sweep(office.now)
    assert list(quarantine.folder.iterdir()) == []


def test_who_may_no_longer_write_keeps_nothing(office: Office) -> None:
    arrival = bring(office, as_docx(REPORT), "总结.docx")
    with office.desk.database.transaction() as session:
        shutting_out.disable(session, office.staff["admin"], "author", now=office.now, origin="")
    complaint = keep(office, arrival, "catalog").complaint
    assert complaint is not None
    assert complaint["type"] == "no-account"


def test_what_kills_its_reader_is_refused_once_and_the_next_file_is_read(office: Office, worker: Lent) -> None:
    room = office.desk.mailroom
    arrival = room.take(office.staff["author"], io.BytesIO(b"t"), "t.txt", now=office.now, origin="")
    room.quarantine.path(arrival).unlink()
    room.settle(arrival.account, 0)
    refused = room.quarantine.find(arrival.id)
    assert refused is not None
    assert refused.state == "refused"
    assert bring(office, as_docx(REPORT), "总结.docx").state == "ready"


def test_a_film_of_a_camera_is_made_ready_when_it_is_kept(office: Office) -> None:
    arrival = bring(office, film("mpeg4", "avi", sound="mp3"), "航拍.avi")
    assert arrival.found is not None
    assert arrival.found["flags"] == ["film-converted"]
    kept = keep(office, arrival, "media")
    assert kept.kept is not None
    sha = kept.kept["keys"][0].partition("/")[2]
    with office.desk.database.reading() as session:
        row = session.get_one(Media, sha)
    assert (row.media_type, row.width, row.height, row.name) == ("video/mp4", 64, 48, "航拍.avi")
    assert media.poster(office.desk.uploads, sha).is_file()
    assert office.desk.mailroom.progress(kept) is None


def test_letters_do_not_wait_for_a_film_that_is_made_ready(office: Office) -> None:
    room = office.desk.mailroom
    arrival = bring(office, film("mpeg4", "avi"), "航拍.avi")
    room.want(arrival, {"into": "media", "channels": [], "origin": ""})
    assert not room.once(films=False)
    assert room.once(films=True)
    found = room.quarantine.find(arrival.id)
    assert found is not None
    assert found.state == "kept"
