"""What the desk does by itself."""

from content.desk.publications import everything
from content.desk.upkeep import RECOMPILE_MS, SCRUB_MS, Upkeep
from content.published.reader import Reader
from tests.content.desk.test_media import picture
from tests.world import Hands, Office
from tests.world.clock import MINUTE
from tests.world.tampering import flip


def test_programmes_are_compiled_anew_at_start_and_twice_a_day(office: Office, hands: Hands) -> None:
    upkeep = Upkeep(office.desk)
    first = office.programme().number
    upkeep.tick()
    second = office.programme().number
    assert second > first
    hands.advance(RECOMPILE_MS - 1)
    upkeep.tick()
    assert office.programme().number == second
    hands.advance(1)
    upkeep.tick()
    assert office.programme().number > second
    assert office.desk.alarms.now() == []


def test_a_hub_that_nobody_touches_for_days_never_doubts_its_clock(office: Office, hands: Hands) -> None:
    upkeep = Upkeep(office.desk)
    for _ in range(6):
        upkeep.tick()
        hands.advance(RECOMPILE_MS)
    assert office.desk.alarms.now() == []
    assert office.programme().good_until > office.now


def test_damaged_files_are_written_again_within_the_hour(office: Office, hands: Hands) -> None:
    sha = office.desk.upload(office.staff["author"], picture(), "a.png", now=office.now, origin="").sha
    office.put_out("图", kind="image", media=[sha], channels=["wall-11f"])
    office.desk.publisher.edition()
    store = office.desk.store
    upkeep = Upkeep(office.desk)
    upkeep.tick()
    number, edition = store.pointer("programmes", "wall-11f"), store.pointer("editions")
    assert number is not None
    assert edition is not None
    damaged = [store.path("programmes", number, "wall-11f"), store.path("editions", edition), store.blob_path(sha)]
    for path in damaged:
        flip(path)
    (store.folder("programmes", "lobby-led") / "current").write_text("1\n")
    reader = Reader(store, office.desk.trust, office.desk.clock)
    reader.scrub()
    assert len(reader.problems) >= 3
    hands.advance(SCRUB_MS)
    upkeep.tick()
    reader.scrub()
    assert reader.problems == ()
    assert store.pointer("programmes", "wall-11f") == number


def test_the_store_keeps_the_last_three_and_the_desk_the_last_five(office: Office) -> None:
    for _ in range(6):
        office.desk.publisher.programmes(["lobby-led"])
    newest = office.programme().number
    Upkeep(office.desk).scrub()
    assert office.desk.store.numbers("programmes", "lobby-led") == [newest, newest - 1, newest - 2]
    with office.desk.database.reading() as session:
        kept = [envelope.number for _, channel, envelope in everything(session) if channel == "lobby-led"]
    assert kept == [newest - back for back in (4, 3, 2, 1, 0)]


def test_one_task_that_fails_is_an_alarm_and_ends_no_other(office: Office) -> None:
    (office.data / "hub" / "publish.lock").unlink()
    (office.data / "hub" / "publish.lock").mkdir()
    upkeep = Upkeep(office.desk)
    upkeep.tick()
    assert [alarm.what for alarm in office.desk.alarms.now()] == ["recompiling-failed"]


def test_what_failed_is_tried_again_a_minute_later(office: Office, hands: Hands) -> None:
    lock = office.data / "hub" / "publish.lock"
    lock.unlink()
    lock.mkdir()
    upkeep = Upkeep(office.desk)
    upkeep.tick()
    lock.rmdir()
    upkeep.tick()
    assert [alarm.what for alarm in office.desk.alarms.now()] == ["recompiling-failed"]
    hands.advance(MINUTE)
    upkeep.tick()
    assert office.desk.alarms.now() == []
