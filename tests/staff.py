"""The office's staff as programmes: bearer tokens on the desk's real API."""

import contextlib
import io
import json
import urllib.error
import urllib.request
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from content.desk import commands
from tests.waiting import PATIENCE_S


@dataclass(frozen=True)
class Said:
    """What a command left by, and what it printed."""

    code: int
    out: str
    err: str


def said(*words: str, data: Path) -> Said:
    """`python -m content ...` on this machine's console; a process of its own would only take longer."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = commands.main([*words, "--data", str(data)])
    return Said(code, out.getvalue(), err.getvalue())


def command(*words: str, data: Path) -> str:
    """What `python -m content ...` prints; AssertionError with its complaint when it fails."""
    done = said(*words, data=data)
    assert done.code == 0, done.err
    return done.out.strip()


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: dict[str, str]


@dataclass(frozen=True)
class Staff:
    """One account on the desk at `url`."""

    url: str
    token: str

    def ask(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
        """Any call of the API; a refusal is an answer too."""
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"} | (headers or {}),
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
                return Answer(answer.status, json.load(answer), dict(answer.headers))
        except urllib.error.HTTPError as refusal:
            with refusal:
                return Answer(refusal.code, json.load(refusal), dict(refusal.headers))

    def done(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.ask(method, path, body)
        assert answer.status < 300, answer
        return answer.body

    def content(self, notice: int) -> str:
        found: str = self.done("GET", f"/api/notices/{notice}")["content"]
        return found

    def write(self, text: str, *channels: str, **fields: Any) -> int:
        wanted = {"channels": list(channels), "kind": "scroll", "text": text, "level": "routine"} | fields
        made: int = self.done("POST", "/api/notices", wanted)["id"]
        return made

    def submit(self, notice: int) -> Any:
        return self.done("POST", f"/api/notices/{notice}/submit", {"content": self.content(notice)})

    def approve(self, notice: int) -> Any:
        return self.done("POST", f"/api/notices/{notice}/approve", {"content": self.content(notice)})

    def withdraw(self, notice: int, reason: str = "over") -> Any:
        return self.done("POST", f"/api/notices/{notice}/withdraw", {"reason": reason})


@dataclass(frozen=True)
class Desk:
    """Those who bring a notice to the screens; an important one needs all of them."""

    author: Staff
    section: Staff
    office: Staff
    deputy: Staff
    director: Staff

    @classmethod
    def of(cls, url: str, data: Path) -> "Desk":
        return cls(*(Staff(url, command("token", each.name, data=data)) for each in fields(cls)))

    def put_out(self, text: str, *channels: str, **fields: Any) -> int:
        """Write, submit and approve by whomever it waits for; the notice's id."""
        notice = self.author.write(text, *channels, **fields)
        waits_for = self.author.submit(notice)["waits_for"]
        while waits_for:
            waits_for = getattr(self, waits_for).approve(notice)["waits_for"]
        return notice
