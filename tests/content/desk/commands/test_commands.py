"""python -m content, as an administrator types it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from content.desk import commands
from content.desk.office import is_demo
from content.published.access import Node, Screen, who
from content.published.keys import Trust
from content.published.store import Store
from content.sample.records import samples
from tests.world import Office
from tests.world.office import open_office
from tests.world.records import put_out, shown
from tests.world.tampering import flip, rewrite

ROOT = Path(__file__).resolve().parents[4]
Captured = pytest.CaptureFixture[str]


def run(data: Path, *words: str) -> int:
    """The exit code; argparse leaves by SystemExit."""
    try:
        return commands.main([*words, "--data", str(data)])
    except SystemExit as left:
        return int(left.code or 0)


@pytest.fixture
def data(office: Office) -> Path:
    """An office's folder, the office itself closed."""
    office.put_out("在屏上")
    office.desk.publisher.edition()
    office.desk.publisher.access()
    office.close()
    return office.data


def current(data: Path, channel: str = "lobby-led") -> dict[str, object]:
    store = Store(data / "store")
    number = store.pointer("programmes", channel)
    assert number is not None
    body: dict[str, object] = store.opened(Trust.load(data / "trust.json"), "programmes", number, channel)[1]
    return body


def test_init_makes_an_empty_office_and_tells_the_password_once(tmp_path: Path, capsys: Captured) -> None:
    assert run(tmp_path / "new", "init", "--office", "试点局", "--office-en", "Pilot Bureau") == 0
    told = capsys.readouterr().out
    password = told.rsplit("password: ", 1)[1].strip()
    opened = open_office(tmp_path / "new")
    assert opened.desk.sign_in("admin", password, origin="").roles == {"admin"}
    assert opened.desk.store.pointer("editions") is not None
    opened.close()
    assert not is_demo(tmp_path / "new")
    assert run(tmp_path / "new", "verify") == 0


def test_nothing_is_made_where_an_office_is(data: Path, capsys: Captured) -> None:
    for command in ("init", "demo"):
        assert run(data, command) == 1
        assert capsys.readouterr().err.count("\n") == 1


