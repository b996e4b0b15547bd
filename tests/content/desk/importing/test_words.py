"""Everything that an import says can be read in Chinese."""

import ast
from datetime import date
from pathlib import Path

import pytest

import content.desk.importing
from content.desk.commands.import_words import catalogue
from content.desk.errors import Problem
from content.desk.importing import words
from content.desk.importing.destination import Made
from content.desk.importing.document import understand
from content.desk.importing.lines import plain
from content.desk.importing.outcome import Outcome
from content.desk.importing.read import Read
from content.desk.pages.language import CATALOGUES, joined
from tests.content.desk.pages.test_translations import refusals

from .papers import REPORT

FOLDER = Path(content.desk.importing.__file__).parent
CHINESE = catalogue({"LANG": "zh_CN.UTF-8"}).gettext
SAID = (
    *words.STATES.values(),
    *words.FLAGS.values(),
    words.SAME,
    words.ASSIGNED,
    words.HELD,
    words.NOT_A_DOCUMENT,
    words.COUNTS,
    words.REHEARSED,
)


def test_every_word_has_its_chinese() -> None:
    known = {message.id for message in joined(CATALOGUES / "zh_Hans" / "LC_MESSAGES") if message.string}
    commands = (FOLDER.parent / "commands").glob("import_*.py")
    trees = [ast.parse(path.read_text("utf-8")) for path in (*FOLDER.rglob("*.py"), *commands)]
    said = {message for tree in trees for message in refusals(tree)}
    assert len(said) > 25
    assert sorted(each for each in {*said, *SAID} if each not in known) == []


def test_every_flag_that_can_be_raised_has_its_words() -> None:
    literals = {
        node.value.partition(":")[0]
        for path in FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    told = understand(Read("text", plain(REPORT)), date(2026, 11, 22)).flags
    assert {flag.partition(":")[0] for flag in told} <= set(words.FLAGS)
    # No words for a flag that nothing raises; those made of a field's name are spelled in two parts.
    made = {f"{which}-{end}" for which in ("written-on", "published-on") for end in ("missing", "damaged", "in-future")}
    guides = {f"{field}-missing" for field in literals}
    assert set(words.FLAGS) - literals - made - guides == set()


@pytest.mark.parametrize("variable", ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"])
def test_a_chinese_console_is_spoken_to_in_chinese(variable: str) -> None:
    assert catalogue({variable: "zh_CN.UTF-8"}).gettext("refused") == "拒绝"
    assert catalogue({variable: "en_GB.UTF-8"}).gettext("refused") == "refused"
    assert catalogue({}).gettext("refused") == "refused"


def test_a_refusal_is_one_line_of_its_reason() -> None:
    outcome = Outcome(
        Path("x.txt"), "refused", problem=Problem(413, "too-large", "a document has at most %(most)d MB", most=50)
    )
    assert list(words.remarks(outcome, CHINESE)) == ["文档最大 50 MB"]


def test_each_flag_is_said_once() -> None:
    flags = ("number-missing", "set-aside: 甲", "set-aside: 乙", "written-on-damaged: 2019312")
    outcome = Outcome(Path("x.txt"), "draft", flags=flags, made=Made("catalog/x", assigned=True))
    assert list(words.remarks(outcome, str)) == [
        "index number given here",
        "no document number found",
        "kept out of the body: 2 lines",
        "the date of writing is damaged: 2019312",
    ]
