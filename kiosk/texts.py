"""A Text is the same words in several languages: {"zh-Hans": ..., "zh-Hant": ..., "en": ...}. Read without trust."""

from collections.abc import Mapping
from typing import Any, Final

READS: Final[Mapping[str, tuple[str, ...]]] = {
    "zh-Hans": ("zh-Hans", "zh-Hant", "en"),
    "zh-Hant": ("zh-Hant", "zh-Hans", "en"),
    "en": ("en", "zh-Hans", "zh-Hant"),
}
"""What a reader of each language is given, best first."""


def pick(text: Any, lang: str) -> tuple[str, str]:
    """The words for a reader of `lang` and the language they are in; ("", lang) where there are none."""
    found = text if isinstance(text, Mapping) else as_text(text)
    for each in READS.get(lang, READS["zh-Hans"]):
        words = found.get(each)
        if words and isinstance(words, str):
            return words, each
    return "", lang


def as_text(value: Any) -> dict[str, str]:
    """The Text that a field holds: of an object its texts, of plain words Chinese ones, else nothing."""
    if isinstance(value, str):
        return {"zh-Hans": value}
    if not isinstance(value, Mapping):
        return {}
    return {lang: words for lang, words in value.items() if lang in READS and isinstance(words, str)}
