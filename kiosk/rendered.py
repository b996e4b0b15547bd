"""Pages as they were rendered last: given again while nothing that they were made from has changed.

A page is made of the edition and what of it is visible, the programme and what of it is due, the minute on the clock,
the address, its language and its modes. Nothing that anybody typed is kept: an address with more than these is not.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from itertools import product
from threading import Lock
from typing import Any, NamedTuple

from werkzeug.wrappers import Response

from content.published.programme import Programme
from kiosk.holding import Holding
from kiosk.language import LANGUAGES
from kiosk.modes import COMBINED

Ms = int
Environ = dict[str, Any]
Wsgi = Callable[[Environ, Any], Iterable[bytes]]
MOST = 256
MINUTE = 60_000
ASKED = frozenset(
    "&".join(filter(None, (lang and f"lang={lang}", mode and f"mode={mode}")))
    for lang, mode in product(("", *LANGUAGES), ("", *COMBINED))
)


class Page(NamedTuple):
    """As it goes out; `etag` with its quotes."""

    headers: list[tuple[str, str]]
    body: bytes
    etag: str


def rendered(app: Wsgi, holding: Holding, stale: Callable[[], object]) -> Wsgi:
    """`app` before which its pages are kept: one that is given again costs nothing of Flask."""
    pages = Pages(MOST)

    def answer(environ: Environ, start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET" or environ.get("QUERY_STRING", "") not in ASKED:
            return app(environ, start_response)
        # What is rendered below belongs to what stood now, whatever comes meanwhile.
        key = (*standing(holding), stale(), environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", ""))
        page = pages.get(key)
        if page is None:
            made = Response.from_app(app, environ)
            if not _may_be_kept(made):
                return made(environ, start_response)
            made.add_etag()
            page = Page(list(made.headers), made.get_data(), made.headers["ETag"])
            pages.put(key, page)
        return _given(page, environ, start_response)

    return answer


def _may_be_kept(made: Response) -> bool:
    return made.status_code == 200 and made.mimetype == "text/html" and not made.cache_control.no_store


def _given(page: Page, environ: Environ, start_response: Any) -> Iterable[bytes]:
    if page.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        # RFC 9110, 15.4.5: what describes the body stays away with it.
        start_response("304 NOT MODIFIED", [each for each in page.headers if not each[0].startswith("Content-L")])
        return []
    start_response("200 OK", page.headers)
    return [page.body]


def standing(holding: Holding) -> tuple[Hashable, ...]:
    """Changes whenever a page may."""
    view, now = holding.view, holding.clock.now()
    records, programme = view.records, view.programme
    return (
        (records.edition, records.epoch(now)) if records else None,
        view.edition.number if view.edition else None,
        (programme.number, programme.envelope.signature, airing(programme.programme, now)) if programme else None,
        now // MINUTE,
    )


def airing(programme: Programme, now: Ms) -> tuple[int, ...]:
    """The place of each region's running window, negative while none runs: what is due changes only with it."""
    places = []
    for region in programme.regions:
        place = bisect_right(region.windows, now, key=lambda window: window.start)
        running = place > 0 and now < region.windows[place - 1].end
        places.append(place if running else -place - 1)
    return tuple(places)


class Pages:
    """The pages asked for last; any thread may ask."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._turn = Lock()

    def get(self, key: Hashable) -> Page | None:
        with self._turn:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Hashable, page: Page) -> None:
        with self._turn:
            self._pages[key] = page
            self._pages.move_to_end(key)
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)
