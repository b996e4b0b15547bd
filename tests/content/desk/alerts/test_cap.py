"""Messages from outside: what each of them becomes, or the one line by which it is refused."""

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from content.desk.alerts.cap import taking
from content.desk.alerts.cap.folder import CapFolder
from content.desk.alerts.views import AlertView
from content.desk.errors import Problem
from content.desk.models import Alert, LedgerEntry
from content.desk.moments import iso
from tests.world import Hands, Office
from tests.world.api import Api
from tests.world.clock import DAY, HOUR, MINUTE

from .duty import ORIGIN, confirm, covering, view
from .messages import SENDER, cap, certificate, info, key_of, signed

Message = Callable[[int], bytes]
BEIJING = "Asia/Shanghai"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
WRAPPED = '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>evil</identifier>'


def take(office: Office, data: bytes, by: str | None = "duty") -> AlertView:
    actor = office.staff[by] if by else None
    return view(office, taking.take(office.desk, actor, data, by="file", now=office.now, origin=ORIGIN))


def trust(office: Office, name: str) -> None:
    folder = taking.trust_folder(office.desk.hub)
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.pem").write_bytes(certificate(name, office.now))


def english(now: int) -> str:
    more = {"language": "en-GB", "event": "Rainstorm", "headline": "Red rainstorm", "description": "100 mm of rain."}
    return info(now, "<area><areaDesc>Chengchuan</areaDesc></area>", senderName="Met", instruction="Stay in.", **more)


