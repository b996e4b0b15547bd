"""What the kiosk's pages say besides records, in the words that are said aloud: names of pages, headings, questions.

The edition's record "phrases/phrases" has a voice for each language whose marks are these keys. Keys are
"<where>.<what>"; a page's own name and lead are "<page>.title" and "<page>.lead".
"""

from collections.abc import Mapping
from typing import Final

from content.published.directions import directions

RECORD: Final = "phrases/phrases"
HIGHEST_FLOOR: Final = 20
_SAID: Final[Mapping[str, tuple[str, str]]] = {
    # The first page.
    "home.title": ("欢迎。请轻触要查的内容。", "Welcome. Touch what you are looking for."),
    "home.search": (
        "您要查什么？事项、科室、文件都可以搜索。",
        "What are you looking for? Search for a matter, a room or a document.",
    ),
    "home.notices": ("今日通知。", "Notices today."),
    "tile.guides": ("办事指南：带什么、多久、多少钱。", "Office guides: what to bring, how long, what it costs."),
    "tile.departments": ("找谁办：科室、房间、电话。", "Whom to see: departments, rooms, telephones."),
    "tile.floors": ("楼层导览：怎么走，含无障碍路线。", "Find your way: where it is, also without stairs."),
    "tile.catalog": ("信息公开：文件、规划、报告。", "Public records: documents, plans, reports."),
    "tile.powers": ("权责清单：管什么、依据什么。", "Powers and duties: what we may do, and why."),
    "tile.notices": ("全部通知。", "All notices."),
    "tile.about": ("单位概况：机构、制度、年报。", "About us: the office, rules, annual reports."),
    # The names of pages.
    "guides.title": ("办事指南。", "Office guides."),
    "guides.lead": (
        "要办什么事？每份指南都写明去哪里、带什么、多少天、收不收费。",
        "What do you want to get done? Each guide says where to go, what to bring, how long it takes, what it costs.",
    ),
    "departments.title": ("找谁办。", "Whom to see."),
    "departments.lead": (
        "请按要办的事情，或者要找的科室。",
        "Touch what you want done, or the department that you are looking for.",
    ),
    "powers.title": ("权责清单。", "Powers and responsibilities."),
    "powers.lead": (
        "本局依法行使的全部权力：依据什么、负什么责、找谁监督。",
        "Everything this office may decide, demand or forbid, on which law, and who answers for it.",
    ),
    "floors.title": ("各楼层一览。", "What is on which floor."),
    "floors.lead": (
        "轻触楼层查看平面图，并可查询到房间的路线。",
        "Touch a floor to see its map and to be led to a room.",
    ),
    "catalog.title": ("信息公开目录。", "Disclosure catalog."),
    "catalog.lead": (
        "本局主动公开的政府信息，按主题、体裁、科室和年份查找。",
        "What this office has made public, by topic, genre, department and year.",
    ),
    "notices.title": ("通知公告。", "Notices."),
    "notices.none": ("目前没有通知。", "There is no notice at this time."),
    "about.title": ("本局概况。", "About the office."),
    "search.title": ("搜索。", "Search."),
    "search.lead": (
        "可以输入汉字、拼音或拼音首字母，也可以输入房间号、文号或索引号。",
        "Type characters, pinyin or first letters. A room number or a document number will do too.",
    ),
    "search.found": ("搜索结果如下。", "This was found."),
    "search.nothing": ("没有找到。可以到咨询台询问。", "Nothing was found. The information counter will help you."),
    "search.nearest": ("常办事项。", "What most people come for."),
    # Headings of a guide, in their order.
    "guide.where": ("去哪里。", "Where to go."),
    "guide.time": ("多少天办好。", "How long it takes."),
    "guide.promised": ("承诺时限。", "We promise."),
    "guide.statutory": ("法定时限。", "The law allows."),
    "guide.fee": ("费用。", "What it costs."),
    "guide.bring": ("要带什么。", "What to bring."),
    "guide.bring-lead": (
        "一次性告知，全部在这里。带了哪样，就在哪样前面打勾。",
        "Told once and in full. Tick what you have with you.",
    ),
    "guide.complete": ("必需的都齐了。", "You have all that is needed."),
    "guide.missing": ("还没有带齐。", "Something is still missing."),
    "guide.steps": ("办理流程。", "How it goes."),
    "guide.result": ("办好后领取。", "What you get."),
    "guide.days": ("时限怎么算。", "How the days are counted."),
    "guide.conditions": ("受理条件。", "Conditions."),
    "guide.forms": ("表格。", "Forms."),
    "guide.basis": ("设定依据。", "Legal basis."),
    "guide.ask": ("咨询与办理方式。", "Questions and ways to apply."),
    "guide.help": ("不满意怎么办。", "If you are not satisfied."),
    "guide.facts": ("事项信息。", "Particulars."),
    # Headings of a department.
    "department.where": ("在哪里。", "Where we are."),
    "department.call": ("电话和时间。", "Telephone and hours."),
    "department.matters": ("在这里能办什么。", "What you can get done here."),
    "department.duties": ("主要职责。", "What we do."),
    "department.people": ("岗位分工。", "Who does what."),
    # Powers by type.
    "powers.permit": ("行政许可。", "Permits."),
    "powers.penalty": ("行政处罚。", "Penalties."),
    "powers.coercion": ("行政强制。", "Coercive measures."),
    "powers.levy": ("行政征收。", "Levies."),
    "powers.inspection": ("行政检查。", "Inspections."),
    "powers.confirmation": ("行政确认。", "Confirmations."),
    # Documents.
    "catalog.topics": ("按主题查找。", "By topic."),
    "catalog.ended": (
        "本文件已经失效，仅供查阅。",
        "This document is no longer in force. It is kept here for reference.",
    ),
    "about.office": ("机构概况。", "The office."),
    "about.disclosure-guide": ("信息公开指南。", "Disclosure guide."),
    "about.rules": ("信息公开制度。", "Rules of disclosure."),
    "about.annual-report": ("信息公开年度报告。", "Annual reports."),
    "about.map": ("交通与位置。", "How to get here."),
    # The way there.
    "route.title": ("前往路线。", "The way there."),
    "route.there": ("带我去。", "Take me there."),
    "route.start": ("从本机出发。", "Set out from this kiosk."),
    "route.ahead": ("直走。", "Go straight ahead."),
    "route.left": ("左转。", "Turn left."),
    "route.right": ("右转。", "Turn right."),
    "route.back": ("掉头。", "Turn back."),
    "route.lift": ("乘电梯。", "Take the lift."),
    "route.stairs": ("走楼梯。", "Take the stairs."),
    "route.arrived": ("就在这里。", "You are there."),
    "route.step-free": ("无障碍路线，只乘电梯。", "Without steps, by lift only."),
    "route.shortest": ("最短路线。", "Shortest way."),
    "route.none": (
        "平面图上没有通往该处的路线，请到咨询台询问。",
        "The plans show no way there. Please ask at the information desk.",
    ),
    # On every page.
    "page.home": ("返回首页。", "Back to home."),
    "page.back": ("上一步。", "Back."),
    "page.qr": (
        "用手机相机对准二维码即可带走，不需要联网。",
        "Point your telephone's camera at the code to take this with you. It needs no internet.",
    ),
    "page.chinese-only": ("仅有中文。", "In Chinese only."),
    "page.ask": ("请到咨询台询问。", "Please ask at the information counter."),
    "page.aloud": ("开始朗读。", "Reading aloud."),
    "page.end": ("本页读完了。", "This is the end of the page."),
    "page.silent": ("这一页没有语音。", "This page has no voice."),
    "sorry.missing": (
        "没有这个页面。其他内容请从首页进入。",
        "There is no such page. Everything else is one touch away.",
    ),
    "sorry.failed": (
        "此页暂时无法显示。其他内容请从首页进入。",
        "This cannot be shown just now. Everything else is one touch away.",
    ),
    "idle.question": (
        "您还在吗？轻触屏幕即可继续。",
        "Are you still there? Touch the screen to go on.",
    ),
    "warning.urgent": ("紧急通知。", "Urgent."),
    "warning.emergency": ("预警。请注意。", "Warning. Please listen."),
}
PHRASES: Final[Mapping[str, Mapping[str, str]]] = {
    key: {"zh-Hans": chinese, "en": english}
    for key, (chinese, english) in (
        *_SAID.items(),
        *directions(),
        *((f"floor.{number}", (f"{number}楼。", f"Floor {number}.")) for number in range(1, HIGHEST_FLOOR + 1)),
    )
}
"""By key, by language."""
