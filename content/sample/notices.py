"""What the bureau has to say: notices that could go out tomorrow, and a few that still lie on desks."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from . import readings

Notice = dict[str, Any]
Ms = int

EVERYWHERE = ["lobby-led", "wall-11f", "kiosk"]
STRIPS = ["lobby-led", "wall-11f"]
AT_THE_KIOSK = (
    (
        "行动不便的来访者请到1号低位窗口，工作人员可以陪同办理全部事项；无障碍卫生间在一楼。",
        "If walking is hard for you, come to the low counter 1: staff see to everything with you. "
        "The accessible toilet is on this floor.",
    ),
    (
        "申请公开政府信息请到8号窗口，不收费，当场不能答复的20个工作日内答复。",
        "To ask for information go to counter 8. It is free, and answered within 20 working days if not at once.",
    ),
    (
        "新公布：澄川河综合治理二期工程2026年第三季度建设进展，在“信息公开”中按主题或索引号CCSW-2026-00017查阅。",
        "New: progress of the Chengchuan River works, third quarter of 2026. "
        "Look under Public information, index number CCSW-2026-00017.",
    ),
    (
        "接自来水不收受理费、碰头费和验表费，建筑区划红线外的管线由供水单位负责，办理请到4号窗口。",
        "A new tap costs no fee for application, joining or meter test; "
        "pipes outside your boundary are the supplier’s. Go to counter 4.",
    ),
    (
        "供水抢修电话0999-5550120，24小时有人接听；发现路面冒水、井盖缺失也请告诉我们。",
        "Water repairs, day and night: 0999-5550120. Please also tell us of leaks in the road and missing covers.",
    ),
)


def approved(now: Ms, zone: str, media: Mapping[str, str]) -> list[Notice]:
    """The notices on screens from `now`; `media` are blobs by the names of the drawings, "leaflet" and "film"."""
    posters, tables = _posters(media), [_levels(), _duty()]
    return [
        *_lines(now, zone),
        _page(),
        *posters,
        *_for_visitors(),
        *tables,
        *_shown(media),
        _water_day(now, zone),
        _code(),
    ]


def pending(now: Ms, zone: str) -> list[Notice]:
    """Notices in review: for the section, for the office, and one that was given back."""
    start, end = _days_ahead(now, zone, 3, "09:00"), _days_ahead(now, zone, 3, "11:30")
    return [
        _line(
            f"{_day_in_words(start)}上午9时在三楼会议室召开节水型单位创建座谈会，请各参会单位提前十分钟签到。",
            level="important",
            start=start.isoformat(),
            end=end.isoformat(),
        ),
        _line(
            "第二季度全市城市供水水质检测结果已公布，各项指标均符合生活饮用水卫生标准，欢迎到政务公开栏查阅。",
            "Second-quarter drinking water results are on the public board: all values meet the standard.",
            channels=EVERYWHERE,
        ),
        _line("节水进校园志愿讲解员开始报名，欢迎有兴趣的市民到二楼志愿者之家领取报名表。"),
    ]


def _lines(now: Ms, zone: str) -> list[Notice]:
    return [
        _line(
            "欢迎来到澄川市水务局。办事请先到一楼大厅取号，窗口受理时间为工作日9:00至12:00、13:30至17:00。",
            "Welcome to Chengchuan Water Bureau. Please take a number in the lobby; "
            "counters are open on working days, 9:00–12:00 and 13:30–17:00.",
        ),
        _water_off(now, zone),
        _line("汛期请远离河道、堤防和低洼地带，不在水库、河道内游泳垂钓，发现险情请立即报告防汛值班室。"),
        _line(
            "取水许可、水土保持方案审批、河道管理范围内建设项目审批均可网上办理，咨询请到一楼2号、3号窗口。",
            "Permits for water abstraction, soil conservation and riverside construction "
            "can be applied for online; ask at counters 2 and 3 on the first floor.",
        ),
        _line(
            "工作日上午9时至11时有局领导接待群众，请到一楼8号窗口登记，欢迎反映问题、提出建议。",
            days="working",
            times=[["08:00", "11:00"]],
        ),
        _line(
            "夜间防汛值班室24小时有人值守，报告汛情、险情和联系供水抢修请按大门右侧门铃。",
            times=[["19:00", "07:00"]],
        ),
    ]


def _line(text: str, text_en: str | None = None, **more: Any) -> Notice:
    english = {"text_en": text_en} if text_en else {}
    return {"channels": STRIPS, "kind": "scroll", "level": "routine", "text": text, **english, **more}


def _water_off(now: Ms, zone: str) -> Notice:
    """Two nights from now, so that it is never stale."""
    cut, back = _days_ahead(now, zone, 2, "22:00"), _days_ahead(now, zone, 3, "06:00")
    return _line(
        f"因滨河路供水主管更新改造，{_day_in_words(cut)}22时至次日6时滨河路和翠湖小区停水，请提前储水。",
        "Water will be off along Binhe Road and in Cuihu Estate "
        f"from 22:00 on {cut.day} {cut:%B} to 6:00 the next day. Please store water beforehand.",
        channels=EVERYWHERE,
        level="important",
        end=back.isoformat(),
    )


def _page() -> Notice:
    return {
        "channels": ["wall-11f", "kiosk"],
        "kind": "page",
        "level": "routine",
        "region": "page",
        "text": "办事指引\n取水许可　2号窗口\n水土保持　3号窗口\n河道管理　3号窗口\n"
        "接水断水　4、5号窗口\n意见建议　8号窗口",
        "text_en": "Where to go\nPermits: counter 2\nSoil, rivers: counter 3\n"
        "Taps: counters 4, 5\nSuggestions: counter 8",
        "seconds": 36,
    }


def _for_visitors() -> list[Notice]:
    """What is said where people stand and wait; on the strip only what is read in passing."""
    return [
        _line(
            "午间窗口暂停受理，13:30恢复。请先取号，在大厅休息区等候，饮水在一楼开水间。",
            "Counters open again at 13:30. Please take a number and a seat; there is drinking water in the tea room.",
            channels=["lobby-led", "kiosk"],
            days="working",
            times=[["12:00", "13:30"]],
        ),
        _line("取水单位请在每季度首月10日前报送上季度取水量，可网上填报，也可到一楼2号窗口办理。"),
        *[_line(text, text_en, channels=["kiosk"]) for text, text_en in AT_THE_KIOSK],
    ]


def _posters(pictures: Mapping[str, str]) -> list[Notice]:
    words = {
        "river": "一江清水，两岸人家：澄川河综合治理",
        "saving": "节约用水，从每一滴做起",
        "flood": "汛期安全，牢记在心",
    }
    return [
        {
            "channels": ["wall-11f", "kiosk"],
            "kind": "image",
            "level": "routine",
            "region": "pictures",
            "media": [pictures[name]],
            "text": text,
            "seconds": 12,
        }
        for name, text in words.items()
    ]


def _on_the_wall(kind: str, region: str, text: str, **more: Any) -> Notice:
    where = {"channels": ["wall-11f"], "kind": kind, "level": "routine", "region": region}
    return {**where, "text": text, **more}


def _levels() -> Notice:
    return _on_the_wall(
        "table",
        "pictures",
        "今日水情",
        text_en="Water levels today",
        reading=readings.LEVELS,
        columns=readings.LEVEL_COLUMNS,
        stale_minutes=26 * 60,
        seconds=15,
    )


def _duty() -> Notice:
    told = {"reading": readings.DUTY, "columns": readings.DUTY_COLUMNS}
    return _on_the_wall("table", "page", "防汛值班", **told, stale_minutes=readings.DAYS * 24 * 60, seconds=12)


def _shown(media: Mapping[str, str]) -> list[Notice]:
    return [
        _on_the_wall("document", "pictures", "家庭节水小册子", media=[media["leaflet"]], seconds=15),
        _on_the_wall("video", "pictures", "护一河清水，润一城人家", media=[media["film"]]),
    ]


def _water_day(now: Ms, zone: str) -> Notice:
    """Counts down to the next 22 March, 9:00."""
    here = datetime.fromtimestamp(now / 1000, ZoneInfo(zone))
    day = next(
        day
        for year in (here.year, here.year + 1)
        if (day := datetime(year, 3, 22, 9, tzinfo=ZoneInfo(zone))) > here + timedelta(days=1)
    )
    return _on_the_wall("countdown", "page", "距世界水日还有", text_en="Until World Water Day", until=day.isoformat())


def _code() -> Notice:
    """The text itself, so that it needs no network."""
    said = "澄川市水务局\n供水抢修 0999-5550120（24小时）\n窗口受理 工作日9:00至12:00、13:30至17:00"
    return _on_the_wall("qr", "page", "扫码带走服务电话", text_en="Scan to take our numbers along", code=said)


def _days_ahead(now: Ms, zone: str, days: int, clock: str) -> datetime:
    day = datetime.fromtimestamp(now / 1000, ZoneInfo(zone)).date() + timedelta(days=days)
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone))


def _day_in_words(moment: datetime) -> str:
    return f"{moment.month}月{moment.day}日"
