"""Type is large enough for where it is read from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.desk import legible, screens
from content.desk.errors import Problem
from content.desk.moments import iso
from content.desk.readings import putting
from tests.world import Office


def measured(office: Office, name: str = "lobby-1", channel: str = "lobby-led", **mm: int) -> None:
    with office.desk.database.transaction() as session:
        screens.make_screen_token(session, None, name, channel, now=office.now, origin="")
        raw = {"channel": channel, "keeper": "何涛", "phone": "0999-5550101", "place": "一楼大厅", **mm}
        screens.describe(session, office.staff["operator"], name, raw, now=office.now, origin="")


@pytest.mark.parametrize(
    ("distance_mm", "capital_mm"),
    [(500, 6.1), (1000, 12.2), (5000, 61), (10_000, 122)],
)
def test_a_capital_is_as_high_as_the_standard_says(distance_mm: int, capital_mm: float) -> None:
    px = legible.least_px(1000, 100_000, distance_mm)
    assert px / 100 * legible.CAPITAL == pytest.approx(capital_mm, rel=0.01)


def test_a_p10_strip_is_read_from_ten_metres_at_seventeen_pixels() -> None:
    assert legible.least_px(height_mm=320, height_px=32, distance_mm=10_000) == 17


@given(st.integers(50, 10_000), st.integers(16, 4000), st.integers(200, 500_000), st.integers(1, 50_000))
def test_who_stands_farther_away_needs_larger_type(height: int, pixels: int, distance: int, more: int) -> None:
    near = legible.least_px(height, pixels, distance)
    assert 0 < near <= legible.least_px(height, pixels, distance + more)


def test_a_notice_that_could_not_be_read_is_refused_and_says_why(office: Office) -> None:
    office.write("请有序排队")
    measured(office, width_mm=4800, height_mm=320, distance_mm=10_000)
    office.write("请有序排队")
    measured(office, "lobby-2", width_mm=4800, height_mm=320, distance_mm=30_000)
    with pytest.raises(Problem) as refused:
        office.write("请有序排队")
    assert (refused.value.status, refused.value.field) == (400, "channels")
    assert "lobby-2, read from 30 m, needs 201 px" in str(refused.value)


COLUMNS = [{"name": "站名"}, {"name": "水位", "unit": "米"}]
TABLE: dict[str, object] = {
    "kind": "table",
    "text": "今日水情",
    "reading": "levels",
    "columns": COLUMNS,
    "stale_minutes": 30,
}


def test_a_table_is_held_to_the_names_of_its_columns_by_the_values_that_stand_there(office: Office) -> None:
    # Names have 57 px there; 4 m ask for 55, and values as long as these leave 39.
    measured(office, "wall-1", "wall-11f", width_mm=1920, height_mm=1080, distance_mm=3_280)
    here = TABLE | {"channels": ["wall-11f"], "region": "pictures"}
    office.write(**here)  # type: ignore[arg-type]
    long = {"columns": ["站名", "水位"], "rows": [["澄川河干流青石桥上游三百米处水文站", "12.34"]]}
    with office.desk.database.transaction() as session:
        raw = long | {"read_at": iso(office.now)}
        putting.put(session, office.staff["duty"], "levels", raw, now=office.now, origin="")
    with pytest.raises(Problem) as refused:
        office.write(**here)  # type: ignore[arg-type]
    assert (refused.value.status, refused.value.field) == (400, "region")


def test_a_countdown_is_held_to_what_it_says_it_counts_to(office: Office) -> None:
    until = iso(office.now + 86_400_000)
    measured(office, width_mm=4800, height_mm=320, distance_mm=10_000)
    office.write("距放水还有", kind="countdown", until=until)
    with pytest.raises(Problem) as refused:
        office.write("距澄川河青石桥水库向下游放水还有" * 3, kind="countdown", until=until)
    assert (refused.value.status, refused.value.field) == (400, "channels")


def test_pictures_and_screens_that_nobody_measured_hold_nothing_up(office: Office) -> None:
    measured(office, distance_mm=90_000)
    office.write("请有序排队")
    measured(office, height_mm=320, distance_mm=90_000)
    office.write(kind="clock", text=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value"),
    [("distance_mm", 0), ("height_mm", "tall"), ("phone", "call me"), ("channel", "nowhere"), ("keeper", " ")],
)
def test_a_description_that_cannot_be_is_refused(office: Office, field: str, value: object) -> None:
    measured(office)
    raw = {"channel": "lobby-led", "keeper": "何涛", field: value}
    with pytest.raises(Problem) as refused, office.desk.database.transaction() as session:
        screens.describe(session, office.staff["operator"], "lobby-1", raw, now=office.now, origin="")
    assert (refused.value.status, refused.value.field) == (400, field)
