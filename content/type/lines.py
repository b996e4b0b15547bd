"""Text wrapped into lines and pages. Chinese breaks between any two characters, but no line begins with closing
punctuation or ends with an opening one (GB/T 15834, 5.1); Latin words and numbers stay whole while they fit."""

import re
from collections import deque
from collections.abc import Iterator

from content.type.shaping import advance

NOT_FIRST = frozenset("，。、；：？！）》」』】〉〕…—·%℃,.;:?!)]}”’")
NOT_LAST = frozenset("（《「『【〈〔([{“‘")
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/@+-]*[A-Za-z0-9]|\s|.", re.DOTALL)


def wrap(text: str, px: int, width: int, max_lines: int) -> list[str]:
    """Pages of at most `max_lines` lines, lines joined by newlines; `width` in px. No line is wider, unless a single
    character is."""
    lines = [line for paragraph in text.splitlines() for line in _lines(paragraph.strip(), px, width)]
    return ["\n".join(lines[at : at + max_lines]) for at in range(0, len(lines), max_lines)] or [""]


def _lines(paragraph: str, px: int, width: int) -> Iterator[str]:
    line, waiting = "", deque(_tokens(paragraph, px, width))
    while waiting:
        token = waiting.popleft()
        if not line or advance(line + token, px) <= width:
            line = (line + token).lstrip()
            continue
        kept, carried = _break(line, token)
        if carried and advance(carried + token, px) > width:
            if len(token) > 1:  # a word that has no room beside its bracket is broken
                waiting.extendleft(reversed(token))
                continue
            kept, carried = line, ""
        yield kept.rstrip()
        line = (carried + token).lstrip()
    if line:
        yield line.rstrip()


def _tokens(paragraph: str, px: int, width: int) -> Iterator[str]:
    for token in _TOKEN.findall(paragraph):
        if advance(token, px) <= width:
            yield token
        else:
            yield from token


def _break(line: str, token: str) -> tuple[str, str]:
    """What stays on the full line and what goes down before `token`, so that neither edge is wrong."""
    at = len(line)
    first = token[0]
    while at > 1 and (first in NOT_FIRST or line[at - 1] in NOT_LAST):
        at -= 1
        first = line[at]
    return (line[:at], line[at:]) if at > 1 or line[0] not in NOT_LAST else (line, "")
