"""Bodies of one record of each kind, with every field that the contract has."""

from typing import Any

SHA = "ab" * 32


def text(words: str, english: str | None = None, traditional: str | None = None) -> dict[str, str]:
    found = {"zh-Hans": words, "zh-Hant": traditional or words}
    return {**found, "en": english} if english else found


GUIDE: dict[str, Any] = {
    "kind": "guide",
    "id": "guide/water-abstraction",
    "approved_by": "9-0123456789ab",
    "derived": ["zh-Hant"],
    "order": 1,
    "icon": "well",
    "title": text("取水许可", "Permit to abstract water", "取水許可"),
    "summary": text("凡要打井、从河里取水的单位和个人。", "For anyone who drills a well or draws from a river."),
    "department": "water-resources",
    "counter": "1/counter-2",
    "item_type": text("行政许可", "Administrative permit"),
    "handling": text("承诺件", "Processed within a promised time"),
    "audience": text("自然人、法人", "People and organisations"),
    "level": text("县级", "County"),
    "authority": text("澄川市水务局", "Chengchuan Water Bureau"),
    "codes": {"base": "000119001000", "implementation": "11990000MB0000001X2000119001000", "item": "11990000X01"},
    "conditions": [text("符合水资源规划", "It fits the water plan"), text("有计量设施", "There is a meter")],
    "materials": [
        {
            "name": text("取水许可申请书", "Application"),
            "form": text("原件 2 份", "2 originals"),
            "source": text("窗口领取", "At the counter"),
            "required": True,
            "note": text("签字或盖章", "Signed or sealed"),
        },
        {
            "name": text("水资源论证报告", "Water assessment"),
            "form": text("原件 1 份", "1 original"),
            "source": text("申请人自备", "Your own"),
            "required": True,
        },
        {
            "name": text("利害关系人说明", "Statement of those concerned"),
            "form": text("原件 1 份", "1 original"),
            "source": text("申请人自备", "Your own"),
            "required": False,
        },
    ],
    "steps": [
        {
            "name": text("受理", "Acceptance"),
            "text": text("当场核对材料", "On the spot"),
            "who": text("窗口"),
            "days": 1,
        },
        {"name": text("审查", "Examination"), "text": text("科室审查"), "who": text("水资源科"), "days": 10},
        {"name": text("送达", "Delivery"), "text": text("发证"), "who": text("窗口"), "days": None},
    ],
    "statutory": {"days": 45, "unit": "working", "note": text("自受理之日起", "From acceptance")},
    "promised": {"days": 13, "unit": "working"},
    "special": [text("听证、专家评审的时间不计算在内", "Hearings and expert reviews do not count")],
    "fee": {"free": True, "text": text("不收费", "No fee")},
    "basis": [
        {
            "law": text("《取水许可和水资源费征收管理条例》", "Regulation on water abstraction permits"),
            "article": text("第二条", "Article 2"),
            "text": text("取用水资源的单位和个人，应当申请领取取水许可证。"),
        }
    ],
    "result": {"name": text("取水许可证", "Permit"), "kind": text("证照", "Certificate"), "validity": text("5 年")},
    "visits": 1,
    "visit_note": text("证书可以邮寄", "The permit can be posted"),
    "online": text("可在省政务服务网申请", "Also online"),
    "self_service": True,
    "hours": text("工作日 9:00–17:00", "Working days 9:00–17:00"),
    "phone": "0999-5550105",
    "enquiry": text("窗口、电话咨询", "At the counter or by phone"),
    "complaint": {"phone": "0999-5550112", "text": text("向办公室投诉", "Complain to the general office")},
    "remedy": text("六十日内可申请行政复议，六个月内可提起诉讼。", "Reconsideration in 60 days, court in six months."),
    "rights": [text("陈述、申辩", "To be heard")],
    "forms": [
        {"name": text("取水许可申请书", "Application form"), "note": text("窗口免费领取", "Free at the counter")}
    ],
    "words": ["打井", "浇地"],
    "words_en": ["well"],
    "powers": ["permit-01"],
    "effective_from": "2026-01-01",
    "visible": [None, None],
}
POWER: dict[str, Any] = {
    "kind": "power",
    "id": "power/permit-01",
    "order": 1,
    "title": text("取水许可", "Permit to abstract water"),
    "type": "permit",
    "code": "SW-XK-01",
    "department": "water-resources",
    "basis": GUIDE["basis"],
    "duty": text("受理、审查、决定、送达、监管", "Accept, examine, decide, deliver, supervise"),
    "accountability": text("不予受理不说明理由的，追究责任", "Who refuses without reasons answers for it"),
    "phone": "0999-5550112",
    "guide": "water-abstraction",
    "steps": [text("受理"), text("审查"), text("决定")],
}
DEPARTMENT: dict[str, Any] = {
    "kind": "department",
    "id": "department/water-resources",
    "qr": SHA,
    "order": 2,
    "title": text("水资源科", "Water Resources Division", "水資源科"),
    "summary": text("管取水、计量和水资源论证", "Abstraction, metering, assessment"),
    "duties": [text("组织实施取水许可", "Runs the permits"), text("水资源调查评价", "Surveys the resources")],
    "rooms": ["5/room-501", "5/room-502"],
    "floor": 5,
    "phone": "0999-5550105",
    "hours": text("工作日 9:00–17:00", "Working days 9:00–17:00"),
    "head": {"post": text("科长", "Head"), "duties": text("主持全科工作", "Leads the division")},
    "people": [{"post": text("取水许可岗", "Permits"), "duties": text("受理咨询", "Answers"), "room": "5/room-502"}],
    "matters": ["water-abstraction"],
    "words": ["打井"],
}
FLOOR_5: dict[str, Any] = {
    "kind": "floor",
    "id": "floor/5",
    "title": text("五楼", "Fifth floor"),
    "number": 5,
    "plan": {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [600, 0], [600, 400], [0, 400], [0, 0]]]},
                "properties": {"id": "room-501", "type": "room", "name": text("水资源科", "Water Resources")},
            }
        ],
    },
}
CATALOG: dict[str, Any] = {
    "kind": "catalog",
    "id": "catalog/CCSW-2026-00031",
    "qr": SHA,
    "index_number": "CCSW-2026-00031",
    "document_number": "澄水〔2026〕12号",
    "title": text("关于加强取水计量管理的通知", "Notice on metering water abstraction", "關於加強取水計量管理的通知"),
    "summary": text("取水户应在年内装表。", "Abstractors fit meters this year."),
    "issuer": text("澄川市水务局", "Chengchuan Water Bureau"),
    "written_on": "2026-03-02",
    "published_on": "2026-03-05",
    "topic": "A1a",
    "genre": text("通知", "Notice"),
    "validity": "valid",
    "attribute": "open",
    "department": "water-resources",
    "keywords": ["取水", "计量"],
    "body": text("各取水户：\n一、年内完成装表。\n二、按月报数。", "To all abstractors:\n1. Fit meters this year."),
    "source": text("水资源科", "Water Resources Division"),
    "attachments": [{"name": text("装表要求", "Requirements"), "blob": SHA, "media_type": "application/pdf"}],
    "attribute_reason": text("应当主动公开"),
}
TOPICS: dict[str, Any] = {
    "kind": "topics",
    "id": "topics/topics",
    "title": text("主题分类", "Topics"),
    "tree": [
        {
            "code": "A",
            "title": text("水资源", "Water resources"),
            "topics": [
                {
                    "code": "A1",
                    "title": text("取水管理", "Abstraction"),
                    "topics": [{"code": "A1a", "title": text("计量", "Metering")}],
                },
                {"code": "A2", "title": text("节约用水", "Saving water"), "topics": []},
            ],
        },
        {"code": "B", "title": text("河湖", "Rivers and lakes"), "topics": []},
    ],
}
ABOUT: dict[str, Any] = {
    "kind": "about",
    "id": "about/guide",
    "order": 1,
    "title": text("政府信息公开指南", "Disclosure guide", "政府信息公開指南"),
    "summary": text("怎样获得信息", "How to obtain information"),
    "section": "disclosure-guide",
    "body": text(
        "## 公开范围\n法定主动公开内容。\n## 依申请公开\n可到8号窗口提出。", "## What is open\nAll that the law names."
    ),
}
OFFICE: dict[str, Any] = {
    "kind": "office",
    "id": "office/office",
    "title": text("澄川市水务局", "Chengchuan Water Bureau", "澄川市水務局"),
    "address": text("澄川市清渠路18号", "18 Qingqu Road, Chengchuan"),
    "phone": "0999-5550100",
    "phone_note": text("工作时间接听", "Answered in working hours"),
    "hours": text("工作日 9:00–17:00", "Working days 9:00–17:00"),
    "complaint_phone": "0999-5550112",
    "postcode": "000000",
    "information_place": "1/information",
    "kiosk": "1/kiosk",
}
EVERYTHING = (GUIDE, POWER, DEPARTMENT, FLOOR_5, CATALOG, TOPICS, ABOUT, OFFICE)
