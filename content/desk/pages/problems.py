"""A Problem, a wrong address or an accident, as a page with one clear line and a way on."""

import logging
from typing import Any, Final

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from markupsafe import Markup, escape
from werkzeug.exceptions import HTTPException

from content.desk import refusing
from content.desk.errors import Problem
from content.desk.refusals import CSRF, NOWHERE

from .language import CHINESE, chosen, gettext
from .language import Word as _
from .words import ROLES, STATES

HANZI = "\u2e80"
"""From here on letters are Chinese; a line that has none was not translated, and ends as an English sentence does."""
WAYS_ON: Final = {"video-codec": ("desk.imports.index", _("To the import"))}
_log = logging.getLogger(__name__)


def install(root: Blueprint) -> None:
    root.register_error_handler(Problem, _of_problem)
    root.register_error_handler(CSRFError, _of_stale_form)
    root.register_error_handler(HTTPException, _of_http)
    root.register_error_handler(Exception, _of_accident)


def note(problem: Problem, subject: str = "") -> None:
    """Enter in the ledger what somebody tried and may not, where a page says it itself. subject: what it was about,
    where the page's address does not say."""
    refusing.note(current_user.actor if current_user.is_authenticated else None, problem, subject)


def mistake(problem: Problem) -> str:
    """The line for a page on which it can be put right. Nothing that is typed there puts right what somebody may not do
    at all, nor that the page's own subject is not there: that is raised on (403, 404), to be answered and entered as
    everywhere."""
    if problem.status == 403 or (problem.status == 404 and not problem.field):
        raise problem
    note(problem)
    return in_words(problem)


def with_way_on(problem: Problem) -> Markup:
    """As `mistake`, with a link to where the desk does what is not done here."""
    line = mistake(problem)
    if problem.type not in WAYS_ON:
        return escape(line)
    endpoint, said = WAYS_ON[problem.type]
    return Markup('{} <a href="{}">{}</a>').format(line, url_for(endpoint), said)


def in_words(problem: Problem) -> str:
    """The one line that says what is wrong, in the reader's language."""
    values = {name: _value(value) for name, value in problem.values.items()}
    return sentence(gettext(problem.message) % values)


def sentence(line: str) -> str:
    """A line of the domain as it stands alone on a page."""
    end = "。" if chosen() is CHINESE and any(letter >= HANZI for letter in line) else "."
    return line[:1].upper() + line[1:] + ("" if line.endswith((".", "。", "!", "?")) else end)


def _value(value: object) -> object:
    """Codes of the domain that stand in a message, as people read them."""
    if isinstance(value, str) and value in STATES:
        return str(STATES[value])
    if isinstance(value, str) and value in ROLES:
        return str(ROLES[value])
    return value


def _of_problem(problem: Problem) -> ResponseReturnValue:
    note(problem)
    return page(problem.status, _title(problem.status), in_words(problem))


def _of_stale_form(_error: CSRFError) -> ResponseReturnValue:
    note(CSRF)
    detail = gettext("The page was open for too long, or cookies are off. Go back, reload it and try again.")
    return page(400, _title(400), detail)


def _of_http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error
    if status == 404 and current_user.is_authenticated:
        note(NOWHERE)
    details = {
        404: gettext("There is no such page at the desk. It may have moved, or the address has a slip."),
        405: gettext("This address only takes forms. Start from the work list."),
        413: gettext("What was sent is too large for the desk."),
        429: gettext("Too many tries. Wait a minute, then try again."),
    }
    return page(status, _title(status), details.get(status, gettext("The desk cannot do that.")))


def _of_accident(error: Exception) -> ResponseReturnValue:
    _log.error("a page failed", exc_info=error)
    return page(500, _title(500), gettext("Something went wrong here; it has been noted. Try again in a moment."))


def page(status: int, title: str, detail: str, **more: Any) -> tuple[str, int]:
    return render_template("problem.html", status=status, title=title, detail=detail, path=request.path, **more), status


def _title(status: int) -> str:
    titles = {
        400: gettext("That did not work"),
        403: gettext("Not allowed"),
        404: gettext("Not found"),
        409: gettext("It has changed meanwhile"),
        413: gettext("Too large"),
        429: gettext("Too many tries"),
        500: gettext("Something went wrong"),
    }
    return titles.get(status, gettext("That did not work"))
