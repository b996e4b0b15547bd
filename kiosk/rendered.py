"""Pages as they were rendered last: given again while nothing that they were made from has changed.

A page is made of the edition and what of it is visible, the programme and what of it is due, the minute on the clock,
the address and its language. Nothing that anybody typed is kept: an address with more than a language is not.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from flask import Blueprint, Response, g, request

from content.published.programme import Programme
from kiosk.holding import Holding
from kiosk.language import SILENT, language

Ms = int
MOST = 256
MINUTE = 60_000


def rendered(holding: Holding, stale: Callable[[], object]) -> Blueprint:
    blueprint = Blueprint("rendered", __name__)
    pages = Pages(MOST)

    def key() -> Hashable:
        return (*standing(holding), stale(), request.path, language())

    @blueprint.before_app_request
    def again() -> Response | None:
        if not _kept():
            return None
        # What is rendered below belongs to what stood now, whatever comes meanwhile.
        g.standing = key()
        found = pages.get(g.standing)
        return _answer(*found) if found else None

    @blueprint.after_app_request
    def keep(answer: Response) -> Response:
        fresh = "standing" in g and answer.get_etag()[0] is None
        if fresh and answer.status_code == 200 and answer.mimetype == "text/html":
            answer.add_etag()
            pages.put(g.standing, (answer.get_data(), answer.get_etag()[0] or ""))
            answer.make_conditional(request)
        return answer

    return blueprint


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
        self._pages: OrderedDict[Hashable, tuple[bytes, str]] = OrderedDict()
        self._turn = Lock()

    def get(self, key: Hashable) -> tuple[bytes, str] | None:
        with self._turn:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Hashable, page: tuple[bytes, str]) -> None:
        with self._turn:
            self._pages[key] = page
            self._pages.move_to_end(key)
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)


def _kept() -> bool:
    return (
        request.method in ("GET", "HEAD")
        and request.blueprint is not None
        and request.blueprint not in SILENT
        and set(request.args) <= {"lang"}
    )


def _answer(body: bytes, etag: str) -> Response:
    answer = Response(body, content_type="text/html; charset=utf-8")
    answer.set_etag(etag)
    answer.make_conditional(request)
    return answer
