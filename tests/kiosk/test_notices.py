from typing import Any

from content.published.programme import parse
from kiosk.notices import Showing, on_screen, showing
from tests.kiosk.house import picture, words

NOW = 1_780_000_000_000
SHA = "ab" * 32


def body(windows: list[list[Any]], loops: dict[str, Any], items: dict[str, Any], alert: Any = ()) -> dict[str, Any]:
    return {
        "kind": "programme",
        "format": 1,
        "channel": "kiosk",
        "number": 1,
        "built_at": NOW,
        "good_until": NOW + 1_000_000,
        "zone": "Asia/Shanghai",
        "size": [1080, 1920],
        "regions": [
            {"name": "main", "rect": [0, 0, 1080, 1920], "windows": windows, "fallback": "L0"},
            {"name": "alert", "rect": [0, 0, 1080, 1920], "windows": list(alert), "fallback": None},
        ],
        "loops": {"L0": [["idle", 1000]], **loops},
        "items": {"idle": {"kind": "idle", "text": "x", "approved_by": "1-a"}, **items},
    }


def shown(windows: list[list[Any]], loops: dict[str, Any], items: dict[str, Any], alert: Any = ()) -> Showing:
    return showing(parse(body(windows, loops, items, alert)), NOW)


def test_without_a_programme_nothing_is_shown() -> None:
    assert showing(None, NOW) == Showing()


def test_both_wordings_are_one_notice() -> None:
    found = shown(
        [[NOW, NOW + 1000, "L1", NOW]],
        {"L1": [["n1r1", 1000], ["n1r1-en", 1000]]},
        {"n1r1": words("停水"), "n1r1-en": words("No water", lang="en")},
    )
    (only,) = found.notices
    assert (only.id, dict(only.texts)) == ("n1r1", {"zh-Hans": "停水", "en": "No water"})


def test_a_reader_of_traditional_characters_has_a_wording_too() -> None:
    item = words("停水维修") | {"text_hant": "停水維修"}
    (only,) = shown([[NOW, NOW + 1000, "L1", NOW]], {"L1": [["n1r1", 1000]]}, {"n1r1": item}).notices
    assert dict(only.texts) == {"zh-Hans": "停水维修", "zh-Hant": "停水維修"}


def test_outside_its_window_there_is_no_notice() -> None:
    loops, items = {"L1": [["n1r1", 1000]]}, {"n1r1": words("停水")}
    assert shown([[NOW - 1000, NOW, "L1", NOW]], loops, items).notices == ()
    assert shown([[NOW + 1, NOW + 2, "L1", NOW]], loops, items).notices == ()


def test_a_notice_stays_until_the_last_of_its_windows_that_meet() -> None:
    found = shown(
        [
            [NOW, NOW + 1000, "L1", NOW],
            [NOW + 1000, NOW + 2000, "L2", NOW],
            [NOW + 2000, NOW + 3000, "L3", NOW],
            [NOW + 4000, NOW + 5000, "L1", NOW],
        ],
        {"L1": [["a", 1], ["b", 1], ["c", 1]], "L2": [["a", 1], ["b", 1]], "L3": [["a", 1]]},
        {name: words(name) for name in "abc"},
    )
    assert {each.id: each.until - NOW for each in found.notices} == {"a": 3000, "b": 2000, "c": 1000}


def test_urgent_notices_and_alerts_are_warnings_the_alert_first() -> None:
    found = shown(
        [[NOW, NOW + 1000, "L1", NOW]],
        {"L1": [["n1r1", 1000], ["n2r1", 1000]], "L2": [["a1", 1000]]},
        {
            "n1r1": words("急", level="urgent"),
            "n2r1": words("平"),
            "a1": {"kind": "alert", "text": "红", "approved_by": "2-b"},
        },
        alert=[[NOW, NOW + 1000, "L2", NOW]],
    )
    assert [(each.id, each.level) for each in found.warnings] == [("a1", "emergency"), ("n1r1", "urgent")]
    assert [each.id for each in found.notices] == ["n1r1", "n2r1"]
    assert [each.id for each in found.others] == ["n2r1"]


def test_pictures_are_notices_and_clocks_are_not() -> None:
    found = shown(
        [[NOW, NOW + 1000, "L1", NOW]],
        {"L1": [["n1r1", 1000], ["c", 1000]]},
        {"n1r1": picture(SHA, "防汛图"), "c": {"kind": "clock", "zone": "Asia/Shanghai", "approved_by": "1-a"}},
    )
    (only,) = found.notices
    assert (only.blob, dict(only.texts)) == (SHA, {"zh-Hans": "防汛图"})


def test_an_item_with_words_that_are_no_text_harms_nobody() -> None:
    odd = {**words("x"), "text": 5, "lang": ["en"], "level": {}}
    found = shown([[NOW, NOW + 1000, "L1", NOW]], {"L1": [["n1r1", 1000]]}, {"n1r1": odd})
    assert (found.notices[0].texts, found.notices[0].level) == ({}, "routine")


def test_what_a_screen_of_the_channel_shows_comes_with_it() -> None:
    programme = parse(body([[NOW, NOW + 1000, "L1", NOW]], {"L1": [["n1r1", 1000]]}, {"n1r1": words("停水")}))
    assert on_screen(programme, NOW) == {"main": "n1r1", "alert": None}
