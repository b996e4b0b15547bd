"""Search over everything that a visitor may see: by hanzi of either form, pinyin, initials, English, numbers."""

from kiosk.search.pages import search

__all__ = ["search"]
