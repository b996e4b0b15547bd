"""The API as a program meets it: what it gives, and what it says when it does not."""

from typing import Any

import pytest

from content.desk.moments import iso
from content.published.canonical import digest
from tests.world.api import Api
from tests.world.clock import HOUR

SCROLL: dict[str, Any] = {"channels": ["lobby-led"], "kind": "scroll", "text": "请有序排队", "level": "routine"}
FIELDS = ("channels", "kind", "text", "text_en", "media", "region", "level", "start", "end", "days", "times", "seconds")


def written(api: Api, **more: Any) -> dict[str, Any]:
    answer = api("author").post("/api/notices", {**SCROLL, **more})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json
    return found


def test_a_notice_goes_from_draft_to_screen_by_two_accounts(api: Api) -> None:
    notice = written(api)
    path = f"/api/notices/{notice['id']}"
    assert notice["state"] == "draft"
    submitted = api("author").post(f"{path}/submit").json
    assert (submitted["state"], submitted["waits_for"]) == ("submitted", "section")
    decision = {"content": notice["content"]}
    assert api("section").post(f"{path}/approve", decision).json["waits_for"] == "office"
    approved = api("office").post(f"{path}/approve", {**decision, "note": "同意"}).json
    assert (approved["state"], approved["live"], approved["waits_for"]) == ("approved", True, None)
    envelope = api("author").get("/api/channels/lobby-led/programme").json
    assert "请有序排队" in envelope["body"]
    assert approved["approved"]["approved_by"] in envelope["body"]
    assert [each["verdict"] for each in approved["decisions"]] == ["submit", "approve", "approve"]


def test_content_can_be_computed_from_what_get_gives(api: Api) -> None:
    notice = written(
        api, text_en="Please queue", days=[1, 2], times=[["22:00", "06:00"]], end="2030-01-01T00:00:00+08:00", order=3
    )
    got = api("section").get(f"/api/notices/{notice['id']}").json
    assert got["content"] == digest({name: got[name] for name in FIELDS if name in got})
    assert "start" not in got


def test_one_channel_may_be_given_by_itself(api: Api) -> None:
    fields = {name: value for name, value in SCROLL.items() if name != "channels"}
    answer = api("author").post("/api/notices", {**fields, "channel": "lobby-led"})
    assert answer.json["channels"] == ["lobby-led"]


def test_own_approval_is_403(api: Api) -> None:
    notice = api("section").post("/api/notices", SCROLL).json
    api("section").post(f"/api/notices/{notice['id']}/submit")
    answer = api("section").post(f"/api/notices/{notice['id']}/approve", {"content": notice["content"]})
    assert (answer.status_code, answer.json["type"]) == (403, "own-notice")


def test_stale_content_is_409_and_names_what_changed(api: Api) -> None:
    notice = written(api)
    path = f"/api/notices/{notice['id']}"
    match = {"If-Match": api("author").get(path).headers["ETag"]}
    changed = {**SCROLL, "text": "别的", "level": "important"}
    assert api("author").put(path, changed, headers=match).status_code == 200
    api("author").post(f"{path}/submit")
    answer = api("section").post(f"{path}/approve", {"content": notice["content"]})
    assert (answer.status_code, answer.json["changed"]) == (409, ["level", "text"])
    assert answer.json["field"] == "content"


def test_naive_times_are_400(api: Api) -> None:
    for field in ("start", "end"):
        answer = api("author").post("/api/notices", {**SCROLL, field: "2026-07-01T09:00:00"})
        assert (answer.status_code, answer.json["field"], answer.json["type"]) == (400, field, "naive-time")


def test_put_needs_the_etag_that_was_read(api: Api) -> None:
    notice = written(api)
    path = f"/api/notices/{notice['id']}"
    first = api("author").get(path).headers["ETag"]
    assert api("author").put(path, SCROLL).status_code == 428
    assert api("author").put(path, {**SCROLL, "text": "一"}, headers={"If-Match": first}).status_code == 200
    answer = api("author").put(path, {**SCROLL, "text": "二"}, headers={"If-Match": first})
    assert answer.status_code == 412
    assert answer.headers["ETag"] == api("author").get(path).headers["ETag"]
    content = f'"{api("author").get(path).json["content"]}"'
    assert api("author").put(path, {**SCROLL, "text": "三"}, headers={"If-Match": content}).status_code == 200


def test_an_etag_changes_with_everything_that_can_change(api: Api) -> None:
    notice = written(api)
    path = f"/api/notices/{notice['id']}"
    seen = [api("author").get(path).headers["ETag"]]
    for call in ("submit", "withdraw"):
        api("author").post(f"{path}/{call}", {"reason": "取消"} if call == "withdraw" else None)
        seen.append(api("author").get(path).headers["ETag"])
    assert len(set(seen)) == 3


def test_a_notice_comes_back_with_a_reason(api: Api) -> None:
    notice = written(api)
    path = f"/api/notices/{notice['id']}"
    api("author").post(f"{path}/submit")
    assert api("section").post(f"{path}/return", {"content": notice["content"]}).json["field"] == "reason"
    body = {"content": notice["content"], "reason": "时间不对"}
    assert api("section").post(f"{path}/return", body).json["state"] == "returned"


