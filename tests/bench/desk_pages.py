"""Every kind of page that staff ask the desk for, with its lists filtered and deep inside."""

from typing import Final, NamedTuple

PAGE: Final = 30.0
SEARCH: Final = 50.0
"""Milliseconds that its slowest of a hundred may take."""


class Page(NamedTuple):
    """who asks; address: with places for what is in the office; must: ms."""

    name: str
    who: str
    address: str
    must: float = PAGE


PAGES: Final = (
    Page("work list of an author", "author", "/desk/"),
    Page("work list of a reviewer", "section", "/desk/"),
    Page("work list of the administrator", "admin", "/desk/"),
    Page("a pile whole", "author", "/desk/work/review/?from=20"),
    Page("a pile, one kind", "section", "/desk/work/approve/?kind=catalog"),
    Page("alerts", "duty", "/desk/alerts/"),
    Page("alert, new", "duty", "/desk/alerts/new"),
    Page("notices", "author", "/desk/notices/"),
    Page("notices, deep inside", "author", "/desk/notices/?from=1500"),
    Page("notices, ended", "author", "/desk/notices/?state=expired&from=600"),
    Page("notices, one channel", "author", "/desk/notices/?channel=lobby-led&state=live"),
    Page("notices, words", "author", "/desk/notices/?words=停水", SEARCH),
    Page("notices, words nowhere", "author", "/desk/notices/?words=nowhere", SEARCH),
    Page("notice, on the screens", "author", "/desk/notices/{notice_approved}/"),
    Page("notice, in review", "section", "/desk/notices/{notice_submitted}/"),
    Page("notice, in review with difference", "section", "/desk/notices/{notice_revised}/"),
    Page("notice, new", "author", "/desk/notices/new"),
    Page("notice, edit", "author", "/desk/notices/{notice_draft}/edit"),
    Page("notice, its rule in words", "author", "/desk/notices/when?days=1&days=2"),
    Page("queue of the strip", "operator", "/desk/queue/lobby-led/"),
    Page("queue of the wall", "operator", "/desk/queue/wall-11f/"),
    Page("preview", "author", "/desk/preview/lobby-led/"),
    Page("preview with drafts, another day", "author", "/desk/preview/lobby-led/?draft=1&at={tomorrow}T15:00"),
    Page("preview of one notice", "author", "/desk/preview/lobby-led/?notice={notice_draft}&draft=1"),
    Page("preview, the player's page", "author", "/desk/player/lobby-led/"),
    Page("preview, the player's programme", "author", "/desk/preview/lobby-led/programme?draft=1"),
    Page("test pattern", "operator", "/desk/patterns/lobby-led/"),
    Page("records", "author", "/desk/records/"),
    Page("records, searched everywhere", "author", "/desk/records/?q=水库", SEARCH),
    Page("records, searched everywhere in vain", "author", "/desk/records/?q=nowhere", SEARCH),
    Page("catalogue", "author", "/desk/records/catalog/"),
    Page("catalogue, deep inside", "author", "/desk/records/catalog/?from=8000"),
    Page("catalogue, one state", "author", "/desk/records/catalog/?state=approved&from=3000"),
    Page("catalogue, one department", "author", "/desk/records/catalog/?department={department}&from=300"),
    Page("catalogue, without English", "author", "/desk/records/catalog/?gaps=1"),
    Page("catalogue, mine", "author", "/desk/records/catalog/?mine=1"),
    Page("catalogue, searched", "author", "/desk/records/catalog/?q=防汛", SEARCH),
    Page("catalogue, a number", "author", "/desk/records/catalog/?q=BENCH-4321", SEARCH),
    Page("guides", "author", "/desk/records/guide/?from=300"),
    Page("powers", "author", "/desk/records/power/?from=300"),
    Page("departments", "author", "/desk/records/department/"),
    *(
        Page(f"record, {kind}", "author", f"/desk/records/{{{kind}_approved}}/")
        for kind in ("catalog", "guide", "power")
    ),
    Page("record, a floor", "author", "/desk/records/{floor}/"),
    Page("record, in review", "section", "/desk/records/{catalog_submitted}/"),
    Page("record, in review with difference", "section", "/desk/records/{catalog_revised}/"),
    *(
        Page(f"record, new {kind}", "author", f"/desk/records/{kind}/new")
        for kind in ("catalog", "guide", "power", "floor")
    ),
    *(
        Page(f"record, edit {kind}", "author", f"/desk/records/{{{kind}_draft}}/edit")
        for kind in ("catalog", "guide", "power")
    ),
    Page("record, edit a floor", "office", "/desk/records/{floor}/edit"),
    Page("record, edit the topics", "office", "/desk/records/{topics}/edit"),
    Page("the year", "office", "/desk/records/calendar/"),
    Page("ledger", "audit", "/desk/ledger/"),
    Page("ledger, deep inside", "audit", "/desk/ledger/?before={middle}"),
    Page("ledger, one person", "audit", "/desk/ledger/?actor=section"),
    Page("ledger, one kind", "audit", "/desk/ledger/?kind=approve"),
    Page("ledger, one person's acts of a kind", "audit", "/desk/ledger/?actor=section&kind=approve"),
    Page("ledger, one notice", "audit", "/desk/ledger/?subject={notice_approved}"),
    Page("ledger, one day", "audit", "/desk/ledger/?from={day}&to={day}"),
    Page("ledger, one kind on one day", "audit", "/desk/ledger/?kind=sign-in&from={day}&to={day}"),
    Page("ledger, words that are everywhere", "audit", "/desk/ledger/?text=lobby", SEARCH),
    Page("ledger, words that are nowhere", "audit", "/desk/ledger/?text=nowhere", SEARCH),
    Page("screens", "operator", "/desk/screens/"),
    Page("a screen", "operator", "/desk/screens/local:lobby-led:3/"),
    Page("what a screen shows", "operator", "/desk/glass/programme/lobby-led"),
    Page("hours of a channel", "operator", "/desk/screens/hours/lobby-led/"),
    Page("desktop of a channel", "operator", "/desk/channels/lobby-led/"),
    Page("play log, today", "operator", "/desk/plays/"),
    Page("play log, a month", "operator", "/desk/plays/?from={month_ago}"),
    Page("play log, a screen's month", "operator", "/desk/plays/?from={month_ago}&screen=local:lobby-led:3"),
    Page("readings", "author", "/desk/readings/"),
    Page("numbers, a month", "office", "/desk/numbers/"),
    Page("numbers, a year", "office", "/desk/numbers/?days=365"),
    Page("import", "author", "/desk/imports/"),
    Page("what the checks go by", "office", "/desk/checks/"),
    Page("absences", "section", "/desk/absences/"),
    Page("absences, all, deep inside", "admin", "/desk/absences/?all=1&from=100"),
    Page("review chains", "admin", "/desk/chains/"),
    Page("a review chain", "admin", "/desk/chains/notice/routine/"),
    Page("accounts", "admin", "/desk/accounts/?page=3"),
    Page("accounts, found", "admin", "/desk/accounts/?find=科员17", SEARCH),
    Page("an account", "admin", "/desk/accounts/person-7/"),
    Page("my account", "author", "/desk/account/"),
    Page("my second factor", "author", "/desk/account/second/"),
    Page("where I am signed in", "author", "/desk/account/sign-ins/"),
    Page("my tokens", "author", "/desk/account/tokens/"),
    Page("all tokens", "security", "/desk/tokens/"),
    Page("rules of access", "security", "/desk/access-rules/"),
    Page("sign-ins", "audit", "/desk/sign-ins/"),
    Page("sign-ins, one person's that failed", "audit", "/desk/sign-ins/?name=person-4&outcome=not-in"),
    Page("sign-ins, deep inside", "audit", "/desk/sign-ins/?before=5000"),
)
