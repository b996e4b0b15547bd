"""The language of whoever sits at the console, as their environment says it; English for any that is not Chinese."""

import os
from collections.abc import Mapping

from babel.support import NullTranslations

from content.desk.pages.language import CATALOGUES, CHINESE, compiled


def catalogue(environment: Mapping[str, str] = os.environ) -> NullTranslations:
    asked = next((told for name in _NAMES if (told := environment.get(name))), "")
    if not asked.lower().startswith("zh"):
        return NullTranslations()
    return compiled(CATALOGUES / CHINESE.locale / "LC_MESSAGES")


_NAMES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
