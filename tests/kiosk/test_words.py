"""Every text of the pages is in every catalogue."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import kiosk
from kiosk.catalogues import joined

ROOT = Path(kiosk.__file__).parent
LOCALES = ("zh_Hans", "zh_Hant")


def named() -> set[str]:
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    found = extract_from_dir(str(ROOT), methods)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


def part(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name)


def texts(catalogue: Catalog) -> list[str]:
    return [each.id if isinstance(each.id, str) else each.id[0] for each in catalogue if each.id]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalogue_has_every_text_and_no_other(locale: str) -> None:
    catalogue = joined(ROOT / "translations" / locale)
    assert set(texts(catalogue)) == named()
    assert [each.id for each in catalogue if each.id and (not each.string or each.fuzzy)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_what_two_parts_translate_they_translate_alike(locale: str) -> None:
    said: dict[str, set[object]] = {}
    for path in sorted((ROOT / "translations" / locale).glob("*.po")):
        for each in part(path):
            if each.id:
                said.setdefault(str(each.id), set()).add(str(each.string))
    assert {text: ways for text, ways in said.items() if len(ways) > 1} == {}


def test_parts_bring_their_own_words(tmp_path: Path) -> None:
    for name, words in (("frame", "门厅"), ("pages", "办事指南")):
        text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "{name}"\nmsgstr "{words}"\n'
        (tmp_path / "zh_Hans").mkdir(exist_ok=True)
        (tmp_path / "zh_Hans" / f"{name}.po").write_text(text, "utf-8")
    assert texts(joined(tmp_path / "zh_Hans")) == ["frame", "pages"]


def test_traditional_characters_are_those_that_editions_are_written_in() -> None:
    found = joined(ROOT / "translations" / "zh_Hant")
    assert [each.string for each in found if set("爲裏羣台佈") & set(str(each.string))] == []
