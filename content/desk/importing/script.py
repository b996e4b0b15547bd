"""Simplified or traditional characters: told apart, and folded together for finding only."""

import unicodedata
from collections import Counter
from typing import Final, Literal

from content.desk.hanzi import converter

Script = Literal["zh-Hans", "zh-Hant", "en"]


class _Folded(dict[int, str]):
    """Each character as its simplified, half-width self; looked up once."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFKC", chr(code))
        folded = converter("t2s").convert(letter)
        # A place in the folded text has to be the same place in the text.
        self[code] = folded if len(folded) == 1 else chr(code)
        return self[code]


_FOLDED: Final = _Folded()


def fold(text: str) -> str:
    """The text in simplified, half-width characters, as long as it was: for matching only."""
    return text.translate(_FOLDED)


def script_of(text: str) -> Script:
    """By the characters that only one of the two has; `en` for a text with hardly any hanzi."""
    counted = Counter(text)
    hanzi = {letter: times for letter, times in counted.items() if _is_hanzi(letter)}
    letters = sum(times for letter, times in counted.items() if letter.isalpha())
    if sum(hanzi.values()) * 20 < letters:
        return "en"
    traditional = sum(times for letter, times in hanzi.items() if fold(letter) != letter)
    simplified = sum(times for letter, times in hanzi.items() if converter("s2t").convert(letter) != letter)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _is_hanzi(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or letter >= "\U00020000"
