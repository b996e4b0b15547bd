"""Records of an office that does not exist: titles and bodies put together from what such offices write about."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any, Final


def _words(text: str) -> list[str]:
    return text.split()


PLACES: Final = _words(
    "全市 城区 东岸 西坝 南渠 北塘 上游 下游 清渠路 柳湾 青石 云岭 双桥 白沙 长滩 石门 河口 新圩 古渡 竹溪"
)
SUBJECTS: Final = _words(
    "取水许可 水资源论证 水土保持 河道采砂 防汛抗旱 农村供水 节约用水 水费征收 管网改造 水库除险加固 山洪灾害防治"
    " 地下水监测 河湖划界 灌区续建 水质检测 用水计划 泵站运行 堤防巡查 小水电整治 水价调整 移民后期扶持 水文测报"
    " 行政执法 安全生产 工程验收 招标投标 资金使用 规划编制 应急演练 信息公开"
)
ACTS: Final = _words(
    "加强 规范 推进 落实 开展 组织 做好 完善 明确 下达 调整 公布 核定 督促 检查 批准 委托 汇总 评估 公示"
)
THINGS: Final = _words(
    "管理工作 实施方案 年度计划 工作要点 考核办法 检查情况 审批结果 初步设计 补助资金 技术规程 责任分工 整改措施"
    " 监测数据 统计报表 信用评价 应急预案 巡查制度 收费标准 验收意见 办理时限 申请材料 现场勘验 专家评审 听证程序"
)
GENRES: Final = _words("通知 公告 批复 意见 办法 决定 报告 函 公示 方案")
LINKS: Final = _words("按照 依据 结合 围绕 针对 根据 对照 围绕着")
ENDS: Final = _words("月底前报送 由科室负责落实 接受社会监督 确保取得实效 不得擅自变更 应当书面告知 逾期不予受理")
WORDS: Final = _words("water permit river plan notice report flood supply works safety fees survey")
FIRST_DAY: Final = date(2015, 1, 5)
DAYS: Final = 4300
TOPICS: Final = [f"{a}{b}{c}" for a, b, c in product("ABCDE", "123456", "abcd")]
DEPARTMENTS: Final = _words(
    "water-resources soil-water river-lake engineering supply rural-water permits flood-control"
)


def records(count: int, seed: int = 1) -> Iterator[tuple[str, dict[str, Any]]]:
    """`count` catalog records: titles of about 23 hanzi, bodies of about 980; always the same for a seed."""
    random = Random(seed)  # noqa: S311 no secret
    clauses = [clause(random) for _ in range(6000)]
    for number in range(1, count + 1):
        day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        index_number = f"CCSW-{day.year}-{number:06}"
        yield f"catalog/{index_number}", _paper(random, clauses, index_number, number, day)


def _paper(random: Random, clauses: list[str], index_number: str, number: int, day: date) -> dict[str, Any]:
    genre, name = random.choice(GENRES), title(random)
    return {
        "title": {"zh-Hans": name, "zh-Hant": name, "en": f"{' '.join(random.sample(WORDS, 3)).capitalize()} {number}"},
        "index_number": index_number,
        "document_number": f"澄水〔{day.year}〕{number % 400 + 1}号",
        "issuer": {"zh-Hans": "澄川市水务局", "en": "Chengchuan Water Bureau"},
        "written_on": day.isoformat(),
        "published_on": (day + timedelta(days=random.randrange(20))).isoformat(),
        "topic": random.choice(TOPICS),
        "genre": {"zh-Hans": genre, "en": "Paper"},
        "department": random.choice(DEPARTMENTS),
        "validity": "valid",
        "attribute": "open",
        "keywords": [random.choice(SUBJECTS), random.choice(THINGS), random.choice(SUBJECTS)],
        "body": {"zh-Hans": "\n".join(paragraph(random, clauses) for _ in range(8))},
    }


def title(random: Random) -> str:
    """8 to 30 hanzi."""
    place, subject = random.choice(PLACES), random.choice(SUBJECTS)
    about = f"{random.choice(ACTS)}{subject}{random.choice(THINGS)}"
    more = f"和{random.choice(SUBJECTS)}{random.choice(THINGS)}" if random.random() < 0.5 else ""
    return f"关于{place}{about}{more}的{random.choice(GENRES)}"


def clause(random: Random) -> str:
    """About 14 hanzi."""
    return (
        f"{random.choice(LINKS)}{random.choice(PLACES)}{random.choice(SUBJECTS)}{random.choice(THINGS)}"
        f"{random.choice(ACTS)}{random.choice(SUBJECTS)}"
    )


def paragraph(random: Random, clauses: list[str]) -> str:
    """About 120 hanzi."""
    return "，".join(random.choices(clauses, k=5)) + "，" + random.choice(ENDS) + "。"
