"""A compiled body asked for its words without trusting its shape, and sentences made of them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from .reading import EN, ZH

Said = tuple[str, str]
"""What is said, by the path of its field, and the sentence."""
# One field is no more than this; a page is read to somebody who stands.
LONGEST: Final = 6_000
_ENDS: Final = ("。", "！", "？", ".", "!", "?", "；", ";", "：", ":")


class Fields:
    """One JSON object in one language, field by field; anything else reads as an object without fields."""

    __slots__ = ("_body", "lang")

    def __init__(self, body: object, lang: str) -> None:
        self._body: Mapping[str, Any] = body if isinstance(body, Mapping) else {}
        self.lang = lang

    def text(self, name: str) -> str:
        """Its words in this language; a Chinese reader is also told what is there in English alone."""
        return words(self._body.get(name), self.lang)

    def document(self, name: str) -> str:
        """As `text`, however long."""
        return words(self._body.get(name), self.lang, None)

    def string(self, name: str) -> str:
        value = self._body.get(name)
        return value.strip()[:LONGEST] if isinstance(value, str) else ""

    def whole(self, name: str) -> int | None:
        value = self._body.get(name)
        return value if type(value) is int and 0 <= value < 10**9 else None

    def flag(self, name: str) -> bool:
        return self._body.get(name) is True

    def has(self, name: str) -> bool:
        return isinstance(self._body.get(name), Mapping)

    def inside(self, name: str) -> "Fields":
        return Fields(self._body.get(name), self.lang)

    def each(self, name: str) -> Iterator[tuple[str, "Fields"]]:
        """The objects of a list, each with its path."""
        return ((f"{name}.{place}", Fields(value, self.lang)) for place, value in enumerate(self.list(name)))

    def lines(self, name: str) -> Iterator[Said]:
        """The texts of a list, each with its path."""
        found = ((f"{name}.{place}", words(value, self.lang)) for place, value in enumerate(self.list(name)))
        return ((path, sentence(said)) for path, said in found if said)

    def list(self, name: str) -> list[Any]:
        value = self._body.get(name)
        return value if isinstance(value, list) else []

    def pick(self, chinese: str, english: str) -> str:
        return english if self.lang == EN else chinese


def words(value: object, lang: str, most: int | None = LONGEST) -> str:
    """Of a Text; empty when it has none in this language."""
    if isinstance(value, str):
        value = {ZH: value}
    if not isinstance(value, Mapping):
        return ""
    asked = (EN,) if lang == EN else (ZH, "zh-Hant", EN)
    found = (value.get(each) for each in asked)
    return next((said.strip()[:most] for said in found if isinstance(said, str) and said.strip()), "")


def sentence(*parts: str, comma: str = "，") -> str:
    """Those parts that have words, as one sentence; empty when none has."""
    said = comma.join(part.rstrip("，,、") for part in parts if part)
    return said if not said or said.endswith(_ENDS) else f"{said}。"


def labelled(label: str, *parts: str) -> str:
    """A label before a sentence; empty when there is nothing to label."""
    said = sentence(*parts)
    return f"{label}：{said}" if said else ""


def paragraphs(text: str, most: int) -> Iterator[tuple[int, str, bool]]:
    """Number, words and whether the text is cut here: the lines that are not empty, numbered from 0 as they lie in
    the text, until `most` characters are said."""
    left = most
    lines = [(number, spoken) for number, line in enumerate(text.split("\n")) if (spoken := _line(line))]
    for place, (number, line) in enumerate(lines):
        cut = len(line) > left
        yield number, line[:left], cut or (left <= len(line) and place + 1 < len(lines))
        left -= len(line)
        if left <= 0:
            return


def _line(line: str) -> str:
    """A heading without its signs, a row of a table cell by cell."""
    line = line.strip()
    if line.startswith("|"):
        return sentence(*(cell.strip(" -:") for cell in line.split("|")))
    return sentence(line.lstrip("#").strip())
