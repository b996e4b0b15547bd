"""Values out of a CSV file, the forms of the later kinds, and the test pattern, as staff meet them."""

import io

import pytest

from content.desk.draft import read
from content.desk.pages import kind_fields
from content.desk.pages.form import NoticeForm
from tests.content.desk.pages.conftest import Visit
from tests.content.desk.readings.test_putting import TABLE
from tests.world import Office

GBK = "站点,水位\n城关站,32.15\n".encode("gb18030")


def test_a_file_from_wps_is_a_reading_a_moment_later(office: Office, visit: Visit) -> None:
    office.put_out(**TABLE)
    duty = visit("duty")
    page = duty.get("/desk/readings/")
    assert "wait for the first values of: water-levels" in page.text
    page = duty.send(page, page.form(), name="water-levels", file=(io.BytesIO(GBK), "水位.csv"))
    assert "The values are in" in page.text
    assert "32.15" in page.text
    assert "Up to date" in page.text
    office.desk.publisher.retry()
    assert any(item.get("rows") == [["城关站", "32.15"]] for item in office.programme("wall-11f").items.values())


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "There is nothing in this table"), ("站点,水位\n城关站,99\n".encode(), "99 is not within what notice 1")],
)
def test_what_is_wrong_with_a_file_is_said_in_one_line(office: Office, visit: Visit, data: bytes, told: str) -> None:
    office.put_out(**TABLE)
    duty = visit("duty")
    page = duty.get("/desk/readings/")
    page = duty.send(page, page.form(), name="water-levels", file=(io.BytesIO(data), "水位.csv"), read_at="")
    assert (page.status, page.mistakes()) == (422, ["file"])
    assert told.lower() in page.text.lower()


def test_who_may_not_write_looks_and_uploads_nothing(visit: Visit) -> None:
    reviewer = visit("secrecy")
    assert "Upload values" not in reviewer.get("/desk/readings/").text


def test_every_kind_is_written_in_the_form(office: Office, visit: Visit) -> None:
    author = visit("author")
    sent = {
        "table": {"text": "水位", "reading": "water-levels", "columns": "站点\n水位｜米｜0｜60", "stale_minutes": "90"},
        "countdown": {"text": "距汛期结束", "until": "2099-10-01T00:00"},
        "qr": {"text": "办事指南", "code": "申请表、身份证"},
    }
    for number, (kind, fields) in enumerate(sent.items(), start=1):
        form = author.get("/desk/notices/new")
        page = author.send(form, form.form(), kind=kind, channels="wall-11f", region="page", then="keep", **fields)
        assert page.path == f"/desk/notices/{number}/", page.mistakes()
    assert office.view(1).newest.content["columns"] == [
        {"name": "站点"},
        {"name": "水位", "unit": "米", "least": "0", "most": "60"},
    ]
    assert "水位（米） 0–60" in author.get("/desk/notices/1/").text
    assert "90 minutes" in author.get("/desk/notices/1/").text
    edit = author.get("/desk/notices/1/edit")
    assert edit.form().fields["columns"] == ["站点\n水位 | 米 | 0 | 60"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"kind": "table", "text": "水位"}, {"reading", "columns", "stale_minutes"}),
        ({"kind": "table", "text": "水位", "reading": "a", "stale_minutes": "9", "columns": "a|b|1|2|3"}, {"columns"}),
        ({"kind": "table", "text": "水位", "reading": "a", "stale_minutes": "9", "columns": "a||x"}, {"columns"}),
        ({"kind": "countdown", "text": "x"}, {"until"}),
        ({"kind": "qr"}, {"code"}),
        ({"kind": "qr", "code": "长" * 500, "region": "clock"}, {"code"}),
        ({"kind": "video"}, {"media"}),
        ({"kind": "scroll", "text": "x", "speed": "9999"}, {"speed"}),
    ],
)
def test_what_is_missing_is_marked(visit: Visit, fields: dict[str, str], wrong: set[str]) -> None:
    author = visit("author")
    form = author.get("/desk/notices/new")
    page = author.send(form, form.form(), channels="wall-11f", then="keep", **fields)
    assert (page.status, set(page.mistakes())) == (422, wrong)


def test_a_faster_text_is_allowed_and_those_who_decide_are_told(office: Office, visit: Visit) -> None:
    made = office.write("快", speed=120)
    assert (
        "120, faster than the 60–80 that everybody can read" in visit("section").get(f"/desk/notices/{made.id}/").text
    )
    office.submit(made.id)
    office.approve(made.id, "section")
    office.approve(made.id, "office")
    assert [item["speed"] for item in office.programme().items.values() if item["kind"] == "scroll"] == [192]


def test_a_column_comes_back_from_the_form_as_it_was() -> None:
    columns = [{"name": "站点"}, {"name": "水位", "unit": "米", "most": "60"}, {"name": "雨量", "least": "0"}]
    text = kind_fields.typed_of({"columns": columns}, lambda _: "")["columns"]
    form = NoticeForm(kind="table", reading="a", columns=text, stale_minutes="5")
    meant = kind_fields.meant(form, lambda _: None, int)
    assert meant["columns"] == columns
    assert read({"channels": ["a"], "kind": "table", "text": "x", **meant}).content()["columns"] == columns


def test_the_test_pattern_is_shown_and_taken_off_at_the_desk(office: Office, visit: Visit) -> None:
    keeper = visit("operator")
    page = keeper.get("/desk/patterns/lobby-led/")
    page = keeper.send(page, page.form(), minutes="15")
    assert "The test pattern stands on Lobby LED strip." in page.text
    assert {item["kind"] for item in office.programme().items.values()} >= {"pattern"}
    page = keeper.send(page, page.form(), then="end")
    assert "The test pattern is off again." in page.text
    assert not visit("author").get("/desk/patterns/lobby-led/").has_form("")
