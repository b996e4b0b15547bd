"""The desk's API without a socket: one account, its token, and its calls."""

import json
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.datastructures import Headers

from content.desk.app import create_app

from .office import Office


@dataclass(frozen=True)
class Reply:
    """An answer, read to its end; `json` is None when it is none."""

    status_code: int
    content_type: str
    headers: Headers
    text: str
    json: Any


@dataclass(frozen=True)
class Caller:
    app: Flask
    token: str

    def ask(self, method: str, path: str, body: Any = None, **more: Any) -> Reply:
        headers = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        if body is not None:
            more["json"] = body
        return ask(self.app, path, method=method, headers=headers, **more)

    def get(self, path: str, **more: Any) -> Reply:
        return self.ask("GET", path, **more)

    def post(self, path: str, body: Any = None, **more: Any) -> Reply:
        return self.ask("POST", path, body, **more)

    def put(self, path: str, body: Any = None, **more: Any) -> Reply:
        return self.ask("PUT", path, body, **more)


def ask(app: Flask, path: str, **more: Any) -> Reply:
    """One request without a token, as Flask's test client takes it."""
    with app.test_client().open(path, **more) as answer:
        content_type = answer.content_type or ""
        text = answer.get_data(as_text=True)
        found = json.loads(text) if content_type.endswith("json") else None
        return Reply(answer.status_code, content_type, answer.headers, text, found)


@dataclass(frozen=True)
class Api:
    """The office's application and its callers by name."""

    office: Office
    app: Flask

    @classmethod
    def of(cls, office: Office) -> "Api":
        app = create_app(office.desk, None)
        app.testing = False
        return cls(office, app)

    def __call__(self, name: str) -> Caller:
        return Caller(self.app, self.office.token(name))
