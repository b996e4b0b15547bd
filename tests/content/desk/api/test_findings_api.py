"""Findings over the API."""

from tests.world.api import Api


def test_findings_are_told_kept_and_gone(api: Api) -> None:
    author = api("author")
    made = author.post("/api/notices", {"channel": "lobby-led", "kind": "scroll", "text": "公开招标招标情况，x县。"})
    number = made.json["id"]
    told = author.get(f"/api/notices/{number}/findings").json
    assert told["content"] == made.json["content"]
    assert [(each["kind"], each["start"], each["end"], each["quoted"], each["open"]) for each in told["findings"]] == [
        ("doubled", 2, 6, "招标招标", True),
        ("placeholder", 9, 11, "x县", True),
    ]
    assert told["findings"][0]["suggestion"] == "招标"
    refused = author.post(f"/api/notices/{number}/submit", {"content": made.json["content"]})
    assert (refused.status_code, refused.json["type"]) == (409, "open-findings")
    assert refused.json["findings"] == [each["id"] for each in told["findings"]]
    for each in told["findings"]:
        asked = {"content": told["content"], "finding": each["id"], "because": "原文如此"}
        kept = author.post(f"/api/notices/{number}/findings/keep", asked)
        assert kept.status_code == 200
    assert [each["kept"]["because"] for each in kept.json["findings"]] == ["原文如此", "原文如此"]
    assert author.post(f"/api/notices/{number}/submit").status_code == 200


def test_what_cannot_be_kept_is_said_by_its_field(api: Api) -> None:
    author = api("author")
    made = author.post("/api/notices", {"channel": "lobby-led", "kind": "scroll", "text": "x县停水。"}).json
    path = f"/api/notices/{made['id']}/findings/keep"
    good = {"content": made["content"], "finding": "none", "because": "理由"}
    answers = {
        (404, "finding"): good,
        (409, "content"): good | {"content": "0" * 64},
        (400, "because"): good | {"because": ""},
        (400, "more"): good | {"more": 1},
    }
    for (status, field), body in answers.items():
        answer = author.post(path, body)
        assert (answer.status_code, answer.json["field"]) == (status, field)
    assert author.post("/api/notices/999/findings/keep", good).status_code == 404
    assert author.get("/api/notices/999/findings").status_code == 404


def test_a_record_s_findings_are_told_by_their_place_in_it(api: Api) -> None:
    author = api("author")
    content = {"title": "供水科", "duties": ["负责x县供水", "负责节水"]}
    made = author.post("/api/records", {"kind": "department", "name": "supply", "content": content}).json
    path = f"/api/records/{made['id']}"
    (told,) = author.get(f"{path}/findings").json["findings"]
    assert (told["kind"], told["field"], told["quoted"]) == ("placeholder", "duties.0.zh-Hans", "x县")
    assert author.post(f"{path}/submit").json["findings"] == [told["id"]]
    digest = author.get(f"{path}/findings").json["content"]
    kept = author.post(f"{path}/findings/keep", {"content": digest, "finding": told["id"], "because": "待批复"})
    assert (kept.status_code, kept.json["findings"][0]["open"]) == (200, False)
    assert author.get("/api/records/999/findings").status_code == 404
