"""Writing and editing notices."""

import io
import json
import re

import pytest
from PIL import Image

from tests.content.desk.pages.conftest import Visit
from tests.world import Office

NOTICE = {
    "kind": "scroll",
    "text": "夜间值班电话 0000-8888",
    "level": "important",
    "channels": ["lobby-led", "wall-11f"],
}


def picture(colour: str = "navy") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(made, "PNG")
    return made.getvalue()


def test_a_notice_is_written_and_kept_as_a_draft(visit: Visit, office: Office) -> None:
    author = visit("author")
    form = author.get("/desk/notices/new")
    night = {"day_mode": "chosen", "days": ["1", "2"], "times_from": "22:00", "times_to": "06:00"}
    page = author.send(form, form.form(), **NOTICE, **night, end="2030-01-01T08:00", then="keep")
    assert "Saved as a draft." in page.text
    assert "Mon, Tue 22:00–06:00 next day, from approval until Jan 1, 2030, 08:00" in page.text
    assert office.view(1).newest.content == {
        **NOTICE,
        "days": [1, 2],
        "times": [["22:00", "06:00"]],
        "end": "2030-01-01T08:00:00+08:00",
    }


def test_a_notice_is_written_and_submitted_in_one_go(visit: Visit, office: Office) -> None:
    author = visit("author")
    form = author.get("/desk/notices/new")
    page = author.send(form, form.form(), **NOTICE, secrecy="none", then="submit")
    assert "Submitted for review." in page.text
    assert office.view(1).state == "submitted"


def test_a_mistake_is_said_beside_its_field_and_nothing_typed_is_lost(visit: Visit) -> None:
    author = visit("author")
    form = author.get("/desk/notices/new")
    typed = NOTICE | {"text": "两行\n文字", "text_en": "two words", "times_from": "22:00", "times_to": ""}
    page = author.send(form, form.form(), **typed, start="2030-01-01T08:00", then="keep")
    assert (page.status, page.mistakes()) == (422, ["times"])
    fields = page.form().fields
    assert fields["text"] == ["两行\n文字"]
    assert fields["text_en"] == ["two words"]
    assert fields["times_from"] == ["22:00"]
    assert fields["start"] == ["2030-01-01T08:00"]
    assert fields["channels"] == ["lobby-led", "wall-11f"]


def test_what_the_domain_refuses_stands_beside_its_field_too(visit: Visit, office: Office) -> None:
    author = visit("author")
    form = author.get("/desk/notices/new")
    page = author.send(form, form.form(), **NOTICE | {"text": "两行\n文字"}, then="keep")
    assert page.mistakes() == ["text"]
    assert "A scrolling text is one line." in page.text
    page = author.send(page, page.form(), text="一行", start="2030-01-01T08:00", end="2029-01-01T08:00", then="keep")
    assert page.mistakes() == ["end"]
    author.send(page, page.form(), start="", end="", then="keep")
    assert office.view(1).state == "draft"


def test_pictures_are_kept_while_the_rest_is_put_right(visit: Visit, office: Office) -> None:
    author = visit("author")
    form = author.get("/desk/notices/new")
    upload = (io.BytesIO(picture()), "../../map.png")
    typed = {"kind": "image", "level": "routine", "channels": None}
    page = author.send(form, form.form(), **typed, pictures=upload, then="keep")
    assert page.mistakes() == ["channels"]
    blob = page.form().fields["media"][0]
    with author.client.get(f"/desk/media/{blob}") as shown:
        assert shown.data == picture()
    author.send(page, page.form(), channels="wall-11f", then="keep")
    assert office.view(1).newest.content["media"] == [blob]


