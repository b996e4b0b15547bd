"""Whatever is sent: a problem document that names the field, no partial change, and never a 500."""

import io
import json
from typing import Any

import pytest

from content.desk import ledger
from content.desk.api import OPERATIONS, body
from content.desk.api.body import MOST_BYTES
from content.desk.attempts import PAIR
from content.desk.errors import Problem
from tests.content.desk.test_media import bomb, picture
from tests.world.api import Api, Caller, Reply, ask

BAD: list[Any] = [
    None,
    True,
    0,
    -1,
    10**400,
    1.5,
    1e308,
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800",
    "😀" * 3000,
    "x" * 100_000,
    [],
    [[]],
    {},
    {"a": {}},
    [None],
    ["\ud800"],
    "2026-07-01T09:00:00",
    "2026-02-30T00:00:00Z",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+23:59",
]
NOTICE: dict[str, Any] = {
    "channels": ["lobby-led"],
    "kind": "scroll",
    "text": "请排队",
    "text_en": "Queue",
    "media": ["0" * 64],
    "region": "main",
    "level": "routine",
    "start": "2026-07-01T09:00:00+08:00",
    "end": "2027-07-01T09:00:00+08:00",
    "days": "working",
    "times": [["08:00", "17:00"]],
    "seconds": 5,
    "order": 1,
}
DECISION = {"content": "0" * 64, "note": "", "reason": "理由"}
PAIRING = {"code": "ABC234", "name": "s1", "channel": "lobby-led", "keeper": "何涛", "place": ""}
LAYOUT = {"name": "gate", "size": [640, 64], "zone": "Asia/Shanghai", "regions": [{"name": "m", "rect": [0, 0, 9, 9]}]}


def a_problem(answer: Reply) -> dict[str, Any]:
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.content_type == "application/problem+json"
    document: dict[str, Any] = json.loads(answer.text)
    assert document["status"] == answer.status_code
    assert document["detail"]
    return document


def raw(caller: Caller, path: str, data: bytes, content_type: str = "application/json") -> Reply:
    return caller.post(path, data=data, content_type=content_type)


def lines(api: Api) -> int:
    with api.office.desk.database.reading() as session:
        return sum(line.kind != "refused" for line in ledger.after(session, 0, 100_000))


@pytest.mark.parametrize(
    ("path", "body", "by"),
    [
        ("/api/notices", NOTICE, "author"),
        ("/api/notices/1/approve", DECISION, "section"),
        ("/api/notices/1/return", DECISION, "section"),
        ("/api/notices/1/withdraw", DECISION, "author"),
        ("/api/notices/1/submit", DECISION, "author"),
        ("/api/screens/pair", PAIRING, "operator"),
        ("/api/channels", LAYOUT, "operator"),
    ],
)
def test_any_field_with_any_nonsense_is_refused_or_taken_and_never_an_accident(
    api: Api, path: str, body: dict[str, Any], by: str
) -> None:
    api.office.write()
    caller = api(by)
    for field in body:
        for value in BAD:
            answer = raw(caller, path, json.dumps({**body, field: value}).encode())
            assert answer.status_code < 500, (field, value)
            if answer.status_code >= 400:
                a_problem(answer)


@pytest.mark.parametrize("field", ["channels", "kind"])
def test_a_missing_field_is_named(api: Api, field: str) -> None:
    kept = ("channels", "kind", "text", "level")
    answer = api("author").post("/api/notices", {name: NOTICE[name] for name in kept if name != field})
    assert a_problem(answer)["field"] == field


def test_an_unknown_field_is_named_and_nothing_is_written(api: Api) -> None:
    caller = api("author")
    before = lines(api)
    answer = caller.post("/api/notices", {**NOTICE, "colour": "red"})
    assert a_problem(answer)["field"] == "colour"
    assert lines(api) == before


@pytest.mark.parametrize(
    ("data", "status", "word"),
    [
        (b"", 400, "no-body"),
        (b"{", 400, "not-json"),
        (b"NaN", 400, "not-json"),
        (b'{"order": Infinity}', 400, "not-json"),
        (b"\xff\xfe\x00", 400, "not-utf-8"),
        ('{"text": "水务局通知"}'.encode("gbk"), 400, "not-utf-8"),
        (b"[" * 100_000, 400, "too-deep"),
        (b'{"a":' * 30_000, 400, "too-deep"),
        (b"9" * 10_000, 400, "not-json"),
        (b'{"text": "a", "text": "b"}', 400, "name-twice"),
        (b'{"\\ud800": 1, "kind": "scroll"}', 400, "string-unicode"),
        (b"null", 400, "model-type"),
        (b"[]", 400, "model-type"),
        (b" " * (MOST_BYTES + 1), 413, "request-entity-too-large"),
    ],
)
def test_a_body_that_is_no_plain_json_is_refused(api: Api, data: bytes, status: int, word: str) -> None:
    found = a_problem(raw(api("author"), "/api/notices", data))
    assert (found["status"], found["type"]) == (status, word)


def test_a_body_of_very_many_names_is_refused_as_soon_as_any(api: Api) -> None:
    names = ",".join(f'"{n:05}":1' for n in range(25_000))
    found = a_problem(raw(api("author"), "/api/notices", f'{{{names},"twice":1,"twice":1}}'.encode()))
    assert (found["type"], found["field"]) == ("name-twice", "twice")


