"""Bodies of records as no author would write them: parts missing, of other types, deeper than they should be."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20), st.just("zh-Hans")
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(["zh-Hans", "en", "name", "days"]), inner)
    ),
    max_leaves=8,
)


def mangled(body: Mapping[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """The body with up to four of its parts, at any depth, dropped or replaced by anything."""

    @st.composite
    def _mangled(draw: st.DrawFn) -> dict[str, Any]:
        found: Any = dict(body)
        for path in draw(st.lists(st.sampled_from(paths(body)), min_size=1, max_size=4)):
            found = _put(found, path, draw(ANYTHING), drop=draw(st.booleans()))
        whole: dict[str, Any] = found
        return whole

    return _mangled()


def paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where there is something to be mangled."""
    keys: list[Any] = []
    if isinstance(value, Mapping):
        keys = list(value)
    elif isinstance(value, list):
        keys = list(range(len(value)))
    return [found for key in keys for found in ((*here, key), *paths(value[key], (*here, key)))]


def _put(value: Any, path: tuple[Any, ...], new: Any, *, drop: bool) -> Any:
    """A copy with `new` at the path; unchanged where an earlier mangling took the path away."""
    key, rest = path[0], path[1:]
    if isinstance(value, Mapping) and key in value:
        copy: Any = dict(value)
    elif isinstance(value, list) and isinstance(key, int) and key < len(value):
        copy = list(value)
    else:
        return value
    if rest:
        copy[key] = _put(copy[key], rest, new, drop=drop)
    elif drop:
        del copy[key]
    else:
        copy[key] = new
    return copy
