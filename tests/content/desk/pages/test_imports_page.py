"""Files brought to the desk by its pages, without a script."""

import io
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import select

from content.desk import records
from content.desk.models import Record
from tests.content.desk.films import film
from tests.content.desk.importing.mailroom import Lent, lent, office_with
from tests.content.desk.importing.nasty import NASTY
from tests.content.desk.importing.papers import REPORT, as_docx, as_xlsx
from tests.content.desk.pages.browsing import Page, Reader
from tests.content.desk.pages.conftest import Visit
from tests.content.desk.test_media import picture
from tests.world import Hands, Office
from tests.world.records import written

Files = list[tuple[io.BytesIO, str]]


@pytest.fixture(scope="module")
def worker() -> Iterator[Lent]:
    with lent() as found:
        yield found


@pytest.fixture
def office(pristine_office: Path, tmp_path: Path, hands: Hands, worker: Lent) -> Iterator[Office]:
    opened = office_with(copytree(pristine_office, tmp_path / "data"), worker, hands)
    yield opened
    opened.close()


def brought(person: Reader, *files: tuple[str, bytes]) -> Page:
    page = person.get("/desk/imports/")
    sent: Files = [(io.BytesIO(data), name) for name, data in files]
    return person.send(page, page.form(), files=sent)


def ids(page: Page) -> list[str]:
    """Of the files on the page, in their order."""
    return [part.split('"')[0] for part in page.html.split('data-arrival="')[1:]]


def test_many_files_at_once_each_say_what_they_would_become(visit: Visit) -> None:
    files = (
        ("总结.docx", as_docx(REPORT)),
        ("图.png", picture()),
        ("片.mp4", film()),
        ("坏.docx", b"MZ" + b"\0" * 600),
    )
    page = brought(visit("author"), *files)
    assert "4 files were looked at." in page.text
    for said in ("澄川市水务局2025年节约用水工作总结", "Published on 2026-01-20", "64 × 48", "0:01"):
        assert said in page.text.replace(" : ", " ")
    assert "This is a program, not a document." in page.text
    assert len(ids(page)) == 4


def test_each_nasty_file_is_a_line_in_the_reader_s_language(visit: Visit) -> None:
    for lang in ("zh-Hans", "en"):
        person = visit("author", lang)
        page = brought(person, *((name, make()) for name, make, _ in NASTY[::9]))
        assert page.status == 200
        assert page.html.count('class="mistake"') == len(ids(page))
        person.send(page, page.form("/keep"), chosen=ids(page), then="drop")


def test_what_is_chosen_becomes_drafts_and_the_list_says_where_they_are(office: Office, visit: Visit) -> None:
    author = visit("author")
    page = brought(author, ("总结.docx", as_docx(REPORT)), ("停水.txt", "今晚停水，请提前储水。".encode()))
    page = author.send(page, page.form("/keep"), channels="lobby-led", then="keep")
    assert page.text.count("Kept as a draft.") == 2
    assert 'href="/desk/notices/1/"' in page.html
    assert office.view(1).state == "draft"
    with office.desk.database.reading() as session:
        assert [(each.kind, each.author.name) for each in session.scalars(select(Record))] == [("catalog", "author")]
    page = author.send(page, page.form("/keep"), chosen=ids(page), then="drop")
    assert ids(page) == []
    assert office.view(1).state == "draft"


def test_a_notice_needs_a_channel_and_a_choice_a_file(office: Office, visit: Visit) -> None:
    author = visit("author")
    page = author.get("/desk/imports/")
    assert author.send(page, page.form(), files=[]).mistakes() == ["files"]
    page = brought(author, ("停水.txt", "今晚停水。".encode()))
    missed = author.send(page, page.form("/keep"), then="keep")
    assert (missed.status, missed.mistakes()) == (422, ["channels"])
    missed = author.send(page, page.form("/keep"), chosen=None, then="keep")
    assert (missed.status, missed.mistakes()) == (422, ["chosen"])
    # What it may become is not for the form to say.
    forged = author.send(page, page.form("/keep"), then="keep", **{f"into-{ids(page)[0]}": "media"})
    assert forged.mistakes() == ["chosen"]


def test_everybody_sees_their_own_files_only(office: Office, visit: Visit) -> None:
    page = brought(visit("author"), ("停水.txt", "今晚停水。".encode()))
    number = ids(page)[0]
    other = visit("section")
    assert ids(other.get("/desk/imports/")) == []
    for path in ("", "pictures/1", "columns"):
        assert other.get(f"/desk/imports/{number}/{path}").status == 404
    mine = other.get("/desk/imports/")
    assert other.send(mine, mine.form("/keep"), chosen=number, then="drop").status == 422
    assert visit("secrecy").get("/desk/imports/").status == 403
    assert visit("secrecy").client.post("/desk/imports/files?name=a").status_code == 400


