"""Alarms reach people outside the desk: a real mail server and a real address are told, again until they listen."""

import hashlib
import hmac
import http.server
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from content.desk import ledger
from content.desk.models import Dispatch
from content.desk.watch.mail import Mail
from content.desk.watch.telling import AGAIN_MS, GIVE_UP_MS, Telling, Way
from content.desk.watch.webhook import Webhook
from tests.world import Hands, Office

SECRET = "a secret of sixteen letters"


class Post(socketserver.StreamRequestHandler):
    """A mail server: says yes to everything, or while `shut` refuses, and keeps what it was given."""

    letters: list[EmailMessage]
    shut = False

    def handle(self) -> None:
        self.say("554 closed" if type(self).shut else "220 here")
        for line in iter(self.rfile.readline, b""):
            word = line.strip().upper()[:4]
            if word == b"DATA":
                self.say("354 go on")
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.letters.append(message_from_bytes(text, policy=policy.default))
            self.say("221 bye" if word == b"QUIT" else "250 yes")

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


class Called(http.server.BaseHTTPRequestHandler):
    calls: list[tuple[str, bytes]]
    status = 204

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.calls.append((self.headers["X-Foyer-Signature"], body))
        self.send_response(type(self).status)
        self.send_header("Location", "http://127.0.0.1:9/")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        return


@contextmanager
def served(handler: type[socketserver.BaseRequestHandler]) -> Iterator[int]:
    """The port on which `handler` answers."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.fixture
def post() -> Iterator[tuple[type[Post], int]]:
    handler = type("Open", (Post,), {"letters": []})
    with served(handler) as port:
        yield handler, port


@pytest.fixture
def called() -> Iterator[tuple[type[Called], int]]:
    handler = type("There", (Called,), {"calls": []})
    with served(handler) as port:
        yield handler, port


def telling(office: Office, **ways: Way) -> Telling:
    return Telling(office.desk.database, office.desk.clock, office.desk.alarms, ways)


def mail(port: int) -> Mail:
    return Mail(f"smtp://127.0.0.1:{port}", "foyer@water.office", ("keeper@water.office", "duty@water.office"))


def silent(office: Office, *names: str) -> None:
    office.desk.alarms.set("watch", [("screen-silent", name) for name in names])


def lines(office: Office) -> list[tuple[str, str]]:
    with office.desk.database.reading() as session:
        return [(each.kind, each.subject) for each in ledger.after(session, 0, 500) if each.kind.startswith("alarm-")]


def test_a_letter_says_what_came_and_what_went(office: Office, post: tuple[type[Post], int]) -> None:
    handler, port = post
    tell = telling(office, mail=mail(port))
    silent(office, "lobby-1", "wall-1")
    tell.note()
    silent(office, "wall-1")
    tell.note()
    tell.note()
    assert tell.send() == 2
    first, second = handler.letters
    assert first["To"] == "keeper@water.office, duty@water.office"
    assert "报警 2" in first["Subject"]
    assert "lobby-1" in first.get_content()
    assert "not been heard for 30 seconds" in first.get_content()
    assert "解除 CLEARED  lobby-1" in second.get_content()
    assert "wall-1" not in second.get_content()


def test_a_call_is_signed(office: Office, called: tuple[type[Called], int]) -> None:
    handler, port = called
    tell = telling(office, webhook=Webhook(f"http://127.0.0.1:{port}/alarms", SECRET))
    silent(office, "lobby-1")
    tell.note()
    assert tell.send() == 1
    ((signature, body),) = handler.calls
    at, _, mac = signature.removeprefix("t=").partition(",v1=")
    assert mac == hmac.new(SECRET.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    assert json.loads(body)["raised"] == [["screen-silent", "lobby-1", office.now]]


def test_who_does_not_listen_is_told_again_and_once(office: Office, hands: Hands, post: tuple[type[Post], int]) -> None:
    handler, port = post
    handler.shut = True
    tell = telling(office, mail=mail(port))
    silent(office, "lobby-1")
    tell.note()
    assert (tell.send(), tell.send()) == (0, 0)
    handler.shut = False
    assert tell.send() == 0
    hands.advance(AGAIN_MS)
    assert (tell.send(), tell.send()) == (1, 0)
    assert len(handler.letters) == 1
    assert lines(office) == [("alarm-raised", "screen:lobby-1"), ("alarm-told", "hub")]


def test_one_who_never_listens_stops_nobody_else_and_is_given_up_after_a_day(
    office: Office, hands: Hands, called: tuple[type[Called], int]
) -> None:
    handler, port = called
    tell = telling(office, mail=mail(9), webhook=Webhook(f"http://127.0.0.1:{port}/", SECRET))
    silent(office, "lobby-1")
    tell.note()
    assert tell.send() == 1
    assert len(handler.calls) == 1
    hands.advance(GIVE_UP_MS + 1)
    assert tell.send() == 0
    assert lines(office)[-1] == ("alarm-not-told", "hub")
    hands.advance(GIVE_UP_MS)
    assert tell.send() == 0
    with office.desk.database.reading() as session:
        assert sorted(row.outcome for row in session.query(Dispatch)) == ["delivered", "given-up"]


def test_nobody_is_sent_elsewhere(office: Office, called: tuple[type[Called], int]) -> None:
    handler, port = called
    handler.status = 302
    tell = telling(office, webhook=Webhook(f"http://127.0.0.1:{port}/", SECRET))
    silent(office, "lobby-1")
    tell.note()
    assert tell.send() == 0
    assert len(handler.calls) == 1


def test_where_nobody_is_to_be_told_the_ledger_knows(office: Office) -> None:
    tell = telling(office)
    silent(office, "lobby-1")
    tell.note()
    silent(office)
    tell.note()
    assert lines(office) == [("alarm-raised", "screen:lobby-1"), ("alarm-cleared", "screen:lobby-1")]


def test_other_alarms_have_to_stand_for_a_while(office: Office, hands: Hands) -> None:
    tell = telling(office)
    office.desk.alarms.set("intake", [("spool-not-taken-in", "disk")])
    tell.note()
    assert lines(office) == []
    hands.advance(30_000)
    tell.note()
    assert lines(office) == [("alarm-raised", "hub")]
