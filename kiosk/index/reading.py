"""How hanzi are read, and which are the traditional form of which. Only the index's own process imports this: the
libraries are large."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from kiosk.index.tokens import Other, is_latin, runs

HANZI: Final = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
MOST_READINGS: Final = 3
READ_MANY_WAYS: Final = frozenset(
    "行重长乐朝调曾单盛石大藏传弹当都发干给更还和好号会几间角教解看空累量了率没磨难宁铺奇强切区曲圈塞散色舍什省识似宿"
    "提挑通为系相校兴血要应载扎占着涨折只中种转钻作仇盖纪纶牟朴仆覃尉冼燕叶尹员查翟祭尾厦亳蚌泊堡埔陂圩莘荥浚涡洞降"
    "合卡卜车称乘冲处畜创答倒分佛夫杆观冠横呼华哗划晃混济夹假监见将结尽劲禁据卷论落埋脉蒙模抹宓弄排炮漂屏迫期绕任丧扇"
    "少折甚食数说遂拓委吓鲜巷旋削咽饮予与约晕轧炸正支直置主著仔咀柏伯便别参差颤场澄尺臭"
)
"""Hanzi with more than one reading in use, also in names of places and people; the rare readings of others mislead."""


def simplified() -> dict[str, str]:
    """Every character whose simplified form is another single character."""
    from opencc import OpenCC

    every = [chr(code) for first, end in HANZI for code in range(first, end)]
    converted = OpenCC("t2s").convert("\n".join(every)).split("\n")
    return {
        before: after for before, after in zip(every, converted, strict=True) if len(after) == 1 and before != after
    }


def syllables(folded: str) -> list[str]:
    """One for each character: pinyin without tones (ü is v), of Latin the letter itself."""
    return [each for run in runs(folded) for each in (run if is_latin(run) else _read(run))]


def others(folded: str, read: Sequence[str]) -> list[Other]:
    """What else a character may be read that stands in no phrase whose reading is known."""
    if READ_MANY_WAYS.isdisjoint(folded):
        return []
    from pypinyin.seg.mmseg import seg

    found, place = [], 0
    for word in seg.cut(folded):
        if word in READ_MANY_WAYS:
            found += [(place, each) for each in _readings(word) if each != read[place]]
        place += len(word)
    return found


@lru_cache(4096)
def _read(hanzi: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    found: Any = lazy_pinyin(hanzi, errors=_letters)
    if len(found) != len(hanzi):
        found = [_readings(each)[0] for each in hanzi]
    return tuple(_plain(each) or before for each, before in zip(found, hanzi, strict=True))


def readings(characters: Iterable[str]) -> dict[str, tuple[str, ...]]:
    return {each: _readings(each) for each in characters}


def common() -> list[str]:
    """The hanzi that people type: those of GB 2312."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return [each for row in rows if (each := row.decode("gb2312", "ignore"))]


@cache
def _readings(character: str) -> tuple[str, ...]:
    """The readings of one character, the usual one first; the character itself when it is no hanzi."""
    from pypinyin import Style, pinyin

    found: Any = pinyin(character, style=Style.NORMAL, heteronym=True, errors=_letters)
    plain = dict.fromkeys(filter(None, map(_plain, found[0])))
    return tuple(plain)[:MOST_READINGS] or (character,)


def _letters(text: str) -> Any:
    """What is no hanzi is its own reading, each character by itself."""
    return list(text)


def _plain(syllable: str) -> str:
    return "".join(each for each in syllable.lower() if each.isascii() and each.isalnum())
