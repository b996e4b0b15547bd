"""Simplified and traditional: the converters of OpenCC, each made once."""

from functools import cache

from opencc import OpenCC


@cache
def converter(way: str) -> OpenCC:
    """way: as OpenCC calls it, s2t, t2s or another. Its dictionaries take a thirtieth of a second to read, and a start
    reads none."""
    return OpenCC(way)
