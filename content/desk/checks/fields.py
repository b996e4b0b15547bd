"""The texts in a content: where they stand, and what they say."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from .passage import Passage

LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")
OF_A_NOTICE: Final = ("text", "text_en", "code")
# Plain words among a record's texts that people read; everything else that is plain names, dates or counts something.
WORDS: Final = frozenset({"document_number", "phone", "complaint_phone", "words", "keywords"})
# As long as the longest text of a record; what is longer is refused before it is kept.
LONGEST: Final = 400_000
# Drawn, not read; and what an import noted for the editor.
NO_TEXT: Final = frozenset({"plan", "flags", "opening", "codes", "attachments"})


def passages(kind: str, content: Mapping[str, Any]) -> Iterator[Passage]:
    """Every text of a notice, or of a record, in the order of its fields."""
    for field, text in texts(kind, content):
        if text.strip() and len(text) <= LONGEST:
            yield Passage.of(field, text)


def texts(kind: str, content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, text) of every text."""
    if kind == "notice":
        yield from ((name, content[name]) for name in OF_A_NOTICE if isinstance(content.get(name), str))
        yield from _columns(content.get("columns"))
        return
    yield from _walked("", "", content)


def replaced(content: Mapping[str, Any], field: str, text: str) -> dict[str, Any]:
    """The content with another text at `field`, which `texts` gave."""
    first, _, rest = field.partition(".")
    return {**content, first: _put(content.get(first), rest, text)}


def _put(value: Any, field: str, text: str) -> Any:
    if not field:
        return text
    first, _, rest = field.partition(".")
    if isinstance(value, list):
        place = int(first)
        return [_put(each, rest, text) if number == place else each for number, each in enumerate(value)]
    return {**value, first: _put(value.get(first), rest, text)}


def _columns(columns: Any) -> Iterator[tuple[str, str]]:
    for place, column in enumerate(columns if isinstance(columns, list) else ()):
        if isinstance(column, Mapping) and isinstance(column.get("name"), str):
            yield f"columns.{place}.name", column["name"]


def _walked(field: str, name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key not in NO_TEXT:
                yield from _walked(f"{field}.{key}" if field else key, key, each)
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _walked(f"{field}.{place}", name, each)
    elif isinstance(value, str) and (name in LANGUAGES or name in WORDS):
        yield field, value
