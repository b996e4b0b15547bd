"""What is read aloud and is no record: the words of pages, and the notices of the kiosk's channel. They are in an
edition only for their voices, so they are there when they have one."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy.orm import Session

from content.published.phrases import RECORD

from .. import live
from ..models import Office
from ..moments import Ms

CHANNEL: Final = "kiosk"
"""The channel that a kiosk follows unless its settings name another."""
READABLE: Final = ("scroll", "page", "image")
_NOTICE: Final = re.compile(r"notice/n(\d+)r\d+")


def bodies(session: Session, now: Ms) -> Iterator[dict[str, Any]]:
    """As compiled, without a voice; a notice is called as its item in the programme."""
    yield {
        "kind": "phrases",
        "id": RECORD,
        "title": {"zh-Hans": "页面用语", "en": "Words of pages"},
        "approved_by": session.get_one(Office, 1).idle_ledger_id,
    }
    notices, _ = live.approved(session, now)
    for notice in live.of_channel(notices, CHANNEL):
        title = _title(notice.content)
        if title and notice.content.get("kind") in READABLE:
            id = f"notice/n{notice.notice}r{notice.revision}"
            yield {"kind": "notice", "id": id, "title": title, "approved_by": notice.approved_by}


def subject_of(key: str) -> str:
    """What the ledger calls the thing whose approval a record of an edition rests on."""
    found = _NOTICE.fullmatch(key)
    return f"notice:{found[1]}" if found else f"record:{key}"


def _title(content: Mapping[str, Any]) -> dict[str, str]:
    texts = (("zh-Hans", content.get("text")), ("en", content.get("text_en")))
    return {lang: words for lang, words in texts if isinstance(words, str) and words.strip()}
