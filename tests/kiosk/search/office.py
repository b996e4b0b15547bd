"""A small office to look for things in."""

from typing import Any

from opencc import OpenCC

_TRADITIONAL = OpenCC("s2t")


def text(chinese: str, english: str = "") -> dict[str, str]:
    found = {"zh-Hans": chinese, "zh-Hant": _TRADITIONAL.convert(chinese)}
    return found | ({"en": english} if english else {})


def room(name: str, number: str = "", kind: str = "room", english: str = "") -> dict[str, Any]:
    facts = {"id": f"{kind}-{number or 'a'}", "type": kind, "name": text(name, english), "number": number}
    return {"type": "Feature", "properties": facts, "geometry": {"type": "Point", "coordinates": [0, 0]}}


def paper(title: str, number: str, day: str, body: str = "", english: str = "") -> dict[str, Any]:
    return {
        "title": text(title, english),
        "index_number": number,
        "document_number": f"澄水〔{day[:4]}〕{int(number[-2:])}号",
        "written_on": day,
        "body": text(body),
    }


RECORDS: dict[str, dict[str, Any]] = {
    "office/office": {"title": text("澄川市水务局"), "information_place": "1/information", "phone": "0999-5550100"},
    "guide/water-abstraction": {
        "title": text("取水许可", "Water abstraction permit"),
        "summary": text("从江河湖泊或者地下取水", "For taking water from rivers, lakes or the ground"),
        "conditions": [text("符合用水定额，安装计量设施", "A meter is fitted")],
        "words": ["打井", "浇地", "抽水"],
        "words_hant": ["打井", "澆地", "抽水"],
        "words_en": ["well", "borehole"],
        "order": 1,
    },
    "guide/tap-connection": {
        "title": text("自来水接水", "Connecting tap water"),
        "words": ["装水表", "通水"],
        "order": 2,
    },
    "guide/river-works": {"title": text("河道管理范围内建设项目", "Building within river limits"), "order": 3},
    "department/flood-control": {
        "title": text("水旱灾害防御科（防汛抗旱指挥部办公室）", "Flood and drought control"),
        "words": ["防汛", "抗旱"],
    },
    "floor/1": {
        "title": text("大厅"),
        "order": 1,
        "plan": {
            "features": [
                room("取水许可、水资源论证", "2", "counter", "Abstraction and assessment"),
                room("卫生间", "", "toilet", "Toilet"),
                room("1号电梯", "", "lift", "Lift 1"),
            ]
        },
    },
    "floor/3": {
        "title": text("三楼"),
        "order": 3,
        "plan": {"features": [room("第一会议室", "305"), room("电梯机房", "306", "room", "Lift machine room")]},
    },
    "power/abstraction-penalty": {"title": text("对未经批准擅自取水的处罚"), "code": "000999-CF-01"},
    "about/rules": {"title": text("信息公开制度"), "body": text("公开的程序和时限")},
    "catalog/CCSW-2025-00013": paper("2025年第三季度取水许可决定公告", "CCSW-2025-00013", "2025-10-08"),
    "catalog/CCSW-2026-00005": paper(
        "关于下达2026年度计划用水指标的通知",
        "CCSW-2026-00005",
        "2026-03-15",
        "月均用水量较大的单位应当开展一次水平衡测试。\n超计划用水的，加价收费。",
        "Water use plans for 2026",
    )
    | {"keywords": ["计划用水", "节水型单位"], "keywords_hant": ["計劃用水", "節水型單位"]},
    "catalog/CCSW-2024-00007": paper("重庆街银行前管网改造公告", "CCSW-2024-00007", "2024-05-01", "施工期间绕行。"),
    "catalog/CCSW-2023-00021": paper("曾家沟水库除险加固初步设计的批复", "CCSW-2023-00021", "2023-02-03"),
}
