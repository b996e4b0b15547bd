"""Two persons, or the duty officer alone; what is on the screens, and what leaves them by itself."""

import sqlite3
from typing import Any

import pytest
from sqlalchemy import select

from content.desk import ledger, verify
from content.desk.alerts import shown
from content.desk.compile.alerting import Aired, parts
from content.desk.errors import Problem
from content.desk.models import LedgerEntry
from content.desk.moments import iso
from content.published.spool import Spool
from tests.world import Hands, Office
from tests.world.clock import DAY, HOUR, MINUTE

from .duty import act, alone, confirm, covering, put_out, view, write

CHANNELS = ("lobby-led", "wall-11f", "kiosk")


def test_a_second_person_puts_it_on_every_channel_above_every_notice(office: Office) -> None:
    office.put_out("欢迎", channels=["lobby-led"])
    made = write(office)
    assert [covering(office, each) for each in CHANNELS] == [None] * 3
    assert confirm(office, made.id).state == "running"
    assert [covering(office, each) for each in CHANNELS] == ["a1"] * 3
    assert office.texts() == ["欢迎"]


def test_each_item_names_the_line_that_let_it_on_the_air_and_the_eight_facts(office: Office) -> None:
    made = put_out(office)
    item = office.programme().items[f"a{made}"]
    assert item["approved_by"] == view(office, made).done[-1].ledger
    assert len(item["facts"]) == 8
    assert (item["level"], item["colour"], item["badge"]["lines"]) == ("emergency", "red", ["暴雨", "红色预警"])
    assert list(verify.faults(office.desk)) == []


@pytest.mark.parametrize("size", [[64, 32], [192, 32], [512, 64], [1920, 128], [1920, 1080], [1080, 1920]])
def test_every_size_of_screen_has_a_word_beside_the_colour(office: Office, size: list[int]) -> None:
    content = view(office, put_out(office, text_en="Rain", event_en="Rainstorm")).content
    chinese, english = parts(Aired(1, "alert", content, "1-x", 0, 1, 0), (size[0], size[1]), "Asia/Shanghai")
    for part, word in ((chinese, "红色预警"), (english, "RED alert")):
        assert word in part.item["headline"]
        assert word in part.item["text"]
        assert part.duration > 0
        if part.item["form"] == "strip":
            assert 0 < part.item["badge"]["width"] <= size[0] / 2


@pytest.mark.parametrize(
    ("what", "more", "size", "lines"),
    [
        ("alert", {}, (512, 64), ["暴雨", "红色预警"]),
        ("alert", {}, (192, 32), ["暴雨", "红色"]),
        ("alert", {"event": "水库险情"}, (192, 32), ["红色", "预警"]),
        ("alert", {}, (64, 32), []),
        ("all-clear", {}, (192, 32), ["暴雨", "解除"]),
        ("all-clear", {"event": "水库险情"}, (192, 32), ["预警", "解除"]),
        ("alert", {"drill": True}, (512, 64), ["演练·暴雨", "红色预警"]),
        ("alert", {"drill": True}, (192, 32), ["演练", "红色"]),
        ("all-clear", {"drill": True}, (192, 32), ["演练", "解除"]),
    ],
)
def test_a_badge_says_as_much_as_there_is_room_for_and_of_a_drill_always_that_it_is_one(
    office: Office, what: str, more: dict[str, Any], size: tuple[int, int], lines: list[str]
) -> None:
    content = view(office, put_out(office, **more)).content
    (part,) = parts(Aired(1, what, content, "1-x", 0, 1, 0), size, "Asia/Shanghai")
    badge = part.item["badge"]
    assert badge["lines"] == lines
    # Lines that fill the height touch each other and the edges.
    assert len(lines) * badge["px"] <= size[1] - 2


def test_kiosks_have_it_in_traditional_characters_too(office: Office) -> None:
    made = put_out(office)
    item = office.programme("kiosk").items[f"a{made}"]
    assert (item["headline_hant"], item["text_hant"][:8]) == ("暴雨紅色預警", "【暴雨紅色預警】")
    assert ["防禦指南", "停止戶外作業，遠離河道和低窪地帶。"] in item["facts_hant"]
    assert "text_hant" not in office.programme("lobby-led").items[f"a{made}"]


def test_nobody_confirms_what_they_wrote_or_confirms_twice(office: Office) -> None:
    made = write(office)
    with pytest.raises(Problem, match="second person"):
        confirm(office, made.id, by="duty")
    confirm(office, made.id)
    with pytest.raises(Problem, match="waits for nobody"):
        confirm(office, made.id, by="director")


