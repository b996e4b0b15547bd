"""A day as people say it: 12月18日（星期五）, Friday 18 December; with its year only where that is another one."""

from datetime import date, datetime
from typing import Final

from babel.dates import format_date

from kiosk.language import LOCALES, language

PATTERNS: Final = {"en": ("EEEE d MMMM", "EEEE d MMMM y")}
CHINESE: Final = ("M月d日（EEEE）", "y年M月d日（EEEE）")


def day_words(day: date, seen_from: date) -> str:
    """In the language of the page. `seen_from` is the day on which it is read."""
    near, far = PATTERNS.get(language(), CHINESE)
    return str(format_date(day, near if day.year == seen_from.year else far, locale=LOCALES[language()]))


def day_said(day: date) -> tuple[str, str]:
    """Keys of what says it aloud, in the order of the language."""
    month, number = f"month.{day.month}", f"day.{day.day}"
    return (number, month) if language() == "en" else (month, number)


def clock_words(moment: datetime) -> str:
    """9:00, 13:30"""
    return f"{moment.hour}:{moment.minute:02}"
