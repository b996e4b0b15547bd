"""Blanks inside a Chinese sentence, as copying from a page leaves them: 公开人 员, 公开 “三公”经费.

Where a line sets words apart by blanks (a heading, a list in columns) they are meant: only sentences are looked at."""

import re
from collections.abc import Iterator
from typing import Final

from ..around import Known
from ..finding import Finding
from ..passage import Passage

KIND: Final = "stray-blank"
_HAN: Final = r"[\u4e00-\u9fff]"
_STRAY: Final = re.compile(
    rf"(?<={_HAN})[ \t]+(?={_HAN})"
    rf"|(?<=[\u4e00-\u9fff,。、;:])[ \t]+(?=[“‘《〈（])|(?<=[”’》〉）])[ \t]+(?=[\u4e00-\u9fff,。、;:])"
    rf"|(?<=[“‘《〈（])[ \t]+(?={_HAN})|(?<={_HAN})[ \t]+(?=[”’》〉）,。、;])"
)
# No heading sets words apart before 及; 及时 and 及格 are words of their own.
_JOINED: Final = re.compile(rf"(?<={_HAN})[ \t]+(?=及(?![时格早第])[\u4e00-\u9fff])")
_SENTENCE: Final = re.compile(r"[,，。;；]")
# A heading that runs on into its text: there a line end is missing, so that taking the blank out is not sure.
_HEADED: Final = re.compile(r"[ \t]*(?:[(（]?[一二三四五六七八九十]{1,3}[)）、]|[㈠-㈩]|\d{1,2}[.、])[^,，。;；:]*$")
_COLUMNS: Final = 4
# Brackets are looked for as they stand; a full-width blank is set on purpose.
_AS_IT_STANDS: Final = frozenset("（）\u3000")


def find(passage: Passage, known: Known) -> Iterator[Finding]:
    del known
    if passage.english:
        return
    text = "".join(own if own in _AS_IT_STANDS else new for own, new in zip(passage.text, passage.folded, strict=True))
    for match in _JOINED.finditer(text):
        yield passage.at(KIND, match.start(), match.end(), "")
    at = 0
    for line in text.splitlines(keepends=True):
        found = list(_STRAY.finditer(line))
        if _SENTENCE.search(line) and len(found) < _COLUMNS:
            for match in found:
                sure = not _HEADED.match(line[: match.start()])
                yield passage.at(KIND, at + match.start(), at + match.end(), "" if sure else None)
        at += len(line)
