"""A player on the hub's own machine needs no key; staff say who keeps it, and then it is missed like any other."""

from typing import Any

import pytest

from content.desk import facts, screens, verify
from content.desk.errors import Problem
from content.desk.watch.watching import Watch
from tests.world import Hands, Office

STRIP = "local:lobby-led:led"
KNOWN: dict[str, Any] = {"channel": "lobby-led", "keeper": "何涛", "place": "一楼大厅", "phone": "0999-5550113"}


def hear(office: Office, name: str = STRIP, **more: object) -> None:
    with office.desk.database.transaction() as session:
        report = {"screen": name, "channel": name.split(":")[1], **more}
        facts.take(session, [facts.Heard("health", report, "")], office.now)


def describe(office: Office, name: str = STRIP, by: str = "operator", **more: object) -> screens.Paired:
    with office.desk.database.transaction() as session:
        return screens.describe(session, office.staff[by], name, KNOWN | more, now=office.now, origin="")


def test_a_player_that_was_heard_is_taken_on_and_missed_from_then_on(office: Office, hands: Hands) -> None:
    hear(office)
    assert describe(office).keeper == "何涛"
    watch = Watch(office.desk.database, office.desk.clock, office.desk.alarms)
    hear(office)
    hands.advance(31_000)
    watch.look()
    assert [(each.what, each.name) for each in office.desk.alarms.now()] == [("screen-silent", STRIP)]
    assert list(verify.faults(office.desk)) == []


def test_nobody_is_taken_on_who_was_never_heard(office: Office) -> None:
    for name in (STRIP, "lobby-1"):
        with pytest.raises(Problem, match="no such screen"):
            describe(office, name)


def test_one_that_was_described_and_never_started_is_missed_by_nobody(office: Office, hands: Hands) -> None:
    with office.desk.database.transaction() as session:
        screens.take_on(session, office.staff["operator"], STRIP, KNOWN, now=office.now, origin="")
    watch = Watch(office.desk.database, office.desk.clock, office.desk.alarms)
    hands.advance(60_000)
    watch.look()
    assert office.desk.alarms.now() == []


def test_it_shows_the_channel_that_it_was_started_with(office: Office) -> None:
    hear(office)
    with pytest.raises(Problem) as refused:
        describe(office, channel="wall-11f")
    assert (refused.value.status, refused.value.field) == (400, "channel")


def test_who_may_not_pair_takes_nobody_on(office: Office) -> None:
    hear(office)
    with pytest.raises(Problem, match="needs one of the roles"):
        describe(office, by="author")


def test_shut_out_it_is_nobody_s_again_and_may_be_taken_on_anew(office: Office) -> None:
    hear(office)
    describe(office)
    with office.desk.database.transaction() as session:
        screens.remove(session, office.staff["operator"], STRIP, now=office.now, origin="")
    assert list(verify.faults(office.desk)) == []
    describe(office, keeper="江澜")
    assert list(verify.faults(office.desk)) == []
