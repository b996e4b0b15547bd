"""python -m content import, as it is typed."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from content.desk import commands, records
from content.published.clock import wall
from tests.world import Office
from tests.world.office import open_office

from .papers import COLLECTION, GUIDE, REPORT, TRADITIONAL, as_docx, as_pdf, as_xlsx

ROOT = Path(__file__).resolve().parents[4]
Captured = pytest.CaptureFixture[str]


def run(data: Path, *words: str | Path) -> int:
    """The exit code; argparse leaves by SystemExit."""
    try:
        return commands.main(["import", *map(str, words), "--data", str(data)])
    except SystemExit as left:
        return int(left.code or 0)


@pytest.fixture
def data(office: Office, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's folder, the office itself closed; its console speaks English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    office.close()
    return office.data


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder as offices have them."""
    folder = tmp_path / "papers"
    (folder / "2026").mkdir(parents=True)
    (folder / "总结.txt").write_bytes(REPORT.encode("gbk"))
    (folder / "总结.docx").write_bytes(as_docx(REPORT))
    (folder / "2026" / "年報.txt").write_bytes(TRADITIONAL.encode("utf-16"))
    (folder / "2026" / "收费.xlsx").write_bytes(as_xlsx([["水费标准表"], ["居民", 2.8]]))
    (folder / "坏.pdf").write_bytes(as_pdf([["话"]])[:-80])
    (folder / "~$总结.docx").write_bytes(b"lock")
    (folder / "说明.md").write_bytes(b"# not for import")
    (folder.parent / "secret.txt").write_bytes(REPORT.encode())
    (folder / "钥匙.txt").symlink_to(folder.parent / "secret.txt")
    return folder


def titles(data: Path) -> list[str]:
    office = open_office(data)
    with office.desk.database.reading() as session:
        found = [next(iter(each.newest.content["title"].values())) for each in records.listing(session, wall())]
    office.close()
    return found


def test_a_folder_is_imported_a_row_a_file(data: Path, papers: Path, capsys: Captured) -> None:
    assert run(data, papers, "--into", "catalog") == 1
    told = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [(row[0], Path(row[1]).name) for row in told[:-1]] == [
        ("skipped" if name == "总结.txt" else state, name)
        for state, name in (
            ("refused", "坏.pdf"),
            ("draft", "总结.docx"),
            ("draft", "总结.txt"),
            ("passed over", "说明.md"),
            ("passed over", "钥匙.txt"),
            ("draft", "年報.txt"),
            ("draft", "收费.xlsx"),
        )
    ]
    assert told[-1] == ["imported: 3, skipped: 1, passed over: 2, refused: 1"]
    assert len(titles(data)) == 3


def test_what_is_approved_from_the_console_is_in_the_next_edition(data: Path, papers: Path, capsys: Captured) -> None:
    (papers / "坏.pdf").unlink()
    assert run(data, papers, "--into", "catalog", "--approve-as", "office", "--reason", "首批导入") == 0
    assert [line.partition("\t")[0] for line in capsys.readouterr().out.splitlines()].count("approved") == 3
    opened = open_office(data)
    number = opened.desk.store.pointer("editions")
    assert number is not None
    _, body = opened.desk.store.opened(opened.desk.trust, "editions", number)
    opened.close()
    assert body["shards"]
    assert commands.main(["verify", "--data", str(data)]) == 0


def test_a_rehearsal_writes_nothing(data: Path, papers: Path, capsys: Captured) -> None:
    run(data, papers, "--into", "catalog", "--dry-run")
    assert "rehearsal" in capsys.readouterr().out
    assert titles(data) == []


def test_rows_are_in_the_language_of_the_console(
    data: Path, papers: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    run(data, papers / "坏.pdf", "--into", "catalog")
    assert capsys.readouterr().out.splitlines() == [
        f"拒绝\t{papers / '坏.pdf'}\t\t\t文件已损坏或不完整",
        "导入 0，跳过 0，略过 0，拒绝 1",
    ]


def test_a_file_s_name_gives_the_terminal_no_orders(data: Path, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "总结\x1b[2J.txt"
    path.write_bytes(REPORT.encode())
    assert run(data, path, "--into", "catalog") == 0
    assert "\x1b" not in capsys.readouterr().out


def test_notices_and_guides_are_imported_too(data: Path, tmp_path: Path) -> None:
    (tmp_path / "停水.txt").write_text("停水公告\n明日停水,请储水。", "utf-8")
    (tmp_path / "取水.txt").write_text(GUIDE, "utf-8")
    assert run(data, tmp_path / "停水.txt", "--into", "notices", "--channel", "lobby-led", "--author", "author") == 0
    assert run(data, tmp_path / "取水.txt", "--into", "guides") == 0
    office = open_office(data)
    with office.desk.database.reading() as session:
        (guide,) = records.listing(session, wall(), kind="guide")
    assert guide.name == "qu-shui-xu-ke"
    assert office.view(1).author.name == "author"
    office.close()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("x.txt",),
        ("x.txt", "--into", "nowhere"),
        ("x.txt", "--into", "catalog", "--approve-as", "office"),
        ("x.txt", "--into", "catalog", "--reason", "x"),
        ("x.txt", "--into", "catalog", "--approve-as", "office", "--reason", " "),
        ("x.txt", "--into", "catalog", "--channel", "kiosk"),
    ],
)
def test_used_wrongly_is_one_line_and_exit_2(data: Path, capsys: Captured, words: tuple[str, ...]) -> None:
    assert run(data, *words) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("empty", ()),
        ("papers", ("--approve-as", "author", "--reason", "x")),
        ("papers", ("--approve-as", "nobody", "--reason", "x")),
        ("papers", ("--author", "nobody")),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_1(
    data: Path, papers: Path, capsys: Captured, name: str, words: tuple[str, ...]
) -> None:
    (papers.parent / "empty").mkdir()
    assert run(data, papers.parent / name, "--into", "catalog", *words) == 1
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert told.out == ""
    assert titles(data) == []


def test_without_an_office_it_says_so(tmp_path: Path, papers: Path, capsys: Captured) -> None:
    assert run(tmp_path / "nothing", papers, "--into", "catalog") == 1
    assert "init or demo" in capsys.readouterr().err


def test_at_a_terminal_there_is_a_bar_and_every_row(data: Path, papers: Path) -> None:
    (papers / "多篇.txt").write_bytes(COLLECTION.encode())
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "content", "import", str(papers), "--into", "catalog", "--data", str(data)]
    environment = {**os.environ, "LANG": "zh_CN.UTF-8", "TERM": "xterm", "COLUMNS": "200", "PYTHONUTF8": "1"}
    child = subprocess.Popen(command, cwd=ROOT, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    shown = _read(leader)
    assert child.wait() == 1
    assert "━" in shown
    for words in ("多篇.txt", "一个文件里有 3 篇文档", "坏.pdf", "文件已损坏或不完整", "拒绝 1"):
        assert words in shown


def _read(leader: int) -> str:
    held = io.BytesIO()
    while True:
        try:
            got = os.read(leader, 65536)
        except OSError:
            # A terminal whose other end has gone.
            break
        if not got:
            break
        held.write(got)
    os.close(leader)
    return held.getvalue().decode("utf-8", "replace")
