"""What of a guide is paper: forms to look at, and the slip that is taken away."""

from collections.abc import Mapping
from typing import NamedTuple

from kiosk.fields import Fields, Text
from kiosk.texts import READS


class Picture(NamedTuple):
    """A sheet of paper to look at: its blob's SHA-256, and whether it is filled in."""

    blob: str
    filled: bool


class Form(NamedTuple):
    """`pictures`: the blank sheet, then one that is filled in, as far as there are any."""

    name: Text
    note: Text | None
    pictures: tuple[Picture, ...]


class Slip(NamedTuple):
    """What is taken away, in one language: the text itself, and the SHA-256 of its code where it fits into one."""

    text: str
    blob: str | None


def forms(f: Fields) -> tuple[Form, ...]:
    return tuple(
        Form(name, each.text("note"), _pictures(each)) for each in f.each("forms") if (name := each.text("name"))
    )


def _pictures(form: Fields) -> tuple[Picture, ...]:
    found = ((form.inside(name).string("blob"), name == "sample") for name in ("blank", "sample"))
    return tuple(Picture(blob, filled) for blob, filled in found if blob)


def slips(f: Fields) -> Mapping[str, Slip]:
    """By language."""
    each = {lang: f.inside("slips").inside(lang) for lang in READS}
    return {lang: Slip(text, one.string("blob")) for lang, one in each.items() if (text := one.string("text"))}
