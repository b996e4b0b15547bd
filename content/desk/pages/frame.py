"""What stands around every page: places to go, who is signed in, the other language, words and moments."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from flask import Flask, get_flashed_messages, request, url_for
from flask_login import current_user
from jinja2 import StrictUndefined

from config import written
from content.desk.actor import Actor
from content.desk.checks import lists
from content.desk.roles import ADMINS, ANY_ADMINISTRATOR, WRITERS

from . import access, alert_bar, calendar_end, campaigns, channel_titles, context, mine, moments
from .assets import asset
from .language import Word, chosen, gettext, other
from .language import Word as _
from .media import seen
from .pieces import icon, time
from .words import ROLES, words

SHEETS: Final = (
    "tokens", "base", "frame", "buttons", "panels", "chips", "forms", "lists", "tables", "review", "findings", "queue",
    "screens", "preview", "sign-in", "alerts", "numbers", "imports", "accounts", "records", "media",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere the rail leads to; on a phone `later` ones are found under "More"."""

    name: Word
    icon: str
    endpoint: str
    later: bool = False
    only_phone: bool = False
    roles: frozenset[str] | None = None


PLACES: Final = (
    Place(_("Work list"), "work", "desk.work.show"),
    Place(_("Alerts"), "warning", "desk.alerts.index"),
    Place(_("Notices"), "notices", "desk.notices.index"),
    Place(_("Records"), "records", "desk.records.index", later=True),
    Place(_("Queue"), "queue", "desk.queue.index"),
    Place(_("Screens"), "screens", "desk.screens.show"),
    Place(_("Import"), "import", "desk.imports.index", later=True, roles=WRITERS),
    Place(_("Pictures"), "picture", "desk.media.index", later=True),
    Place(_("Readings"), "readings", "desk.readings.index", later=True),
    Place(_("Play log"), "clock", "desk.plays.show", later=True),
    Place(_("Numbers"), "numbers", "desk.numbers.show", later=True),
    Place(_("Checks"), "check", "desk.checks.index", later=True, roles=lists.KEEPERS),
    Place(_("Ledger"), "ledger", "desk.ledger.show", later=True),
    Place(_("Absences"), "absence", "desk.absences.index", later=True),
    Place(_("Review chains"), "chain", "desk.chains.index", later=True, roles=ANY_ADMINISTRATOR),
    Place(_("Accounts"), "accounts", "desk.accounts.index", later=True, roles=ANY_ADMINISTRATOR),
    Place(_("More"), "more", "desk.account.show", only_phone=True),
)


@dataclass(frozen=True, slots=True)
class Me:
    name: str
    display_name: str
    roles_in_words: str
    may_write: bool
    is_admin: bool


def install(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    written.carry(app.jinja_env)
    app.jinja_env.globals.update(asset=asset, words=words, sheets=SHEETS, upload_of=seen, icon_of=icon, time_of=time)
    app.jinja_env.globals["has_glimpse"] = context.has_glimpse
    app.jinja_env.globals["calendar_end"] = calendar_end.ending
    app.jinja_env.globals["campaign_reminders"] = campaigns.reminders
    app.jinja_env.filters.update(
        iso=lambda ms: moments.iso(ms, context.zone()),
        moment=lambda ms: moments.moment(ms, context.zone(), context.now()),
        clock=lambda ms: moments.clock(ms, context.zone()),
        titled=channel_titles.titled,
        all_titled=channel_titles.all_titled,
        region_titled=channel_titles.region_titled,
    )


def around() -> dict[str, Any]:
    """The names that layout.html and its parts use."""
    signed_in = current_user.is_authenticated
    return {
        "lang": chosen(),
        "other_language": _other_language(),
        "office": office_name(),
        "me": me(context.actor()) if signed_in else None,
        "messages": _messages,
        "places": list(_places(context.actor())) if signed_in else [],
        "alert_bar": alert_bar.bar(context.actor()) if signed_in else [],
        "alert_bar_live": alert_bar.is_live(),
    }


def _messages() -> list[tuple[str, str]]:
    """What the last act has to say; not for a page that only looks again by itself, which would swallow it."""
    if "X-Foyer-Live" in request.headers:
        return []
    found: list[tuple[str, str]] = get_flashed_messages(with_categories=True)  # type: ignore[assignment]
    return found


def office_name() -> str:
    office = context.office()
    return office.name_en if chosen().tag == "en" and office.name_en else office.name


def me(actor: Actor) -> Me:
    return Me(actor.name, actor.display_name, roles_in_words(actor.roles), actor.may(WRITERS), actor.may(ADMINS))


def roles_in_words(roles: "frozenset[str] | set[str]") -> str:
    return gettext(", ").join(str(ROLES[role]) for role in ROLES if role in roles)


def _places(actor: Actor) -> "list[dict[str, Any]]":
    counts = {
        "work": mine.waiting(),
        "warning": len(alert_bar.waiting(actor)),
    }
    return [
        {
            "name": place.name,
            "icon": place.icon,
            "later": place.later,
            "only_phone": place.only_phone,
            "url": url_for(place.endpoint),
            "here": _is_here(place),
            "count": counts.get(place.icon, 0),
        }
        for place in PLACES
        if place.roles is None or actor.may(place.roles)
    ]


def _is_here(place: Place) -> bool:
    here = (request.endpoint or "").rpartition(".")[0]
    return access.UNDER.get(here, here) == place.endpoint.rpartition(".")[0]


def _other_language() -> dict[str, str]:
    """The same page in the other language, where the page can be asked for again at all."""
    language = other()
    return {"tag": language.tag, "name": language.name, "url": _same_page(lang=language.tag)}


def _same_page(**more: Any) -> str:
    rule = request.url_rule
    if rule is None or "GET" not in (rule.methods or ()):
        return url_for("desk.work.show", **more)
    query = {name: value for name, value in request.args.items() if name != "lang"}
    return f"{request.path}?{urlencode(query | more)}"
