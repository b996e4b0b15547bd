"""Index numbers in running text: where this kiosk has the document, its number leads there."""

import re
from collections.abc import Callable
from typing import Final

from flask import url_for
from markupsafe import Markup, escape

from kiosk.wording import whole_numbers

NUMBER: Final = re.compile(r"(?<![\w-])[A-Z]{2,12}-\d{4}-\d{5}(?![\d-])", re.ASCII)


def linked(words: str, has: Callable[[str], bool]) -> Markup:
    """The words for the body of an element, with a link on each index number of which `has` is true."""

    def link(found: re.Match[str]) -> str:
        number = found[0]
        return (
            f'<a href="{escape(url_for("catalog.item", index_number=number))}">{number}</a>' if has(number) else number
        )

    return whole_numbers(Markup(NUMBER.sub(link, str(escape(words)))))  # noqa: S704 - escaped
