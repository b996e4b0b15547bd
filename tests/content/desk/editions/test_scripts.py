"""Words of offices that a dictionary takes for other ones."""

import pytest

from content.desk.editions.scripts import completed


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("不服的可以申请行政复议", "不服的可以申請行政復議"),
        ("由税务机关征收", "由稅務機關徵收"),
        ("，并为行动不便的居民送水", "，並為行動不便的居民送水"),
        ("洗衣水冲厕", "洗衣水沖廁"),
        ("监理签认", "監理簽認"),
        ("上游，下游", "上游，下游"),
        ("合并为一次检查", "合併為一次檢查"),
        ("污水处理", "污水處理"),
        ("发布和公布", "發布和公布"),
        ("为群众在这里核定", "為群眾在這裡核定"),
    ],
)
def test_an_office_word_gets_its_own_traditional_characters(simplified: str, traditional: str) -> None:
    content, derived = completed({"text": {"zh-Hans": simplified}})
    assert content["text"]["zh-Hant"] == traditional
    assert derived == ["zh-Hant"]


def test_everyday_words_and_keywords_are_written_in_traditional_characters_too() -> None:
    plan = {"features": [{"properties": {"words": ["开水"]}}]}
    content, _ = completed({"words": ["举报排污"], "keywords": ["节水", "打井"], "words_en": ["well"], "plan": plan})
    assert (content["words_hant"], content["keywords_hant"]) == (["舉報排污"], ["節水", "打井"])
    assert content["plan"]["features"][0]["properties"]["words_hant"] == ["開水"]
    assert content["words"] == ["举报排污"]
