"""Forty things that people come to a lobby for, each told once as somebody does it, from the first page on.

`>` goes on to what says these words, `[...]` is typed by the keys on the screen, `=` is read in the end, `!` is never.
"""

import re
from typing import Final, NamedTuple

from tests.browser.kiosk.visitors import Visitor

HANS: Final = """
办取水许可在哪个窗口，不走楼梯怎么走 > 办事指南 > 取水许可 > 带我去 > 无障碍路线 = 2号窗口 ! 楼梯
我想打口井浇地 > 您要查什么 [dajing] > 取水许可 = 2号窗口 = 20 个工作日 = 不收费
806室在哪，我坐轮椅 > 您要查什么 [806] > 806 > 无障碍路线 = 电梯到8楼 = 806室 ! 楼梯
挖沙被罚，依据是哪条法律 > 权责清单 > 行政处罚 > 采砂 = 河道管理条例
看2024年的年报 > 信息公开 > 综合政务 > 政务公开 > 2024年政府信息公开工作年度报告 = CCSW-2025-00002 = 438
交水费 > 您要查什么 [shuifei] > 怎样交水费 = 107室 = 7号窗口
新房接自来水到几号窗口 > 办事指南 > 自来水接水 = 4号窗口
接自来水要多少钱 > 办事指南 > 自来水接水 = 费用 = 不收费
半夜发大水打什么电话 > 找谁办 > 水旱灾害防御科 = 0999-5550110全天有人值守
防汛值班室在几楼 > 找谁办 > 水旱灾害防御科 = 1101
办水土保持方案要带什么 > 办事指南 > 水土保持方案审批 = 要带什么 = 水土保持方案报告
取水许可的申请表在哪拿 > 办事指南 > 取水许可 = 取水许可申请书（空白表）
河边架桥，法定要多少天批 > 办事指南 > 河道管理范围内建设项目 = 3号窗口 = 法定时限
投诉打什么电话 > 单位概况 = 0999-5550112
电梯在哪儿 > 楼层导览 > 政务服务大厅 > 1号电梯 > 带我去 = 1号电梯
阅览室怎么走 > 您要查什么 [yls] > 公共阅览室 = 2楼 = 公共阅览室
申请信息公开到哪个窗口，多久答复 > 单位概况 > 怎样申请公开政府信息 = 8号窗口 = 20个工作日
找文号澄水〔2026〕36号的文件 > 您要查什么 [cs202636] > 2025年澄川市水资源公报 = 〔2026〕36号
找索引号CCSW-2026-00001 > 您要查什么 [ccsw-2026-00001] > 2025年政府信息公开工作年度报告 = CCSW-2026-00001
只会打首字母：qsxk > 您要查什么 [qsxk] > 取水许可 = 45 个工作日
字太小，先换长辈版，再看自来水报停 > 长辈版 > 办事指南 > 自来水断水 = 5号窗口
水渠归谁管，找哪个科 > 您要查什么 [qudao] > 农村水利科 = 901室
水务局一共有多少项权力，每类几项 > 权责清单 = 49 = 31
今年部门预算 > 您要查什么 [bmys] > 2026年澄川市水务局部门预算 = CCSW-2026-00003
翠湖小区哪天停水 > 全部通知 = 翠湖小区停水
看11楼的平面图 > 楼层导览 > 11楼 = 1101室
有没有给孩子喂奶的地方 > 您要查什么 [muying] > 母婴室 = 104室
不给批怎么办，能复议吗 > 办事指南 > 取水许可 = 六十日内向澄川市人民政府申请行政复议
工地拖欠工资，找谁 > 您要查什么 [qianxin] > 工程建设科 = 801室 = 0999-5550105
"""
HANT: Final = """
水資源科在五樓哪一間 > 繁體中文 > 樓層 > 水資源科 > 501室 > 帶我去 = 501室
接自來水要帶什麼 > 繁體中文 > 辦事指南 > 自來水接水 = 4號窗口 = 不收費 = 居民身份證
"""
EN: Final = """
I want to drill a well for irrigation > English > looking for? [drill a well] > Water abstraction = Counter 2 = No fee
Where is room 806? I use a wheelchair > English > looking for? [806] > 806 > Without steps = Room 806 ! stairs
Which law lets you fine for sand digging? > English > Powers and duties > Penalties > taking sand = River Administration
Annual report 2024 > English > looking for? [annual report 2024] > 2024 = CCSW-2025-00002 = 438
Pay the water bill > English > looking for? [water bill] > How to pay = room 107 = Counter 7
Where is the toilet? > English > looking for? [toilet] > Toilet = oilet
How do I ask for information, and where? > English > About us > How to ask for information = counter 8 = 20 working days
What are your office hours? > English > About us = 9:00–12:00 and 13:30–17:00
No water in our village: whom do I see? > English > Who do I see? > Rural water supply = Room 901 = 0999-5550107
Flood duty by wheelchair > English > Who do I see? > Flood and Drought > Take me there > Without steps = 1101 ! stairs
"""


class Errand(NamedTuple):
    words: str
    lang: str
    steps: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return self.words

    def run(self, visitor: Visitor) -> None:
        verbs = {">": visitor.chooses, "[": visitor.types, "=": visitor.reads, "!": visitor.never_reads}
        for sign, words in self.steps:
            verbs[sign](words)


def _errand(line: str, lang: str) -> Errand:
    words, *rest = re.split(r" ([>=![]) ?", line)
    steps = zip(rest[::2], (each.rstrip("]") for each in rest[1::2]), strict=True)
    return Errand(words, lang, tuple(steps))


ERRANDS: Final = [
    _errand(line, lang)
    for lang, lines in (("zh-Hans", HANS), ("zh-Hant", HANT), ("en", EN))
    for line in lines.strip().splitlines()
]
