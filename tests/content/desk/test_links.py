"""Whatever is done to one line of a chain is found, and where."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from content.desk.lines import Line, sealed
from content.desk.links import BEGINNING, GENESIS, Link, Walk, signed_otherwise

DETAILS = st.dictionaries(st.text(max_size=4), st.integers(-9, 9) | st.text(max_size=4) | st.booleans(), max_size=3)
LINES = st.tuples(st.integers(0, 2**40), st.text(max_size=6), st.sampled_from(("write", "approve", "publish")), DETAILS)


def chain(told: list[tuple[int, str, str, dict[str, Any]]]) -> list[Line]:
    """These acts as lines, each sealed and following from the one before."""
    import json

    lines: list[Line] = []
    for seq, (at, actor, kind, details) in enumerate(told, 1):
        prev = lines[-1].hash if lines else GENESIS
        line = Line(seq, at, actor, kind, "notice:1", json.dumps(details), "127.0.0.1", prev, "")
        lines.append(line._replace(hash=sealed(line)))
    return lines


CHAINS = st.lists(LINES, min_size=2, max_size=8).map(chain)


def found(lines: list[Line], signed: Link) -> list[int]:
    """The numbers at which a walk to the signed line finds something."""
    walk = Walk().along(lines)
    wrong = signed_otherwise(signed, walk.at)
    return [each.seq for each in (*walk.breaks, *([wrong] if wrong else []))]


def head(lines: list[Line]) -> Link:
    return Link(lines[-1].seq, lines[-1].hash)


@given(CHAINS)
def test_a_chain_as_it_was_written_holds(lines: list[Line]) -> None:
    assert found(lines, head(lines)) == []


@given(CHAINS, st.data())
def test_any_change_of_any_column_of_any_line_is_found_at_that_line_or_the_next(
    lines: list[Line], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.sampled_from([name for name in Line._fields if name != "seq"]))
    before = lines[place]
    value = data.draw(_other(getattr(before, column)).filter(lambda each: each != getattr(before, column)))
    changed = [*lines[:place], before._replace(**{column: value}), *lines[place + 1 :]]
    assert set(found(changed, head(lines))) & {before.seq, before.seq + 1}


@given(CHAINS, st.data())
def test_a_line_written_anew_with_a_hash_of_its_own_is_found(lines: list[Line], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    forged = lines[place]._replace(actor=f"{lines[place].actor}!")
    forged = forged._replace(hash=sealed(forged))
    assert found([*lines[:place], forged, *lines[place + 1 :]], head(lines))


@given(CHAINS, st.data())
def test_a_whole_end_written_anew_is_not_the_one_that_was_signed(lines: list[Line], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    rewritten = lines[:place]
    for line in lines[place:]:
        prev = rewritten[-1].hash if rewritten else GENESIS
        forged = line._replace(actor=f"{line.actor}!", prev=prev)
        rewritten.append(forged._replace(hash=sealed(forged)))
    assert found(rewritten, head(lines)) == [lines[-1].seq]


@given(CHAINS, st.data())
def test_a_line_that_is_gone_is_missed_wherever_it_stood(lines: list[Line], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    assert place + 1 in found([*lines[:place], *lines[place + 1 :]], head(lines))


@given(CHAINS, st.data())
def test_two_lines_that_change_places_are_found(lines: list[Line], data: st.DataObject) -> None:
    one, other = sorted(data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True)))
    swapped = list(lines)
    swapped[one], swapped[other] = (lines[other]._replace(seq=one + 1), lines[one]._replace(seq=other + 1))
    assert one + 1 in found(swapped, head(lines))


@given(CHAINS)
def test_a_line_that_nobody_signed_is_found(lines: list[Line]) -> None:
    assert found(lines, head(lines[:-1])) == [lines[-1].seq]


@given(CHAINS, st.data())
def test_a_walk_in_parts_finds_what_a_walk_at_once_finds(lines: list[Line], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    lines[place] = lines[place]._replace(subject="notice:2")
    cut = data.draw(st.integers(0, len(lines)))
    first = Walk(BEGINNING).along(lines[:cut])
    second = Walk(first.at).along(lines[cut:])
    assert [*first.breaks, *second.breaks] == Walk().along(lines).breaks


def _other(value: object) -> st.SearchStrategy[Any]:
    if isinstance(value, int):
        return st.integers(0, 2**40)
    # Spaces between the tokens of JSON change no value, and so nothing.
    return st.text(alphabet="abc{}[]019", max_size=8)