class Counted(str):
    """A name that counts how often it is compared."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def test_the_name_that_comes_twice_is_found_without_comparing_each_with_each() -> None:
    names = [Counted(n) for n in range(3000)]
    with pytest.raises(Problem):
        body._once_each([(name, 1) for name in [*names, Counted("twice"), Counted("twice")]])
    assert Counted.compared < 10 * len(names)


def test_another_media_type_is_415(api: Api) -> None:
    assert a_problem(raw(api("author"), "/api/notices", b"a=b", "application/x-www-form-urlencoded"))["status"] == 415


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "1e3", "abc", "%00", "%F0%28", "²"])
@pytest.mark.parametrize("rest", ["", "/submit"])
def test_a_notice_of_no_number_is_404(api: Api, number: str, rest: str) -> None:
    method = "POST" if rest else "GET"
    assert a_problem(api("author").ask(method, f"/api/notices/{number}{rest}"))["status"] == 404


@pytest.mark.parametrize("name", ["nowhere", "%00", "..%2f..", "%ED%A0%80", "x" * 3000])
def test_a_channel_of_no_name_is_404(api: Api, name: str) -> None:
    assert a_problem(api("author").get(f"/api/channels/{name}/programme"))["status"] == 404


def test_unknown_addresses_and_methods_are_problems_too(api: Api) -> None:
    assert a_problem(api("author").get("/api/nowhere"))["status"] == 404
    answer = api("author").ask("DELETE", "/api/notices")
    assert a_problem(answer)["status"] == 405
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


def test_every_call_needs_a_token(api: Api) -> None:
    for operation in OPERATIONS:
        path = operation.path.replace("{id}", "1").replace("{name}", "lobby-led")
        for authorization in (None, "Bearer", "Bearer ", "Basic YTpi", "Bearer wrong", "Bearer " + "x" * 5000):
            headers = {"Authorization": authorization} if authorization else {}
            answer = ask(api.app, path, method=operation.method, headers=headers)
            assert a_problem(answer)["status"] in (401, 429), path
            if answer.status_code == 401:
                assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_guessing_tokens_is_slowed_and_others_keep_working(api: Api) -> None:
    caller = api("author")
    statuses = [Caller(api.app, f"guess{n}").get("/api/channels").status_code for n in range(PAIR + 2)]
    assert statuses == [401] * PAIR + [429] * 2
    assert caller.get("/api/channels").status_code == 200


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"no picture", 400), (b"", 400), (bomb(60_000, 60_000), 400), (picture()[:90], 400)],
)
def test_a_bad_picture_gets_one_clear_problem(api: Api, data: bytes, status: int) -> None:
    answer = api("author").post("/api/media", data={"file": (io.BytesIO(data), "../图.png")})
    found = a_problem(answer)
    assert (found["status"], found["field"]) == (status, "file")


def test_a_picture_may_come_as_a_form_or_as_the_body(api: Api) -> None:
    form = api("author").post("/api/media", data={"file": (io.BytesIO(picture()), "图.png")})
    plain = raw(api("author"), "/api/media", picture(), "image/png")
    assert (form.status_code, plain.status_code) == (201, 201)
    assert form.json["blob"] == plain.json["blob"]


@pytest.mark.parametrize("path", ["/api/media", "/api/imports"])
def test_a_body_that_does_not_say_what_it_is_is_not_taken_for_a_file(api: Api, path: str) -> None:
    answer = raw(api("author"), path, b"what might be half of a form", "")
    assert (a_problem(answer)["status"], answer.json["type"]) == (415, "no-type")


def test_a_picture_over_the_limit_is_413(api: Api) -> None:
    huge = b"\x89PNG\r\n\x1a\n" + b"\0" * (21 * 1024 * 1024)
    assert a_problem(raw(api("author"), "/api/media", huge, "image/png"))["status"] == 413
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n' + huge + b"\r\n--x--\r\n"
    answer = raw(api("author"), "/api/media", part, "multipart/form-data; boundary=x")
    assert a_problem(answer)["status"] == 413


@pytest.mark.parametrize(
    "parts", [{}, {"picture": "x"}, {"file": "text, no file"}, {"file": ["a", "b"]}, {"file": "x", "more": "y"}]
)
def test_a_form_without_one_file_is_refused(api: Api, parts: dict[str, Any]) -> None:
    answer = api("author").post("/api/media", data=parts, content_type="multipart/form-data")
    assert a_problem(answer)["field"] in ("file", "picture", "more")


def test_a_broken_form_is_refused(api: Api) -> None:
    answer = raw(api("author"), "/api/media", b"--x\r\ngarbage", "multipart/form-data; boundary=x")
    assert a_problem(answer)["field"] == "file"
    nameless = b'--x\r\nContent-Disposition: form-data; filename="a"\r\n\r\nb\r\n--x--\r\n'
    assert a_problem(raw(api("author"), "/api/media", nameless, "multipart/form-data; boundary=x"))["status"] == 400
    answer = raw(api("author"), "/api/media", b"garbage", "multipart/form-data")
    assert a_problem(answer)["field"] == "file"
