"""The desk's pages without a browser: somebody who follows links and fills in forms."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.world import PASSWORD

VOID = {"input", "link", "meta", "img", "br"}
Fields = dict[str, Any]


@dataclass
class Form:
    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)


class _Reading(HTMLParser):
    """The forms of a page, as a browser would send them untouched, and its visible text."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.words: list[str] = []
        self._text_of: str | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.forms.append(Form(given.get("action") or ""))
        elif tag == "input" and self.forms and given.get("name"):
            self._input(given)
        elif tag == "textarea" and self.forms:
            self._text_of = given.get("name") or ""
            self.forms[-1].fields.setdefault(self._text_of, []).append("")
        elif tag == "select":
            self._select = given.get("name") or ""
        elif tag == "option" and "selected" in given and self.forms:
            self.forms[-1].fields[self._select] = [given.get("value") or ""]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text_of = None

    def handle_data(self, data: str) -> None:
        if self._text_of is not None and self.forms:
            self.forms[-1].fields[self._text_of][-1] += data
        self.words.append(data)

    def _input(self, given: dict[str, str | None]) -> None:
        if given.get("type") in ("radio", "checkbox") and "checked" not in given:
            return
        if given.get("type") != "file":
            self.forms[-1].fields.setdefault(str(given["name"]), []).append(given.get("value") or "")


class Page:
    def __init__(self, answer: TestResponse) -> None:
        self.answer = answer
        self.status = answer.status_code
        self.html = answer.get_data(as_text=True)
        self._reading = _Reading()
        self._reading.feed(self.html)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self._reading.words))

    @property
    def forms(self) -> list[Form]:
        return self._reading.forms

    @property
    def path(self) -> str:
        return self.answer.request.path

    def form(self, ending: str = "") -> Form:
        """The form whose action ends so; without an ending the one that is sent to the page itself."""
        fitting = [form for form in self._reading.forms if _leads_to(form, ending)]
        assert fitting, f"no form to {ending!r} in {[form.action for form in self._reading.forms]}"
        return fitting[0]

    def has_form(self, ending: str) -> bool:
        return any(_leads_to(form, ending) for form in self._reading.forms)

    def mistakes(self) -> list[str]:
        return re.findall(r'id="mistake-([\w]+)"', self.html)


def _leads_to(form: Form, ending: str) -> bool:
    path = form.action.partition("?")[0]
    return path.endswith(ending) if ending else not path


@dataclass
class Reader:
    """A browser of one person, signed in or not."""

    client: FlaskClient
    lang: str = "en"

    def get(self, path: str) -> Page:
        return Page(self.client.get(path, follow_redirects=True))

    def send(self, page: Page, form: Form, **changed: Any) -> Page:
        """Send `form` of `page` with some fields changed; None leaves a field out."""
        fields = {name: value for name, value in {**form.fields, **changed}.items() if value is not None}
        return Page(self.client.post(form.action or page.path, data=fields, follow_redirects=True))

    def sign_in(self, name: str, password: str = PASSWORD) -> Page:
        door = self.get("/desk/sign-in")
        return self.send(door, door.form("/sign-in"), name=name, password=password)


def reader(app: Flask, lang: str = "en") -> Reader:
    client = app.test_client()
    client.set_cookie("lang", lang, path="/desk/")
    return Reader(client, lang)
