"""What each check finds, and what it lets pass."""

import pytest

from content.desk.checks.finding import ADVICE, BLOCK, WARN, fixed

from .around import found, noticed, of, surroundings

FOUND = [
    ("placeholder", "对照《x县基层政务公开方案》执行。", ["x县"]),
    ("placeholder", "截至xxxx年x月xx日，共发布xxx条。", ["xxxx年x月xx日", "xxx条"]),
    ("placeholder", "印发20xx年工作要点，文号〔xxxx〕xxx号。", ["20xx年", "xxxx", "xxx号"]),
    ("placeholder", "发挥**水利门户网站的作用，××局和某某局、□□村参加。", ["**水", "××局", "某某", "□□"]),
    ("placeholder", "联系人：[姓名]，会议时间【待定】。", ["[姓名]", "【待定】"]),
    ("blank", "今年共办理许可 项、答复 件，新增用户 户。", [" 项", "答复 件", " 户"]),
    ("blank", "窗口受理申请\n件，其中取水许可\n件。", ["\n件", "\n件"]),
    ("blank", "第 号公告于 年 月 日发布，参加人数____。", ["第 号", " 年 月 日", "____"]),
    ("total", "行政权力有49项：行政许可7项、行政处罚31项、行政征收4项。", ["49项"]),
    ("total", "公开信息396余条。其中：机构概况19条，计划总结3条，工作动态90条。", ["396余条"]),
    ("listed", "主要在四个方面：一是机制；二是服务；三是效率。", ["四"]),
    ("listed", "制定了《公开制度》、《审核制度》、《保密制度》、《考核办法》等三项制度。", ["三"]),
    ("doubled", "公开建设工程招标招标情况，，做好工作的的落实。", ["，，", "招标招标", "的的"]),
    ("widths", "经研究,现将方案(试行)印发。", [",现将方案(试行)"]),
    ("widths", "自２０２６年起执行。", ["２０２６"]),
    ("widths", "咨询电话0999-5550123.", ["."]),
    ("stray-blank", "对政务公开人 员进行了培训，公开 “三公”经费。", [" ", " "]),
    ("place", "贯彻落实临海市的要求，逊克水务局负责。", ["临海市", "逊克"]),
    ("no-date", "2026年2月29日和11月31日开会，2026-13-01截止。", ["2026年2月29日", "2026-13-01", "11月31日"]),
    ("no-date", "会议25时10分开始，上午9:75签到。", ["25时10分", "上午9:75"]),
    ("lost-date", "澄川市水务局\n2019312", ["2019312"]),
    ("lost-date", "承诺时限内办结，2010办理的各项审批无超期。", ["2010"]),
    ("weekday", "定于2026年11月23日（星期二）停水。", ["2026年11月23日（星期二）"]),
    ("secrecy-mark", "机密★10年\n关于水库调度的意见", ["机密★10年"]),
    ("secrecy-mark", "（内部）资料，注意保存。", ["（内部）", "注意保存"]),
    ("id-card", "身份证号码 11010519491231002X。", ["11010519491231002X"]),
    ("id-card", "证件 110105 19491231 002x 已核。", ["110105 19491231 002x"]),
    ("bank-card", "补贴打入 6222 0200 0000 0000 000 账户。", ["6222 0200 0000 0000 000"]),
    ("phone", "请联系13800138000或0999-5559999。", ["13800138000", "0999-5559999"]),
    ("link", "详见https://www.example.com/a?b=1。", ["https://www.example.com/a?b=1"]),
    ("glyph", "请𪚥先生到场。", ["𪚥"]),
    ("contradiction", "受理取水许可申请3件，其中取水许可申请的5件正在审查。", ["5件"]),
    ("another-bureau", "澄川市民政局2026年工作总结\n我局完成了各项任务。", ["民政局"]),
    ("another-bureau", "选派两名同志到大厅财政局窗口值班，及时公开教育政策法规。", ["财政局", "教育"]),
    ("place", "按照榆政办发〔2025〕8号执行，网址见《中国通辽》。", ["榆政办发", "通辽"]),
    (
        "law-name",
        "依据《中华人民共和国政务信息公开条例》和《长江河道采沙管理条例》。",
        ["政务信息公开条例", "长江河道采沙管理条例"],
    ),
    ("miswritten", "用水台帐齐全，截止目前设二个点，投资3余万元，做为示范。", ["帐", "截止", "二", "3余万", "做为"]),
    ("miswritten", "结果告之申请人，及时的进行公示，有针对性的开展宣传。", ["告之", "的", "的"]),
    ("miswritten", "办理方式：\n联系电话;见窗口", [";"]),
    ("at-odds", "每天大约供水60次左右，每月不定期检查，受理127余件。", ["大约供水60次左右", "每月不定期", "127余件"]),
    ("quotes", "增强四个意识、坚定四个自信，做到两个维护。", ["四个意识", "四个自信", "两个维护"]),
    ("inner-title", "见《澄川市实施（中华人民共和国水法）办法》。", ["（中华人民共和国水法）"]),
    ("numbering", "流程如下。\n1、申请\n2、受理\n4、送达", ["4"]),
    ("numbering", "（一）申请\n（二）受理\n二、监督\n（二）投诉", ["二", "二"]),
    ("run-on", "㈠受理情况\n共三件。㈡办结情况\n㈢其他情况", ["㈡"]),
    (
        "run-on",
        "澄川市水务局2026年供水工作报告\n\n澄川市水务局2026年供水工作报告按照规定编写。",
        ["澄川市水务局2026年供水工作报告"],
    ),
    (
        "unended",
        "今年以来，我局对全市供水管网进行了检查，发现的问题已由责任单位整\n\n改完毕，用户没有投诉。",
        ["题已由责任单位整"],
    ),
    (
        "unended",
        "我局完成了管网检查。发现的问题已由责任单位整改完毕，用户满意率为百分之百\n\n二、下步打算",
        ["满意率为百分之百"],
    ),
    ("unended", "制定了《供水\n管理制度》。", ["制定了《供水"]),
    ("traditional", "請節約用水，停水期間請儲水。", ["請節約用水，停水期間請儲"]),
    ("page-words", "第一篇：供水总结\n供水总结\n今年以来供水平稳。\n全文完。", ["第一篇：供水总结\n"]),
    ("page-words", "通知\n全文如下。\n以上。\n相关推荐\n点击下载此文件", ["相关推荐\n点击下载此文件"]),
]
CLEAN = [
    "X射线检测、X光片和3×5米的展板，混凝土强度C30，见138****1234。",
    "姓 名：　　　　序 号：",
    "本局有行政权力49项：行政许可40项、行政处罚9项；共12件，其中来信5件、来访2件。",
    "10件以下（含10件）不收费，11至30件的部分每件100元。",
    "主要有三个方面：一是机制；二是服务；三是效率。",
    "制定了《公开制度》、《审核制度》、《保密制度》等五项制度。",
    "供水供水供水供水，节水节水节水。",
    "人人节水，层层落实，一步一步推进；为了了解情况，这一目的的实现，与会代表等等。",
    "上午9:00至12:00办公，收费3,000元，pH值6.5。",
    "办事指引\n取水许可　2号窗口\n水土保持　3号窗口",
    "省、市、县水务局和区县水务部门按照全市部署，双城区域供水，北京路停水。",
    "2026年2月28日、12月31日24时前报送，2024年2月29日已办结。定于2026年11月23日（星期一）停水。",
    "除国家秘密、商业秘密外，法律、行政法规禁止公开的不予公开，完善内部监督机制，确保涉密信息不上网。",
    "统一社会信用代码11640121010100128C，索引号CCSW-2026-00017，订单123456789012345678。",
    "热线12345、12314，窗口电话0999-5550110，也可拨5550110。",
    "会同市财政局和市审计局检查，到民政局窗口咨询，公开财政预决算；转发市教育局的通知。",
    "取水许可申请12件，取水许可申请的5件正在审查；川政办发〔2025〕8号、国办发〔2019〕54号。",
    "截止日期为3月1日，报名截止；帐篷20顶，第二个月，十二个乡镇，二次供水，一百余件，约20件，30余件。",
    "针对性的培训方案，水的进行曲，所做为民，把节水做为了解民情的窗口。",
    "贯彻“四个意识”“四个自信”，见《澄川市实施〈中华人民共和国水法〉办法》和《水土保持法实施条例》。",
    "一、办理\n1、申请\n（1）填表\n（2）交表\n2、受理\n3、送达\n二、监督\n1、投诉",
    "各单位：为做好汛期供水保障工作，现将有关事项通知如下，请认真遵照执行，特此通知\n澄川市水务局\n2026年3月1日",
    "乾隆年间的著名水利工程，瞭望塔和锺先生。",
    "第一篇　发展环境\n第二篇　主要任务\n第一章　总则\n全文如下。",
    "局域网地址192.168.1.20:8080，内网请找管理员。",
]


