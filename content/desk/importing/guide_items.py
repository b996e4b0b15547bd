"""The parts of an office guide that are lists: materials, steps, legal bases."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from .script import Script, fold

CELL: Final = " | "
_MANY: Final = "[一二三四五六七八九十]{1,3}"
_DIGITS: Final = r"\d{1,2}[、.．)](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]"
_NUMBER: Final = re.compile(rf"(?:{_DIGITS}|{_MANY}[、.．]|[(（]{_MANY}[)）]|[●■◆·-]) ?")
_WITHIN: Final = re.compile(rf"(?<=[。；;])(?={_DIGITS})")
_BRACKETED: Final = re.compile(r"(.+?) ?[(（]([^()（）]*(?:原件|复印|份|电子|扫描)[^()（）]*)[)）][。；;]?")
_COLUMNS: Final = {
    "name": ("材料名称", "名称", "申请材料", "材料"),
    "copies": ("份数", "材料份数", "数量"),
    "form": ("材料形式", "形式", "材料类型", "要求", "材料要求", "原件/复印件", "份数及要求"),
    "source": ("来源渠道", "来源", "材料来源", "出具单位"),
    "required": ("必要性", "是否必要", "必要程度"),
    "note": ("备注", "说明", "填报须知"),
}
_STEP: Final = re.compile(r"([^:：。；，,]{2,20})[:：] ?(.+)")
_NUMERALS: Final = r"[一二三四五六七八九十百零〇\d]+"
_ARTICLE: Final = rf"第{_NUMERALS}条(?:之[一二三四五])?(?:第{_NUMERALS}款)?(?:第?[(（]?{_NUMERALS}[)）]?项)?"
_LAW: Final = re.compile(
    rf"(?:根据|依据|按照)?(《[^》]+》(?:[(（][^)）]{{1,40}}[)）])?)[,，: ：]*({_ARTICLE})(?:规定)?[:：,， ]*(.*)"
)
_BETWEEN_LAWS: Final = re.compile(r"(?:[；;、，,]|(?<=[条款项])(?:和|及|以及))(?=《)")
_SENTENCE: Final = re.compile(r"(?<=[；;。])")
_CALLED: Final = re.compile(r"(?:(?:[一-鿿]{2})?(?:地点|地址|窗口)|(?P<hours>(?:[一-鿿]{2})?时间)) ?[:：] ?")
_HOUR: Final = re.compile(r"\d{1,2}[:：]\d\d|\d点|\d时|星期|周[一二三四五六日]|工作日|上午|下午|节假日")
_COPIES: Final = re.compile(r"\d{1,2}")


def items(lines: Sequence[str]) -> list[str]:
    """The entries of a list, each on a line of its own or numbered within one, without their numbers."""
    split = [piece for line in lines for piece in _WITHIN.split(line)]
    return [
        text for piece in split if (text := _NUMBER.sub("", piece, count=1).strip() if _NUMBER.match(piece) else piece)
    ]


def materials(lines: Sequence[str], script: Script) -> list[dict[str, Any]]:
    """From a table by its head, else one material a line with its form in brackets."""
    columns = _columns(lines[0]) if lines and CELL in lines[0] else {}
    if "name" in columns:
        rows = (_cells(line) for line in lines[1:])
        return [_row(columns, row, script) for row in rows if len(row) > columns["name"]]
    return [_material(text, script) for text in items([line.replace(CELL, " ") for line in lines])]


def steps(lines: Sequence[str], script: Script) -> list[dict[str, Any]]:
    return [dict(_step(text.replace(CELL, "："), script)) for text in items(lines)]


def articles(lines: Sequence[str], script: Script) -> tuple[list[dict[str, Any]], list[str]]:
    """The laws cited with an article; and the lines that cite none."""
    found, rest = [], []
    for text in (piece for item in items(lines) for piece in _laws(item)):
        match = _LAW.fullmatch(text)
        if match is None:
            rest.append(text)
            continue
        words = match[3] if match[3].strip("。；;、，, ") else ""
        named = {"law": match[1].replace("《", "", 1).replace("》", "", 1), "article": match[2], "text": words}
        found.append({field: {script: words} for field, words in named.items() if words})
    return found, rest


def place_and_hours(lines: Sequence[str]) -> dict[str, list[str]]:
    """What says where (visit_note) and what says when (hours), by what it is called or by what it looks like."""
    found: dict[str, list[str]] = {}
    for piece in (piece.strip("；; ") for line in lines for piece in _SENTENCE.split(line) if piece):
        called = _CALLED.match(fold(piece))
        when = called["hours"] if called else _HOUR.search(fold(piece))
        found.setdefault("hours" if when else "visit_note", []).append(piece[called.end() :] if called else piece)
    return found


def _laws(text: str) -> list[str]:
    """Several laws in one sentence, each by itself; as it stands where they are not all cited with an article."""
    pieces = _BETWEEN_LAWS.split(text)
    return pieces if all(map(_LAW.fullmatch, pieces)) else [text]


def _columns(head: str) -> dict[str, int]:
    cells = _cells(fold(head))
    return {field: cells.index(name) for field, names in _COLUMNS.items() for name in names[::-1] if name in cells}


def _cells(row: str) -> list[str]:
    # An empty cell leaves but one blank between its signs.
    return [cell.strip() for cell in row.split(CELL.strip())]


def _row(columns: dict[str, int], cells: Sequence[str], script: Script) -> dict[str, Any]:
    told = {field: cells[at] for field, at in columns.items() if at < len(cells) and cells[at]}
    copies = told.pop("copies", "")
    if copies:
        # A bare number is that of copies only under its heading.
        told["form"] = told.get("form", "") + (f"{copies}份" if _COPIES.fullmatch(copies) else copies)
    needed = fold(told.pop("required", "必要"))
    material: dict[str, Any] = {field: {script: words} for field, words in told.items()}
    return material | {"required": "非" not in needed and "否" not in needed}


def _material(text: str, script: Script) -> dict[str, Any]:
    match = _BRACKETED.fullmatch(text)
    if match is None:
        return {"name": {script: _phrase(text)}}
    return {"name": {script: match[1]}, "form": {script: match[2]}}


def _step(text: str, script: Script) -> Iterator[tuple[str, dict[str, str]]]:
    match = _STEP.fullmatch(text)
    yield "name", {script: match[1] if match else _phrase(text)}
    if match:
        yield "text", {script: match[2]}


def _phrase(sentence: str) -> str:
    return sentence.rstrip("。；;") or sentence