def test_withdrawing_empties_the_screens(api: Api) -> None:
    office = api.office
    made = office.put_out("在屏上")
    answer = api("author").post(f"/api/notices/{made.id}/withdraw", {"reason": "取消"})
    assert (answer.status_code, answer.json["state"]) == (200, "withdrawn")
    assert office.texts() == []


@pytest.mark.parametrize(
    ("query", "status", "field"),
    [
        ("channel=lobby-led&state=draft", 200, None),
        ("state=live", 200, None),
        ("state=nonsense", 400, "state"),
        ("channel=NO%00", 400, "channel"),
        ("channel=a&channel=b", 400, "channel"),
        ("colour=red", 400, "colour"),
    ],
)
def test_the_queue_is_asked_for_by_channel_and_state(api: Api, query: str, status: int, field: str | None) -> None:
    written(api)
    answer = api("duty").get(f"/api/notices?{query}")
    assert (answer.status_code, answer.json.get("field")) == (status, field)


def test_the_programme_is_signed_and_says_what_is_shown_when(api: Api) -> None:
    office = api.office
    made = office.put_out("一小时", end=iso(office.now + HOUR))
    envelope = api("author").get("/api/channels/lobby-led/programme").json
    office.desk.trust.verify(envelope["key"], envelope["signature"], envelope["body"].encode())
    at = iso(office.now + HOUR - 1, "Asia/Shanghai")
    for form in (at.replace("+", "%2B"), at):
        shown = api("author").get(f"/api/channels/lobby-led/programme?at={form}").json
        assert shown["regions"]["main"]["item"] == f"n{made.id}r1"
        assert shown["regions"]["alert"] is None
    after = iso(office.now + HOUR, "Asia/Shanghai").replace("+", "%2B")
    shown = api("author").get(f"/api/channels/lobby-led/programme?at={after}").json
    assert shown["regions"]["main"]["item"] == "idle"
    assert api("author").get("/api/channels/lobby-led/programme?at=2026-07-01T09:00:00").json["field"] == "at"


def test_channels_are_laid_out_by_the_operator(api: Api) -> None:
    layout: dict[str, Any] = {
        "name": "gate",
        "size": [640, 64],
        "zone": "Asia/Shanghai",
        "regions": [{"name": "main", "rect": [0, 0, 640, 64]}],
    }
    assert api("author").post("/api/channels", layout).status_code == 403
    assert api("operator").post("/api/channels", layout).status_code == 201
    assert api("operator").post("/api/channels", layout).status_code == 409
    assert api.office.programme("gate").size == (640, 64)
    wide = {**layout, "size": [1280, 64]}
    stale = {"If-Match": '"0"'}
    assert api("operator").put("/api/channels/gate", wide, headers=stale).status_code == 412
    assert api("operator").put("/api/channels/gate", wide).status_code == 200
    assert api.office.programme("gate").size == (1280, 64)
    assert "gate" in [each["name"] for each in api("author").get("/api/channels").json["channels"]]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"size": [0, 64]}, "size.0"),
        ({"size": [640]}, "size"),
        ({"regions": []}, "regions"),
        ({"regions": [{"name": "main", "rect": [0, 0, 641, 64]}]}, "regions.0.rect"),
        ({"regions": [{"name": "alert", "rect": [0, 0, 1, 1]}]}, "regions"),
        ({"regions": [{"name": "a", "rect": [0, 0, 1, 1]}] * 2}, "regions"),
        ({"regions": [{"name": "a", "rect": [0, 0, 1]}]}, "regions.0.rect"),
        ({"name": "../store"}, "name"),
    ],
)
def test_a_layout_that_cannot_be_is_refused_by_its_field(api: Api, change: dict[str, Any], field: str) -> None:
    layout = {"name": "gate", "size": [640, 64], "regions": [{"name": "main", "rect": [0, 0, 640, 64]}]}
    answer = api("operator").post("/api/channels", {**layout, **change})
    assert (answer.status_code, answer.json["field"]) == (400, field)


def test_the_ledger_is_read_on_from_any_line(api: Api) -> None:
    written(api)
    entries = api("admin").get("/api/ledger").json["entries"]
    assert entries[-1]["kind"] in ("write", "token-made")
    after = api("admin").get(f"/api/ledger?after={entries[2]['id']}").json["entries"]
    assert after[0]["seq"] == entries[2]["seq"] + 1
    assert after[0]["prev"] == entries[2]["hash"]
    assert api("author").get("/api/ledger?after=x").json["field"] == "after"


def test_screens_and_pairing(api: Api) -> None:
    assert api("author").get("/api/screens").json == {"screens": []}
    body = {"code": "ABC234", "name": "s1", "channel": "lobby-led", "keeper": "何涛"}
    answer = api("operator").post("/api/screens/pair", body)
    assert (answer.status_code, answer.json["field"]) == (404, "code")
