"""What may stand in a text that goes on a screen, and in a name: one place for every form it comes in by."""

import json
import re
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

# They turn the order of what follows around, so that a reviewer reads other words than a passer-by.
_TURNING = frozenset("\u061c\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Blanks, and what only says how others are set.
_UNSEEN = frozenset(("Cf", "Zs"))
# Each ends a line, for some of those who show the text.
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Line ends as \\n, no blanks around; raises PydanticCustomError for what no screen can show."""
    plain = _LINE_ENDS.sub("\n", text).replace("\t", " ").strip()
    if all(unicodedata.category(letter) in _UNSEEN for letter in plain):
        raise PydanticCustomError("blank", "must not be blank")
    for letter in plain:
        if letter != "\n" and (unicodedata.category(letter) in ("Cc", "Cs") or letter in _TURNING):
            code = f"U+{ord(letter):04X}"
            raise PydanticCustomError(
                "bad_character", "holds the character {code}, which cannot be shown", {"code": code}
            )
    return plain


def whole_characters(told: Any) -> Any:
    """The value of a JSON text; raises ValueError where half a character is in it (a lone surrogate), with which no
    answer could be written."""
    json.dumps(told, ensure_ascii=False).encode()
    return told


def one_line(text: str) -> str:
    plain = clean(text)
    if "\n" in plain:
        raise PydanticCustomError("one_line", "must be one line")
    return plain


def or_nothing(text: str) -> str:
    return clean(text) if text.strip() else ""


def channel_spelling(raw: object) -> object:
    if isinstance(raw, str) and re.search(r"[^a-z0-9-]|^-", raw):
        raise PydanticCustomError("channel_name", "must be small letters a-z, digits and dashes, as lobby-led")
    return raw


def device_spelling(raw: object) -> object:
    if isinstance(raw, str) and re.search(r"[^A-Za-z0-9._-]|^[._-]", raw):
        raise PydanticCustomError(
            "device_name", "must be letters A-Z and a-z, digits, dots, dashes and underscores, as lobby-1"
        )
    return raw


Text = Annotated[str, Field(max_length=2000), AfterValidator(clean)]
Line = Annotated[str, Field(max_length=200), AfterValidator(one_line)]
Cell = Annotated[str, Field(max_length=60), AfterValidator(one_line)]
Remark = Annotated[str, Field(max_length=1000), AfterValidator(or_nothing)]
# The patterns stay for the API's description; the validators before them say what is wanted.
Name = Annotated[
    str, Field(min_length=1, max_length=64, pattern=r"^[a-z0-9][a-z0-9-]*$"), BeforeValidator(channel_spelling)
]
DeviceName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"), BeforeValidator(device_spelling)]
