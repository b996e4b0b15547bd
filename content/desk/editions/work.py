"""What the worker does for editions, and what it hands back. What it needs for that, only it loads."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from content.published.errors import Refused

from ..errors import Problem

Ms = int


@dataclass(frozen=True, slots=True)
class Compiled:
    """The shards' blobs by name, all in the store; how many records they list, how many of those had to be
    derived; `wrong` are (what, name) of what was left out, or is shown and does not fit; `silent` the ids of what has
    not all its voices yet, in the order in which they are made."""

    shards: Mapping[str, str]
    records: int
    derived: int
    wrong: tuple[tuple[str, str], ...]
    silent: tuple[str, ...] = ()


def compile_edition(data: Path, now: Ms, fresh: bool) -> Compiled:
    """What kiosks may show from `now` on, by the office under `data`. `fresh` reads every blob of the store
    again, so that what is damaged is written again."""
    from .compiling import compiler

    return compiler(data).compile(now, fresh)


def without_withdrawn(data: Path, shards: Mapping[str, str]) -> Mapping[str, str]:
    """The shards of an earlier edition, less what was withdrawn since. Raises Problem 409 when it is not whole."""
    from .compiling import compiler

    try:
        return compiler(data).without_withdrawn(shards)
    except Refused as refused:
        message = "that edition is not whole any more: %(why)s"
        raise Problem(409, "not-whole", message, why=refused.detail) from refused
