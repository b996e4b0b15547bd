"""The page on which operators say where a channel lies on its players, and cut it into tiles."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk import channels
from content.desk.pages.channels import cut
from tests.content.desk.pages.conftest import Visit
from tests.world import Office

PATH = "/desk/channels/wall-11f/"


def kept(office: Office) -> dict[str, Any]:
    with office.desk.database.reading() as session:
        return channels.as_layout(channels.get(session, "wall-11f"))


def test_a_channel_lies_where_the_sender_takes_it(visit: Visit, office: Office) -> None:
    operator = visit("operator")
    page = operator.get(PATH)
    page = operator.send(page, page.form(), x="40", y="24", then="save")
    assert "was saved" in page.text
    assert kept(office)["desktop"] == [40, 24, 1920, 1080]
    page = operator.send(page, page.form(), x="", y="", then="save")
    assert "desktop" not in kept(office)


def test_a_channel_is_called_by_its_title_in_the_reader_s_language_and_goes_by_its_name(
    visit: Visit, office: Office
) -> None:
    operator = visit("operator")
    page = operator.send(operator.get(PATH), operator.get(PATH).form(), title="会议室大屏", title_en="", then="save")
    assert (kept(office)["name"], kept(office)["title"]) == ("wall-11f", "会议室大屏")
    assert "title_en" not in kept(office)
    office.write(channels=["wall-11f", "kiosk"])
    for lang, wall, kiosk in (("en", "wall-11f", "Lobby kiosk"), ("zh-Hans", "会议室大屏", "大厅触摸屏")):
        person = visit("author", lang)
        for path in ("/desk/notices/", "/desk/notices/1/", "/desk/notices/new", "/desk/queue/wall-11f/", "/desk/"):
            assert wall in person.get(path).text, (lang, path)
        for path in ("/desk/notices/", "/desk/alerts/new", "/desk/imports/"):
            assert kiosk in visit("duty", lang).get(path).text or path == "/desk/notices/", (lang, path)
        assert 'value="wall-11f"' in person.get("/desk/notices/new").html
    page = operator.send(page, page.form(), title="字" * 61, then="save")
    assert (page.status, page.mistakes()) == (422, ["title"])
    assert kept(office)["title"] == "会议室大屏"


def test_a_wall_is_cut_evenly_and_each_tile_says_its_address(visit: Visit, office: Office) -> None:
    operator = visit("operator")
    page = operator.get(PATH)
    page = operator.send(page, page.form(), across="2", down="1", then="cut")
    assert [each["rect"] for each in kept(office)["tiles"]] == [[0, 0, 960, 1080], [960, 0, 960, 1080]]
    assert "/screens/wall-11f/?tile=tile-2" in page.text
    fields = page.form().fields
    page = operator.send(page, page.form(), tile_name=["left", "", "", ""], tile_w=[*fields["tile_w"]], then="save")
    assert page.mistakes() == ["tiles"]
    names = ["left", "right", *fields["tile_name"][2:]]
    operator.send(page, page.form(), **fields | {"tile_name": names}, then="save")
    assert [each["name"] for each in kept(office)["tiles"]] == ["left", "right"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"x": "-3"}, "desktop"),
        ({"x": "99999", "y": "0"}, "desktop"),
        ({"across": "9", "down": "9", "then": "cut"}, "tiles"),
        ({"tile_name": ["a"], "tile_x": ["0"], "tile_y": ["0"], "tile_w": ["4000"], "tile_h": ["9"]}, "tiles"),
    ],
)
def test_what_cannot_be_is_said_beside_it_and_changes_nothing(
    visit: Visit, office: Office, typed: dict[str, Any], field: str
) -> None:
    before = kept(office)
    operator = visit("operator")
    page = operator.get(PATH)
    page = operator.send(page, page.form(), **{"then": "save"} | typed)
    assert (page.status, page.mistakes()) == (422, [field])
    assert kept(office) == before


def test_who_was_slower_is_told_and_changes_nothing(visit: Visit, office: Office) -> None:
    operator = visit("operator")
    one, other = operator.get(PATH), operator.get(PATH)
    operator.send(one, one.form(), x="8", y="8", then="save")
    page = operator.send(other, other.form(), x="16", y="16", then="save")
    assert page.status == 422
    assert kept(office)["desktop"][:2] == [8, 8]


def test_an_author_may_look_and_not_change(visit: Visit, office: Office) -> None:
    author = visit("author")
    page = author.get(PATH)
    assert "Pictures" in page.text
    before = kept(office)
    assert author.send(page, page.form(), x="8", y="8", then="save").status == 403
    assert kept(office) == before
    assert author.get("/desk/channels/nowhere/").status == 404


@given(st.integers(16, 5000), st.integers(16, 5000), st.integers(1, 4), st.integers(1, 4))
def test_tiles_cover_a_channel_and_no_pixel_twice(width: int, height: int, across: int, down: int) -> None:
    rects = [each["rect"] for each in cut(width, height, across, down)]
    if across * down == 1:
        assert rects == []
        return
    assert sum(w * h for _, _, w, h in rects) == width * height
    corners = {(x, y) for x, y, _, _ in rects}
    assert len(corners) == across * down
    assert all(x + w == width or (x + w, y) in corners for x, y, w, _ in rects)
    assert all(y + h == height or (x, y + h) in corners for x, y, _, h in rects)
