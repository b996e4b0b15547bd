"""A kept upload as the beginning of a notice: with the words that were kept for it."""

from dataclasses import replace

from content.desk.media.sorts import kind_of
from content.desk.models import Media
from content.desk.pages import context
from content.desk.pages.form import NoticeForm


def with_medium(form: NoticeForm, sha: str) -> NoticeForm:
    """The form as it is where there is no such upload."""
    with context.desk().database.reading() as db:
        found = db.get(Media, sha) if sha else None
    if found is None:
        return form
    return replace(form, kind=kind_of(found.media_type), media=(sha,), text=found.alt or "", text_en=found.alt_en or "")
