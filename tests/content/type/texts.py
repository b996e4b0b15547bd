"""Texts as offices write them: Chinese with figures, words, brackets and quotations in between, for hypothesis."""

from hypothesis import strategies as st

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=30)
SPOKEN = st.sampled_from(
    ["，", "。", "、", "；", "：", "？", "！", "……", "——", "·", "％", "（", "）", "《", "》", "“", "”"]
)
LATIN = st.sampled_from(
    ["Meeting", "AVATAR", "To", "We", "office", "1104", "15:30", "3.5%", "m³/s", " ", "a", "(2026)"]
)
RARE = st.sampled_from(["𬭚", "𫟦", "觩", "鼠疆赢灌", "é", "e\u0301", "Ω"])

texts = st.lists(st.one_of(HAN, HAN, SPOKEN, LATIN, RARE), max_size=30).map("".join)
english = st.lists(st.sampled_from(["flood", "AV", "To", "river", "office,", "12:30", "—", "…", "“ok”"])).map(" ".join)
