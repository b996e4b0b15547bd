"""What nodes and kiosks are fed from."""

import hashlib
import threading
import time
from typing import Any

import pytest

from content.published.edition import Key, Record, build
from content.published.envelope import Envelope, sign
from display.push.feed import LONGEST_WAIT_S
from tests.display.asking import Answer, ask
from tests.display.office import LOBBY, WALL, Office, now
from tests.processes import Running
from tests.waiting import until

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


def head(push: Running, **how: Any) -> Any:
    return ask(push, "/feed/head", **how).json()


def test_the_head_names_what_there_is(push: Running, office: Office) -> None:
    latest = office.programme(LOBBY, "新")
    said = until(lambda: head(push) if head(push)["programmes"][LOBBY] == latest.number else None)
    assert said is not None
    assert set(said) == {"tag", "edition", "programmes", "access"}
    assert said["programmes"] == {LOBBY: latest.number, WALL: office.numbers[WALL]}
    assert said["access"] == office.numbers["access"]
    assert said["edition"]["number"] == office.numbers["edition"]


def test_who_knows_the_head_waits_for_another(push: Running, office: Office) -> None:
    office.programme(LOBBY, "之前")
    known = until(lambda: head(push) if head(push)["programmes"][LOBBY] == office.numbers[LOBBY] else None)
    assert known is not None
    answers: list[Answer] = []

    def wait() -> None:
        answers.append(ask(push, f"/feed/head?after={known['tag']}&wait={LONGEST_WAIT_S}"))

    began = time.monotonic()
    waiting = [threading.Thread(target=wait) for _ in range(20)]
    for thread in waiting:
        thread.start()
    assert ask(push, "/healthz").status == 200
    latest = office.programme(LOBBY, "之后")
    for thread in waiting:
        thread.join()
    assert {answer.json()["programmes"][LOBBY] for answer in answers} == {latest.number}
    assert time.monotonic() - began < LONGEST_WAIT_S, "it was the end of the waiting that answered"


def test_waiting_ends_when_nothing_comes(push: Running) -> None:
    known = head(push)
    assert head(push) == known
    answer = ask(push, f"/feed/head?after={known['tag']}&wait=0.2")
    assert answer.json() == known


def test_who_knows_another_head_is_answered_at_once(push: Running) -> None:
    began = time.monotonic()
    assert head(push) == ask(push, f"/feed/head?after=something-else&wait={LONGEST_WAIT_S}").json()
    assert time.monotonic() - began < LONGEST_WAIT_S


def test_envelopes_are_given_as_they_were_signed(push: Running, office: Office) -> None:
    token = office.node("n-envelopes")
    until(lambda: head(push)["access"] == office.numbers["access"])
    latest = office.programme(WALL, "原样")
    until(lambda: head(push)["programmes"][WALL] == latest.number)
    assert Envelope.from_json(ask(push, f"/feed/programme/{WALL}", token=token).body) == latest
    assert Envelope.from_json(ask(push, "/feed/access", token=token).body).number == office.numbers["access"]
    id = head(push, token=token)["edition"]["id"]
    assert Envelope.from_json(ask(push, f"/feed/edition/{id}", token=token).body).id == id


