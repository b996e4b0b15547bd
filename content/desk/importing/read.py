"""What a reader got out of a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Read:
    """`sort`: how it was stored, as "docx" or "text in gb18030"; `lines`: plain ones that hold something;
    `flags`: what the reader had to leave out or could not know."""

    sort: str
    lines: tuple[str, ...]
    flags: tuple[str, ...] = ()
