"""Read aloud: where in which recording the words of an element are spoken. The recordings came with the edition; what a
record says of its own is read without trust."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from flask import Blueprint, url_for
from markupsafe import Markup

from content.published.phrases import RECORD as PHRASES
from kiosk.holding import Holding
from kiosk.language import language
from kiosk.notices import Notice
from kiosk.records import Records

Ms = int
PLAYS: Final[Mapping[str, str]] = {"zh-Hans": "zh-Hans", "zh-Hant": "zh-Hans", "en": "en"}
"""What is spoken to a reader of each language."""
BLOB: Final = re.compile(r"[0-9a-f]{64}")
LONGEST: Final[Ms] = 24 * 3600 * 1000
REMEMBERED: Final = 256
"""Records whose marks are kept in memory; one of a guide takes some 10 KB."""
# Taken out of the card by SQLite, since of sixty rows in a list each has a card of its own.
VOICE: Final = "SELECT json_extract(card, '$.voice') FROM record WHERE id = ?"


def aloud(holding: Holding) -> Blueprint:
    """No page of its own; gives every template `voice(record id, path, ...)`, `said(phrase, ...)`, and the filter
    `heard`, which makes of either the mark of an element."""
    blueprint = Blueprint("aloud", __name__)
    standing: list[Spoken] = []

    def spoken() -> Spoken | None:
        records = holding.view.records
        if records is not None and not (standing and standing[0].records is records):
            standing[:] = [Spoken(records)]
        return next(iter(standing), None)

    @blueprint.app_template_global()
    def voice(record_id: str, *paths: str) -> str:
        """For data-voice: the clips that say these parts of a record, one after another; empty where none does."""
        found = spoken()
        clips = found.clips(record_id, PLAYS[language()]) if found else {}
        return " ".join(clips[path] for path in paths if path in clips)

    @blueprint.app_template_global()
    def voices(parts: Iterable[tuple[str, str]]) -> str:
        """As `voice`, of parts of several records: pairs of a record and a path in it."""
        return " ".join(clip for record, path in parts if (clip := voice(record, path)))

    @blueprint.app_template_global()
    def voice_in(told: object, *paths: str) -> str:
        """As `voice`, of a record of which the field is at hand."""
        clips = clips_of(told, PLAYS[language()])
        return " ".join(clips[path] for path in paths if path in clips)

    @blueprint.app_template_global()
    def said(*keys: str) -> str:
        """For data-voice: the clips of fixed words, keys of content.published.phrases."""
        return voice(PHRASES, *keys)

    blueprint.add_app_template_global(alert_voice)
    blueprint.add_app_template_global(sounded)
    blueprint.add_app_template_filter(heard)
    return blueprint


def heard(clips: str) -> Markup:
    """The attribute that says so; an element without clips has none."""
    return Markup(' data-voice="{}"').format(clips) if clips else Markup()


def alert_voice(notice: Notice) -> str:
    """As `voice`, of an emergency: what came with its programme; empty where nothing did."""
    words = notice.sound.words if notice.sound else ()
    return " ".join(_whole(blob, length) for lang, blob, length in words if lang == PLAYS[language()])


def sounded(notice: Notice) -> Markup:
    """The attributes that say what is heard of an emergency, and since when; none where it is silent."""
    sound = notice.sound
    if sound is None:
        return Markup()
    words = " ".join(_whole(blob, length) for _, blob, length in sound.words)
    return Markup(' data-tone="{}" data-anchor="{}" data-every="{}" data-words="{}"').format(
        sound.tone, sound.anchor, sound.every or "", words
    )


def _whole(blob: str, length: Ms) -> str:
    return f"{url_for('assets.recording', sha=blob)}#t=0,{_seconds(length)}"


class Spoken:
    """The voices of one edition's records. Any thread may ask."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.clips = lru_cache(REMEMBERED)(self._clips)

    def _clips(self, record_id: str, lang: str) -> Mapping[str, str]:
        return clips_of(self._voice(record_id), lang)

    def _voice(self, record_id: str) -> Any:
        try:
            with self.records.reading() as index:
                (text,) = index.execute(VOICE, (record_id,)).fetchone() or (None,)
            return json.loads(text) if text else None
        except (sqlite3.Error, TypeError, ValueError, RecursionError):
            return None


def clips_of(voice: object, lang: str) -> Mapping[str, str]:
    """By path: the address of the recording and from where to where in seconds, as a media fragment (W3C Media
    Fragments URI 1.0, 4.2.1)."""
    found = recorded(voice, lang)
    if found is None:
        return {}
    sha, marks = found
    address = url_for("assets.recording", sha=sha)
    return {path: f"{address}#t={_seconds(start)},{_seconds(end)}" for path, (start, end) in marks.items()}


def recorded(voice: object, lang: str) -> tuple[str, dict[str, tuple[Ms, Ms]]] | None:
    """The SHA-256 of the recording in `lang`, and by path from where to where. None when the field says no such thing;
    a mark that is none is left out, of two for one path the first counts."""
    told = voice.get(lang) if isinstance(voice, Mapping) else None
    sha = told.get("blob") if isinstance(told, Mapping) else None
    if not isinstance(told, Mapping) or not isinstance(sha, str) or not BLOB.fullmatch(sha):
        return None
    marks: dict[str, tuple[Ms, Ms]] = {}
    for path, start, end in _marks(told.get("marks")):
        marks.setdefault(path, (start, end))
    return sha, marks


def _marks(value: object) -> Iterator[tuple[str, Ms, Ms]]:
    for mark in value if isinstance(value, list) else ():
        match mark:
            case [str(path), int(start), int(end)] if 0 <= start < end <= LONGEST and not isinstance(start, bool):
                yield path, start, end


def _seconds(ms: Ms) -> str:
    return f"{ms // 1000}.{ms % 1000:03}"
