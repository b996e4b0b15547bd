"""The largest part of a record's form, as functions: a guide has 120 texts in two languages, and a macro costs ten
times what these do."""

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

from config.written import written

from ..kept import kept
from ..language import gettext
from ..pieces import icon
from .controls import Control

TONGUES: Final = (("zh-Hans", "中文"), ("en", "English"), ("zh-Hant", "繁體"))


def text(of: Control, beside: str, below: str, found: Mapping[str, str]) -> Markup:
    """A text in its languages. beside: further attributes of each box; below: its hint and its mistake; found: what the
    checks found, by the field that it stands in."""
    label, path = written(of.label), written(of.path)
    needed = f' <span class="needed">{written(gettext("needed"))}</span>' if of.required else ""
    boxes = "\n".join(_box(of, tag, said, written(beside), found) for tag, said in TONGUES if _stands(of, tag))
    return Markup(  # noqa: S704  escaped
        f'<fieldset class="field" id="field-{path}">\n<legend>{label}{needed}</legend>\n'
        f'<div class="tongues">{boxes}</div>\n'
        f'<p class="gap">{icon("language")}{written(gettext("No English yet"))}</p>\n{written(below)}</fieldset>'
    )


def _stands(of: Control, tag: str) -> bool:
    """The third language has a box only where something is written in it."""
    return tag != "zh-Hant" or bool(of.value[tag])


def _box(of: Control, tag: str, said: str, beside: str, found: Mapping[str, str]) -> str:
    at, label = written(f"{of.path}.{tag}"), written(of.label)
    size, rows = (" long", 8) if of.long else ("", 1)
    return (
        f'<div class="tongue {tag}"><label for="field-{at}">{said}<span class="unseen"> {label}</span></label>\n'
        f'<textarea class="input{size}" id="field-{at}" name="{at}" lang="{tag}" rows="{rows}" placeholder=" "{beside}>'
        f"\n{written(of.value[tag])}</textarea>\n"
        f'<div class="findings" data-findings="{at}">{written(found.get(f"{of.path}.{tag}", ""))}</div></div>'
    )


def said(of: object) -> Markup:
    """What a text says in each of its languages, to be read; nothing of what is no text."""
    told: Mapping[str, str] = of if isinstance(of, Mapping) else {}
    spans = (
        f'<span class="said {tag}" lang="{tag}">{written(told[tag])}</span>'
        for tag in ("zh-Hans", "zh-Hant", "en")
        if told.get(tag)
    )
    return Markup("".join(spans))  # noqa: S704  escaped


def row_acts(what: str) -> tuple[str, str, str]:
    """What the buttons of a row are called by who hears them: up, down, remove."""
    known: dict[str, tuple[str, str, str]] = kept().setdefault("row_acts", {})
    if what not in known:
        known[what] = (
            gettext("Move up: %(what)s", what=what),
            gettext("Move down: %(what)s", what=what),
            gettext("Remove: %(what)s", what=what),
        )
    return known[what]