GOOD: dict[str, tuple[Message, dict[str, Any]]] = {
    "an alert": (cap, {"colour": "red", "event": "暴雨", "area": "澄川市", "sender": "澄川市气象台", "all": True}),
    "severity moderate is yellow": (lambda now: cap(now, info(now, severity="Moderate")), {"colour": "yellow"}),
    "severity minor is blue": (lambda now: cap(now, info(now, severity="Minor")), {"colour": "blue"}),
    "severity severe is orange": (lambda now: cap(now, info(now, severity="Severe")), {"colour": "orange"}),
    "a severity that names the colour": (lambda now: cap(now, info(now, severity="Orange")), {"colour": "orange"}),
    "the colour in the headline": (lambda now: cap(now, info(now, severity="Unknown")), {"colour": "red"}),
    "two languages": (
        lambda now: cap(now, english(now), info(now)),
        {"text": "降雨量已达100毫米。", "text_en": "100 mm of rain.", "area_en": "Chengchuan", "event_en": "Rainstorm"},
    ),
    "English alone": (lambda now: cap(now, english(now)), {"text": "100 mm of rain.", "event": "Rainstorm"}),
    "an area that is longer than a screen": (
        lambda now: cap(now, info(now, f"<area><areaDesc>{'长' * 900}</areaDesc></area>")),
        {"area": "长" * 560 + "…"},
    ),
    "several areas": (
        lambda now: cap(
            now, info(now, "".join(f"<area><areaDesc>{name}</areaDesc></area>" for name in ("北塘县", "石桥镇")))
        ),
        {"area": "北塘县、石桥镇"},
    ),
    "the highest of several blocks": (
        lambda now: cap(now, info(now, severity="Minor", event="大风"), info(now)),
        {"colour": "red", "event": "暴雨"},
    ),
    "GB/T 35965: a space in the time, Beijing's without an offset": (
        lambda now: cap(
            now,
            info(now, expires=iso(now + HOUR, BEIJING)[:19].replace("T", " ")),
            identifier="65000041600001_20260701080000_1",
            sent=iso(now, BEIJING)[:19].replace("T", " "),
        ),
        {"expires": "+1h"},
    ),
    "no end: a day": (lambda now: cap(now, info(now, expires=None)), {"expires": "+24h"}),
    "a later onset": (lambda now: cap(now, info(now, onset=iso(now + MINUTE))), {"start": "+1min"}),
    "no instruction: quoted as not said": (
        lambda now: cap(now, info(now, instruction=None)),
        {"instruction": "发布单位未说明"},
    ),
    "an exercise is a drill": (lambda now: cap(now, status="Exercise"), {"drill": True}),
    "in GBK, as many offices write": (
        lambda now: cap(now).decode().replace("UTF-8", "GB2312").encode("gb18030"),
        {"event": "暴雨", "area": "澄川市", "sender": "澄川市气象台"},
    ),
    "in UTF-16": (lambda now: cap(now).decode().replace("UTF-8", "UTF-16").encode("utf-16"), {"event": "暴雨"}),
    "more places than a screen can say": (
        lambda now: cap(now, info(now, "".join(f"<area><areaDesc>石桥镇第{n}村</areaDesc></area>" for n in range(99)))),
        {"area": "、".join(f"石桥镇第{n}村" for n in range(71)) + "等99处"},
    ),
    "what others put into it is passed over": (
        lambda now: cap(
            now, info(now, area='<expires xmlns="urn:x">never</expires><area><areaDesc>城区</areaDesc></area>')
        ),
        {"area": "城区", "expires": "+1h"},
    ),
    "an alert of version 1.1": (lambda now: cap(now).replace(b"cap:1.2", b"cap:1.1"), {"event": "暴雨"}),
    "an update of what was never here": (
        lambda now: cap(now, msgType="Update", references=key_of("x@y", "z", iso(now))),
        {"kind": "update"},
    ),
}
BAD: dict[str, tuple[Message, str]] = {
    "a test": (lambda now: cap(now, status="Test"), "not-real"),
    "a draft": (lambda now: cap(now, status="Draft"), "not-real"),
    "a system message": (lambda now: cap(now, status="System"), "not-real"),
    "an acknowledgement": (lambda now: cap(now, msgType="Ack"), "not-real"),
    "not for the public": (lambda now: cap(now, scope="Restricted"), "not-public"),
    "expired": (lambda now: cap(now, info(now, expires=iso(now - 1000))), "expired"),
    "older than a month": (lambda now: cap(now, info(now, expires=None), sent=iso(now - 40 * DAY)), "expired"),
    "from the future": (lambda now: cap(now, sent=iso(now + HOUR)), "from-the-future"),
    "no colour at all": (
        lambda now: cap(now, info(now, severity="Unknown", headline="预警")),
        "missing",
    ),
    "a cancel of nothing": (lambda now: cap(now, msgType="Cancel"), "missing"),
    "no identifier": (lambda now: cap(now, identifier=None), "missing"),
    "an identifier twice": (lambda now: cap(now, note="x</note><identifier>y</identifier><note>"), "name-twice"),
    "a time without an offset": (lambda now: cap(now, sent="2026-07-01T09:00:00"), "bad-time"),
    "a status of its own": (lambda now: cap(now, status="Real"), "literal-error"),
    "no info": (lambda now: cap(now, ""), "missing"),
    "a text that no screen shows": (lambda now: cap(now, info(now, description="\u202eabc")), "bad-character"),
    "references of which one is none": (
        lambda now: cap(now, msgType="Update", references=f"{key_of('x@y', 'z', iso(now))} x@y,z"),
        "bad-references",
    ),
    "references to everything": (
        lambda now: cap(
            now, msgType="Update", references=" ".join(key_of("x@y", f"z{n}", iso(now)) for n in range(1001))
        ),
        "too-many",
    ),
    "an end that comes twice": (
        lambda now: cap(now, info(now, f"<expires>{iso(now + DAY)}</expires><area><areaDesc>城区</areaDesc></area>")),
        "name-twice",
    ),
    "more blocks than there are languages": (lambda now: cap(now, *[info(now)] * 33), "too-many"),
    "an end after months": (lambda now: cap(now, info(now, expires=iso(now + 60 * DAY))), "too-long"),
    "a year that no calendar has": (lambda now: cap(now, sent="0001-01-01T00:00:00+14:00"), "bad-time"),
    "an end in the year 9999": (lambda now: cap(now, info(now, expires="9999-12-31T23:59:59-12:00")), "bad-time"),
    "broken Chinese": (lambda _: b'<?xml version="1.0" encoding="gbk"?><alert>\xff\xff</alert>', "not-xml"),
    "not XML": (lambda _: b"<alert", "not-xml"),
    "other XML": (lambda _: b"<html/>", "not-cap"),
    "no bytes at all": (lambda _: b"", "not-xml"),
    "other bytes": (lambda _: bytes(range(256)), "not-xml"),
    "a growing entity": (
        lambda _: f"<!DOCTYPE a [<!ENTITY l0 'x'>{LAUGHS}]><alert>&l9;</alert>".encode(),
        "has-entities",
    ),
    "an entity that names a file": (
        lambda _: b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><alert>&x;</alert>",
        "has-entities",
    ),
    "too large": (lambda now: cap(now, info(now, description="雨" * 100_000)), "too-large"),
    "too deep": (lambda _: b"<alert>" + b"<a>" * 60 + b"</a>" * 60 + b"</alert>", "too-deep"),
    "too many elements": (lambda _: b"<alert>" + b"<a/>" * 6000 + b"</alert>", "too-large"),
    "a processing instruction": (lambda _: b"<alert><?php x?></alert>", "not-cap"),
    "changed after it was signed": (
        lambda now: signed(cap(now), "met", now).replace(b"100", b"900"),
        "wrongly-signed",
    ),
    "signed inside another": (
        lambda now: (
            WRAPPED.encode() + signed(cap(now), "met", now).partition(b"?>")[2] + b"</alert>"
            if signed(cap(now), "met", now).startswith(b"<?xml")
            else WRAPPED.encode() + signed(cap(now), "met", now) + b"</alert>"
        ),
        "wrongly-signed",
    ),
}


