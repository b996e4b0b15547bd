"""Pictures one after another, and the pages of documents, which are pictures made of them when they were uploaded."""

from collections.abc import Mapping
from typing import Any

from content.desk.compile.material import Medium
from content.desk.compile.parts import Part
from content.desk.compile.setting import Setting

PICTURE_SECONDS, PAGE_SECONDS = 10, 15


def image(setting: Setting) -> tuple[Part, ...]:
    stays = setting.seconds(PICTURE_SECONDS)
    return tuple(
        setting.part(_suffix(place), _picture(setting, "image", blob, setting.material.media[blob]), stays)
        for place, blob in enumerate(setting.content["media"])
    )


def document(setting: Setting) -> tuple[Part, ...]:
    stays = setting.seconds(PAGE_SECONDS)
    found = [setting.material.media[blob] for blob in setting.content["media"]]
    pages = [(blob, medium) for medium in found for blob in medium.pages]
    return tuple(
        setting.part(
            _suffix(place),
            {**_picture(setting, "document", blob, medium), "page": place + 1, "pages": len(pages)},
            stays,
        )
        for place, (blob, medium) in enumerate(pages)
    )


def _picture(setting: Setting, kind: str, blob: str, medium: Medium) -> Mapping[str, Any]:
    item = {"kind": kind, "blob": blob, "media_type": medium.media_type, "fit": "contain"}
    return item | {name: words for name, words in setting.texts().items() if name != "text_en"}


def _suffix(place: int) -> str:
    return f"-{place + 1}" if place else ""