@pytest.mark.parametrize("path", ["/desk/imports/", "/desk/imports/files?name=a"])
def test_what_is_too_large_at_once_is_one_line_too(visit: Visit, path: str) -> None:
    author = visit("author")
    # The server lets such a body pass, and hands the request on without it.
    claimed = {"CONTENT_LENGTH": str(500 * 1024 * 1024), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    with author.client.post(path, environ_overrides=claimed) as answer:
        assert answer.status_code == 413
        assert "That was more than 256 MB at once. Nothing of it was taken." in answer.get_data(as_text=True)


def test_a_script_sends_one_file_and_is_told_what_became_of_it(visit: Visit) -> None:
    author = visit("author")
    token = author.get("/desk/imports/").form().fields["csrf_token"][0]
    told = {"headers": {"X-CSRFToken": token}, "content_type": "application/octet-stream"}
    with author.client.post("/desk/imports/files?name=停水.txt", data="今晚停水。".encode(), **told) as answer:
        assert (answer.status_code, answer.get_json()["state"]) == (201, "waiting")
    assert author.client.post("/desk/imports/files?name=停水.txt", data=b"x").status_code == 400


def test_a_film_is_a_notice_that_shows_it_with_a_picture_out_of_it(visit: Visit) -> None:
    author = visit("author")
    page = brought(author, ("宣传.mp4", film()))
    into = {f"into-{ids(page)[0]}": "shown"}
    author.send(page, page.form("/keep"), channels="lobby-led", then="keep", **into)
    page = author.get("/desk/notices/1/")
    address = page.html.split('poster="')[1].split('"')[0]
    with author.client.get(address) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "image/webp")
    assert author.get("/desk/media/nothing/poster").status == 404


def test_one_file_is_looked_at_whole(visit: Visit) -> None:
    author = visit("author")
    number = ids(brought(author, ("总结.docx", as_docx(REPORT))))[0]
    page = author.get(f"/desk/imports/{number}/")
    assert "加强计划用水管理" in page.text
    assert author.get("/desk/imports/0123456789abcdef0123/").status == 404
    assert author.send(page, page.form("/keep"), then="keep").text.count("Kept as a draft.") == 1


POWERS = """职权类别,权力编码,科室,权力名称,备注,设定依据
行政许可,CS-XK-01,水政水资源科,取水许可,无,《中华人民共和国水法》第四十八条
,CS-XK-02,没有的科,河道采砂许可,,
游泳,CS-3,,不明,,
"""


def test_a_gbk_table_of_powers_with_odd_columns_becomes_drafts(office: Office, visit: Visit) -> None:
    written(office, "water-policy", title={"zh-Hans": "水政水资源科"})
    author = visit("author")
    page = brought(author, ("权责清单.csv", POWERS.encode("gbk")))
    page = author.get(f"/desk/imports/{ids(page)[0]}/columns")
    assert page.form().fields["kind"] == ["power"]
    assert [page.form().fields.get(f"column-{at}") for at in range(6)] == [
        ["type"], ["code"], ["department"], ["title"], None, ["basis"],
    ]  # fmt: skip
    assert "Row 4: Type of power: 游泳 is none of" in page.text
    assert "Department left out, it names nothing that is here: 没有的科" in page.text
    page = author.send(page, page.form(), then="keep")
    assert "2 new drafts · 0 changed · 0 the same as before · 1 row refused" in page.text
    with office.desk.database.reading() as session:
        found = records.find(session, "power", "qu-shui-xu-ke", office.now)
        assert found is not None
        assert found.state == "draft"
        assert (found.newest.content["type"], found.newest.content["department"]) == ("permit", "water-policy")
        assert found.newest.content["basis"][0]["article"] == {"zh-Hans": "第四十八条"}


def test_a_workbook_of_departments_changes_those_that_are_there(office: Office, visit: Visit) -> None:
    written(office, "works", title={"zh-Hans": "工程建设科", "en": "Works"}, phone="0999-5550100")
    rows: list[list[object]] = [
        ["澄川市水务局内设机构一览表"],
        ["楼层", "English", "联系电话（区号0999）", "内设机构", "主要职责"],
        ["3楼", None, "0999-5550103", "工程建设科", "1.组织工程建设。\n2.管理招标投标。"],
        ["地下一层", "Archive", 5550109, "档案室", None],
    ]
    author = visit("author")
    number = ids(brought(author, ("科室.xlsx", as_xlsx(rows))))[0]
    page = author.get(f"/desk/imports/{number}/columns")
    # A column that means nothing, then all that it means again.
    without = author.send(page, page.form(), then="look", **{"column-3": ""})
    assert "One column has to be: Title." in without.text
    page = author.send(without, without.form(), then="keep", **{"column-3": "title"})
    assert "1 new draft · 1 changed" in page.text
    with office.desk.database.reading() as session:
        works, archive = (records.find(session, "department", name, office.now) for name in ("works", "dang-an-shi"))
    assert works is not None
    assert archive is not None
    assert works.newest.content["title"] == {"zh-Hans": "工程建设科", "en": "Works"}
    assert (works.newest.content["floor"], works.newest.content["phone"]) == (3, "0999-5550103")
    assert works.newest.content["duties"] == [{"zh-Hans": "组织工程建设。"}, {"zh-Hans": "管理招标投标。"}]
    assert archive.newest.content["title"] == {"zh-Hans": "档案室", "en": "Archive"}
    assert archive.newest.content["floor"] == -1


def test_a_catalogue_comes_in_once_under_its_own_numbers_or_the_next_free(office: Office, visit: Visit) -> None:
    rows: list[list[object]] = [
        ["发布日期", "信息名称", "索引号", "公开属性"],
        ["2026-03-02", "关于防汛的通知", None, "主动公开"],
        ["2026年3月1日", "关于节水的通知", "CCSW-2026-00001", "主动公开"],
        ["昨天", "关于抗旱的通知", None, None],
    ]
    author = visit("author")
    for expected in ("2 new drafts · 0 changed · 0 the same", "0 new drafts · 0 changed · 2 the same"):
        number = ids(brought(author, ("目录.xlsx", as_xlsx(rows))))[0]
        page = author.get(f"/desk/imports/{number}/columns")
        page = author.send(page, page.form(), then="keep")
        assert expected in page.text
        assert "Row 4: Published on: 昨天 is no date." in page.text
    with office.desk.database.reading() as session:
        assert {each.name for each in session.scalars(select(Record))} == {"CCSW-2026-00001", "CCSW-2026-00002"}
