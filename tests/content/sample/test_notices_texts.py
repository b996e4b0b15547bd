"""The bureau's notices: of every kind, readable in passing, and none that sends a visitor to the wrong counter."""

import re
from collections import Counter
from datetime import UTC, datetime
from typing import Any, Final

import pytest

from content.desk.draft import KINDS, read
from content.sample import notices, office, pictures

from .papers import BY_NUMBER

NOW: Final = int(datetime(2026, 11, 20, 1, tzinfo=UTC).timestamp() * 1000)
PICTURES: Final = {name: f"{place:064x}" for place, name in enumerate((*pictures.NAMES, "leaflet", "film"))}
APPROVED: Final = notices.approved(NOW, office.ZONE, PICTURES)
EVERY: Final = [*APPROVED, *notices.pending(NOW, office.ZONE)]
CHANNELS: Final = {channel["name"] for channel in office.CHANNELS}
# A strip is read in passing, at 60 to 80 characters a minute.
STRIP: Final = 60


def on(channel: str) -> list[dict[str, Any]]:
    return [notice for notice in APPROVED if channel in notice["channels"]]


def test_there_is_one_of_every_kind_and_no_two_are_alike() -> None:
    # A clock stands on the wall by itself.
    assert {notice["kind"] for notice in EVERY} == set(KINDS) - {"clock"}
    assert len({notice["text"] for notice in EVERY}) == len(EVERY) == 26


@pytest.mark.parametrize("notice", EVERY, ids=lambda notice: notice["text"][:12])
def test_a_notice_is_what_the_desk_takes(notice: dict[str, Any]) -> None:
    read(notice)
    assert set(notice["channels"]) <= CHANNELS


def test_every_channel_has_something_to_show_at_any_hour() -> None:
    always = Counter(
        channel for notice in APPROVED if not {"times", "days", "end"} & set(notice) for channel in notice["channels"]
    )
    assert all(always[channel] >= 3 for channel in CHANNELS)


def test_some_are_for_the_kiosk_alone_and_those_speak_english_too() -> None:
    mine = [notice for notice in on("kiosk") if notice["channels"] == ["kiosk"]]
    assert len(mine) >= 4
    assert all(notice["text_en"] for notice in mine)


def test_the_strip_is_read_in_passing() -> None:
    strip = on("lobby-led")
    assert len(strip) <= 9
    assert all(len(notice["text"]) <= STRIP for notice in strip)


@pytest.mark.parametrize("notice", EVERY, ids=lambda notice: notice["text"][:12])
def test_numbers_in_a_notice_lead_somewhere(notice: dict[str, Any]) -> None:
    words = notice["text"] + notice.get("text_en", "")
    assert set(re.findall(r"CCSW-\d{4}-\d{5}", words)) <= set(BY_NUMBER)
    assert all(re.fullmatch(r"0999-55501\d\d", found) for found in re.findall(r"\d{3,4}-\d{7,8}", words))
    assert {int(found) for found in re.findall(r"(\d)号窗口", words)} <= set(range(1, 9))
    assert not re.search("某|待定|…", words)