def test_an_envelope_that_is_known_is_not_sent_again(push: Running) -> None:
    first = ask(push, f"/feed/programme/{WALL}")
    again = ask(push, f"/feed/programme/{WALL}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_the_edition_before_can_still_be_had(push: Running, office: Office) -> None:
    before = head(push)["edition"]["id"]
    latest = office.edition()
    until(lambda: head(push)["edition"]["id"] == latest.id)
    assert Envelope.from_json(ask(push, f"/feed/edition/{before}").body).id == before


def test_an_edition_of_many_records_is_followed_while_screens_are_served(push: Running, office: Office) -> None:
    records = {f"record-{n}": Record({"title": f"第{n}条"}) for n in range(2000)}
    built = build(
        records,
        number=office.numbers["edition"] + 10,
        built_at=now(),
        office="澄川市水务局",
        keys=[Key(office.signer.id, office.signer.public, 0, None)],
        inbox_key=office.signer.public,
        ledger_head="0" * 64,
    )
    for data in built.blobs.values():
        path = office.store.blob_path(hashlib.sha256(data).hexdigest())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    envelope = sign(built.body, office.signer)
    office.store.publish("editions", envelope)
    office.numbers["edition"] = envelope.number
    until(lambda: head(push)["edition"] == {"number": envelope.number, "id": envelope.id})
    assert push.health("push")["problems"] == []  # type: ignore[index]


def test_a_screen_sees_its_channel_and_no_access_list(push: Running, office: Office) -> None:
    token = office.screen("s-feed", WALL)
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    said = head(push, token=token)
    assert (list(said["programmes"]), said["access"]) == ([WALL], None)
    assert ask(push, f"/feed/programme/{WALL}", token=token).status == 200
    assert ask(push, f"/feed/programme/{LOBBY}", token=token).problem == "channel-unknown"
    assert ask(push, "/feed/access", token=token).problem == "not-a-node"


def test_a_node_that_is_shut_out_while_it_waits_learns_nothing_more(push: Running, office: Office) -> None:
    token = office.node("n-barred")
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    known = head(push, token=token)
    answers: list[Answer] = []
    path = f"/feed/head?after={known['tag']}&wait={LONGEST_WAIT_S}"
    waiting = threading.Thread(target=lambda: answers.append(ask(push, path, token=token)))
    waiting.start()
    office.bar(token)
    waiting.join()
    assert answers[0].problem == "token-unknown"


def test_a_blob_is_given_whole_or_in_part(push: Running, office: Office) -> None:
    sha = office.store.put_blob(PNG)
    whole = ask(push, f"/feed/blob/{sha}")
    assert (whole.body, whole.headers["content-type"]) == (PNG, "image/png")
    assert whole.headers["etag"] == f'"{sha}"'
    assert "immutable" in whole.headers["cache-control"]
    part = ask(push, f"/feed/blob/{sha}", headers={"Range": "bytes=8-15"})
    assert (part.status, part.body) == (206, PNG[8:16])
    assert ask(push, f"/feed/blob/{sha}", headers={"Range": "bytes=999999-"}).status == 416
    assert ask(push, f"/feed/blob/{sha}", headers={"If-None-Match": whole.headers["etag"]}).status == 304


def test_many_blobs_come_in_one_stream(push: Running, office: Office) -> None:
    datas = [b"", b"a", PNG, b"x" * (3 << 20)]
    shas = [office.store.put_blob(data) for data in datas]
    answer = ask(push, "/feed/blobs", "POST", {"blobs": [*shas, "0" * 64]})
    assert answer.status == 200
    found, rest = {}, answer.body
    while rest:
        size, sha = int.from_bytes(rest[:8], "big"), rest[8:72].decode()
        found[sha], rest = rest[72 : 72 + size], rest[72 + size :]
    assert found == dict(zip(shas, datas, strict=True))


def test_a_damaged_blob_is_not_given_and_named(push: Running, office: Office) -> None:
    sha = office.store.put_blob(b"a picture")
    assert ask(push, f"/feed/blob/{sha}").status == 200
    office.store.blob_path(sha).write_bytes(b"a Picture")
    assert ask(push, f"/feed/blob/{sha}").problem == "blob-unknown"
    assert ask(push, "/feed/blobs", "POST", {"blobs": [sha]}).body == b""
    until(lambda: sha in str(push.health("push")))
    assert push.health("push")["status"] == "degraded"  # type: ignore[index]
    office.store.blob_path(sha).unlink()
    office.store.put_blob(b"a picture")
    until(lambda: push.health("push")["status"] == "ok")  # type: ignore[index]
    assert ask(push, f"/feed/blob/{sha}").status == 200


def test_a_nodes_spool_is_taken_in_once(push: Running, office: Office) -> None:
    token = office.node("n-spool")
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    entries = [{"key": f"kiosk/{'0' * 8}-{n}", "kind": "letter", "data": {"entries": [{"n": n}]}} for n in range(5)]
    for _ in range(2):
        answer = ask(push, "/feed/spool", "POST", {"entries": [*entries, {"key": "../x"}, "junk"]}, token=token)
        assert answer.json() == {"acknowledged": [entry["key"] for entry in entries]}
    assert [report["n"] for report in office.spooled("letter")] == [0, 1, 2, 3, 4]


def test_a_screen_may_report_and_nothing_else(push: Running, office: Office) -> None:
    token = office.screen("s-spool")
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    shown = {"key": "play/1-1", "kind": "shown", "data": {"entries": [{"screen": "s-spool", "number": 1}]}}
    letter = {"key": "play/1-2", "kind": "letter", "data": {"text": "from nobody"}}
    answer = ask(push, "/feed/spool", "POST", {"entries": [shown, letter]}, token=token)
    assert answer.json() == {"acknowledged": ["play/1-1"]}


def test_a_screen_speaks_for_itself_alone(push: Running, office: Office) -> None:
    token = office.screen("s-own")
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    lie = {"screen": "another", "channel": WALL, "number": 8}
    listed = {"key": "play/2-1", "kind": "shown", "data": {"entries": [lie, "junk"]}}
    alone = {"key": "play/2-2", "kind": "problem", "data": {"screen": "another", "what": "fire"}}
    ask(push, "/feed/spool", "POST", {"entries": [listed, alone]}, token=token)
    own = {"screen": "s-own", "channel": LOBBY}
    assert {**lie, **own} in office.spooled("shown")
    assert {"what": "fire", **own} in office.spooled("problem")
    assert "another" not in str([*office.spooled("shown"), *office.spooled("problem")])


@pytest.mark.parametrize("body", [None, b"{", {"entries": {}}, {"entries": [{}] * 1001}, {}])
def test_a_bad_spool_is_refused(push: Running, office: Office, body: Any) -> None:
    token = office.node("n-bad")
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    assert ask(push, "/feed/spool", "POST", body, token=token).problem == "malformed"


def test_another_sites_page_may_not_post(push: Running, office: Office) -> None:
    token = office.node("n-page")
    until(lambda: ask(push, "/feed/head", token=token).status == 200)
    foreign = {"Origin": "http://evil.example"}
    assert ask(push, "/feed/spool", "POST", {"entries": []}, token, foreign).problem == "origin-refused"
