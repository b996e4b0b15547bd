"""Words in pieces that one voice can say: hanzi as numbered pinyin, Latin words as English. Pure."""

import re
from functools import lru_cache
from importlib.metadata import version
from typing import Final, NamedTuple

from . import english, wording

ZH: Final = "zh-Hans"
EN: Final = "en"
# Rises when the same words are read in another way, so that they are spoken anew.
READING: Final = 1
PAUSES: Final = str.maketrans(
    dict.fromkeys("，、：:,（）()—–-－~～·/|｜〔〕[]【】；;", ", ")
    | dict.fromkeys("。！？.!?…\n", ". ")
    | dict.fromkeys("《》“”‘’「」『』〈〉\"'`#*_", " ")
)
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z'’&.+-]*(?:\s+[A-Za-z][A-Za-z'’&.+-]*)*")
_HANZI: Final = re.compile(r"([\u3400-\u9fff\U00020000-\U0003ffff]+)")
_SYLLABLE: Final = re.compile(r"[a-zü]+[1-5]")
_ACRONYM: Final = re.compile(r"\b[A-Z]{2,5}\b")
_NOISE: Final = re.compile(r"[^\w\s.,;:!?'’()%&+/°£$€@–—-]")


class Piece(NamedTuple):
    """What one voice says in one go, as that voice takes it: numbered pinyin, or English words."""

    lang: str
    words: str


@lru_cache
def reading_version() -> str:
    """What besides the words decides on how they are read."""
    return f"{READING}/{version('pypinyin')}"


def pieces(text: str, lang: str) -> list[Piece]:
    """In their order; none when there is nothing that can be said."""
    return _english(text) if lang == EN else _chinese(text)


def _english(text: str) -> list[Piece]:
    """Hanzi inside English are left to the voice of their own language."""
    found: list[Piece] = []
    for part in _HANZI.split(english.as_said(text)):
        if _HANZI.match(part):
            found += _mandarin(part)
        elif words := _spelt(part):
            found.append(Piece(EN, words))
    return found


def _spelt(text: str) -> str:
    """English without signs that a voice would call by their names; empty without a letter or digit."""
    words = _NOISE.sub(" ", text)
    words = _ACRONYM.sub(lambda found: " ".join(found[0]), words)
    words = " ".join(words.split())
    return words if any(each.isalnum() for each in words) else ""


def _chinese(text: str) -> list[Piece]:
    said, place = wording.as_said(text), 0
    found: list[Piece] = []
    for latin in _LATIN.finditer(said):
        found += _mandarin(said[place : latin.start()])
        if words := _spelt(latin[0]):
            found.append(Piece(EN, words))
        place = latin.end()
    return found + _mandarin(said[place:])


def _mandarin(text: str) -> list[Piece]:
    words = pinyin(text)
    return [Piece(ZH, words)] if _SYLLABLE.search(words) else []


def pinyin(text: str) -> str:
    """Hanzi as numbered syllables, by the phrase they stand in: 银行 as yin2 hang2; punctuation as pauses."""
    from pypinyin import Style, lazy_pinyin

    read = lazy_pinyin(
        text.translate(PAUSES),
        style=Style.TONE3,
        neutral_tone_with_five=True,
        tone_sandhi=True,
        errors=lambda signs: "".join(each if each in ",." else " " for each in signs),
    )
    return _settled(" ".join(_toned(each) if each[:1].isalpha() else each for each in read))


def _toned(syllable: str) -> str:
    """As the voice knows it: a syllable with a tone; anything else is silence."""
    bare = syllable.replace("ê", "e")
    if _SYLLABLE.fullmatch(bare):
        return bare
    return f"{bare}5" if re.fullmatch(r"[a-zü]+", bare) and re.search(r"[aeiouvü]", bare) else " "


def _settled(words: str) -> str:
    """One pause where several came together, the longest of them, and none before the first word."""
    words = re.sub(r"[\s,.]*\.[\s,.]*", " . ", words)
    words = re.sub(r"[\s,]*,[\s,]*", " , ", words)
    return " ".join(words.split()).lstrip("., ")