def test_an_office_that_could_not_be_finished_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("content.desk.commands.init.wall", lambda: "no time")
    with pytest.raises(TypeError):
        run(tmp_path / "new", "init")
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("token",),
        ("token", "author", "--node", "n1"),
        ("token", "--screen", "s1"),
        ("user", "add"),
        ("user", "add", "x", "--role", "king"),
        ("notice", "话", "--channel", "lobby-led"),
        ("notice", "话", "--channel", "lobby-led", "--approve-as", "office", "--reason", "x", "--minutes", "many"),
    ],
)
def test_used_wrongly_is_one_line_and_exit_2(data: Path, capsys: Captured, words: tuple[str, ...]) -> None:
    assert run(data, *words) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("token", "nobody"),
        ("token", "--screen", "s1", "--channel", "nowhere"),
        ("token", "--node", "two words"),
        ("user", "disable", "nobody"),
        ("user", "add", "author"),
        ("user", "add", "Two Words"),
        ("channel", "lobby-led", "10x10"),
        ("channel", "new", "big"),
        ("channel", "new", "99999x1"),
        ("notice", "话", "--channel", "nowhere", "--approve-as", "office", "--reason", "急"),
        ("notice", " ", "--channel", "lobby-led", "--approve-as", "office", "--reason", "急"),
        ("notice", "话", "--channel", "lobby-led", "--approve-as", "author", "--reason", "急"),
        ("notice", "话", "--channel", "lobby-led", "--approve-as", "nobody", "--reason", "急"),
        ("notice", "话", "--channel", "lobby-led", "--approve-as", "office", "--reason", " "),
        ("notice", "话", "--channel", "lobby-led", "--approve-as", "office", "--reason", "急", "--minutes", "0"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_1(data: Path, capsys: Captured, words: tuple[str, ...]) -> None:
    assert run(data, *words) == 1
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert told.out == ""


@pytest.mark.parametrize("command", ["token author", "verify", "publish", "hub-key", "user disable author"])
def test_without_an_office_every_command_says_so(tmp_path: Path, capsys: Captured, command: str) -> None:
    assert run(tmp_path / "nothing", *command.split()) == 1
    assert "init or demo" in capsys.readouterr().err
    assert not (tmp_path / "nothing").exists()


def test_a_token_is_printed_alone_and_works(data: Path, capsys: Captured) -> None:
    assert run(data, "token", "author") == 0
    assert len(capsys.readouterr().out.split()) == 1
    for words, expected in (
        (("--node", "east-gate"), Node("east-gate")),
        (("--screen", "s1", "--channel", "kiosk"), Screen("s1", "kiosk")),
    ):
        assert run(data, "token", *words) == 0
        token = capsys.readouterr().out.strip()
        store = Store(data / "store")
        body = json.loads(store.envelope("access", store.pointer("access") or 0).body)
        assert who(body, token) == expected


def test_a_notice_from_the_console_is_on_the_screens_when_the_command_ends(data: Path, capsys: Captured) -> None:
    words = ("--channel", "lobby-led", "--minutes", "30", "--level", "urgent")
    assert run(data, "notice", "洪峰将至", *words, "--approve-as", "director", "--reason", "防汛指挥部电话") == 0
    number = int(capsys.readouterr().out)
    assert f"n{number}r1" in str(current(data)["items"])
    opened = open_office(data)
    view = opened.view(number)
    assert [each.verdict for each in view.newest.decisions] == ["console"]
    assert view.newest.decisions[0].note == "防汛指挥部电话"
    opened.close()
    assert run(data, "verify") == 0


def test_publish_prints_the_edition_s_number_and_id(data: Path, capsys: Captured) -> None:
    before = current(data)["number"]
    assert run(data, "publish") == 0
    number, edition_id = capsys.readouterr().out.split()
    store = Store(data / "store")
    assert store.pointer("editions") == int(number)
    assert store.envelope("editions", int(number)).id == edition_id
    assert current(data)["number"] != before


def test_publish_names_what_it_leaves_out(data: Path, capsys: Captured) -> None:
    opened = open_office(data)
    put_out(opened, "supply")
    opened.close()
    rewrite(data, "UPDATE record_revision SET digest = 'x'")
    assert run(data, "publish") == 0
    assert "record department/supply revision 1" in capsys.readouterr().err


def test_editions_are_listed_and_gone_back_to(data: Path, capsys: Captured) -> None:
    assert run(data, "publish") == 0
    number = capsys.readouterr().out.split()[0]
    words = ("--approve-as", "office", "--reason", "试一试")
    assert run(data, "rollback", number, *words) == 0
    assert run(data, "editions") == 0
    first, second = capsys.readouterr().out.splitlines()[1:3]
    assert (first[0], first.split()[-1]) == ("*", number)
    assert second.split()[0] == number
    assert run(data, "rollback", "7", *words) == 1
    assert "edition 7 is not kept here" in capsys.readouterr().err
    assert run(data, "rollback", number, "--approve-as", "author", "--reason", "x") == 1
    assert run(data, "rollback", number, "--approve-as", "office", "--reason", " ") == 1


def test_the_hub_s_key_is_the_one_that_is_trusted(data: Path, capsys: Captured) -> None:
    assert run(data, "hub-key") == 0
    assert list(Trust.of(capsys.readouterr().out.strip()).keys) == list(Trust.load(data / "trust.json").keys)


def test_accounts_are_added_renewed_and_ended(data: Path, capsys: Captured) -> None:
    assert run(data, "user", "add", "second", "--role", "section", "--role", "duty") == 0
    first = capsys.readouterr().out.rsplit(" ", 1)[1].strip()
    assert run(data, "user", "password", "second") == 0
    second = capsys.readouterr().out.rsplit(" ", 1)[1].strip()
    opened = open_office(data)
    assert first != second
    assert opened.desk.sign_in("second", second, origin="").roles == {"section", "duty"}
    opened.close()
    assert run(data, "user", "disable", "second") == 0
    assert run(data, "token", "second") == 1
    capsys.readouterr()
    assert run(data, "user", "list") == 0
    assert "second\tduty,section\tdisabled\tsecond" in capsys.readouterr().out.splitlines()
    assert run(data, "user", "enable", "second") == 0
    assert run(data, "token", "second") == 0
    assert run(data, "verify") == 0


def test_the_last_administrator_stays(data: Path, capsys: Captured) -> None:
    assert run(data, "user", "disable", "admin") == 1
    assert "last administrator" in capsys.readouterr().err
    assert run(data, "user", "add", "other", "--role", "admin") == 0
    assert run(data, "user", "disable", "admin") == 0


@pytest.mark.parametrize("whose", ["author", "--node cellar", "--screen gate --channel kiosk"])
def test_a_token_can_be_given_on_a_command_line(data: Path, capsys: Captured, whose: str) -> None:
    assert run(data, "token", *whose.split()) == 0
    assert capsys.readouterr().out.startswith("foyer_")


@pytest.mark.parametrize("whose", ["author", "--node cellar", "--screen gate"])
def test_tokens_are_ended_at_the_console(data: Path, capsys: Captured, whose: str) -> None:
    made = [*whose.split(), *(["--channel", "kiosk"] if "screen" in whose else [])]
    assert run(data, "token", *made) == run(data, "token", *made) == 0
    capsys.readouterr()
    assert run(data, "token", *whose.split(), "--revoke") == 0
    assert capsys.readouterr().out == "2\n"
    assert run(data, "verify") == 0


def test_a_channel_is_laid_out_from_the_console(data: Path) -> None:
    assert run(data, "channel", "gate-led", "640x64") == 0
    assert current(data, "gate-led")["size"] == [640, 64]


def test_an_office_whose_store_is_whole_verifies(data: Path, capsys: Captured) -> None:
    assert run(data, "verify") == 0
    assert capsys.readouterr().out == "ok\n"


def newest(data: Path, kind: str) -> Path:
    folder = data / "store" / kind
    return folder / f"{(folder / 'current').read_text().strip()}.json"


@pytest.mark.parametrize("kind", ["programmes/lobby-led", "programmes/kiosk", "editions", "access"])
def test_verify_names_a_changed_file_of_the_store(data: Path, capsys: Captured, kind: str) -> None:
    path = newest(data, kind)
    flip(path)
    assert run(data, "verify") == 1
    assert path.name in capsys.readouterr().out


def test_verify_names_a_pointer_that_went_back(data: Path, capsys: Captured) -> None:
    assert run(data, "publish") == 0
    (data / "store" / "programmes" / "kiosk" / "current").write_text("1\n")
    assert run(data, "verify") == 1
    assert "store/programmes/kiosk/current" in capsys.readouterr().out


def test_verify_names_what_was_published_and_is_gone(data: Path, capsys: Captured) -> None:
    assert run(data, "publish") == 0
    path = newest(data, "programmes/kiosk")
    path.unlink()
    older = max(int(each.stem) for each in path.parent.glob("*.json"))
    (path.parent / "current").write_text(f"{older}\n")
    assert run(data, "verify") == 1
    assert path.name in capsys.readouterr().out


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE revision SET content = json_set(content, '$.text', 'x')", "notice 1 revision 1"),
        ("UPDATE revision SET digest = 'x'", "notice 1 revision 1"),
        ("UPDATE decision SET ledger_id = '1-0'", "notice 1 revision 1"),
        ("UPDATE ledger_entry SET actor = 'x' WHERE seq = 5", "ledger: line 5"),
        ("DELETE FROM ledger_entry WHERE seq = 5", "ledger: line 5"),
        ("UPDATE notice SET withdrawn_at = 1", "notice 1"),
        ("UPDATE publication SET body = body || ' ' WHERE channel = 'kiosk'", "kiosk"),
        ("UPDATE office SET name = 'x'", "office"),
        ("INSERT INTO revision SELECT 99, notice_id, 2, content, 'x', NULL, 1, 1 FROM revision", "revision 2"),
    ],
)
def test_verify_names_a_changed_row(data: Path, capsys: Captured, statement: str, told: str) -> None:
    rewrite(data, statement)
    assert run(data, "verify") == 1
    assert told in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "told"),
    [("trust.json", "trust.json"), ("hub/keys/signing.key", "signing.key"), ("hub/desk.db", "desk.db")],
)
def test_a_hub_with_a_broken_part_says_which_in_one_line(data: Path, capsys: Captured, path: str, told: str) -> None:
    (data / path).write_bytes(b"garbage" * 400)
    assert run(data, "verify") == 1
    assert run(data, "token", "author") == 1
    found = capsys.readouterr()
    assert told in found.err + found.out
    assert "Traceback" not in found.err


def test_the_sample_office_is_whole_marked_and_has_something_to_show(tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = subprocess.run(
        [sys.executable, "-m", "content", "demo", "--data", str(data), "--password", "sesame"],
        cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert is_demo(data)
    assert run(data, "verify") == 0
    for channel in ("lobby-led", "wall-11f", "kiosk"):
        items = current(data, channel)["items"]
        assert isinstance(items, dict)
        assert sum(name.startswith("n") for name in items) >= 3
    opened = open_office(data)
    assert set(shown(opened)) == {f"{sample.kind}/{sample.name}" for sample in samples()}
    for name in ("author", "section", "office", "deputy", "director", "secrecy", "operator", "duty", "admin"):
        assert opened.desk.sign_in(name, "sesame", origin="").roles == {name}
    opened.close()


def test_a_terminal_without_chinese_gets_question_marks(tmp_path: Path) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "content", "init", "--data", str(tmp_path / "d")],
        cwd=ROOT, env=environ, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
