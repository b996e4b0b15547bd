"""The kinds of notices: each makes the items of one notice, laid out for its region. To add a kind is to add a row."""

from collections.abc import Mapping
from typing import Final

from content.desk.compile.kinds.clock import clock
from content.desk.compile.kinds.code import code
from content.desk.compile.kinds.countdown import countdown
from content.desk.compile.kinds.pictures import document, image
from content.desk.compile.kinds.table import table
from content.desk.compile.kinds.video import video
from content.desk.compile.kinds.worded import page, scroll
from content.desk.compile.setting import Kind

KINDS: Final[Mapping[str, Kind]] = {
    "scroll": scroll,
    "page": page,
    "image": image,
    "document": document,
    "video": video,
    "table": table,
    "countdown": countdown,
    "qr": code,
    "clock": clock,
}
