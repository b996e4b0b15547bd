"""The loop of a strip: what is in its store is on its device, whatever happens to either."""

import threading
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from content.published.envelope import sign
from content.published.keys import Signer
from content.published.programme import parse
from display.led.output import LONGEST_RETRY_MS, RETRY_MS
from display.led.playing import Playing
from tests.display.led.house import HUB, House
from tests.display.led.made import BROKEN, FOR_EVER, NINE, body, frame_at, image, page, region, scroll, strip_body
from tests.display.led.reference import picture
from tests.waiting import PATIENCE_S, until
from tests.world import Hands

SIZE = (96, 32)
FIRST = strip_body(SIZE, (page("一"), 60_000))
SECOND = strip_body(SIZE, (scroll("二"), 60_000), number=2)


def seen(shown: Any, wanted: dict[str, Any], now: int) -> bool:
    return np.array_equal(shown, frame_at(parse(wanted), now))


def test_a_strip_that_was_never_given_anything_shows_that_it_lives(house: House) -> None:
    shown = house.frame()
    assert shown.any()
    assert shown.max() < 128
    assert house.reported("shown") == []


def test_a_programme_in_the_store_is_shown(house: House) -> None:
    house.publish(FIRST)
    assert seen(house.frame(), FIRST, NINE)


def test_a_new_programme_is_shown_with_the_next_frame_and_each_number_is_told_once(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    house.publish(FIRST)
    for _ in range(3):
        house.frame(20)
    house.publish(SECOND)
    assert seen(house.frame(20), SECOND, house.hands.now())
    house.frame(20)
    assert capsys.readouterr().out.splitlines() == [
        "number=1 channel=lobby-led at=2026-11-23T01:00:00.020+00:00",
        "number=2 channel=lobby-led at=2026-11-23T01:00:00.080+00:00",
    ]
    assert [report["number"] for report in house.reported("shown")] == [1, 2]


def test_a_programme_signed_by_a_stranger_changes_nothing(house: House) -> None:
    house.publish(FIRST)
    house.frame()
    house.publish(SECOND, Signer(bytes(32)))
    assert seen(house.frame(20), FIRST, house.hands.now())
    house.frame(20_000)
    assert [report["what"] for report in house.reported("problem")] != []


def test_a_programme_of_another_size_is_shown_on_a_device_of_that_size(house: House) -> None:
    house.publish(FIRST)
    house.frame()
    house.publish(strip_body((64, 16), (page("一", px=12), 60_000), number=2))
    assert house.frame(20).shape == (16, 64, 3)


@pytest.mark.parametrize("size", [(200, 40), (50, 20)])
def test_a_device_of_another_size_shows_the_frame_from_its_top_left(
    tmp_path: Path, hands: Hands, size: tuple[int, int]
) -> None:
    house = House(tmp_path, hands, size)
    house.publish(FIRST)
    shown = house.frame()
    wanted = frame_at(parse(FIRST), NINE)[: size[1], : size[0]]
    assert np.array_equal(shown[: SIZE[1], : SIZE[0]], wanted)
    assert not shown[SIZE[1] :].any()
    assert not shown[:, SIZE[0] :].any()


def unplug(house: House) -> None:
    assert house.device
    house.device.plugged = house.openable = False
    house.frame(1001)


def test_a_still_picture_comes_back_with_its_device(house: House) -> None:
    house.publish(FIRST)
    house.frame()
    unplug(house)
    house.openable = True
    house.frame(500)
    assert house.opened == 1, "tried again too soon"
    assert seen(house.frame(501), FIRST, house.hands.now())
    assert house.opened == 2


def test_a_device_that_stays_away_is_reported_once_and_no_more_when_it_is_back(house: House) -> None:
    house.publish(FIRST)
    house.frame()
    unplug(house)
    for _ in range(10):
        house.frame(1000)
    assert [[error["item"] for error in report["errors"]] for report in house.reported("health")] == [[], ["device"]]
    house.openable = True
    house.frame(LONGEST_RETRY_MS)
    house.frame(20)
    assert house.reported("health")[-1]["errors"] == []


def test_a_device_that_stays_away_is_tried_less_and_less_but_twice_a_minute_at_least(house: House) -> None:
    house.publish(FIRST)
    house.frame()
    unplug(house)
    before = house.tried
    house.frame(RETRY_MS)
    house.frame(RETRY_MS)
    assert house.tried == before + 1
    house.frame(RETRY_MS)
    assert house.tried == before + 2
    for _ in range(20):
        house.frame(LONGEST_RETRY_MS)
    assert house.tried == before + 22


def test_a_clock_set_back_delays_neither_device_nor_health(house: House) -> None:
    house.publish(FIRST)
    house.frame()
    unplug(house)
    house.openable = True
    before = len(house.reported("health"))
    house.frame(-3_600_000)
    assert seen(house.frame(1001), FIRST, house.hands.now())
    house.frame(15_001)
    assert len(house.reported("health")) > before


def test_a_device_that_goes_on_by_itself_is_reported_and_has_shown_nothing_until_it_is_well(house: House) -> None:
    house.publish(FIRST)
    house.frame()
    assert house.device
    house.device.trouble = "10.0.0.7: Network is unreachable"
    house.publish(SECOND)
    house.frame(1000)
    house.frame(1000)
    assert [error["problem"] for error in house.reported("health")[-1]["errors"]] == [house.device.trouble]
    assert [report["number"] for report in house.reported("shown")] == [1]
    house.device.trouble = None
    house.frame(1000)
    assert [report["number"] for report in house.reported("shown")] == [1, 2]
    assert house.opened == 1


def test_lamps_follow_the_hour_in_the_channels_zone(tmp_path: Path, hands: Hands) -> None:
    house = House(tmp_path, hands, brightness="80, 19:00-07:00 30")
    house.publish(FIRST)
    house.frame()
    assert house.device
    assert house.device.brightness == 0.8
    house.frame(10 * 3_600_000)
    assert house.device.brightness == 0.3


def test_an_emergency_is_as_bright_as_it_may_be_and_no_longer_than_it_lasts(tmp_path: Path, hands: Hands) -> None:
    house = House(tmp_path, hands, brightness="20, emergency 100")
    regions = [region("main", (0, 0, *SIZE), [(0, FOR_EVER, "L1", 0)])]
    loops = {"L1": [("n1", 60_000)], "LA": [("fire", 60_000)]}
    items = {"n1": page("照常"), "fire": page("急")}
    house.publish(body(SIZE, regions, loops, items, alert=[(NINE + 1000, NINE + 5000, "LA", 0)]))
    seen = []
    for _ in range(3):
        house.frame(2000)
        assert house.device
        seen.append(house.device.brightness)
    assert seen == [1.0, 1.0, 0.2]


def test_a_zone_that_nobody_knows_leaves_the_lamps_on(tmp_path: Path, hands: Hands) -> None:
    house = House(tmp_path, hands, brightness="50")
    house.publish({**FIRST, "zone": "Moon/Base"})
    house.frame()
    assert house.device
    assert house.device.brightness == 0.5


def test_lamps_of_a_panel_of_one_colour_are_on_or_off(tmp_path: Path, hands: Hands) -> None:
    house = House(tmp_path, hands, one_bit=True)
    house.publish(strip_body(SIZE, (page("防汛", px=24, level="important"), 60_000)))
    shown = house.frame()
    assert set(np.unique(shown)) == {0, 255}
    assert not shown[0].any(), "the coloured paper is dark, its words are lit"


def test_a_number_is_told_when_a_device_took_its_frame(house: House) -> None:
    house.openable = False
    house.publish(FIRST)
    house.frame()
    assert house.reported("shown") == []
    house.openable = True
    house.frame(1001)
    assert [report["number"] for report in house.reported("shown")] == [1]


def test_a_still_frame_is_shown_again_every_second(house: House) -> None:
    """Receivers on a network go dark when they hear nothing."""
    house.publish(FIRST)
    for _ in range(11):
        house.frame(500)
    assert house.device
    assert 5 <= house.device.shown <= 7


def test_health_is_reported_every_fifteen_seconds(house: House) -> None:
    house.publish(FIRST)
    for _ in range(61):
        house.frame(1000)
    reports = house.reported("health")
    assert len(reports) == 5
    assert reports[-1]["number"] == 1


def test_a_picture_that_comes_later_is_shown_without_a_new_programme(house: House) -> None:
    data = picture("")
    sha = house.store.put_blob(data)
    house.store.blob_path(sha).unlink()
    wanted = strip_body(SIZE, (image(sha), 600_000))
    house.publish(wanted)
    idle = house.frame().copy()
    assert [error["item"] for error in house.reported("health")[-1]["errors"]] == ["n1"]
    house.store.put_blob(data)
    house.watching.look()
    shown = house.frame(20)
    assert not np.array_equal(shown, idle)
    assert np.array_equal(shown, frame_at(parse(wanted), house.hands.now(), lambda _: data))
    house.frame(20)
    assert house.reported("health")[-1]["errors"] == []


class Later(Executor):
    """Does nothing until it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[Future[Any], Any, Any]] = []

    def submit(self, work: Any, /, *given: Any, **_named: Any) -> Future[Any]:
        self.asked.append((Future(), work, given))
        return self.asked[-1][0]

    def catch_up(self) -> None:
        for promise, work, given in self.asked:
            try:
                promise.set_result(work(*given))
            except Exception as trouble:  # noqa: BLE001 handed on, as an executor does
                promise.set_exception(trouble)
        self.asked = []


def test_nothing_is_told_before_it_is_painted(house: House) -> None:
    later = Later()
    house.playing = Playing(
        house.watching, house.store.read_blob, house.playing._output, house.reports, house.hands, None, later
    )
    house.publish(FIRST)
    house.frame()
    assert house.reported("shown") == []
    later.catch_up()
    assert seen(house.frame(20), FIRST, house.hands.now())
    house.publish(SECOND)
    house.frame(20)
    assert seen(house.frame(20), FIRST, house.hands.now())
    assert [report["number"] for report in house.reported("shown")] == [1]
    later.catch_up()
    assert seen(house.frame(20), SECOND, house.hands.now())
    assert [report["number"] for report in house.reported("shown")] == [1, 2]


def test_a_broken_item_is_in_the_next_report_of_health_at_once(house: House) -> None:
    house.publish(strip_body(SIZE, (BROKEN, 60_000)))
    house.frame()
    house.frame(20)
    errors = house.reported("health")[-1]["errors"]
    assert [error["item"] for error in errors] == ["n1"]
    assert errors[0]["since"] == NINE
    house.frame(20)
    assert len(house.reported("health")) == 1


def test_what_no_region_covers_any_more_is_dark(house: House) -> None:
    wide = page("一", level="urgent")
    house.publish(strip_body(SIZE, (wide, 60_000)))
    house.frame()
    half = region("main", (0, 0, 48, 32), [(0, FOR_EVER, "L1", 0)])
    house.publish(body(SIZE, [half], {"L1": [("n1", 60_000)]}, {"n1": wide}, number=2))
    assert not house.frame(20)[:, 48:].any()


def test_a_spool_that_cannot_be_written_stops_nothing(house: House) -> None:
    house.publish(FIRST)
    house.spool.write_text("in the way")
    assert seen(house.frame(), FIRST, NINE)


def test_a_damaged_programme_on_disk_changes_nothing(house: House) -> None:
    house.publish(FIRST)
    house.frame()
    broken = sign(SECOND, HUB).to_json().replace("二", "三")
    (house.store.root / "programmes" / "lobby-led" / "2.json").write_text(broken)
    (house.store.root / "programmes" / "lobby-led" / "current").write_text("2\n")
    house.watching.look()
    assert seen(house.frame(20), FIRST, house.hands.now())


def test_the_watching_thread_wakes_a_resting_strip(house: House) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=house.watching.run, args=(stop,))
    thread.start()
    house.watching.news.clear()
    house.store.publish("programmes", sign(FIRST, HUB), "lobby-led")
    assert house.watching.news.wait(PATIENCE_S)
    stop.set()
    thread.join(PATIENCE_S)
    assert not thread.is_alive()


def test_the_loop_ends_when_it_is_told_to_also_while_it_rests(house: House) -> None:
    house.publish(FIRST)
    stop = threading.Event()
    thread = threading.Thread(target=house.playing.run, args=(stop,))
    thread.start()
    until(lambda: house.reported("shown"))
    stop.set()
    thread.join(PATIENCE_S)
    assert not thread.is_alive()
