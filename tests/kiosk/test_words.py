"""Every text of the pages is in every catalogue."""

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import kiosk

ROOT = Path(kiosk.__file__).parent


def named() -> set[str]:
    methods = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
    found = extract_from_dir(str(ROOT), methods)
    return {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant"])
def test_a_catalogue_has_every_text_and_no_other(locale: str) -> None:
    with (ROOT / "translations" / locale / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=locale)
    texts = {each.id if isinstance(each.id, str) else each.id[0]: each for each in catalogue if each.id}
    assert set(texts) == named()
    assert [text for text, each in texts.items() if not each.string or each.fuzzy] == []