@pytest.mark.parametrize(("kind", "text", "quoted"), FOUND, ids=lambda each: str(each)[:16])
def test_what_is_wrong_is_pointed_at(kind: str, text: str, quoted: list[str]) -> None:
    assert sorted(of(kind, text)) == sorted(quoted)


@pytest.mark.parametrize("text", CLEAN, ids=lambda text: text[:12])
def test_what_is_right_is_left_alone(text: str) -> None:
    assert [(each.kind, each.quoted) for each in found(text)] == []


@pytest.mark.parametrize(
    ("kind", "text", "right"),
    [
        ("doubled", "公开招标招标情况。", "公开招标情况。"),
        ("widths", "经研究,现将方案(试行)印发:", "经研究，现将方案（试行）印发："),
        ("widths", "自２０２６年起。", "自2026年起。"),
        ("stray-blank", "公开人 员，到位。", "公开人员，到位。"),
        ("lost-date", "澄川市水务局\n2019312", "澄川市水务局\n2019年3月12日"),
        ("id-card", "证号11010519491231002X。", "证号110***********002X。"),
        ("bank-card", "卡号6222020000000000000。", "卡号6222***********0000。"),
        ("phone", "电话13800138000。", "电话138****8000。"),
        ("repeated", "水务局工作总结\n水务局工作总结\n正文。", "水务局工作总结\n正文。"),
    ],
)
def test_where_the_fix_is_sure_it_is_offered(kind: str, text: str, right: str) -> None:
    (finding,) = [each for each in found(text) if each.kind == kind]
    assert fixed(text, finding) == right
    assert kind not in {each.kind for each in found(right)}


