"""What the bureau has to say: notices that could go out tomorrow, and a few that still lie on desks."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Notice = dict[str, Any]
Ms = int

EVERYWHERE = ["lobby-led", "wall-11f", "kiosk"]
STRIPS = ["lobby-led", "wall-11f"]


def approved(now: Ms, zone: str, pictures: Mapping[str, str]) -> list[Notice]:
    """The notices on screens from `now`; `pictures` are blobs by the name of their drawing."""
    return [*_lines(now, zone), _page(), *_posters(pictures)]


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
        _line("节水进校园志愿讲解员开始报名，欢迎有兴趣的市民到二楼节约用水办公室领取报名表。"),
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
            "取水许可、水土保持方案审批、河道管理范围内建设项目审批均可网上办理，咨询请到二楼203室。",
            "Permits for water abstraction, soil conservation and riverside construction "
            "can be applied for online; ask in room 203 on the second floor.",
        ),
        _line(
            "群众接待室在一楼东侧，工作日上午9时至11时有局领导接待，欢迎反映问题、提出建议。",
            days="working",
            times=[["08:00", "11:00"]],
        ),
        _line(
            "夜间防汛值班室24小时有人值守，汛情、险情和供水抢修请到一楼值班室或按门铃联系。",
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
        "text": "办事指引\n取水许可　203室\n水土保持　205室\n河道管理　207室\n节水管理　209室\n意见建议　一楼服务台",
        "text_en": "Where to go\nWater permits: 203\nSoil conservation: 205\nRivers: 207\nWater saving: 209\n"
        "Suggestions: lobby desk",
        "seconds": 12,
    }


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


def _days_ahead(now: Ms, zone: str, days: int, clock: str) -> datetime:
    day = datetime.fromtimestamp(now / 1000, ZoneInfo(zone)).date() + timedelta(days=days)
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone))


def _day_in_words(moment: datetime) -> str:
    return f"{moment.month}月{moment.day}日"
