"""What the pages say in each language: every .po of translations/<locale>/ joined in memory, no build step.

One file per part of the kiosk (frame.po, pages.po, floors.po, search.po), so that each part brings its own words.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask_babel import Domain, get_locale

FOLDER = Path(__file__).parent / "translations"


class Catalogues(Domain):  # type: ignore[misc]
    """The joined catalogue of each locale, read on first use."""

    def __init__(self, folder: Path = FOLDER) -> None:
        super().__init__(str(folder))
        self._folder = folder
        self._spoken: dict[str, NullTranslations] = {}

    def get_translations(self) -> NullTranslations:
        return self.of(str(get_locale()))

    def of(self, locale: str) -> NullTranslations:
        """The catalogue of this locale."""
        if locale not in self._spoken:
            self._spoken[locale] = compiled(self._folder / locale)
        return self._spoken[locale]


def compiled(folder: Path) -> NullTranslations:
    """The translations of one locale's folder; the message ids themselves where there is none."""
    if not folder.is_dir():
        return NullTranslations()
    binary = BytesIO()
    write_mo(binary, joined(folder))
    binary.seek(0)
    return Translations(binary)


def joined(folder: Path) -> Catalog:
    """One catalogue of all parts; where two parts translate the same words, the part first by name speaks."""
    whole: Catalog | None = None
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as source:
            part = read_po(source, locale=folder.name)
        whole = whole or Catalog(locale=folder.name)
        for message in part:
            if message.id and message.id not in whole:
                whole[message.id] = message
    return whole or Catalog(locale=folder.name)
