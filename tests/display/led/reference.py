"""The scenes whose frames lie in reference/ as pictures. After a change that is meant, look at what
`python -m tests.display.led.reference` draws anew, and commit it.

Small type is drawn with WenQuanYi's bitmaps where they are installed, else with Noto: those scenes have a picture
for each.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

from PIL import Image

from content.published.programme import Programme, parse
from content.type import faces
from content.type.faces import BITMAP_SIZES, chain
from content.type.shaping import advance
from tests.display.led.made import CLOCK, FOR_EVER, NINE, STYLES, body, frame_at, image, page, region, scroll, strip

FOLDER = Path(__file__).parent / "reference"
PX = {
    "strip-16": 12,
    "strip-16-late": 12,
    "page-16": 16,
    "clock-32": 16,
    "wall": 12,
    "table-32": 16,
    "table-32-stale": 16,
}


def picture(_sha: str) -> bytes:
    """A flag, as a blob."""
    flag = Image.new("RGB", (60, 40), "#0b3d91")
    flag.paste("#ffd166", (0, 0, 30, 40))
    sink = BytesIO()
    flag.save(sink, "PNG")
    return sink.getvalue()


def wall() -> Programme:
    """Four regions, one of each kind, the first window ending in the middle of everything."""
    regions = [
        region("notices", (0, 76, 320, 24), [(0, FOR_EVER, "L1", 0)]),
        region("pictures", (0, 0, 120, 76), [(0, FOR_EVER, "L2", 0)]),
        region("page", (120, 30, 200, 46), [(0, FOR_EVER, "L3", 0)]),
        region("clock", (120, 0, 200, 30), [(0, FOR_EVER, "L4", 0)]),
    ]
    loops = {name: [(item, 600_000)] for name, item in (("L1", "n1"), ("L2", "n2"), ("L3", "n3"), ("L4", "clock"))}
    items = {
        "n1": scroll("今日停水：九时至十二时", px=20, level="important"),
        "n2": image("a" * 64),
        "n3": page("办事请到\n一楼大厅", px=15),
        "clock": CLOCK,
    }
    return parse(body((320, 100), regions, loops, items))


LINE = "防汛值班电话：12345，AVATAR会议室3:00pm “请勿”喧哗。"
TABLE = {
    "kind": "table", "text": "水位实况", "columns": ["测站", "水位", "流量"], "widths": [96, 108, 132], "lines": 1,
    "rows": [["澄川站", "12.35m", "1,020m³/s"]], "px": 24, "page_ms": 5000, "zone": "Asia/Shanghai", "lang": "zh-Hans",
    "read_at": NINE, "stale_ms": 60_000, "level": "routine", "style": STYLES["routine"], "approved_by": "2-0",
}  # fmt: skip
COUNTDOWN = {
    "kind": "countdown", "text": "距汛期结束", "until": NINE + 266_523_000, "lang": "zh-Hans", "level": "important",
    "style": STYLES["important"], "approved_by": "2-0",
}  # fmt: skip
SCENES: dict[str, tuple[Programme, int]] = {
    "strip-16": (strip((96, 16), (scroll(LINE, px=12), 600_000)), 1500),
    "strip-16-late": (strip((96, 16), (scroll(LINE, px=12), 600_000)), 2700),
    "page-16": (strip((96, 16), (page("防汛鼠疆", px=16), 600_000)), 0),
    "strip-32": (strip((192, 32), (scroll(LINE, px=24, level="urgent"), 600_000)), 2500),
    "strip-128": (strip((480, 128), (scroll(LINE, px=96), 600_000)), 5000),
    "strip-128-urgent": (strip((480, 128), (scroll(LINE, px=96, level="urgent"), 600_000)), 5000),
    "page-32": (strip((192, 32), (page("一号窗口照常开放", px=24, level="important"), 600_000)), 0),
    "clock-32": (strip((288, 32), (CLOCK, 600_000)), NINE),
    "idle-32": (parse(body((192, 32), [region("main", (0, 0, 192, 32))], {}, {})), 0),
    "table-32": (strip((512, 32), (TABLE, 600_000)), NINE),
    "table-32-stale": (strip((512, 32), (TABLE, 600_000)), NINE + 60_000),
    "countdown-32": (strip((384, 32), (COUNTDOWN, 600_000)), NINE),
    "wall": (wall(), NINE - NINE % 600_000 + 1800),
}


def path_of(scene: str) -> Path:
    """The picture of a scene on this machine."""
    return FOLDER / (f"{scene}-{chain(PX[scene])[0].path.stem}.png" if scene in PX else f"{scene}.png")


def drawn(scene: str) -> Image.Image:
    programme, now = SCENES[scene]
    return Image.fromarray(frame_at(programme, now, picture))


@contextmanager
def without_bitmaps() -> Iterator[None]:
    """As on a machine where they are not installed; widths measured before were theirs."""
    with patch.object(faces, "_ZENHEI", Path("/nowhere")):
        advance.cache_clear()
        yield
    advance.cache_clear()


def draw_all() -> None:
    FOLDER.mkdir(exist_ok=True)
    assert set(PX.values()) <= set(BITMAP_SIZES)
    assert len(chain(12)) == 2, "install fonts-wqy-zenhei before drawing the references anew"
    for scene in SCENES:
        drawn(scene).save(path_of(scene), optimize=True)
    with without_bitmaps():
        for scene in PX:
            drawn(scene).save(path_of(scene), optimize=True)


if __name__ == "__main__":
    draw_all()
