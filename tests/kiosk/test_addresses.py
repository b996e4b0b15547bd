"""An address that was made before is the address that would be made now."""

from pathlib import Path

from flask import Flask, url_for
from hypothesis import given
from hypothesis import strategies as st

from config.settings import load
from kiosk.app import create_app
from kiosk.language import LANGUAGES
from kiosk.modes import COMBINED
from tests.kiosk.lobby import Lobby

VALUES = st.none() | st.booleans() | st.integers(0, 1) | st.sampled_from(["", "1", "True", "en", "ä/#?"])
SAID = st.lists(
    st.tuples(
        st.sampled_from(["pages.home", "search.search", "live.now", "attract.attract"]),
        st.dictionaries(
            st.sampled_from(["q", "lang", "mode", "still"]), VALUES | st.lists(VALUES, max_size=2), max_size=3
        ),
        st.sampled_from(LANGUAGES),
        st.sampled_from(["", *COMBINED]),
    ),
    max_size=12,
)


def test_pages_are_addressed_as_without_a_memory(tmp_path: Path) -> None:
    lobby = Lobby(tmp_path / "data")
    app = create_app(load("kiosk", ["--data", str(lobby.data)], {}), holding=lobby.holding())

    @given(said=SAID)
    def held(said: list[tuple[str, dict[str, object], str, str]]) -> None:
        for endpoint, values, lang, mode in said:
            with app.test_request_context("/", query_string={"lang": lang, "mode": mode}):
                assert url_for(endpoint, **values) == Flask.url_for(app, endpoint, **values)  # type: ignore[arg-type]

    held()
