"""channel: a channel of one region, laid out from the console; finer layouts come by the API."""

import re
from argparse import Namespace
from typing import Any

from content.desk import channels
from content.desk.errors import Problem

from .opened import ORIGIN, office, wall


def add(commands: Any, common: Any) -> None:
    parser = commands.add_parser("channel", parents=[common], help="lay out a channel of one region")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("size", metavar="WxH", help="in pixels, as 1920x128")
    parser.add_argument("--title", help="what people call it, in Chinese")
    parser.add_argument("--title-en", help="the same in English")
    parser.add_argument("--zone", default="Asia/Shanghai")
    parser.set_defaults(run=run)


def run(asked: Namespace) -> int:
    size = re.fullmatch(r"(\d{1,5})x(\d{1,5})", asked.size, re.ASCII)
    if size is None:
        raise Problem(400, "bad-size", "is a width and a height in pixels, as 1920x128", field="WxH")
    width, height = map(int, size.groups())
    layout = {
        "name": asked.name,
        "title": asked.title,
        "title_en": asked.title_en,
        "size": [width, height],
        "zone": asked.zone,
        "regions": [{"name": "main", "rect": [0, 0, width, height]}],
    }
    with office(asked) as desk, desk.database.transaction() as session:
        channels.create(session, None, layout, now=wall(), origin=ORIGIN)
    return 0