def test_a_roster_is_masked_column_by_column() -> None:
    rows = [f"{name} 11010519491231002X 1380013800{last}" for last, name in enumerate(("张三", "李四", "王五"))]
    text = "\n".join(["名单", *rows])
    (finding,) = [each for each in found(text) if each.kind == "roster"]
    assert finding.severity == BLOCK
    lines = fixed(text, finding).splitlines()
    assert lines == ["名单", *(f"{row[:2]} 110*************2X 138******0{row[-1]}" for row in rows)]


def test_two_lines_are_no_roster_and_each_number_is_told() -> None:
    text = "张三 13800138000\n李四 13800138001"
    assert [each.kind for each in found(text)] == ["phone", "phone"]


def test_secrets_and_cards_block_and_a_telephone_warns() -> None:
    severities = {each.kind: each.severity for each in found("绝密★ 证号11010519491231002X 电话13800138000")}
    assert severities == {"secrecy-mark": BLOCK, "id-card": BLOCK, "phone": WARN}


def test_own_places_are_fine_and_those_above_and_within() -> None:
    text = "四川省、攀枝花市和仁和区的安排"
    assert of("place", text, office="攀枝花市水利局") == []
    assert of("place", text, office="绵阳市水利局") == ["攀枝花市", "仁和区"]


def test_traditional_characters_are_read_as_well() -> None:
    assert of("place", "按照貴陽市的要求") == ["貴陽市"]
    assert of("total", "公開信息96條，其中機構概況19條、計劃總結3條、工作動態9條。") == ["96條"]


