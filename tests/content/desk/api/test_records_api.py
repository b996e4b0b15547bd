"""Records as programs write and review them."""

from typing import Any

from tests.world.api import Api, Caller
from tests.world.records import put_out, view

SUPPLY = {"kind": "department", "name": "supply", "content": {"title": {"zh-Hans": "供水科", "en": "Supply"}}}


def made(caller: Caller, **content: Any) -> Any:
    answer = caller.post("/api/records", SUPPLY | {"content": {**SUPPLY["content"], **content}})  # type: ignore[dict-item]
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"] == f"/api/records/{answer.json['id']}"
    return answer.json


def test_a_record_is_written_found_and_read(api: Api) -> None:
    author = api("author")
    record = made(author, phone="0999-5550104")
    (line,) = author.get("/api/records?kind=department&q=supply").json["records"]
    assert (line["id"], line["state"], line["title"], line["title_en"]) == (record["id"], "draft", "供水科", "Supply")
    assert author.get("/api/records?name=supply&kind=guide").json == {"records": [], "total": 0}
    read = author.get(f"/api/records/{record['id']}").json
    assert read["content"] == {**SUPPLY["content"], "phone": "0999-5550104", "order": 0}  # type: ignore[dict-item]


def test_a_draft_is_put_beside_what_is_live_by_who_read_the_newest(api: Api) -> None:
    put_out(api.office, "supply", phone="1")
    section = api("section")
    (line,) = section.get("/api/records?name=supply").json["records"]
    read = section.get(f"/api/records/{line['id']}")
    body, etag = {"content": {"title": "供水科", "phone": "2"}}, {"If-Match": read.headers["ETag"]}
    assert section.put(f"/api/records/{line['id']}", body).status_code == 428
    changed = section.put(f"/api/records/{line['id']}", body, headers=etag)
    assert (changed.status_code, changed.json["state"], changed.json["approved"]["revision"]) == (200, "draft", 1)
    assert section.put(f"/api/records/{line['id']}", body, headers=etag).status_code == 412


def test_a_record_goes_through_its_chain_bound_to_its_digest(api: Api) -> None:
    author = api("author")
    path = f"/api/records/{made(author)['id']}"
    sent = author.post(f"{path}/submit", {"attribute": "open", "importance": "routine"}).json
    assert (sent["state"], sent["waits_for"]) == ("submitted", "section")
    stale = api("section").post(f"{path}/approve", {"content": "ab" * 32})
    assert (stale.status_code, stale.json["type"]) == (409, "stale-content")
    assert author.post(f"{path}/approve", {"content": sent["digest"]}).status_code == 403
    for role in view(api.office, "supply").newest.steps:
        answer = api(role).post(f"{path}/approve", {"content": sent["digest"]})
        assert answer.status_code == 200, answer.text
    assert (answer.json["state"], answer.json["approved"]["content"]) == ("approved", sent["digest"])
    gone = api("section").post(f"{path}/withdraw", {"reason": "合并"})
    assert gone.json["state"] == "withdrawn"


def test_a_return_says_why(api: Api) -> None:
    author = api("author")
    path = f"/api/records/{made(author)['id']}"
    digest = author.post(f"{path}/submit", {}).json["digest"]
    back = api("section").post(f"{path}/return", {"content": digest, "reason": "缺电话"}).json
    assert (back["state"], back["decisions"][-1]["note"]) == ("returned", "缺电话")


def test_what_no_record_can_say_is_refused_by_its_field(api: Api) -> None:
    author = api("author")
    for content, field in (
        ({}, "title"),
        ({"title": "供水科", "rooms": ["503"]}, "rooms.0"),
        ({"title": "供水科", "surprise": 1}, "surprise"),
    ):
        answer = author.post("/api/records", SUPPLY | {"content": content})
        assert (answer.status_code, answer.json["field"]) == (422, field)
    assert author.post("/api/records", SUPPLY | {"kind": "poster"}).status_code == 400
    assert author.post("/api/records", SUPPLY | {"name": "供水"}).json["field"] == "name"
    assert author.get("/api/records/9").status_code == 404
    assert api("secrecy").post("/api/records", SUPPLY).status_code == 403
    made(author)
    assert author.post("/api/records", SUPPLY).status_code == 409


def test_a_text_of_hundreds_of_thousands_of_letters_goes_through(api: Api) -> None:
    content = {"title": "年报", "section": "annual-report", "body": "年" * 200_000}
    answer = api("author").post("/api/records", {"kind": "about", "name": "report", "content": content})
    assert answer.status_code == 201
