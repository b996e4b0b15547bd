"""Values flow under the approval of the table that shows them, and nothing else does."""

from typing import Any

import pytest

from content.desk import ledger, tokens, verify
from content.desk.errors import Problem
from content.desk.models import Reading
from content.desk.moments import iso
from content.desk.readings.putting import put
from tests.world import Office
from tests.world.api import Api

COLUMNS = [{"name": "站点"}, {"name": "水位", "unit": "米", "least": "0", "most": "60"}]
TABLE: dict[str, Any] = {
    "kind": "table", "text": "主要江河水位", "channels": ["wall-11f"], "region": "page",
    "reading": "water-levels", "columns": COLUMNS, "stale_minutes": 90,
}  # fmt: skip


def send(office: Office, *rows: list[Any], name: str = "water-levels", by: str = "duty", **more: Any) -> Reading:
    raw = {"columns": ["站点", "水位"], "rows": list(rows), "read_at": iso(office.now)} | more
    with office.desk.database.transaction() as session:
        return put(session, office.staff[by], name, raw, now=office.now, origin="")


def shown(office: Office) -> dict[str, Any]:
    items = office.programme("wall-11f").items
    return dict(next(item for item in items.values() if item["kind"] == "table"))


def test_values_come_to_the_screens_without_a_further_approval(office: Office) -> None:
    office.put_out(**TABLE)
    assert (shown(office)["rows"], shown(office)["read_at"]) == ([], None)
    send(office, ["城关站", 32.15], ["渡口站", "28.40"])
    office.desk.publisher.retry()
    assert shown(office)["rows"] == [["城关站", "32.15"], ["渡口站", "28.40"]]
    assert (shown(office)["read_at"], shown(office)["stale_ms"]) == (office.now, 90 * 60_000)
    assert shown(office)["columns"] == ["站点", "水位（米）"]


def test_a_source_that_speaks_often_makes_one_programme_every_few_seconds(office: Office) -> None:
    office.put_out(**TABLE)
    number = office.programme("wall-11f").number
    for level in range(20):
        send(office, ["城关站", level])
    assert office.programme("wall-11f").number == number
    office.desk.publisher.retry()
    assert shown(office)["rows"] == [["城关站", "19"]]
    newest = office.programme("wall-11f").number
    office.desk.publisher.retry()
    assert office.programme("wall-11f").number == newest


def test_new_values_do_not_make_the_loop_jump(office: Office) -> None:
    office.put_out(**TABLE)
    send(office, ["城关站", 32.15])
    office.desk.publisher.retry()
    windows = office.programme("wall-11f").regions
    send(office, ["城关站", 32.16])
    office.desk.publisher.retry()
    assert [each.windows[0].anchor for each in office.programme("wall-11f").regions if each.windows] == [
        each.windows[0].anchor for each in windows if each.windows
    ]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"rows": [["城关站", 61]]}, "rows.0.1"),
        ({"rows": [["城关站", 1], ["渡口站", "涨"]]}, "rows.1.1"),
        ({"rows": [["城关站", "NaN"]]}, "rows.0.1"),
        ({"columns": ["站点", "流量"]}, "columns"),
        ({"columns": ["站点", "站点"]}, "columns"),
        ({"rows": [["城关站"]]}, "rows.0"),
        ({"rows": [["城" * 61, 1]]}, "rows.0.0"),
        ({"rows": [["a", 1]] * 101}, "rows"),
        ({"rows": [["a\nb", 1]]}, "rows.0.0"),
        ({"rows": [[True, 1]]}, "rows.0.0"),
        ({"value": 1}, "value"),
        ({"read_at": "2026-07-01T09:00:00"}, "read_at"),
        ({"read_at": "2200-01-01T00:00:00Z"}, "read_at"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_was_not_approved_is_refused_by_its_place_and_changes_nothing(
    office: Office, changed: dict[str, Any], field: str
) -> None:
    office.put_out(**TABLE)
    send(office, ["城关站", 32.15])
    with pytest.raises(Problem) as refused:
        send(office, **({"rows": [["城关站", 1]]} | changed))
    assert (refused.value.status, refused.value.field) == (400, field)
    office.desk.publisher.retry()
    assert shown(office)["rows"] == [["城关站", "32.15"]]


def test_older_values_never_take_the_place_of_newer_ones(office: Office) -> None:
    send(office, ["城关站", 1])
    with pytest.raises(Problem) as refused:
        send(office, ["城关站", 2], read_at=iso(office.now - 1000))
    assert (refused.value.status, refused.value.type) == (409, "older")


def test_a_single_value_is_a_reading_as_well(office: Office) -> None:
    with office.desk.database.transaction() as session:
        raw = {"value": 12.5, "unit": "米", "read_at": iso(office.now)}
        kept = put(session, office.staff["duty"], "gate", raw, now=office.now, origin="")
    assert (kept.columns, kept.rows) == (["value", "unit"], [["12.5", "米"]])


def test_a_narrower_approval_hides_values_that_came_before_it(office: Office) -> None:
    send(office, ["城关站", 900])
    office.put_out(**TABLE)
    assert shown(office)["rows"] == [["城关站", "—"]]


def test_values_are_in_the_ledger_and_a_changed_row_is_not_shown(office: Office) -> None:
    office.put_out(**TABLE)
    kept = send(office, ["城关站", 32.15])
    with office.desk.database.reading() as session:
        line = ledger.about(session, "reading:water-levels")[-1]
    assert (line.kind, line.actor, line.details["read_at"], line.id) == ("reading", "duty", office.now, kept.ledger_id)
    office.desk.publisher.retry()
    assert list(verify.faults(office.desk)) == []
    with office.desk.database.transaction() as session:
        session.get_one(Reading, "water-levels").rows = [["城关站", "1.00"]]
    office.desk.publisher.programmes(["wall-11f"])
    assert shown(office)["rows"] == []
    assert any("water-levels" in fault for fault in verify.faults(office.desk))


def test_a_source_s_token_puts_its_own_reading_and_nothing_else(office: Office, api: Api) -> None:
    with office.desk.database.transaction() as session:
        token = tokens.make(session, None, "duty", reading="gate", now=office.now, origin="console")
    gauge = type(api("duty"))(api.app, token)
    body = {"value": 1, "read_at": iso(office.now)}
    assert gauge.put("/api/readings/gate", body).status_code == 200
    for answer in (gauge.put("/api/readings/other", body), gauge.get("/api/readings"), gauge.get("/api/ledger")):
        assert (answer.status_code, answer.json["type"].rpartition("/")[2]) == (
            403,
            answer.json["type"].rpartition("/")[2],
        )
    assert api("duty").get("/api/readings").json["readings"][0]["rows"] == [["1", ""]]


def test_who_may_not_write_may_not_put(office: Office) -> None:
    with pytest.raises(Problem) as refused:
        send(office, ["城关站", 1], by="secrecy")
    assert refused.value.status == 403
