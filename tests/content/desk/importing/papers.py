"""Fictitious documents with the noise that real ones have, and the same words stored in every format."""

import io
import zipfile
from collections.abc import Sequence

import docx
import openpyxl

REPORT = """澄川市水务局2025年节约用水工作总结

来源:澄川市水务局     发布时间:2026-01-20     阅读次数: 37

  2025年,我局围绕节水型社会建设,持续推进城乡节约用水,现将有关情况总结如下。

一、主要做法

(一)加强计划用水管理。全年核定计划用水户一百二十户,对超计划用水的单位及时提醒,督促其查找原因。

(二)开展节水宣传。在世界水日、中国水周期间走进学校和社区,发放节水手册,讲解家庭节水方法。

二、下一步打算

继续完善用水定额管理,推广节水器具,把节约用水落到每一个环节。

澄川市水务局

2026年1月15日

责任编辑: 某编辑   审核: 某审核

点击下载此文件

相关推荐
-
没有关键字相关信息!
"""

TRADITIONAL = """澄川市水務局2025年政府信息公開工作年度報告

example-water.com     發布時間:2026-02-10     來源:澄川市水務局      選擇閱讀字號:[ ]     閱讀次數:

根據《中華人民共和國政府信息公開條例》的要求,編制本年度報告,向社會公開。

一、總體情況

我局堅持以公開為常態,不斷完善制度,規範程序,方便群眾了解水務工作。

二、存在的問題

公開內容的深度還需要加強,解讀的形式比較單一。

\u00a0

                     澄川市水務局

               202629

審核: 某某   責任編輯: 某某

點擊下載此文件
"""

_DIKE = (
    "今年以来,我们组织技术人员对全市堤防开展拉网式排查,逐段登记险工险段,建立台账,明确责任人和整改期限,确保安全度汛。",
    "我们坚持边查边改,对排查出的问题实行销号管理,一般问题当场整改,较大问题限期整改,重大问题挂牌督办,整改完成后组织验收。",
    "我们加强值班值守,汛期实行二十四小时值班,遇有强降雨及时会商研判,提前发布预警信息,转移危险区域群众。",
)
COLLECTION = "\n".join(
    (
        "第一篇:水务局堤防巡查工作总结",
        "水务局堤防巡查工作总结",
        "小编寄语:堤防巡查是防汛的重要环节。下面是小编为大家整理的工作总结,希望可以帮到您!",
        *_DIKE,
        "第二篇:县水务局堤防工作总结",
        "县水务局堤防工作总结",
        "各位领导:现将xxxx年堤防工作汇报如下。",
        "第三篇:水务局堤防巡查工作总结",
        *(line.replace("全市", "全县").replace("及时会商", "立即会商") for line in _DIKE),
    )
)

LETTERHEAD = """澄川市水务局文件

澄水〔2026〕12号

澄川市水务局关于印发
《澄川市农村供水工程运行管理办法》的通知

各镇人民政府,局属各单位:
现将《澄川市农村供水工程运行管理办法》印发给你们,请结合实际认真贯彻执行。此前印发的澄水〔2019〕3号文件同时废止。

澄川市水务局
二〇二六年三月十二日
"""

GUIDE = """澄川市水务局取水许可办事指南
一、事项名称:取水许可
二、事项类型:行政许可
三、实施主体:澄川市水务局
四、设定依据
1.《中华人民共和国水法》第四十八条:直接从江河、湖泊或者地下取用水资源的单位和个人,应当申请领取取水许可证。
2.《取水许可和水资源费征收管理条例》第二条
五、申请条件
(一)符合水资源综合规划。
(二)不损害第三者合法权益。
六、申请材料
1.取水许可申请书(原件2份)
2.水资源论证报告
七、办理流程
1.受理:窗口接收材料并出具凭证。
2.审查:组织专家评审和现场勘验。
3.决定
八、法定时限:45个工作日
九、承诺时限:20个工作日(不含专家评审)
十、收费标准:不收费
十一、咨询电话:0999-5550123
十二、交通指引:公交3路到清渠路站下车。
十三、监督投诉方式:到办公室反映
"""


def as_docx(text: str, *, header: str = "") -> bytes:
    document = docx.Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for line in text.splitlines():
        document.add_paragraph(line)
    return saved(document)


def saved(document: object) -> bytes:
    held = io.BytesIO()
    document.save(held)  # type: ignore[attr-defined]
    return held.getvalue()


def as_xlsx(rows: Sequence[Sequence[object]], **sheets: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for name, further in sheets.items():
        sheet = book.create_sheet(name)
        for row in further:
            sheet.append(list(row))
    return saved(book)


def as_pdf(pages: Sequence[Sequence[str]], *, extra: str = "", width: int = 900) -> bytes:
    """A small PDF whose lines are text in a Chinese font that every reader knows."""
    count = len(pages)
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(count))
    font = 3 + 2 * count
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode()]
    for number, lines in enumerate(pages):
        drawn = "".join(
            f"1 0 0 1 60 {780 - 24 * row} Tm <{line.encode('utf-16-be').hex()}> Tj\n" for row, line in enumerate(lines)
        )
        stream = f"BT /F1 12 Tf\n{drawn}ET".encode()
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} 820]/Resources<</Font<</F1 {font} 0 R>>>>"
            f"/Contents {4 + 2 * number} 0 R>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    objects.append(
        f"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        f"/DescendantFonts[{font + 1} 0 R]>>".encode()
    )
    objects.append(
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"
    )
    return _file(objects, extra)


def _file(objects: Sequence[bytes], extra: str) -> bytes:
    out = b"%PDF-1.5\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + f"trailer<</Size {len(objects) + 1}/Root 1 0 R{extra}>>\nstartxref\n{start}\n%%EOF\n".encode()


def as_zip(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def repacked(data: bytes, **changed: bytes) -> bytes:
    """The office file with some parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return as_zip(**(parts | changed))