@pytest.mark.parametrize("by", ["author", "secrecy", "admin"])
def test_others_neither_write_nor_confirm_nor_clear(office: Office, by: str) -> None:
    with pytest.raises(Problem, match="one of the roles"):
        write(office, by=by)
    made = write(office)
    with pytest.raises(Problem, match="one of the roles"):
        confirm(office, made.id, by=by)
    confirm(office, made.id)
    with pytest.raises(Problem, match="one of the roles"):
        act(office, "all_clear", made.id, by=by)


def test_a_confirmation_is_bound_to_what_was_read(office: Office) -> None:
    from content.desk.alerts import acts

    made = write(office)
    with pytest.raises(Problem, match="not what you read"), office.desk.database.transaction() as session:
        acts.confirm(session, office.staff["office"], made.id, "0" * 64, now=office.now, origin="x")


def test_the_duty_officer_alone_is_reviewed_by_somebody_else_within_a_day(office: Office, hands: Hands) -> None:
    made = write(office, expires=iso(office.now + 3 * DAY))
    with pytest.raises(Problem, match="one of the roles"):
        alone(office, made.id, by="office")
    with pytest.raises(Problem, match="no second person"):
        alone(office, made.id, reason=" ")
    seen = alone(office, made.id)
    assert (seen.state, seen.review_by, covering(office)) == ("running", office.now + DAY, "a1")
    with pytest.raises(Problem, match="cannot review"):
        act(office, "review", made.id, by="duty")
    hands.advance(DAY + MINUTE)
    assert view(office, made.id).review_by == hands.at - MINUTE
    assert act(office, "review", made.id).review_by is None


def test_it_leaves_by_itself_without_anybody(office: Office) -> None:
    put_out(office)
    assert covering(office, after=6 * HOUR - 1) == "a1"
    assert covering(office, after=6 * HOUR) is None


def test_the_all_clear_takes_it_down_and_says_so_for_its_time(office: Office) -> None:
    made = put_out(office)
    assert act(office, "all_clear", made).state == "cancelled"
    told = [covering(office, after=after) for after in (0, 30 * MINUTE - 1, 30 * MINUTE)]
    assert told == ["a1-over", "a1-over", None]
    item = office.programme().items["a1-over"]
    assert (item["colour"], item["headline"]) == ("over", "暴雨预警解除")
    assert list(verify.faults(office.desk)) == []
    with pytest.raises(Problem, match="does not run"):
        act(office, "all_clear", made)


def test_a_lower_one_never_covers_a_higher_and_shows_when_that_is_over(office: Office, hands: Hands) -> None:
    red = put_out(office)
    hands.advance(MINUTE)
    yellow = put_out(office, colour="yellow", event="洪水", expires=iso(office.now + 9 * HOUR))
    assert covering(office) == f"a{red}"
    assert (view(office, yellow).state, view(office, yellow).covered) == ("running", True)
    assert covering(office, after=6 * HOUR) == f"a{yellow}"
    hands.advance(MINUTE)
    newer = put_out(office, event="山洪")
    assert covering(office) == f"a{newer}"


def test_an_update_takes_over_at_once(office: Office, hands: Hands) -> None:
    first = put_out(office)
    hands.advance(MINUTE)
    second = put_out(office, colour="blue", updates=first)
    assert (view(office, first).state, covering(office)) == ("updated", f"a{second}")


def test_a_drill_is_marked_and_never_covers_what_is_real(office: Office, hands: Hands) -> None:
    drill = put_out(office, drill=True)
    item = office.programme().items[f"a{drill}"]
    assert item["drill"]
    assert item["headline"].startswith("演练")
    assert item["text"].endswith("这是演练。")
    hands.advance(MINUTE)
    real = put_out(office, colour="blue")
    hands.advance(MINUTE)
    put_out(office, drill=True)
    assert covering(office) == f"a{real}"


def test_only_the_chosen_channels_are_covered(office: Office) -> None:
    put_out(office, all=None, channels=["wall-11f"])
    assert [covering(office, each) for each in CHANNELS] == [None, "a1", None]


def test_one_that_begins_later_waits_in_the_programme(office: Office) -> None:
    made = put_out(office, start=iso(office.now + HOUR))
    assert (view(office, made).state, covering(office), covering(office, after=HOUR)) == ("confirmed", None, "a1")


def test_a_channel_that_does_not_compile_is_covered_all_the_same(office: Office) -> None:
    office.put_out("欢迎")
    rewrite(office, "UPDATE office SET name = '假的'")
    with pytest.raises(Problem, match="nothing is published"):
        office.desk.publisher.programmes()
    put_out(office)
    assert covering(office) == "a1"


