"""So many at once, then so many a second, each for itself."""

from hypothesis import given
from hypothesis import strategies as st

from display.push.allowance import Allowance, Allowances


def test_a_burst_is_allowed_and_then_the_rate() -> None:
    allowance = Allowance(burst=3, rate=2)
    assert [allowance.take(100.0) for _ in range(4)] == [True, True, True, False]
    assert [allowance.take(100.5) for _ in range(2)] == [True, False]
    assert [allowance.take(1000.0) for _ in range(4)] == [True, True, True, False]


@given(st.lists(st.floats(0, 2), min_size=1, max_size=200), st.integers(1, 10), st.floats(0.1, 10))
def test_nobody_gets_more_than_burst_and_rate(pauses: list[float], burst: int, rate: float) -> None:
    allowance, now, taken = Allowance(burst, rate), 1000.0, 0
    for pause in pauses:
        now += pause
        taken += allowance.take(now)
    assert taken <= burst + rate * (now - 1000.0) + 1e-6


def test_one_who_asks_too_much_costs_the_others_nothing() -> None:
    each = Allowances(burst=2, rate=1)
    assert [each.take("a", 100.0) for _ in range(5)] == [True, True, False, False, False]
    assert each.take("b", 100.0)


def test_the_names_seen_last_are_remembered_and_no_more() -> None:
    each = Allowances(burst=1, rate=0.0, names=10)
    for number in range(1000):
        assert each.take(str(number), 100.0)
    assert not each.take("999", 100.0)
    assert each.take("0", 100.0)
