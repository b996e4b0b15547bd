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
    "form": ("材料形式", "形式", "份数", "材料类型", "要求", "材料要求", "原件/复印件", "份数及要求"),
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
    for text in items(lines):
        match = _LAW.fullmatch(text)
        if match is None:
            rest.append(text)
            continue
        named = {"law": match[1].replace("《", "", 1).replace("》", "", 1), "article": match[2], "text": match[3]}
        found.append({field: {script: words} for field, words in named.items() if words})
    return found, rest


def _columns(head: str) -> dict[str, int]:
    cells = _cells(fold(head))
    return {field: cells.index(name) for field, names in _COLUMNS.items() for name in names[::-1] if name in cells}


def _cells(row: str) -> list[str]:
    # An empty cell leaves but one blank between its signs.
    return [cell.strip() for cell in row.split(CELL.strip())]


def _row(columns: dict[str, int], cells: Sequence[str], script: Script) -> dict[str, Any]:
    told = {field: cells[at] for field, at in columns.items() if at < len(cells) and cells[at]}
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