def test_a_recompile_moves_nothing_of_a_running_alert(office: Office, hands: Hands) -> None:
    put_out(office)
    before = office.programme().regions[-1]
    hands.advance(7 * MINUTE)
    office.put_out("欢迎")
    assert office.programme().regions[-1] == before


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"colour": "green"}, "colour"), ({"text": ""}, "text"), ({"instruction": None}, "instruction"),
        ({"area": None}, "area"), ({"sender": None}, "sender"), ({"event": None}, "event"),
        ({"expires": "2027-01-01T00:00:00"}, "expires"), ({"all": None}, "channels"),
        ({"channels": ["lobby-led"]}, "channels"), ({"all": None, "channels": ["nowhere"]}, "channels"),
        ({"text": "[水库名称]出现险情"}, "text"), ({"made_up": 1}, "made_up"),
    ],
)  # fmt: skip
def test_a_missing_or_wrong_fact_is_named_and_nothing_changes(office: Office, more: dict[str, Any], field: str) -> None:
    with pytest.raises(Problem) as refused:
        write(office, **more)
    assert (refused.value.status, refused.value.field) == (400, field)
    with office.desk.database.reading() as session:
        assert not session.scalars(select(LedgerEntry).where(LedgerEntry.kind == "alert-written")).all()


def test_what_is_over_or_endless_is_refused(office: Office) -> None:
    for expires in (office.now, office.now + 32 * DAY):
        with pytest.raises(Problem, match=r"over already|31 days"):
            write(office, expires=iso(expires))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE alert SET content = json_set(content, '$.colour', 'blue')",
        "UPDATE alert_act SET account_id = 1",
        "UPDATE alert_act SET kind = 'break-glass'",
        "DELETE FROM alert_act WHERE kind = 'all-clear'",
        "UPDATE alert SET author_id = NULL",
    ],
)
def test_a_row_that_the_ledger_does_not_stand_for_shows_nothing(office: Office, statement: str) -> None:
    made = put_out(office)
    if "DELETE" in statement:
        act(office, "all_clear", made)
    rewrite(office, statement)
    office.desk.publisher.programmes()
    assert covering(office) is None
    assert any(alarm.what == "not-as-approved" and "alert 1" in alarm.name for alarm in office.desk.alarms.now())


def test_rows_are_never_changed(office: Office) -> None:
    put_out(office)
    database = sqlite3.connect(office.data / "hub" / "desk.db")
    for statement in ("UPDATE alert SET key = 'x'", "DELETE FROM alert_act"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            database.execute(statement)
    database.close()


def test_each_screen_s_first_word_is_kept_and_the_missing_ones_are_named(office: Office, hands: Hands) -> None:
    from content.desk import screens

    with office.desk.database.transaction() as session:
        for name in ("lobby-1", "lobby-2"):
            screens.make_screen_token(session, None, name, "lobby-led", now=office.now, origin="console")
    made = put_out(office)
    hands.advance(120)
    told(office, "lobby-1", office.programme().number - 1)
    assert [each.at for each in answers(office, made)] == [None, None]
    told(office, "lobby-1", office.programme().number)
    hands.advance(1000)
    told(office, "lobby-1", office.programme().number)
    found = answers(office, made)
    assert [(each.screen, each.in_ms) for each in found] == [("lobby-2", None), ("lobby-1", 120)]


def answers(office: Office, alert: int) -> list[shown.Answer]:
    with office.desk.database.reading() as session:
        return shown.answers(session, alert, office.now)


def told(office: Office, screen: str, number: int) -> None:
    report = {"screen": screen, "channel": "lobby-led", "number": number, "at": office.now, "received": office.now}
    Spool(office.desk.spool, "push").append("shown", {"entries": [report]})
    office.desk.intake.once()


def rewrite(office: Office, statement: str) -> None:
    """What somebody with the file in their hands can do."""
    database = sqlite3.connect(office.data / "hub" / "desk.db")
    for table in ("alert", "alert_act"):
        for verb in ("update", "delete"):
            database.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
    database.execute(statement)
    database.commit()
    database.close()


def test_the_ledger_tells_every_act(office: Office) -> None:
    made = put_out(office)
    act(office, "all_clear", made)
    with office.desk.database.reading() as session:
        told_ = [line.kind for line in ledger.about(session, f"alert:{made}")]
    assert told_ == ["alert-written", "alert-confirm", "alert-all-clear"]
