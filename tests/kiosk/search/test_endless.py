"""No question costs more than it is long: one that never ended would keep the search from everybody else."""

import sys

from kiosk.folding import MOST_KNOWN, Folding
from kiosk.search.spelling import Span, mixed

NUMBER = "11999900mb0099018x000099900000401"
"""As index numbers are; each of its characters is read as itself, by its whole name as by its first letter."""


def test_letters_that_can_be_taken_in_many_ways_are_followed_once() -> None:
    """Nobody waits for 2 to the power of 33."""
    assert mixed([NUMBER, "取", "水"], NUMBER * 3, [*NUMBER * 3]) is None


def test_of_two_ways_to_take_a_letter_the_one_that_leads_on_is_found() -> None:
    syllables = ["xi", "an", "shi", "qu", "shui"]
    assert mixed(["xanshi", "取"], "西安市取水", syllables) == Span(0, 4)
    assert mixed(["xian", "市", "q"], "西安市取水", syllables) == Span(0, 4)
    assert mixed(["as", "取"], "西安市取水", syllables) == Span(1, 4)
    assert mixed(["xas", "水"], "西安市取水", syllables) is None


def test_letters_may_be_whole_or_initials_by_turns_in_one_run() -> None:
    assert mixed(["nana", "q"], "南安区", ["nan", "an", "qu"]) == Span(0, 3)
    assert mixed(["nanan", "区"], "南安区", ["nan", "an", "qu"]) == Span(0, 3)


def test_characters_that_nobody_writes_are_not_remembered() -> None:
    folding = Folding({})
    assert folding.fold("".join(map(chr, range(sys.maxunicode, 0, -1))))
    assert len(folding._table) <= MOST_KNOWN
    assert folding.fold("取水!") == "取水"
    assert folding.places("取 水!") == [0, 2]