def test_a_picture_put_in_the_place_of_another_is_seen_by_who_decides(visit: Visit, office: Office) -> None:
    author = visit("author")
    form = author.get("/desk/notices/new")
    typed = {"kind": "image", "channels": "wall-11f"}
    page = author.send(
        form, form.form(), **typed, pictures=(io.BytesIO(picture()), "a.png"), secrecy="none", then="submit"
    )
    office.approve(1, "section")
    office.approve(1, "office")
    form = author.get("/desk/notices/1/edit")
    other = io.BytesIO(picture("teal"))
    page = author.send(form, form.form(), media=None, pictures=(other, "b.png"), secrecy="none", then="submit")
    assert "What would change on the screens" in page.text
    assert "<del>removed</del></li>" in page.html
    assert "<ins>added</ins></li>" in page.html


def test_what_is_no_picture_is_named_in_one_line(visit: Visit) -> None:
    author = visit("author")
    form = author.get("/desk/notices/new")
    upload = (io.BytesIO(b"<svg/>"), "map.png")
    page = author.send(form, form.form(), kind="image", channels="wall-11f", pictures=upload, then="keep")
    assert page.mistakes() == ["media"]
    assert "map.png: This is no picture (PNG, JPEG, WebP), no PDF document and no video (MP4, WebM)." in page.text


def test_a_row_for_another_time_comes_without_scripts(visit: Visit) -> None:
    author = visit("author")
    form = author.get("/desk/notices/new")
    page = author.send(form, form.form(), **NOTICE, times_from="22:00", times_to="06:00", then="row")
    assert page.form().fields["times_from"] == ["22:00", ""]
    assert page.mistakes() == []


def test_an_edit_of_a_live_notice_stands_beside_it(visit: Visit, office: Office) -> None:
    notice = office.put_out("旧的文字").id
    author = visit("author")
    form = author.get(f"/desk/notices/{notice}/edit")
    assert "What stands on the screens now stays there" in form.text
    page = author.send(form, form.form(), text="新的文字", secrecy="none", then="submit")
    assert "What would change on the screens" in page.text
    assert "<del>" in page.html
    live = office.view(notice).approved
    assert live is not None
    assert live.content["text"] == "旧的文字"


def test_who_edits_an_older_wording_is_shown_what_changed_meanwhile(visit: Visit, office: Office) -> None:
    notice = office.write("甲乙丙丁").id
    author = visit("author")
    form = author.get(f"/desk/notices/{notice}/edit")
    office.revise(notice, "甲乙丙戊", by="office")
    page = author.send(form, form.form(), text="又一稿", then="keep")
    assert page.status == 409
    assert "This was edited since you opened it" in page.text
    assert "戊</ins>" in page.html
    assert office.view(notice).newest.content["text"] == "甲乙丙戊"


def test_a_notice_of_somebody_else_is_not_edited_by_an_author(visit: Visit, office: Office) -> None:
    notice = office.write("值班", by="duty").id
    author = visit("author")
    assert "Edit" not in author.get(f"/desk/notices/{notice}/").text
    form = author.get(f"/desk/notices/{notice}/edit")
    answer = author.send(form, form.form(), text="改", then="keep") if form.status == 200 else form
    assert answer.status in (403, 422)
    assert office.view(notice).newest.content["text"] == "值班"


def test_when_it_will_show_is_said_while_it_is_typed(visit: Visit) -> None:
    author = visit("author")
    query = {"day_mode": "working", "times_from": ["22:00", ""], "times_to": ["06:00", ""], "start": "not a time"}
    answer = author.client.get("/desk/notices/when", query_string=query)
    assert json.loads(answer.data) == {"when": "Working days 22:00–06:00 next day, from approval until withdrawn"}


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_a_weekday_stands_beside_its_own_name(visit: Visit, lang: str) -> None:
    page = visit("author", lang).get("/desk/notices/new")
    found = re.findall(r'name="days" value="(\d)"[^>]*>([^<]+)<', page.html)
    names = {"zh-Hans": "周一 周二 周三 周四 周五 周六 周日", "en": "Mon Tue Wed Thu Fri Sat Sun"}[lang].split()
    assert [(int(value), name.strip()) for value, name in found] == list(enumerate(names, 1))