def kinds(problem: Problem) -> str:
    return problem.type


@pytest.mark.parametrize("name", GOOD)
def test_a_good_message_becomes_a_draft_that_says_the_same(office: Office, name: str) -> None:
    message, wanted = GOOD[name]
    seen = take(office, message(office.now), by=None)
    ahead = {"+1h": HOUR, "+24h": 24 * HOUR, "+1min": MINUTE}
    expected = {
        field: iso((office.now + ahead[value]) // 1000 * 1000, BEIJING) if value in ahead else value
        for field, value in wanted.items()
    }
    assert {field: seen.content[field] for field in wanted} == expected
    assert (seen.state, seen.missing, covering(office)) == ("draft", 2, None)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_message_is_refused_by_one_line_and_the_ledger_says_so(office: Office, name: str) -> None:
    message, wanted = BAD[name]
    data = message(office.now)
    trust(office, "met")
    with pytest.raises(Problem) as refused:
        take(office, data)
    assert (kinds(refused.value), "\n" in str(refused.value)) == (wanted, False)
    with office.desk.database.reading() as session:
        line = session.scalars(select(LedgerEntry).order_by(LedgerEntry.seq.desc())).first()
        assert not session.scalars(select(Alert)).all()
    assert line is not None
    assert (line.kind, line.details["why"], line.details["bytes"]) == ("alert-refused", wanted, len(data))


def test_an_unsigned_message_needs_two_persons_and_who_uploads_it_is_one(office: Office) -> None:
    dropped = take(office, cap(office.now), by=None)
    assert confirm(office, dropped.id, by="duty").state == "draft"
    assert confirm(office, dropped.id).state == "running"
    uploaded = take(office, cap(office.now, identifier="cc-2"))
    with pytest.raises(Problem, match="second person"):
        confirm(office, uploaded.id, by="duty")
    assert confirm(office, uploaded.id).state == "running"


def test_the_same_message_twice_is_refused_however_its_time_is_written(office: Office) -> None:
    take(office, cap(office.now))
    for sent in (iso(office.now, BEIJING), iso(office.now)):
        with pytest.raises(Problem, match="taken in before"):
            take(office, cap(office.now, sent=sent))


def test_a_trusted_signature_leaves_one_confirmation_and_a_stranger_s_leaves_two(office: Office) -> None:
    trust(office, "met")
    known = take(office, signed(cap(office.now), "met", office.now), by=None)
    assert (known.signed_by, known.missing) == ("CN=met", 1)
    stranger = take(office, signed(cap(office.now, identifier="cc-2"), "somebody", office.now), by=None)
    assert (stranger.signed_by, stranger.missing) == ("", 2)


def test_a_certificate_that_ran_out_is_trusted_no_more(office: Office, hands: Hands) -> None:
    trust(office, "met")
    hands.advance(31 * DAY)
    with pytest.raises(Problem, match="signature does not hold"):
        take(office, signed(cap(office.now), "met", office.now - 31 * DAY), by=None)


def test_what_was_signed_is_what_is_shown(office: Office) -> None:
    trust(office, "met")
    data = signed(cap(office.now), "met", office.now).replace(
        "暴雨</event>".encode(), "暴<!-- x -->雨</event>".encode()
    )
    assert take(office, data, by=None).content["event"] == "暴雨"


def test_signed_messages_go_on_the_air_by_themselves_only_where_the_office_says_so(office: Office) -> None:
    trust(office, "met")
    trusting = dataclasses.replace(office, desk=dataclasses.replace(office.desk, signed_on_air=True))
    assert take(office, signed(cap(office.now), "met", office.now), by=None).state == "draft"
    made = take(trusting, signed(cap(office.now, identifier="cc-2"), "met", office.now), by=None)
    assert (made.state, covering(office)) == ("running", f"a{made.id}")
    exercise = signed(cap(office.now, identifier="cc-3", status="Exercise"), "met", office.now)
    assert take(trusting, exercise, by=None).state == "draft"
    assert take(trusting, cap(office.now, identifier="cc-4"), by=None).state == "draft"


def test_no_certificate_takes_another_s_warning_down_by_itself_whatever_it_calls_itself(office: Office) -> None:
    trust(office, "met")
    trust(office, "flood")
    trusting = dataclasses.replace(office, desk=dataclasses.replace(office.desk, signed_on_air=True))
    first = take(trusting, signed(cap(office.now), "flood", office.now), by=None)
    sent = iso(office.now, BEIJING)
    told = {"msgType": "Cancel", "references": key_of(SENDER, "cc-1", sent), "identifier": "cc-2"}
    forged = take(trusting, signed(cap(office.now, **told), "met", office.now), by=None)
    assert (forged.state, view(office, first.id).state) == ("draft", "running")
    ahead = {"msgType": "Cancel", "references": key_of(SENDER, "cc-9", sent), "identifier": "cc-3"}
    assert take(trusting, signed(cap(office.now, **ahead), "flood", office.now), by=None).state == "draft"
    own = take(trusting, signed(cap(office.now, **told | {"identifier": "cc-4"}), "flood", office.now), by=None)
    assert (own.state, view(office, first.id).state) == ("cleared", "cancelled")


def test_what_a_stranger_sent_under_its_name_keeps_no_signed_message_out(office: Office, hands: Hands) -> None:
    trust(office, "met")
    stranger = take(office, cap(office.now, info(office.now, severity="Minor")), by=None)
    real = take(office, signed(cap(office.now), "met", office.now), by=None)
    assert (stranger.signed_by, real.signed_by, real.content["colour"]) == ("", "CN=met", "red")
    for again in (cap(office.now), signed(cap(office.now), "met", office.now)):
        with pytest.raises(Problem, match="taken in before"):
            take(office, again)
    confirm(office, real.id)
    hands.advance(MINUTE)
    told = {"msgType": "Cancel", "references": real.key, "identifier": "cc-2"}
    told["references"] = key_of(SENDER, "cc-1", iso(office.now - MINUTE, BEIJING))
    cancel = take(office, cap(office.now, **told))
    confirm(office, cancel.id)
    assert view(office, real.id).state == "cancelled"


def test_updates_that_come_out_of_order_leave_the_last_of_them(office: Office, hands: Hands) -> None:
    sent = iso(office.now, BEIJING)
    named = {number: key_of(SENDER, f"cc-{number}", sent) for number in (1, 2)}
    made = {}
    for number, severity, refers in ((3, "Severe", 2), (1, "Extreme", None), (2, "Minor", 1)):
        told = {"identifier": f"cc-{number}", "sent": sent}
        told |= {"msgType": "Update", "references": named[refers]} if refers else {}
        hands.advance(MINUTE)
        made[number] = take(office, cap(office.now, info(office.now, severity=severity), **told)).id
        confirm(office, made[number])
    assert [view(office, made[number]).state for number in (1, 2, 3)] == ["updated", "overtaken", "running"]
    assert covering(office) == f"a{made[3]}"


def test_an_all_clear_that_is_sent_again_clears_nothing_that_came_after_it(office: Office, hands: Hands) -> None:
    sent = iso(office.now, BEIJING)
    confirm(office, take(office, cap(office.now)).id)
    hands.advance(MINUTE)
    told = {"msgType": "Cancel", "references": key_of(SENDER, "cc-1", sent), "identifier": "cc-2"}
    cancel = cap(office.now, **told)
    confirm(office, take(office, cancel).id)
    hands.advance(HOUR)
    second = take(office, cap(office.now, identifier="cc-3"))
    confirm(office, second.id)
    with pytest.raises(Problem, match="taken in before"):
        take(office, cancel)
    again = take(office, cap(office.now, **told | {"identifier": "cc-4"}))
    confirm(office, again.id)
    assert (view(office, second.id).state, covering(office)) == ("running", f"a{second.id}")


def test_an_exercise_ends_nothing_real_and_is_never_shown_as_real(office: Office, hands: Hands) -> None:
    sent = iso(office.now, BEIJING)
    real = take(office, cap(office.now))
    confirm(office, real.id)
    hands.advance(MINUTE)
    for number, kind in ((2, "Update"), (3, "Cancel")):
        told = {"msgType": kind, "references": key_of(SENDER, "cc-1", sent), "identifier": f"cc-{number}"}
        confirm(office, take(office, cap(office.now, status="Exercise", **told)).id)
    assert (view(office, real.id).state, covering(office)) == ("running", f"a{real.id}")
    items = office.programme().items
    assert all(item["drill"] is (not name.startswith(f"a{real.id}")) for name, item in items.items() if "drill" in item)


@pytest.mark.parametrize(
    ("area", "state"),
    [
        ("<area><areaDesc>澄川市北塘县</areaDesc></area>", "running"),
        ("<area><areaDesc>远山市</areaDesc></area>", "draft"),
        ("<area><areaDesc>远山市</areaDesc></area><area><areaDesc>澄川市</areaDesc></area>", "running"),
        (
            "<area><areaDesc>x</areaDesc><geocode><valueName>n</valueName><value>530402</value></geocode></area>",
            "running",
        ),
        (
            "<area><areaDesc>x</areaDesc><geocode><valueName>n</valueName><value>110000</value></geocode></area>",
            "draft",
        ),
        (None, "draft"),
    ],
)
def test_what_is_warned_of_elsewhere_takes_no_screen_by_itself(office: Office, area: str | None, state: str) -> None:
    trust(office, "met")
    (office.desk.hub / "cap-areas.txt").write_text("# ours\n澄川\n5304\n", "utf-8")
    trusting = dataclasses.replace(office, desk=dataclasses.replace(office.desk, signed_on_air=True))
    message = cap(office.now, info(office.now, area))
    assert take(trusting, signed(message, "met", office.now), by=None).state == state


def test_by_itself_no_sender_takes_another_s_warning_down(office: Office) -> None:
    trust(office, "met")
    trusting = dataclasses.replace(office, desk=dataclasses.replace(office.desk, signed_on_air=True))
    first = take(trusting, cap(office.now, sender="flood@office"), by="duty")
    confirm(office, first.id)
    told = {"msgType": "Cancel", "references": key_of("flood@office", "cc-1", iso(office.now, BEIJING))}
    cancel = take(trusting, signed(cap(office.now, identifier="cc-2", **told), "met", office.now), by=None)
    assert (cancel.state, view(office, first.id).state) == ("draft", "running")


def test_an_update_replaces_and_a_cancel_ends_what_it_refers_to(office: Office, hands: Hands) -> None:
    first = take(office, cap(office.now))
    sent = iso(office.now, BEIJING)
    confirm(office, first.id)
    hands.advance(MINUTE)
    told = {"msgType": "Update", "references": key_of(SENDER, "cc-1", sent), "identifier": "cc-2"}
    update = take(office, cap(office.now, info(office.now, severity="Minor"), **told))
    assert covering(office) == f"a{first.id}"
    confirm(office, update.id)
    assert (view(office, first.id).state, covering(office)) == ("updated", f"a{update.id}")
    told = {"msgType": "Cancel", "references": key_of(SENDER, "cc-2", iso(office.now, BEIJING)), "identifier": "cc-3"}
    hands.advance(MINUTE)
    cancel = take(office, cap(office.now, "<info><language>zh-CN</language></info>", **told))
    assert cancel.content["event"] == "暴雨"
    confirm(office, cancel.id)
    assert (view(office, update.id).state, covering(office)) == ("cancelled", f"a{cancel.id}-over")
    assert covering(office, after=30 * MINUTE) is None


def test_an_all_clear_that_comes_as_an_update_is_one(office: Office) -> None:
    first = take(office, cap(office.now))
    confirm(office, first.id)
    told = {"msgType": "Update", "references": key_of(SENDER, "cc-1", iso(office.now, BEIJING)), "identifier": "cc-2"}
    clear = take(office, cap(office.now, info(office.now, responseType="AllClear"), **told))
    confirm(office, clear.id)
    assert (clear.kind, view(office, first.id).state) == ("cancel", "cancelled")


@pytest.fixture
def dropped(office: Office, tmp_path: Path) -> tuple[CapFolder, Path]:
    folder = tmp_path / "cap-in"
    folder.mkdir()
    return CapFolder(office.desk, folder), folder


def test_a_file_that_is_dropped_is_taken_in_once_and_put_aside(office: Office, dropped: tuple[CapFolder, Path]) -> None:
    watch, folder = dropped
    (folder / "one.xml").write_bytes(cap(office.now))
    (folder / "bad.xml").write_bytes(cap(office.now, status="Test"))
    (folder / "notes.txt").write_text("x")
    (folder / ".half.xml").write_text("<al")
    (folder / "far.xml").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe.xml")
    assert (watch.look(), watch.look()) == (2, 0)
    assert [path.name.partition("-")[2] for path in (folder / "taken").iterdir()] == ["one.xml"]
    why = next((folder / "refused").glob("*.why.txt")).read_text("utf-8")
    assert why.strip().endswith("a message of status Test is never shown")
    with office.desk.database.reading() as session:
        assert [alert.came_by for alert in session.scalars(select(Alert))] == ["folder"]


def test_a_name_that_nobody_can_write_reaches_no_line_of_the_ledger(
    office: Office, dropped: tuple[CapFolder, Path]
) -> None:
    watch, folder = dropped
    (folder / os.fsdecode(b"\xff\xfe\x1b[2J.xml")).write_bytes(b"<alert/>")
    assert watch.look() == 1
    with office.desk.database.reading() as session:
        (line,) = session.scalars(select(LedgerEntry).where(LedgerEntry.kind == "alert-refused"))
    assert line.details["name"].isprintable()
    assert line.details["name"].split() == ["[2J.xml"]


def test_a_file_that_is_still_being_written_waits(office: Office, dropped: tuple[CapFolder, Path]) -> None:
    watch, folder = dropped
    whole = cap(office.now)
    (folder / "one.xml").write_bytes(whole[:200])
    assert watch.look() == 0
    (folder / "one.xml").write_bytes(whole)
    assert watch.look() == 1
    (folder / "two.xml").write_bytes(whole[:200])
    os.utime(folder / "two.xml", (1, 1))
    assert watch.look() == 1


def test_the_api_takes_cap_and_json_and_answers_what_became_of_them(office: Office, api: Api) -> None:
    duty = api("duty")
    headers = {"Content-Type": "application/cap+xml"}
    made = duty.ask("POST", "/api/alerts", data=cap(office.now), headers=headers)
    assert (made.status_code, made.json["state"], made.json["missing"]) == (201, "draft", 1)
    bad = duty.ask("POST", "/api/alerts", data=b"<alert", headers=headers)
    assert (bad.status_code, bad.json["type"]) == (400, "not-xml")
    large = duty.ask("POST", "/api/alerts", data=b"x" * 300_000, headers=headers)
    assert large.status_code == 413
    number = made.json["id"]
    own = duty.post(f"/api/alerts/{number}/confirm", {"content": made.json["content"]})
    assert own.status_code == 403
    done = api("office").post(f"/api/alerts/{number}/confirm", {"content": made.json["content"]})
    assert (done.json["state"], covering(office)) == ("running", f"a{number}")
    assert duty.get(f"/api/alerts/{number}/shown").json["missing"] == 0
    assert api("office").post(f"/api/alerts/{number}/all-clear", {}).json["state"] == "cancelled"
    assert api("author").ask("POST", "/api/alerts", data=cap(office.now), headers=headers).status_code == 403


def test_who_was_refused_takes_no_alert_off_the_screens(office: Office, api: Api) -> None:
    made = api("duty").ask("POST", "/api/alerts", data=cap(office.now), headers={"Content-Type": "application/cap+xml"})
    number, content = made.json["id"], {"content": made.json["content"]}
    assert api("duty").post(f"/api/alerts/{number}/confirm", content).status_code == 403
    assert api("office").post(f"/api/alerts/{number}/confirm", content).json["state"] == "running"
    assert covering(office) == f"a{number}"
    assert api("author").post(f"/api/alerts/{number}/all-clear", {}).status_code == 403
    assert api("office").post(f"/api/alerts/{number}/confirm", content).status_code == 409
    office.put_out("请有序排队")
    assert covering(office) == f"a{number}"
