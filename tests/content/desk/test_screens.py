"""Letting screens in, and hearing from them: every report counts once."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from content.desk import facts, screens
from content.desk.attempts import PAIR
from content.desk.errors import Problem
from content.desk.intake import MOST_ALARMS
from content.desk.models import ScreenFact, SpoolSeen
from content.published.access import Screen, token_digest, who
from content.published.spool import Spool, accept, entries
from tests.world import Hands, Office
from tests.world.api import Api
from tests.world.clock import MINUTE

SECRET = "the screen's own secret"
ASKED: dict[str, Any] = {"code": "ABC234", "secret_sha256": token_digest(SECRET)}


def ask(office: Office, **more: Any) -> None:
    Spool(office.desk.spool, "push").append("pair", ASKED | {"at": office.now} | more)


def pair(office: Office, by: str = "operator", **more: Any) -> screens.Paired:
    raw = {"code": "ABC234", "name": "s1", "channel": "lobby-led", "keeper": "何涛"} | more
    return office.desk.pair(office.staff[by], raw, now=office.now, origin="10.0.0.1")


def access(office: Office) -> dict[str, Any]:
    store = office.desk.store
    number = store.pointer("access")
    assert number is not None
    return store.opened(office.desk.trust, "access", number)[1]


def test_a_code_lets_its_screen_in(office: Office) -> None:
    ask(office)
    assert pair(office).keeper == "何涛"
    assert who(access(office), SECRET) == Screen("s1", "lobby-led")


def test_people_may_type_a_code_as_they_like(office: Office) -> None:
    ask(office)
    assert pair(office, code="abc-234").name == "s1"


def test_a_code_counts_once(office: Office) -> None:
    ask(office)
    pair(office)
    with pytest.raises(Problem, match="counts once"):
        pair(office, name="s2")


def test_a_code_counts_for_ten_minutes(office: Office, hands: Hands) -> None:
    ask(office)
    hands.advance(10 * MINUTE)
    with pytest.raises(Problem) as refused:
        pair(office)
    assert (refused.value.status, refused.value.field) == (404, "code")


def test_two_screens_with_one_code_are_both_left_outside(office: Office) -> None:
    ask(office)
    ask(office, secret_sha256=token_digest("another"))
    with pytest.raises(Problem):
        pair(office)


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({"channel": "nowhere"}, 400, "channel"),
        ({"name": "no spaces"}, 400, "name"),
        ({"keeper": " "}, 400, "keeper"),
        ({"code": "WRONG2"}, 404, "code"),
        ({"by": "author"}, 403, None),
    ],
)
def test_a_pairing_that_cannot_be_is_refused(
    office: Office, more: dict[str, str], status: int, field: str | None
) -> None:
    ask(office)
    with pytest.raises(Problem) as refused:
        pair(office, **more)
    assert (refused.value.status, refused.value.field) == (status, field)


def test_whoever_guesses_codes_has_to_wait(office: Office) -> None:
    statuses = []
    for n in range(PAIR + 2):
        with pytest.raises(Problem) as refused:
            pair(office, code=f"WRNG{n:02}")
        statuses.append(refused.value.status)
    assert statuses == [404] * PAIR + [429] * 2


@pytest.mark.parametrize("name", ["门头条屏", "-led", "lobby 1"])
def test_a_screen_named_as_no_screen_can_be_is_told_how_names_are_written(office: Office, name: str) -> None:
    ask(office)
    with pytest.raises(Problem) as refused:
        pair(office, name=name)
    assert refused.value.field == "name"
    assert "as lobby-1" in refused.value.detail


def test_a_removed_screen_is_shut_out_at_once(office: Office) -> None:
    ask(office)
    pair(office)
    with office.desk.database.transaction() as session:
        screens.remove(session, office.staff["operator"], "s1", now=office.now, origin="")
    assert who(access(office), SECRET) is None


def test_the_console_makes_tokens_for_screens_and_nodes(office: Office) -> None:
    with office.desk.database.transaction() as session:
        screen = screens.make_screen_token(session, None, "led", "lobby-led", now=office.now, origin="")
        node = screens.make_node_token(session, None, "east-gate", now=office.now, origin="")
    body = access(office)
    found = [who(body, token) for token in (screen, node)]
    assert [each._asdict() for each in found if each] == [
        {"screen": "led", "channel": "lobby-led"},
        {"node": "east-gate"},
    ]


def report(office: Office, kind: str, **fields: Any) -> dict[str, Any]:
    return {"screen": "local:lobby-led:web", "channel": "lobby-led", "received": office.now} | fields


def heard(office: Office) -> ScreenFact:
    with office.desk.database.reading() as session:
        return session.get_one(ScreenFact, "local:lobby-led:web")


def test_what_a_screen_reports_becomes_a_fact(office: Office, hands: Hands) -> None:
    office.put_out()
    number = office.programme().number
    spool = Spool(office.desk.spool, "push")
    spool.append("online", {"entries": [report(office, "online", online=True)]})
    spool.append("shown", {"entries": [report(office, "shown", number=number, at=office.now)]})
    spool.append("health", {"entries": [report(office, "health", number=number, offset_ms=3, errors=[])]})
    assert office.desk.intake.once() == 3
    with office.desk.database.reading() as session:
        (view,) = facts.all_views(session, office.now)
        assert (view.status, view.current, view.shown) == ("online", True, number)
        assert view.health == {"number": number, "offset_ms": 3, "errors": []}
        hands.advance(MINUTE)
        assert [each.status for each in facts.all_views(session, office.now)] == ["silent"]


def test_a_late_report_does_not_undo_a_newer_one(office: Office) -> None:
    spool = Spool(office.desk.spool, "push")
    spool.append("shown", {"entries": [report(office, "shown", number=9)]})
    spool.append("shown", {"entries": [report(office, "shown", number=8, received=office.now - MINUTE)]})
    office.desk.intake.once()
    assert heard(office).shown_number == 9


def test_an_entry_counts_once_however_often_it_comes(office: Office, tmp_path: Path) -> None:
    node = tmp_path / "node"
    Spool(node, "push").append("shown", {"entries": [report(office, "shown", number=9)]})
    sent = [{"key": entry.key, "kind": entry.kind, "data": entry.data} for entry in entries(node)]
    for _ in range(2):
        accept(office.desk.spool, "east-gate", sent)
        assert office.desk.intake.once() == 1
        assert list(entries(office.desk.spool)) == []
    with office.desk.database.reading() as session:
        assert session.query(SpoolSeen).count() == 1
    assert heard(office).node == "east-gate"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"entries": None},
        {"entries": [None, 3, "x", []]},
        {"entries": [{"screen": 3, "channel": "lobby-led"}]},
        {"entries": [{"screen": "x" * 5000, "channel": "lobby-led"}]},
        {"entries": [{"screen": "a", "channel": "b", "number": 2**70, "received": -1, "online": "yes"}]},
        {"code": "' OR 1=1", "secret_sha256": "x", "at": "now"},
        {"code": "ABC234", "secret_sha256": "0" * 64, "at": 2**70},
    ],
)
@pytest.mark.parametrize("kind", ["pair", "shown", "health", "online", "problem", "letter"])
def test_a_report_that_makes_no_sense_is_taken_in_and_forgotten(
    office: Office, kind: str, data: dict[str, Any]
) -> None:
    Spool(office.desk.spool, "push").append(kind, data)
    assert office.desk.intake.once() == 1
    assert list(entries(office.desk.spool)) == []


def test_what_a_screen_complains_of_is_an_alarm_until_it_stops(office: Office, hands: Hands) -> None:
    wrong = report(office, "problem", what="blob_damaged", name="n3r1")
    Spool(office.desk.spool, "push").append("problem", {"entries": [wrong]})
    office.desk.intake.once()
    assert [alarm.what for alarm in office.desk.alarms.now()] == ["blob_damaged"]
    hands.advance(6 * MINUTE)
    office.desk.intake.once()
    assert office.desk.alarms.now() == []


def test_no_report_can_grow_beyond_what_a_page_shows(office: Office, api: Api) -> None:
    deep: Any = 1
    for _ in range(400):
        deep = {"a": deep}
    wild = {"deep": deep, "long": "x" * 100_000, "errors": [{"problem": "p" * 900}] * 900, "huge": 10**30}
    many = {f"value{n}": n for n in range(900)}
    Spool(office.desk.spool, "push").append("health", report(office, "health", **wild, **many))
    office.desk.intake.once()
    kept = json.dumps(heard(office).health)
    assert len(kept) < 10_000
    assert api("author").get("/api/screens").status_code == 200


def test_one_screen_cannot_bury_what_the_others_complain_of(office: Office) -> None:
    entries = [{"screen": "mad", "what": "fire", "name": str(n)} for n in range(5000)]
    Spool(office.desk.spool, "push").append("problem", {"entries": entries})
    office.desk.intake.once()
    assert len(office.desk.alarms.now()) <= MOST_ALARMS


@pytest.mark.parametrize("text", ['{"screen": "\\ud800", "channel": "lobby-led"}', '{"screen": "a", "n": NaN}'])
def test_an_entry_that_no_honest_process_wrote_is_set_aside(office: Office, text: str) -> None:
    poison = office.desk.spool / "push" / "0-1.online.json"
    poison.parent.mkdir(parents=True)
    poison.write_text(f'{{"kind": "online", "data": {text}}}')
    ask(office)
    assert office.desk.intake.once() == 1
    assert pair(office).name == "s1"


def test_an_unreadable_entry_stops_no_other(office: Office) -> None:
    ask(office)
    folder = office.desk.spool / "push"
    (folder / "x-000000000001.pair.json").write_text("{")
    (folder / "x-000000000002.pair.json").write_text(json.dumps({"kind": "pair", "data": []}))
    assert office.desk.intake.once() == 1


def test_of_screens_that_nobody_paired_the_last_ones_are_known(office: Office) -> None:
    """Whatever runs on the hub's machine may say that it is a screen, under ever new names."""
    ask(office)
    pair(office)
    names = ["s1", *(f"local:lobby-led:{number}" for number in range(facts.MOST_LOOSE + 5))]
    with office.desk.database.transaction() as session:
        for place, name in enumerate(names):
            report = {"screen": name, "channel": "lobby-led", "online": True, "received": office.now + place - 1000}
            facts.take(session, [facts.Heard("online", report, "")], office.now)
        shown = [each.name for each in facts.all_views(session, office.now)]
        facts.forget(session, office.now)
        kept = set(session.scalars(select(ScreenFact.screen)))
        assert kept == set(shown) == {"s1", *names[6:]}
        facts.forget(session, office.now + facts.LOOSE_KEPT_MS)
        assert set(session.scalars(select(ScreenFact.screen))) == {"s1"}
