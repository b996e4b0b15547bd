"""A series of changes is one edition, and no series is endless."""

from content.desk.editions.debounce import LONGEST_S, QUIET_S, Debounce


class Watch:
    at = 0.0

    def __call__(self) -> float:
        return self.at


def test_it_is_due_when_nothing_came_for_a_while() -> None:
    watch = Watch()
    changes = Debounce(watch)
    assert not changes.waiting
    changes.note()
    assert (changes.waiting, changes.due) == (True, False)
    watch.at += QUIET_S
    assert changes.due
    changes.take()
    assert not changes.due


def test_every_change_puts_it_off_but_not_for_ever() -> None:
    watch = Watch()
    changes = Debounce(watch)
    while watch.at < LONGEST_S:
        changes.note()
        assert not changes.due
        watch.at += QUIET_S / 2
    assert changes.due
