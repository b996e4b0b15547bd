"""Characters that no font here can draw: told by the fonts' own tables, never by comparing pictures."""

import unicodedata

from content.type.faces import chain, characters


def missing(text: str, px: int) -> list[str]:
    """Each character of `text` that no face at `px` has, once, in order; spaces and line ends are never missing."""
    faces = chain(px)
    absent = (char for char in text if not char.isspace() and not any(ord(char) in characters(each) for each in faces))
    return [char for char in dict.fromkeys(absent) if unicodedata.category(char) != "Cf"]
