"""The encoding of a text file: decided by strict decoding and by what reads like Chinese; else refused."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE
from collections.abc import Iterable
from typing import Final, NamedTuple

from content.desk.errors import Problem

from .plausible import plausibility

_MARKS: Final = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_OLD: Final = ("gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_AT_THE_END: Final = ("unexpected end of data", "incomplete multibyte sequence", "truncated data")
_SPACES: Final = frozenset("\t\n\r\v\f")
# An old editor's mark for the end of a file.
_CTRL_Z: Final = "\x1a"
_ENOUGH: Final = 0.6
_CLEARLY: Final = 0.25


class Decoded(NamedTuple):
    """`cut` says that the bytes end within a character, which `text` does not have."""

    text: str
    encoding: str
    cut: bool = False


def decode(data: bytes) -> Decoded:
    """The text that `data` holds, exactly; raises Problem 400 when that is not certain."""
    found = _marked(data) or _as_utf8(data) or _most_plausible(data)
    text = found.text.rstrip(_CTRL_Z)
    if any(letter < " " and letter not in _SPACES for letter in text):
        raise _no_text()
    if found.cut:
        raise Problem(400, "cut-off", "the file is cut off: it ends in the middle of a character")
    if _is_garbled(text):
        raise Problem(400, "garbled", "the text was garbled before it came here: its characters make no sense")
    return found._replace(text=text)


def _marked(data: bytes) -> Decoded | None:
    if data.startswith(BOM_UTF32_LE):
        raise _unclear()
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            found = _tried(data[len(mark) :], encoding)
            if found is None:
                raise _unclear()
            return found
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    """Chinese in another encoding is valid UTF-8 only when it is a few words; zero bytes mean UTF-16."""
    if b"\0" in data:
        return None
    found = _tried(data, "utf-8")
    if found is None or (found.cut and found.text.isascii()):
        return None
    if found.text.isascii() or plausibility(found.text) >= _ENOUGH:
        return found
    others = (_tried(data, encoding) for encoding in _OLD)
    likelier = any(each is not None and plausibility(each.text) >= _ENOUGH for each in others)
    return None if likelier else found


def _most_plausible(data: bytes) -> Decoded:
    encodings = [each for each in _OLD if "16" in each] if b"\0" in data else _OLD
    found = [each for each in (_tried(data, encoding) for encoding in encodings) if each is not None]
    ranked = sorted(((_worth(each.text), each) for each in found), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < _ENOUGH:
        raise _no_text() if any(byte < 0x20 and chr(byte) not in _SPACES for byte in data) else _unclear()
    best, chosen = ranked[0]
    if any(best - worth < _CLEARLY and other.text != chosen.text for worth, other in ranked[1:]):
        raise _unclear()
    return chosen


def _worth(text: str) -> float:
    # Text in ASCII alone comes here as UTF-16 only.
    return 2.0 if text.isascii() and "\0" not in text else plausibility(text)


def _tried(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if error.reason in _AT_THE_END and len(data) - error.start <= 4:
            return Decoded(data[: error.start].decode(encoding), encoding, cut=True)
        return None


def _is_garbled(text: str) -> bool:
    """Whether another program read UTF-8 as something else and then saved what it saw."""
    if "锟斤拷" in text or text.count("\ufffd") * 50 > len(text):
        return True
    return any(_was_misread(line) for line in _telling(text.splitlines()))


def _telling(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if sum(not letter.isascii() for letter in line) >= 6][:200]


def _was_misread(line: str) -> bool:
    for encoding in ("gb18030", "cp1252", "latin-1"):
        try:
            meant = line.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if plausibility(meant) > max(_ENOUGH, plausibility(line)):
            return True
    return False


def _no_text() -> Problem:
    return Problem(400, "not-a-text", "this is no text, Word, Excel or PDF document")


def _unclear() -> Problem:
    message = "it cannot be told for certain in which encoding this text is; save it as UTF-8"
    return Problem(400, "encoding-unclear", message)
