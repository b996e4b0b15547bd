"""A screen that was let in and lies, or somebody who has its token: what it tells is read with no trust, and harms
nobody but itself."""

import base64
import json
import struct
import zlib
from typing import Any

import pytest

from content.desk import pictures
from content.desk.alerts import shown
from content.desk.plays import taking
from content.published.spool import accept
from tests.content.desk.alerts import duty
from tests.content.desk.pages.conftest import Visit
from tests.world import Hands, Office
from tests.world.clock import HOUR, MINUTE

LIAR = {"screen": "liar-1", "channel": "lobby-led"}
HONEST = {"screen": "lobby-1", "channel": "lobby-led"}
UNSIGHTLY = ["\ud800", "\x00\x07\x1b[2J", "\u202egnp.exe", "=HYPERLINK(1)", "<script>alert(1)</script>", "a\nb"]


def tells(office: Office, kind: str, *reports: dict[str, Any], who: dict[str, str] = LIAR) -> None:
    """As /feed/spool leaves it: the screen's own name, and whatever else it wrote."""
    told = {"entries": [{"received": office.now, **report, **who} for report in reports]}
    # Word for word: Python reads and writes NaN as well.
    sent = [{"key": f"{kind}-{abs(hash(json.dumps(told)))}", "kind": kind, "data": json.loads(json.dumps(told))}]
    accept(office.desk.spool, "screen:liar-1", sent)
    while office.desk.intake.once():
        pass


def span(office: Office, name: str = "1-1", **more: Any) -> dict[str, Any]:
    start = office.now - 10 * MINUTE
    usual = {"id": name, "number": 1, "from": start, "to": start + MINUTE, "ended": "number"}
    return usual | {"shown": [["main", "n1r1", 1, MINUTE]]} | more


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 1e308, 10**400, [[[[[1]]]]], {"a": float("nan")}], ids=str
)
def test_a_number_that_is_none_blinds_nobody(office: Office, value: Any) -> None:
    tells(office, "health", {"number": 1, "offset_ms": 3, "errors": []}, who=HONEST)
    tells(office, "health", {"number": value, "offset_ms": value, "uptime_s": value, "errors": value, "x": value})
    assert "lobby-1" in office.desk.watch.look()


@pytest.mark.parametrize("text", UNSIGHTLY)
def test_names_that_cannot_be_written_break_no_page_and_no_table(office: Office, visit: Visit, text: str) -> None:
    office.put_out("请有序排队")
    tells(office, "plays", span(office, shown=[[text, text, 1, MINUTE]]), span(office, text))
    tells(office, "health", {"number": 1, text: text, "version": text, "errors": [{"item": text, "problem": text}]})
    tells(office, "problem", {"what": "number_ahead", "name": text}, {"what": text, "name": text})
    tells(office, "online", {"online": True, "player": text, "size": text, "have": text})
    operator = visit("operator")
    for address in ("/desk/", "/desk/screens/", "/desk/plays/", "/desk/plays/report.xlsx"):
        assert operator.client.get(address).status_code == 200, address


def test_a_screen_does_not_answer_for_alerts_that_come_later(office: Office) -> None:
    tells(office, "shown", {"number": 2**52, "at": office.now})
    alert = duty.put_out(office)
    tells(office, "shown", {"number": 2**52, "at": office.now})
    with office.desk.database.reading() as session:
        assert [each.at for each in shown.answers(session, alert, office.now) if each.screen == "liar-1"] == []


def test_a_picture_that_would_fill_a_browser_is_kept_nowhere(office: Office) -> None:
    bomb = png(30_000, 30_000)
    assert len(bomb) < pictures.LARGEST
    tells(office, "picture", {"at": office.now, "number": 1, "png": base64.b64encode(bomb).decode()})
    tells(office, "picture", {"at": office.now, "number": 1, "png": base64.b64encode(bomb[:20]).decode()})
    with office.desk.database.reading() as session:
        assert pictures.of(session, "liar-1") is None
    tells(office, "picture", {"at": office.now, "number": 1, "png": base64.b64encode(png(1920, 128)).decode()})
    with office.desk.database.reading() as session:
        assert pictures.of(session, "liar-1")


def png(width: int, height: int) -> bytes:
    """The beginning of a grey one, as far as anybody looks before decoding it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return pictures.SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_screen_that_invents_spans_fills_no_disk(office: Office, hands: Hands) -> None:
    most = taking.MOST_A_DAY
    for page in range(3):
        tells(office, "plays", *(span(office, f"{page}-{each}") for each in range(most // 2 + 1)))
    with office.desk.database.reading() as session:
        kept = taking.spans(session, "liar-1", office.now - HOUR, office.now)
    assert len(kept) <= most
    # What is honest is kept all the same, and a span that goes on is told longer.
    tells(office, "plays", span(office), who=HONEST)
    tells(office, "plays", span(office, to=office.now - 5 * MINUTE), who=HONEST)
    with office.desk.database.reading() as session:
        assert [each.end for each in taking.spans(session, "lobby-1", office.now - HOUR, office.now)] == [
            office.now - 5 * MINUTE
        ]
