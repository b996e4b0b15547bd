"""What is announced today and concerns a matter: a planned interruption on the page of who wants water again."""

from collections.abc import Mapping
from typing import Any, Final

from kiosk.notices import Notice, Showing

WORDS: Final = {"zh-Hans": "words", "en": "words_en"}
LEAST: Final = {"zh-Hans": 2, "en": 5}
"""Letters of a word that says enough."""
MOST: Final = 2


def near(shown: Showing, body: Mapping[str, Any] | None) -> tuple[Notice, ...]:
    """The first important notices in which an everyday word of the matter stands; warnings are on every page anyway."""
    told = (notice for notice in shown.others if notice.level != "routine")
    return tuple(notice for notice in told if body and _says(notice, body))[:MOST]


def _says(notice: Notice, body: Mapping[str, Any]) -> bool:
    for lang, field in WORDS.items():
        kept, text = body.get(field), notice.texts.get(lang, "").lower()
        for word in kept if isinstance(kept, list) else ():
            if isinstance(word, str) and len(word) >= LEAST[lang] and word.lower() in text:
                return True
    return False
