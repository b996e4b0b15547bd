"""What the documents promise is what the code has."""

import re
from pathlib import Path

import pytest

from config.table import SETTINGS, Setting

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")


def row(setting: Setting) -> str:
    """The settings table's line, without the meaning."""
    words = {None: "", True: "on", False: "off"}
    shown = words.get(setting.default, str(setting.default))
    return f"| `{setting.flag}` | `{setting.variable}` | {shown} |"


def rows() -> list[str]:
    return [row(setting) for setting in SETTINGS if not setting.hidden]


@pytest.mark.parametrize("readme", READMES)
def test_every_setting_stands_in_the_readme_with_its_default(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    assert [line for line in rows() if line not in text] == []


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_no_setting_that_is_not_there(readme: str) -> None:
    lines = (ROOT / readme).read_text("utf-8").splitlines()
    told = [line for line in lines if line.startswith("| `--")]
    assert len(told) == len(rows())


@pytest.mark.parametrize("readme", READMES)
def test_what_the_readme_points_to_is_there(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    pointed = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    assert pointed
    assert [target for target in pointed if not (ROOT / target).exists()] == []
