"""An edition gains its voices by itself, afterwards, and no edition and no approval waits for them."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from content.desk import verify
from content.desk.editions.compiling import Compiler
from content.desk.serve import start
from content.desk.speech.driver import Driver, installed
from content.desk.speech.kept import Kept
from content.desk.speech.making import Maker, Portion, make
from content.desk.speech.voices import FIRST_S, Voices
from content.desk.worker import Child, Inline
from content.published.edition import Edition
from tests.waiting import until
from tests.world import Office
from tests.world.api import Api
from tests.world.records import put_out, shown, withdrawn

from .listening import loudness

PATIENCE = 400.0
SUPPLY, PERMITS = "department/supply", "department/permits"


def publish(office: Office) -> int | None:
    """The number of the edition that stands when everything that changed is published."""
    office.desk.publisher.editions.soon()
    assert office.desk.publisher.editions.settle()
    return office.desk.store.pointer("editions")


def voices_made(office: Office, *names: str) -> Portion:
    return make(office.data, names, office.now, 1_000_000.0)


def blobs(office: Office) -> set[str]:
    number = office.desk.store.pointer("editions") or 0
    _, body = office.desk.store.opened(office.desk.trust, "editions", number)
    return set(Edition(body, office.desk.store.read_blob).blobs())


def voice(body: Mapping[str, Any], lang: str = "zh-Hans") -> dict[str, Any]:
    found: dict[str, Any] = body["voice"][lang]
    return found


@pytest.fixture
def silent_office(office: Office, driver: Driver) -> Office:
    """Two departments in an edition that says nothing yet."""
    put_out(office, "supply", phone="0999-5550104", hours={"zh-Hans": "工作日", "en": "Working days"})
    put_out(office, "permits", phone="0999-5550108")
    publish(office)
    return office


def test_an_edition_stands_without_voices_and_names_what_is_silent(silent_office: Office) -> None:
    assert all("voice" not in body for body in shown(silent_office).values())
    silent = silent_office.desk.publisher.editions.silent
    assert list(silent) == ["phrases/phrases", PERMITS, SUPPLY]


def test_the_next_edition_has_what_was_made_as_media_of_its_record(silent_office: Office) -> None:
    before = silent_office.desk.store.pointer("editions")
    made = voices_made(silent_office, SUPPLY)
    assert (made.looked, made.made) == (1, 2)
    assert publish(silent_office) != before
    body = shown(silent_office)[SUPPLY]
    assert set(body["voice"]) == {"zh-Hans", "en"}
    spoken = voice(body)
    assert spoken["media_type"] == "audio/ogg"
    assert [path for path, _, _ in spoken["marks"]] == ["title", "phone", "hours"]
    assert spoken["blob"] in blobs(silent_office)
    sound = silent_office.desk.store.read_blob(spoken["blob"])
    assert all(loudness(sound, start, end) > 0.01 for _, start, end in spoken["marks"])
    assert "voice" not in shown(silent_office)[PERMITS]
    assert list(verify.faults(silent_office.desk)) == []


def test_nothing_new_is_no_new_edition(silent_office: Office) -> None:
    voices_made(silent_office, SUPPLY, PERMITS)
    number = publish(silent_office)
    assert publish(silent_office) == number
    assert voices_made(silent_office, SUPPLY, PERMITS).made == 0
    assert publish(silent_office) == number
    assert list(silent_office.desk.publisher.editions.silent) == ["phrases/phrases"]


def test_another_process_knows_from_the_edition_what_is_said_and_what_is_silent(
    silent_office: Office, driver: Driver
) -> None:
    voices_made(silent_office, SUPPLY)
    publish(silent_office)
    compiled = Compiler(silent_office.data, driver).compile(silent_office.now)
    assert compiled.derived == 0
    assert compiled.silent == ("phrases/phrases", PERMITS)


def test_one_changed_record_is_silent_until_its_own_voice_is_made_and_no_other_is_made_again(
    silent_office: Office,
) -> None:
    voices_made(silent_office, SUPPLY, PERMITS)
    publish(silent_office)
    kept = Kept(silent_office.data).keys()
    unchanged, old = voice(shown(silent_office)[PERMITS]), voice(shown(silent_office)[SUPPLY])
    put_out(silent_office, "supply", phone="0999-5550105", hours={"zh-Hans": "工作日", "en": "Working days"})
    publish(silent_office)
    assert "voice" not in shown(silent_office)[SUPPLY]
    assert voices_made(silent_office, SUPPLY, PERMITS).made == 2
    publish(silent_office)
    assert len(Kept(silent_office.data).keys() - kept) == 2
    assert voice(shown(silent_office)[SUPPLY])["blob"] != old["blob"]
    assert voice(shown(silent_office)[PERMITS]) == unchanged


def test_without_a_driver_what_is_said_stays_and_nothing_is_missed(silent_office: Office) -> None:
    voices_made(silent_office, SUPPLY)
    publish(silent_office)
    mute = Compiler(silent_office.data, None)
    compiled = mute.compile(silent_office.now)
    assert (compiled.derived, compiled.silent) == (0, ())
    made = Maker(silent_office.data, None, Kept(silent_office.data)).portion([PERMITS], silent_office.now, 10.0)
    assert (made.looked, made.made) == (1, 0)


def test_a_voice_that_was_damaged_in_the_store_is_written_again(silent_office: Office) -> None:
    voices_made(silent_office, SUPPLY)
    publish(silent_office)
    path = silent_office.desk.store.blob_path(voice(shown(silent_office)[SUPPLY])["blob"])
    path.write_bytes(b"noise")
    assert any("blob" in fault for fault in verify.faults(silent_office.desk))
    silent_office.desk.publisher.editions.soon(fresh=True)
    assert silent_office.desk.publisher.editions.settle()
    assert list(verify.faults(silent_office.desk)) == []


def test_a_notice_of_the_kiosk_is_read_aloud_as_long_as_it_stands(office: Office, driver: Driver) -> None:
    notice = office.put_out("请有序排队", text_en="Please queue", channels=["kiosk"])
    office.put_out("门口的屏", channels=["lobby-led"])
    assert office.desk.publisher.editions.settle()
    (key,) = (each for each in office.desk.publisher.editions.silent if each.startswith("notice/"))
    assert key in {f"notice/{item}" for item in office.programme("kiosk").items}
    assert voices_made(office, key).made == 2
    publish(office)
    body = shown(office)[key]
    assert body["title"] == {"zh-Hans": "请有序排队", "en": "Please queue"}
    assert [mark[0] for mark in voice(body, "en")["marks"]] == ["text"]
    assert list(verify.faults(office.desk)) == []
    office.withdraw(notice.id, by="office")
    assert office.desk.publisher.editions.settle()
    assert key not in shown(office)


def test_a_rollback_does_not_bring_back_the_voice_of_a_withdrawn_notice(office: Office, driver: Driver) -> None:
    notice = office.put_out("请有序排队", channels=["kiosk"])
    publish(office)
    key = next(each for each in office.desk.publisher.editions.silent if each.startswith("notice/"))
    voices_made(office, key)
    number = publish(office)
    office.withdraw(notice.id, by="office")
    publish(office)
    assert number is not None
    office.desk.publisher.editions.roll_back(number, office.staff["admin"], "试", origin="console")
    assert key not in shown(office)


def test_when_there_is_no_room_left_nothing_more_is_made(silent_office: Office, driver: Driver) -> None:
    voices_made(silent_office, SUPPLY)
    publish(silent_office)
    small = Maker(silent_office.data, driver, Kept(silent_office.data, quota=100))
    assert small.portion([PERMITS], silent_office.now, 10.0) == Portion(full=True)
    withdrawn(silent_office, "supply", by="office")
    publish(silent_office)
    roomy = Maker(silent_office.data, driver, Kept(silent_office.data, quota=0))
    assert not roomy.portion([PERMITS], silent_office.now, 10.0).full
    assert len(Kept(silent_office.data).keys()) == 2


class Publications:
    """What stands still unless the test says otherwise; counts the editions that were asked for."""

    def __init__(self, silent: Sequence[str]) -> None:
        self.silent = silent
        self._asked: list[str] = []

    def soon(self) -> None:
        self._asked.append("soon")

    @property
    def asked(self) -> int:
        return len(self._asked)


class Watch:
    at = 0.0

    def __call__(self) -> float:
        return self.at


def test_editions_come_at_growing_intervals_while_much_is_silent_and_when_all_is_said(silent_office: Office) -> None:
    publications, watch = Publications([SUPPLY, PERMITS, "department/none", "department/nobody"]), Watch()
    desk = silent_office.desk
    voices = Voices(silent_office.data, desk.clock, desk.notes, publications, Inline(), watch, seconds=0.0)
    assert voices.turn().made == 2
    assert publications.asked == 0
    watch.at += FIRST_S
    assert voices.turn().made == 2
    assert publications.asked == 1
    watch.at += FIRST_S
    voices.turn()
    voices.turn()
    assert publications.asked == 1
    finished = not voices.waiting
    publications.silent = [SUPPLY]
    begun = voices.waiting
    assert (finished, begun, voices.turn().made) == (True, True, 0)
    assert (publications.asked, voices.waiting) == (1, False)
    assert desk.notes.now() == []


@pytest.fixture
def child() -> Iterator[Child]:
    # As patient as the desk is with it: the words of all pages are one portion.
    worker = Child("content.desk.speech.making", seconds=PATIENCE)
    yield worker
    worker.close()


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_desk_that_runs_gets_there_by_itself(silent_office: Office, child: Child, tmp_path: Path) -> None:
    desk = silent_office.desk
    hurried = iter(range(0, 10**9, 1_000))
    voices = Voices(
        silent_office.data, desk.clock, desk.notes, desk.publisher.editions, child, lambda: float(next(hurried)), 0.0
    )
    stop = start(desk, voices.run)
    try:
        until(
            lambda: all("voice" in shown(silent_office).get(key, {}) for key in (PERMITS, SUPPLY, "phrases/phrases")),
            PATIENCE,
        )
        until(lambda: not desk.publisher.editions.silent and not voices.waiting, PATIENCE)
    finally:
        stop.set()
    assert desk.alarms.now() == []
    assert desk.notes.now() == []


def test_where_nothing_can_speak_the_desk_says_so_and_is_well(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    installed.cache_clear()
    desk = office.desk
    try:
        Voices(office.data, desk.clock, desk.notes, desk.publisher.editions, Inline()).run(threading.Event())
    finally:
        installed.cache_clear()
    said = Api.of(office)("author").get("/healthz").json
    assert said["status"] == "ok"
    assert [(note["what"], note["name"]) for note in said["notes"]] == [
        ("no-speech", "espeak-ng is not installed: kiosks read nothing aloud")
    ]
