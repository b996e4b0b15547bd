"""The desk's API without a socket: one account, its token, and its calls."""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from content.desk.app import create_app

from .office import Office


@dataclass(frozen=True)
class Caller:
    app: Flask
    token: str

    def ask(self, method: str, path: str, body: Any = None, **more: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        if body is not None:
            more["json"] = body
        return self.app.test_client().open(path, method=method, headers=headers, **more)

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.ask("GET", path, **more)

    def post(self, path: str, body: Any = None, **more: Any) -> TestResponse:
        return self.ask("POST", path, body, **more)

    def put(self, path: str, body: Any = None, **more: Any) -> TestResponse:
        return self.ask("PUT", path, body, **more)


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
