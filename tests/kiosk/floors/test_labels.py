"""Names fitted into rooms."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.floors.labels import LINE, LONGEST, SIZES, best, fitted, spaces, span, wrapped

BOX = (0, 0, 820, 760)


def test_number_and_name_stand_one_above_the_other() -> None:
    lines = fitted("503", "地下水与计量组", BOX)
    assert [(line.text, line.strong) for line in lines] == [("503", True), ("地下水与", False), ("计量组", False)]
    assert [line.y for line in lines] == sorted(line.y for line in lines)


def test_english_breaks_between_words() -> None:
    assert wrapped("Water resources assessment", 760, 105) == ["Water", "resources", "assessment"]


@given(st.text("水，。", min_size=1, max_size=12), st.integers(250, 900))
def test_a_mark_never_begins_a_line(name: str, width: int) -> None:
    assert all(line[0] not in "，。" for line in wrapped(f"水{name}", width, 100)[1:])


def test_a_name_that_does_not_go_leaves_the_number() -> None:
    assert [line.text for line in fitted("105", "Incomprehensibilities", BOX)] == ["105"]
    assert fitted("", "Incomprehensibilities", BOX) == ()
    assert fitted("105", "自习室", (0, 0, 100, 100)) == ()


@given(st.text("水务局abc W，。", max_size=30), st.integers(100, 3000), st.integers(100, 3000))
def test_what_is_written_stays_in_its_room(name: str, width: int, height: int) -> None:
    lines = fitted("1103", name, (0, 0, width, height))
    assert all(span(line.text, line.size) <= width for line in lines)
    assert sum(line.size * LINE for line in lines) <= height
    assert all(line.size in SIZES for line in lines if not line.strong)
    written = "".join(line.text for line in lines if not line.strong)
    assert written.replace(" ", "") in ("", name.replace(" ", ""))


def test_a_label_keeps_clear_of_what_stands_in_the_room() -> None:
    counter = (300, 0, 400, 900)
    (line,) = best("", "大厅", spaces((0, 0, 1000, 900), [counter]))
    assert line.x > 400 + span("大厅", line.size) / 2


@given(
    st.lists(
        st.tuples(st.integers(-50, 900), st.integers(-50, 900), st.integers(1, 300), st.integers(1, 300)), max_size=5
    )
)
def test_a_free_space_overlaps_nothing(taken: list[tuple[int, int, int, int]]) -> None:
    boxes = [(x, y, x + width, y + height) for x, y, width, height in taken]
    for left, top, right, bottom in spaces((0, 0, 1000, 900), boxes):
        assert 0 <= left < right <= 1000
        assert 0 <= top < bottom <= 900
        assert not any(each[0] < right and left < each[2] and each[1] < bottom and top < each[3] for each in boxes)


def test_a_name_longer_than_any_room_has_is_not_fitted_at_all() -> None:
    hall = (0, 0, 10**9, 10**9)
    assert [line.strong for line in fitted("503", "水" * LONGEST, hall)] == [True, False]
    assert [line.strong for line in fitted("503", "水" * 400_000, hall)] == [True]
