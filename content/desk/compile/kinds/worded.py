"""Text that scrolls or turns its pages; the English wording follows as an item of its own."""

from collections.abc import Callable, Mapping
from typing import Any

from content.desk.compile.layout import page_box, page_px, scroll_ms, scroll_px, speed
from content.desk.compile.parts import Ms, Part
from content.desk.compile.setting import Setting, in_traditional
from content.desk.editions.scripts import HANS

SECONDS = 15
Item = Mapping[str, Any]


def scroll(setting: Setting) -> tuple[Part, ...]:
    def laid_out(text: str) -> tuple[Item, Ms]:
        line = " ".join(filter(None, map(str.strip, text.splitlines())))
        px = scroll_px(setting.rect)
        width_px = setting.measure.width(line, px)
        pace = speed(px, setting.content.get("speed"))
        item = {"kind": "scroll", "text": line, "px": px, "width_px": width_px, "speed": pace}
        return item, scroll_ms(setting.rect, width_px, pace)

    return _worded(setting, laid_out)


def page(setting: Setting) -> tuple[Part, ...]:
    def laid_out(text: str) -> tuple[Item, Ms]:
        px = page_px(setting.rect)
        pages = setting.measure.wrap(text, px, *page_box(setting.rect, px))
        page_ms = setting.seconds(SECONDS)
        item = {"kind": "page", "text": text, "pages": pages, "page_ms": page_ms, "px": px}
        return item, page_ms * len(pages)

    return _worded(setting, laid_out)


def _worded(setting: Setting, laid_out: Callable[[str], tuple[Item, Ms]]) -> tuple[Part, ...]:
    texts = (("", HANS, setting.content.get("text")), ("-en", "en", setting.content.get("text_en")))
    return tuple(
        setting.part(suffix, {**item, **written, "lang": lang, **setting.manner}, duration)
        for suffix, lang, text in texts
        if text
        for written in [in_traditional(text) if lang == HANS else {}]
        for item, duration in [laid_out(text)]
    )