def test_the_office_s_own_lists_count() -> None:
    text = "商务局和平安县的做法，见《平安县志》。"
    assert of("foreign-name", text, foreign=("商务局",)) == ["商务局"]
    assert of("place", "临海市的做法", allowed=frozenset({"临海市"})) == []
    assert of("phone", "请拨13800138000", phones=frozenset({"13800138000"})) == []
    assert of("link", "见www.water.example.cn", hosts=frozenset({"example.cn"})) == []


def test_english_is_looked_at_for_what_it_can_have() -> None:
    content = "Call 13800138000 on the the [date] for internal use only."
    kinds = {each.kind for each in noticed("请排队等候", text_en=content) if each.field == "text_en"}
    assert kinds == {"phone", "doubled", "placeholder", "secrecy-mark"}


def test_a_heading_of_last_year_over_this_year_s_text() -> None:
    (finding,) = [each for each in found("2026年全市供水平稳。", title="2025年供水情况") if each.kind == "old-heading"]
    assert (finding.field, finding.quoted, finding.suggestion) == ("title.zh-Hans", "2025", "2026")
    assert [
        each for each in found("2025年1月至12月供水平稳。", title="2025年供水情况") if each.kind == "old-heading"
    ] == []


def test_a_plan_for_the_year_that_is_reported_on() -> None:
    text = "现将2025年工作总结如下：\n供水平稳。\n三、存在的问题及2025年工作\n2026年，我局将继续努力。"
    assert of("old-plan", text) == ["2025"]


def test_a_notice_of_a_day_long_past() -> None:
    assert [each.quoted for each in noticed("定于2025年3月22日举行节水宣传，欢迎参加。")] == ["2025"]
    assert noticed("定于2026年12月22日举行节水宣传，欢迎参加。") == []


def test_the_same_paragraphs_further_down_are_one_finding() -> None:
    paragraph = "我局紧紧围绕全市经济社会发展目标，结合水利行业实际，做好各项供水节水工作，保障群众用水安全。"
    text = f"{paragraph}\n二、别的。\n{paragraph}\n"
    (finding,) = [each for each in found(text) if each.kind == "repeated"]
    assert finding.start == text.rindex(paragraph)


def test_the_same_text_that_is_out_already_is_named() -> None:
    around = surroundings(published=lambda field, text: "notice:7" if field == "text" and text else None)
    (finding,) = noticed("因供水主管更新改造，今晚十时起停水。", around=around)
    assert (finding.kind, finding.values["where"]) == ("same", "notice:7")


def test_a_page_that_is_turned_before_it_is_read_is_advice() -> None:
    around = surroundings(rects=[[0, 0, 1344, 680]])
    (finding,) = noticed("供水" * 7 + "，" + "节水" * 13 + "。", kind="page", around=around)[-1:]
    assert (finding.kind, finding.severity, finding.field, finding.quoted, finding.suggestion) == (
        "short-time", ADVICE, "seconds", "", "32",
    )  # fmt: skip
    (finding,) = noticed("请排队", speed=120)
    assert (finding.kind, finding.field, finding.quoted, finding.suggestion) == ("fast", "speed", "120", "80")


def test_an_address_in_a_code_to_take_away_is_advice() -> None:
    (finding,) = noticed("扫码带走", kind="qr", code="https://www.example.com/")
    assert (finding.kind, finding.field, finding.severity) == ("link", "code", ADVICE)


def test_every_text_of_a_record_is_looked_at_where_it_stands() -> None:
    from content.desk.checks import run

    content = {
        "title": {"zh-Hans": "取水许可", "en": "Permit XX"},
        "materials": [{"name": {"zh-Hans": "申请表"}}, {"name": {"zh-Hans": "x县证明"}}],
        "document_number": "澄水〔xxxx〕5号",
        "flags": ["title-missing: xxxx"],
    }
    fields = [each.field for each in run("guide", content, surroundings())]
    assert fields == ["title.en", "materials.1.name.zh-Hans", "document_number"]
