"""Files brought over the API: looked at, kept as drafts, thrown away; to nobody but who brought them."""

import io
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from content.desk.app import create_app
from tests.content.desk.importing.mailroom import Lent, lent, office_with
from tests.content.desk.importing.papers import REPORT, as_docx, as_xlsx
from tests.content.desk.test_media import picture
from tests.world import Hands, Office

TABLE = [["科室名称", "电话", "楼层"], ["水政科", "0999-5550101", "3楼"]]


@pytest.fixture(scope="module")
def worker() -> Iterator[Lent]:
    with lent() as found:
        yield found


@pytest.fixture
def office(pristine_office: Path, tmp_path: Path, hands: Hands, worker: Lent) -> Iterator[Office]:
    opened = office_with(copytree(pristine_office, tmp_path / "data"), worker, hands)
    yield opened
    opened.close()


class Program:
    """A program with the token of one account."""

    def __init__(self, office: Office, name: str) -> None:
        self._office, self._client = office, create_app(office.desk, None).test_client()
        self._said = {"Authorization": f"Bearer {office.token(name)}"}

    def ask(self, method: str, path: str = "", status: int = 200, **more: Any) -> Any:
        answer = self._client.open(f"/api/imports{path}", method=method, headers=self._said, **more)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return answer.get_json()

    def bring(self, data: bytes, name: str) -> Any:
        """As it is once it was looked at."""
        came = self.ask("POST", status=201, data={"file": (io.BytesIO(data), name)})
        self._settle()
        return self.ask("GET", f"/{came['id']}")

    def keep(self, found: Any, **asked: Any) -> Any:
        self.ask("POST", f"/{found['id']}/keep", json=asked)
        self._settle()
        return self.ask("GET", f"/{found['id']}")

    def _settle(self) -> None:
        while self._office.desk.mailroom.once():
            continue


def test_a_document_is_looked_at_and_kept_as_a_draft(office: Office) -> None:
    program = Program(office, "author")
    found = program.bring(as_docx(REPORT), "总结.docx")
    assert (found["state"], found["sort"], found["suggested"]) == ("ready", "docx", "catalog")
    assert found["title"] == "澄川市水务局2025年节约用水工作总结"
    kept = program.keep(found, into="catalog")["kept"]
    assert (kept["state"], kept["refused"]) == ("draft", 0)
    assert kept["keys"][0].startswith("catalog/CCSW-")


def test_a_picture_becomes_a_notice_on_channels_that_are_named(office: Office) -> None:
    program = Program(office, "author")
    found = program.bring(picture(), "大坝.png")
    assert program.ask("POST", f"/{found['id']}/keep", 400, json={"into": "shown"})["field"] == "channels"
    kept = program.keep(found, into="shown", channels=["lobby-led"])["kept"]
    assert [key.partition("/")[0] for key in kept["keys"]] == ["notice", "media"]


def test_rows_of_a_table_become_records_as_its_columns_were_guessed_or_told(office: Office) -> None:
    program = Program(office, "author")
    found = program.bring(as_xlsx(TABLE), "科室.xlsx")
    assert found["table"]["kind"] == "department"
    told = found["table"] | {"columns": ["title", "nothing", ""]}
    assert program.ask("POST", f"/{found['id']}/keep", 400, json={"into": "table", "table": told})["field"] == "table"
    kept = program.keep(found, into="table")["kept"]
    assert len(kept["keys"]) == 1


def test_a_whole_body_is_a_file_too(office: Office) -> None:
    program = Program(office, "author")
    came = program.ask("POST", status=201, data=picture(), query_string={"name": "图.png"}, content_type="image/png")
    assert (came["name"], came["state"]) == ("图.png", "waiting")


def test_what_is_refused_says_why_in_one_line(office: Office) -> None:
    found = Program(office, "author").bring(b"MZ" + b"\0" * 600, "坏.docx")
    assert (found["state"], found["refused"]["type"]) == ("refused", "a-program")


def test_files_are_thrown_away_and_nobody_else_s_are_seen(office: Office) -> None:
    program, other = Program(office, "author"), Program(office, "section")
    found = program.bring(picture(), "图.png")
    assert other.ask("GET")["imports"] == []
    assert other.ask("GET", f"/{found['id']}", 404)["type"]
    other.ask("DELETE", f"/{found['id']}", 404)
    program.ask("DELETE", f"/{found['id']}")
    assert program.ask("GET")["imports"] == []


def test_only_writers_bring_files_and_only_what_is_ready_is_kept(office: Office) -> None:
    Program(office, "secrecy").ask("GET", status=403)
    program = Program(office, "author")
    found = program.bring(picture(), "图.png")
    program.ask("POST", f"/{found['id']}/keep", 409, json={"into": "catalog"})
    program.keep(found, into="media")
    program.ask("POST", f"/{found['id']}/keep", 409, json={"into": "media"})
