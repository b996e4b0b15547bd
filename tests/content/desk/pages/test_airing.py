"""What stands on a channel, read off its programme."""

from zoneinfo import ZoneInfo

from content.desk.pages import airing
from content.published.programme import Programme, parse
from tests.world.clock import DAY, HOUR

ZONE = ZoneInfo("Asia/Shanghai")
MIDNIGHT = 1_780_329_600_000  # 2026-06-02 00:00 in Shanghai


def programme(*windows: tuple[int, int, str]) -> Programme:
    item = {"kind": "scroll", "text": "甲", "level": "urgent", "lang": "zh-Hans", "approved_by": "1-a"}
    return parse(
        {
            "channel": "lobby-led",
            "number": 7,
            "built_at": MIDNIGHT,
            "good_until": MIDNIGHT + DAY,
            "zone": "Asia/Shanghai",
            "size": [100, 10],
            "regions": [
                {
                    "name": "main",
                    "rect": [0, 0, 100, 10],
                    "windows": [[*window, window[0]] for window in windows],
                    "fallback": "L0",
                },
                {"name": "alert", "rect": [0, 0, 100, 10], "windows": [], "fallback": None},
            ],
            "loops": {
                "L0": [["idle", 1000]],
                "L1": [["n1r1", 1000], ["n1r1-en", 500]],
                "L2": [["n1r1", 10], ["n2r3", 5]],
            },
            "items": {
                "idle": {"kind": "idle", "text": "局", "approved_by": "1-a"},
                "n1r1": item,
                "n1r1-en": item | {"lang": "en"},
                "n2r3": {"kind": "image", "blob": "a" * 64, "approved_by": "1-a"},
            },
        }
    )


def test_today_is_the_local_day() -> None:
    assert airing.today(MIDNIGHT + HOUR, ZONE) == (MIDNIGHT, MIDNIGHT + DAY)


def test_a_lane_joins_windows_that_touch_and_keeps_to_the_day() -> None:
    made = programme(
        (MIDNIGHT - HOUR, MIDNIGHT + HOUR, "L1"),
        (MIDNIGHT + HOUR, MIDNIGHT + 2 * HOUR, "L2"),
        (MIDNIGHT + 23 * HOUR, MIDNIGHT + 25 * HOUR, "L1"),
    )
    assert [(lane.notice, lane.spans()) for lane in airing.lanes(made, MIDNIGHT, MIDNIGHT + DAY)] == [
        (1, ((0, 120), (1380, 60))),
        (2, ((60, 60),)),
    ]


def test_a_short_window_can_still_be_seen() -> None:
    made = programme((MIDNIGHT + 1000, MIDNIGHT + 2000, "L1"))
    (lane,) = airing.lanes(made, MIDNIGHT, MIDNIGHT + DAY)
    assert lane.spans() == ((0, 1),)


def test_on_air_says_what_is_shown_and_what_follows_and_leaves_an_idle_alert_out() -> None:
    made = programme((MIDNIGHT, MIDNIGHT + HOUR, "L2"))
    (now,) = airing.on_air(made, MIDNIGHT + 3)
    assert (now.region, now.showing.notice, now.until) == ("main", 1, MIDNIGHT + 10)
    assert (now.following.notice, now.following.blob) == (2, "a" * 64)
    (idle,) = airing.on_air(made, MIDNIGHT + 2 * HOUR)
    assert (idle.showing.notice, idle.showing.text) == (None, "局")


def test_what_takes_turns_now_is_what_the_running_loops_hold() -> None:
    made = programme((MIDNIGHT, MIDNIGHT + HOUR, "L2"))
    assert airing.running(made, MIDNIGHT) == {1, 2}
    assert airing.running(made, MIDNIGHT + HOUR) == set()
