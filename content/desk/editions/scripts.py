"""The Chinese script that an author did not write, from the one they did. English is never derived."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from content.desk.hanzi import converter

HANS: Final = "zh-Hans"
HANT: Final = "zh-Hant"
LANGUAGES: Final = frozenset((HANS, HANT, "en"))
WORDS: Final = ("words", "keywords")
TO_HANT: Final = "s2tw"
"""With 為, 裡 and 群, as readers of traditional characters write, and not the 爲, 裏 and 羣 of older dictionaries."""
# Where the dictionary takes a word of offices for another one, or prefers a character that readers do not.
MENDED: Final = (
    ("複議", "復議"),
    ("機關征收", "機關徵收"),
    ("，併為", "，並為"),
    ("衝廁", "沖廁"),
    ("籤認", "簽認"),
    ("上遊", "上游"),
    ("汙", "污"),
    ("發佈", "發布"),
    ("公佈", "公布"),
)


@lru_cache(maxsize=4096)
def traditional(words: str) -> str:
    """Simplified characters as readers of traditional ones write them; kept, since notices are compiled often."""
    return _written(words, TO_HANT)


def completed(content: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The content with every text in both scripts, and the scripts that any text had to be derived in."""
    derived: set[str] = set()
    found = completed_words(content) | {name: _walked(value, derived) for name, value in content.items()}
    return found, sorted(derived)


def _walked(value: Any, derived: set[str]) -> Any:
    if isinstance(value, list):
        return [_walked(each, derived) for each in value]
    if not isinstance(value, dict):
        return value
    if value and LANGUAGES.issuperset(value):
        return _both(value, derived)
    return completed_words(value) | {name: _walked(each, derived) for name, each in value.items()}


def completed_words(content: Mapping[str, Any]) -> dict[str, list[str]]:
    """What staff keep as words of no language, as readers of traditional characters write them: "words_hant"."""
    kept = {name: content.get(name) for name in WORDS}
    return {
        f"{name}_hant": [traditional(each) for each in words]
        for name, words in kept.items()
        if isinstance(words, list) and all(isinstance(each, str) for each in words)
    }


def _both(text: dict[str, str], derived: set[str]) -> dict[str, str]:
    for script, other, way in ((HANT, HANS, TO_HANT), (HANS, HANT, "t2s")):
        if other in text and script not in text:
            derived.add(script)
            return {**text, script: _written(text[other], way)}
    return text


def _written(words: str, way: str) -> str:
    found: str = converter(way).convert(words)
    for wrong, right in MENDED if way == TO_HANT else ():
        found = found.replace(wrong, right)
    return found
