"""What visitors did at kiosks, in the words of the page of numbers."""

from typing import Final

from .language import Word as _
from .words import Words

# The kiosk's pages by the first step of their address.
KIOSK_PAGES: Final[Words] = {
    "": _("First page"),
    "attract": _("Attract loop"),
    "guides": _("Office guides"),
    "departments": _("Departments"),
    "floors": _("Floors"),
    "route": _("Ways to a room"),
    "catalog": _("Public records"),
    "powers": _("Powers and duties"),
    "notices": _("Notices"),
    "about": _("About the office"),
    "search": _("Search"),
}
KIOSK_LANGUAGES: Final[Words] = {
    "zh-Hans": _("Simplified Chinese"),
    "zh-Hant": _("Traditional Chinese"),
    "en": _("English"),
}
MODES: Final[Words] = {
    "elder": _("Large text"),
    "contrast": _("High contrast"),
    "low": _("Low reach"),
    "aloud": _("Read aloud"),
}
IDLE: Final[Words] = {
    "stayed": _("Somebody was still there"),
    "over": _("Nobody was there any more"),
}
