"""A silent screen is an alarm, until it is heard again."""

import pytest

from content.desk import facts, screens
from content.desk.models import Screen
from content.desk.watch.watching import Watch
from tests.world import Hands, Office
from tests.world.clock import MINUTE


@pytest.fixture
def watch(office: Office) -> Watch:
    return Watch(office.desk.database, office.desk.clock, office.desk.alarms)


@pytest.fixture
def paired(office: Office) -> str:
    with office.desk.database.transaction() as session:
        screens.make_screen_token(session, None, "lobby-1", "lobby-led", now=office.now, origin="")
    return "lobby-1"


def hear(office: Office, name: str, kind: str = "health", **more: object) -> None:
    with office.desk.database.transaction() as session:
        report = {"screen": name, "channel": "lobby-led", **more}
        facts.take(session, [facts.Heard(kind, report, "")], office.now)


def alarms(office: Office) -> list[tuple[str, str]]:
    return [(alarm.what, alarm.name) for alarm in office.desk.alarms.now()]


def test_a_silent_screen_is_an_alarm_within_45_seconds_and_clears_it_by_itself(
    office: Office, hands: Hands, watch: Watch, paired: str
) -> None:
    hear(office, paired)
    seen = []
    for second in range(1, 46):
        hands.advance(1000)
        watch.look()
        if alarms(office):
            seen.append(second)
    assert seen == list(range(31, 46))
    for _ in range(4):
        hear(office, paired)
        for _ in range(15):
            hands.advance(1000)
            watch.look()
    assert alarms(office) == []


def test_a_screen_that_never_said_a_word_is_missed_too(office: Office, hands: Hands, watch: Watch, paired: str) -> None:
    hands.advance(31_000)
    watch.look()
    assert alarms(office) == [("screen-silent", paired)]


def test_a_page_on_this_machine_that_was_closed_is_missed_by_nobody(office: Office, hands: Hands, watch: Watch) -> None:
    for name in ("local:lobby-led:web", "local:lobby-led:led"):
        hear(office, name)
    hear(office, "local:lobby-led:web", "online", online=False)
    hands.advance(MINUTE)
    watch.look()
    assert alarms(office) == [("screen-silent", "local:lobby-led:led")]


def test_what_could_not_be_heard_while_the_desk_was_away_is_no_silence(
    office: Office, hands: Hands, paired: str
) -> None:
    hear(office, paired)
    hands.advance(60 * MINUTE)
    watch = Watch(office.desk.database, office.desk.clock, office.desk.alarms)
    watch.look()
    assert alarms(office) == []


def test_a_screen_that_does_not_get_to_the_number_on_air_is_an_alarm(
    office: Office, hands: Hands, watch: Watch, paired: str
) -> None:
    office.put_out("节约用水")
    hear(office, paired, "shown", number=3)
    for _ in range(80):
        hands.advance(1000)
        hear(office, paired)
        watch.look()
    assert alarms(office) == [("screen-behind", paired)]


def test_a_screen_that_was_shut_out_is_missed_by_nobody(
    office: Office, hands: Hands, watch: Watch, paired: str
) -> None:
    with office.desk.database.transaction() as session:
        session.get_one(Screen, paired).removed_at = office.now
    hands.advance(MINUTE)
    watch.look()
    assert alarms(office) == []


def test_panels_that_went_by_a_clock_that_is_ahead_are_missed_too(office: Office, watch: Watch, paired: str) -> None:
    hear(office, paired, errors=[{"item": "device", "problem": "No route to host", "since": office.now + 60 * MINUTE}])
    watch.look()
    assert alarms(office) == [("device-gone", paired)]


def test_a_full_disk_is_an_alarm_until_there_was_room_for_a_minute(
    office: Office, hands: Hands, watch: Watch, paired: str
) -> None:
    hear(office, paired, disk_free_mb=3)
    watch.look()
    assert alarms(office) == [("screen-full", paired)]
    for _ in range(5):
        hear(office, paired, disk_free_mb=20_480)
        watch.look()
        assert alarms(office) == [("screen-full", paired)]
        hands.advance(12_000)
    hear(office, paired, disk_free_mb=20_480)
    watch.look()
    assert alarms(office) == []


def test_panels_that_do_not_answer_for_a_while_are_an_alarm_until_they_are_back(
    office: Office, hands: Hands, watch: Watch, paired: str
) -> None:
    gone = {"item": "device", "problem": "10.0.0.7: No route to host", "since": office.now}
    seen = []
    for _ in range(3):
        hear(office, paired, errors=[gone])
        hands.advance(5000)
        watch.look()
        seen.append(alarms(office))
    assert seen == [[], [("device-gone", paired)], [("device-gone", paired)]]
    hear(office, paired, errors=[{**gone, "item": "n12"}, "nonsense"])
    watch.look()
    assert alarms(office) == []
