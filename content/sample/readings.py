"""Readings of the bureau as its sources send them: this morning's water levels, and who is on duty this week."""

from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

Ms = int
Values = dict[str, Any]

LEVELS, DUTY = "river-levels", "flood-duty"
LEVEL_COLUMNS: Final = [
    {"name": "站点"},
    {"name": "水位", "unit": "米", "least": "0", "most": "99"},
    {"name": "比昨日", "unit": "米", "least": "-20", "most": "20"},
    {"name": "汛限水位", "unit": "米", "least": "0", "most": "99"},
]
DUTY_COLUMNS: Final = [{"name": "日期"}, {"name": "带班"}, {"name": "值班"}]
STATIONS: Final = (
    ("澄川河青石桥", "12.34", "-0.06", "15.50"),
    ("澄川河上沙", "13.81", "-0.04", "16.20"),
    ("东支渠分水口", "9.47", "0.02", "10.80"),
    ("翠湖", "7.15", "0.00", "7.60"),
    ("北山水库坝前", "41.20", "0.11", "43.50"),
)
LEADERS: Final = ("周明远", "陈静", "赵启航")
WATCH: Final = ("江澜", "何涛", "林晓溪", "吴谨")
DAYS: Final = 5


def values(now: Ms, zone: str) -> dict[str, Values]:
    """What each source has sent, by its name."""
    here = datetime.fromtimestamp(now / 1000, ZoneInfo(zone))
    eight = datetime.combine(here.date(), time(8), here.tzinfo)
    read = eight if eight <= here else eight - timedelta(days=1)
    days = [here.date() + timedelta(days=each) for each in range(DAYS)]
    watch = [
        [f"{day.month}月{day.day}日", LEADERS[day.toordinal() % len(LEADERS)], WATCH[day.toordinal() % len(WATCH)]]
        for day in days
    ]
    return {
        LEVELS: _table(LEVEL_COLUMNS, [list(each) for each in STATIONS], read),
        DUTY: _table(DUTY_COLUMNS, watch, here),
    }


def _table(columns: list[dict[str, str]], rows: list[list[str]], read: datetime) -> Values:
    names = [column["name"] for column in columns]
    return {"columns": names, "rows": rows, "read_at": read.isoformat(timespec="seconds")}
