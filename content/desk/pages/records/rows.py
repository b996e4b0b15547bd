"""Rows of a list that a button of the form adds, moves or takes out, where no script did."""

from .typed import Lists


def change(lists: Lists, then: str) -> str:
    """`then` is "add:<path of a list>", or "up:", "down:", "remove:" and the path of a row; anything else changes
    nothing. The path of what to go on with, "" for nothing: rows are counted anew afterwards."""
    act, _, path = then.partition(":")
    if act == "add":
        if path not in lists:
            return ""
        rows, _tokens = lists[path]
        rows.append({})
        return f"{_renumbered(lists, path)}.{len(rows) - 1}"
    path, _, token = path.rpartition(".")
    rows, tokens = lists.get(path, ([], []))
    if token not in tokens:
        return ""
    here = tokens.index(token)
    there = {"up": here - 1, "down": here + 1}.get(act, here)
    if act == "remove":
        del rows[here]
        return _renumbered(lists, path)
    if there == here or not 0 <= there < len(rows):
        return ""
    rows[here], rows[there] = rows[there], rows[here]
    return f"{_renumbered(lists, path)}.{there}"


def _renumbered(lists: Lists, path: str) -> str:
    """The path as the next page has it, its rows counted from 0."""
    steps: list[str] = []
    sent = ""
    for step in path.split("."):
        known = lists.get(sent)
        place = known[1].index(step) if known and step in known[1] else step
        steps.append(str(place))
        sent = f"{sent}.{step}" if sent else step
    return ".".join(steps)
