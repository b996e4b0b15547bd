"""What is taken away for the files: the review form of a notice or a record, and the ledger of the screens."""

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, abort, send_file

from content.desk import notices, records
from content.desk.paper import document, screens_out
from content.desk.paper.form import Form
from content.desk.records import RecordView, heads
from content.desk.views import NoticeView

from . import context, moments, record_words, review_form
from .cards import untitled
from .channel_titles import all_titled, titles
from .facts import facts
from .language import CHINESE, gettext, speaking
from .ledger import midnight, query
from .records.form import called
from .records.layout import KINDS as RECORD_KINDS
from .review_form import About
from .words import FIELDS, KINDS, LEVELS, ROLES, VERDICTS

blueprint = Blueprint("papers", __name__, url_prefix="/papers")
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DAY: Final = 86_400_000
MOST_DAYS: Final = 366


@blueprint.get("/notice/<int:number>.docx")
def notice(number: int) -> Response:
    """Office paper is Chinese, whoever asks for it."""
    with speaking(CHINESE), context.desk().database.reading() as db:
        view = notices.view(db, number, context.now())
        form = review_form.form(db, view, _of_notice(view))
    return _paper(form, f"notice-{number}.docx")


@blueprint.get("/record/<int:number>.docx")
def record(number: int) -> Response:
    with speaking(CHINESE), context.desk().database.reading() as db:
        view = records.find(db, *heads.key(db, number), context.now())
        if view is None:
            abort(404)
        form = review_form.form(db, view, _of_record(view))
    return _paper(form, f"{view.kind}-{number}.docx")


@blueprint.get("/screens.xlsx")
def screens() -> Response:
    """Of the days asked for, both counted; of the last month when none are."""
    desk, now = context.desk(), context.now()
    asked = query()
    end = min(midnight(asked.get("to", ""), after=1) or now, now)
    start = midnight(asked.get("from", "")) or end - 30 * DAY
    start = max(min(start, end), end - MOST_DAYS * DAY)
    with tempfile.NamedTemporaryFile(dir=desk.hub, prefix=".export-") as file:
        path = Path(file.name)
        desk.verifying.worker.run(screens_out.write, desk.data, path, _asked(start, end))
        made = path.open("rb")
    days = "-".join(moments.local(at, context.zone()).date().isoformat() for at in (start, max(start, end - 1)))
    return _sent(send_file(made, XLSX, as_attachment=True, download_name=f"screens-{days}.xlsx"))


def _of_notice(view: NoticeView) -> About:
    content = (view.approved or view.newest).content
    known = dict(facts(content, context.zone(), context.now()))
    told = [(gettext("Kind of information"), f"{KINDS[content['kind']]}（{LEVELS[content['level']]}）")]
    told += [(gettext("Where it is shown"), all_titled(content["channels"])), (gettext("When"), known[gettext("When")])]
    words = [("", content["text"])] if content.get("text") else []
    words += [(str(FIELDS["text_en"]), content["text_en"])] if content.get("text_en") else []
    words += [(gettext("Attachment"), f"SHA-256 {sha}") for sha in content.get("media") or ()]
    rest = [
        pair for pair in known.items() if pair[0] not in (str(FIELDS["kind"]), str(FIELDS["channels"]), gettext("When"))
    ]
    title = str(content.get("text") or untitled(content)).partition("\n")[0]
    return About(f"notice:{view.id}", title, told, [*words, *rest], "programmes")


def _of_record(view: RecordView) -> About:
    content = (view.approved or view.newest).content
    told = [
        (gettext("Kind of information"), str(RECORD_KINDS[view.kind].one)),
        (gettext("Where it is shown"), gettext("touchscreens and the disclosure catalogue")),
        (gettext("Number"), view.name),
    ]
    return About(f"record:{view.key}", called(content), told, record_words.lines(view.kind, content), "editions")


def _asked(start: int, end: int) -> screens_out.Asked:
    first, last = (moments.local(at, context.zone()).date() for at in (start, end - 1))
    told = {"first": first, "last": last, "now": _now()}
    when = gettext("%(first)s to %(last)s, by the screens' own record; made on %(now)s", **told)
    return screens_out.Asked(
        start=start,
        end=end,
        zone=str(context.zone()),
        title=gettext("Ledger of the screens"),
        above=(f"{context.office().name} · {gettext('Ledger of the screens')}", when),
        heads=_heads(),
        words=_words(),
    )  # fmt: skip


def _heads() -> dict[str, str]:
    return {
        "number": gettext("No."),
        "day": gettext("Day"),
        "place": gettext("Place"),
        "screen": gettext("Screen"),
        "channel": gettext("Channel"),
        "keeper": gettext("Keeper"),
        "what": gettext("What was shown"),
        "text": gettext("Text"),
        "level": gettext("Level"),
        "first": gettext("First"),
        "last": gettext("Last"),
        "times": gettext("Times"),
        "lasted": gettext("Altogether"),
        "author": gettext("Drafted by"),
        "approved": gettext("Approved by"),
        "secrecy": gettext("Secrecy review"),
        "ledger": gettext("Line of the ledger"),
    }


def _words() -> dict[str, str]:
    told = {name: str(word) for each in (KINDS, LEVELS, ROLES, VERDICTS) for name, word in each.items()}
    alerts = {
        "alert": gettext("Alert"),
        "notice": gettext("Notice"),
        "alert-confirm": gettext("confirmed"),
        "alert-break-glass": gettext("put out alone"),
        "alert-signed": gettext("put out for its signature"),
        "alert-review": gettext("reviewed afterwards"),
        "alert-all-clear": gettext("gave the all-clear"),
    }
    return told | alerts | {f"channel-{name}": title for name, title in titles().items()}


def _now() -> str:
    return moments.local(context.now(), context.zone()).strftime("%Y-%m-%d %H:%M")


def _paper(form: Form, name: str) -> Response:
    made = BytesIO(context.desk().verifying.worker.run(document.written, form))
    return _sent(send_file(made, DOCX, as_attachment=True, download_name=name))


def _sent(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer
