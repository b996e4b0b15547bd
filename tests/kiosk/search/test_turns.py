"""One search at a time; of one page's keystrokes only the newest is answered."""

import threading

from kiosk.search.turns import MOST_PAGES, Turns


def taken(turns: Turns, seq: str) -> bool:
    with turns.taken(seq) as mine:
        return mine


def test_an_older_keystroke_of_the_same_page_is_dropped() -> None:
    turns = Turns()
    assert [taken(turns, seq) for seq in ("a-2", "a-1", "a-2", "a-3")] == [True, False, True, True]


def test_two_pages_do_not_disturb_each_other() -> None:
    turns = Turns()
    assert [taken(turns, seq) for seq in ("a-9", "b-1", "7", "8")] == [True] * 4


def test_a_question_without_a_number_is_always_answered() -> None:
    turns = Turns()
    assert all(taken(turns, seq) for seq in ("", "x", "a-9", "", "-1", "9" * 40))


def test_what_waits_while_a_newer_one_comes_is_dropped() -> None:
    turns, came = Turns(), []
    with turns.taken("a-1"):
        waiting = [threading.Thread(target=lambda n=n: came.append((n, taken(turns, f"a-{n}")))) for n in (2, 3)]
        for each in waiting:
            each.start()
            while f"a-{each}" and turns._newest.get("a", 0) < 2 + waiting.index(each):
                pass
    for each in waiting:
        each.join()
    assert dict(came) == {2: False, 3: True}


def test_pages_are_forgotten_after_a_while() -> None:
    turns = Turns()
    assert all(taken(turns, f"p{n}-5") for n in range(MOST_PAGES + 1))
    assert taken(turns, "p0-1")
