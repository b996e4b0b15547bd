from typing import Any

import pytest

from content.desk.compile import ChannelSpec, RegionSpec, Rule
from content.desk.compile.layout import Measure, page_box, page_px, scroll_px
from content.desk.compile.material import Material, Medium
from content.desk.compile.showing import FACES, Approved, rule, showing
from tests.content.desk.compile.office import at, part

# Every character as wide as it is high, and never more than two lines a page: enough to see what goes where.
SQUARE = Measure(
    width=lambda text, px: len(text) * px,
    wrap=lambda text, px, width, lines: [f"{text}@{px}/{width}x{lines}"[:40], "2"],
)
STRIP = ChannelSpec(
    "lobby-led", (1920, 128), "Asia/Shanghai", (RegionSpec("main", (0, 0, 1920, 128), (part("idle"),)),)
)
WALL = ChannelSpec(
    "wall-11f",
    (1920, 1080),
    "Asia/Shanghai",
    (
        RegionSpec("notices", (0, 920, 1920, 160), (part("idle"),)),
        RegionSpec("pictures", (0, 0, 1344, 920), (part("idle-pictures"),)),
        RegionSpec("page", (1344, 240, 576, 680), (part("idle-page"),)),
    ),
)
BLOB = "ab" * 32


def approved(**content: Any) -> Approved:
    return Approved(12, 3, 5, "41-0123456789ab", {"kind": "scroll", "level": "routine", **content})


def test_a_scrolling_notice_is_as_long_as_its_way_through_the_region() -> None:
    shown = showing(approved(text="今日停水"), STRIP, measure=SQUARE)
    (only,) = shown.parts
    assert (shown.region, shown.level, shown.order, shown.id) == ("main", "routine", 5, 12)
    assert (only.id, only.duration) == ("n12r3", (1920 + 4 * 96) * 1000 // 120)
    assert only.item == {
        "kind": "scroll",
        "text": "今日停水",
        "px": 96,
        "width_px": 384,
        "speed": 120,
        "lang": "zh-Hans",
        "level": "routine",
        "font": "sans",
        "style": {"color": "#ffd166", "background": "#000000"},
        "approved_by": "41-0123456789ab",
    }


def test_the_english_wording_follows_as_an_item_of_its_own() -> None:
    shown = showing(approved(text="停水", text_en="No water", level="urgent"), STRIP, measure=SQUARE)
    assert [(one.id, one.item["lang"]) for one in shown.parts] == [("n12r3", "zh-Hans"), ("n12r3-en", "en")]
    assert {one.item["style"]["background"] for one in shown.parts} == {"#b00020"}


def test_readers_of_traditional_characters_have_a_wording_where_theirs_differs() -> None:
    for content in (
        {"text": "翠湖小区停水"},
        {"kind": "image", "media": [BLOB], "text": "翠湖小区停水", "region": "pictures"},
    ):
        shown = showing(approved(**content), WALL, Material({BLOB: Medium("image/png")}), SQUARE)
        assert shown.parts[0].item["text_hant"] == "翠湖小區停水"
    (only,) = showing(approved(text="今日停水"), WALL, measure=SQUARE).parts
    assert "text_hant" not in only.item


def test_lines_of_a_scrolling_text_become_one() -> None:
    (only,) = showing(approved(text=" 第一行\r\n\n第二行 "), STRIP, measure=SQUARE).parts
    assert only.item["text"] == "第一行 第二行"


def test_a_page_is_wrapped_for_its_region_and_turns() -> None:
    notice = approved(kind="page", text="通知", region="page", seconds=8)
    (only,) = showing(notice, WALL, measure=SQUARE).parts
    assert only.item["pages"] == ["通知@48/528x8", "2"]
    assert (only.item["page_ms"], only.duration) == (8_000, 16_000)


def test_pictures_follow_each_other_and_are_named_by_their_place() -> None:
    notice = approved(kind="image", media=[BLOB, BLOB], region="pictures")
    shown = showing(notice, WALL, Material({BLOB: Medium("image/png")}), SQUARE)
    assert [(one.id, one.duration) for one in shown.parts] == [("n12r3", 10_000), ("n12r3-2", 10_000)]
    assert shown.parts[0].item == {
        "kind": "image",
        "blob": BLOB,
        "media_type": "image/png",
        "fit": "contain",
        "approved_by": "41-0123456789ab",
    }


def test_a_clock_goes_by_the_channels_zone() -> None:
    (only,) = showing(approved(kind="clock", seconds=20), WALL, measure=SQUARE).parts
    assert (only.item["zone"], only.duration) == ("Asia/Shanghai", 20_000)


def test_a_notice_for_a_region_that_the_channel_has_not_goes_to_its_first() -> None:
    assert showing(approved(text="x", region="page"), STRIP, measure=SQUARE).region == "main"
    assert showing(approved(text="x"), WALL, measure=SQUARE).region == "notices"


def test_what_no_player_shows_is_refused() -> None:
    with pytest.raises(ValueError, match="kind 'hologram'"):
        showing(approved(kind="hologram"), STRIP, measure=SQUARE)
    with pytest.raises(ValueError, match="has no part"):
        showing(approved(text=""), STRIP, measure=SQUARE)


def test_when_a_notice_is_shown_comes_from_its_words() -> None:
    content = {
        "start": "2026-06-01T08:00:00+08:00",
        "end": at("2026-06-30 18:00"),
        "days": [1, 5],
        "times": [["22:00", "06:00"]],
    }
    assert rule(content) == Rule(at("2026-06-01 08:00"), at("2026-06-30 18:00"), (1, 5), (("22:00", "06:00"),))
    assert rule({"days": "working"}) == Rule(days="working")
    with pytest.raises(ValueError, match="has no offset"):
        rule({"start": "2026-06-01T08:00:00"})


@pytest.mark.parametrize(("height", "px"), [(16, 12), (24, 16), (32, 24), (128, 96), (160, 120), (1920, 160)])
def test_scrolling_text_is_three_quarters_of_its_region(height: int, px: int) -> None:
    assert scroll_px((0, 0, 1920, height)) == px


@pytest.mark.parametrize(
    ("width", "height", "px", "lines"), [(576, 680, 48, 8), (1920, 160, 120, 1), (1080, 1920, 88, 13), (192, 32, 16, 1)]
)
def test_a_page_holds_a_dozen_characters_a_line(width: int, height: int, px: int, lines: int) -> None:
    assert page_px((0, 0, width, height)) == px
    assert page_box((0, 0, width, height), px) == (width - px, lines)


def test_the_real_faces_measure_what_the_players_draw() -> None:
    (only,) = showing(approved(text="水务局通知"), STRIP).parts
    assert abs(only.item["width_px"] - 5 * 96) <= 2
    assert FACES.wrap("水" * 40, 48, 528, 2)
