"""Words as a recording: the worker's part of an alert's voice."""

from typing import NamedTuple

from content.desk.speech.driver import Unspoken, installed

Ms = int


class Recording(NamedTuple):
    """Opus in Ogg."""

    lang: str
    data: bytes
    ms: Ms


def speak(words: dict[str, str]) -> list[Recording]:
    """By language, in their order; what cannot be said is left out, and all of it where nothing can speak."""
    driver = installed()
    if driver is None:
        return []
    # Only this process loads what it needs.
    from content.desk.speech.encode import encoded

    found = []
    for lang, text in words.items():
        try:
            voice = encoded([("alert", driver.say(text, lang))])
        except Unspoken:
            continue
        if voice is not None:
            found.append(Recording(lang, voice.data, voice.marks[-1].end))
    return found
