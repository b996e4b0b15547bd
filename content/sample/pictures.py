"""Three posters of the bureau, drawn here so that they belong to nobody: a river, saving water, the flood season."""

import io
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from content.type.faces import font_file

SIZE: Final = (1344, 920)
NAMES: Final = ("river", "saving", "flood")
Colour = tuple[int, int, int]
Pixels = NDArray[np.floating[Any]]


def draw(name: str) -> bytes:
    """The poster of that name as PNG; KeyError for another name."""
    picture: Image.Image = _POSTERS[name]()
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()


def _river() -> Image.Image:
    """Morning over a river between hills."""
    sky = _gradient([(255, 214, 165), (255, 239, 213), (190, 226, 235)], [0.0, 0.34, 0.62])
    _glow(sky, (980, 300), 330, (255, 250, 228), 0.95)
    for base, height, period, phase, colour in (
        (400, 78, 520, 0.3, (143, 190, 200)),
        (455, 64, 410, 2.1, (98, 160, 172)),
        (520, 46, 330, 4.0, (52, 122, 132)),
    ):
        _fill_below(sky, _ridge(base, height, period, phase), colour, (52, 122, 132))
    _fill_below(sky, _wave(590, 4, 900, 0.0), (58, 148, 178), (9, 60, 98))
    for line in range(11):
        y = 612 + line * line * 2.6
        _stroke(sky, _wave(y, 2 + line * 0.7, 240 + line * 50, line * 1.7), 1.2 + line * 0.35, (214, 240, 245), 0.34)
    _glint(sky, 980, 600)
    return _lettered(sky, "一江清水  两岸人家", "澄川河综合治理工程", 668, (255, 255, 255))


def _saving() -> Image.Image:
    """One drop, and the rings it makes."""
    sky = _gradient([(4, 44, 92), (10, 104, 158), (64, 178, 204)], [0.0, 0.55, 1.0])
    _glow(sky, (672, 320), 480, (120, 214, 236), 0.5)
    for ring in range(6):
        _ellipse(
            sky, (672, 566), (70 + ring * 96, 15 + ring * 21), 3.4 - ring * 0.4, (222, 247, 252), 0.75 - ring * 0.11
        )
    _drop(sky, (672, 318), 122)
    return _lettered(sky, "节约用水  从每一滴做起", "关紧水龙头 · 一水多用 · 发现漏水及时报修", 668, (255, 255, 255))


def _flood() -> Image.Image:
    """Rain over rising water and a gauge."""
    sky = _gradient([(22, 28, 48), (44, 62, 92), (92, 116, 142)], [0.0, 0.45, 0.8])
    _rain(sky)
    _gauge(sky, 1110)
    for base, height, period, phase, top in (
        (470, 20, 560, 0.4, (62, 116, 156)),
        (522, 22, 460, 2.2, (34, 88, 132)),
        (580, 18, 620, 4.4, (12, 52, 94)),
    ):
        _fill_below(sky, _wave(base, height, period, phase), top, (6, 28, 58))
        _stroke(sky, _wave(base, height, period, phase), 2.2, (190, 218, 234), 0.5)
    return _lettered(sky, "汛期安全  牢记在心", "远离河道堤防 · 关注预警信息 · 遇险及时撤离", 668, (255, 211, 92))


def _gradient(colours: list[Colour], stops: list[float]) -> Pixels:
    width, height = SIZE
    down = np.linspace(0, 1, height)
    bands = [np.interp(down, stops, [colour[part] for colour in colours]) for part in range(3)]
    return np.repeat(np.stack(bands, -1)[:, None, :], width, axis=1).astype(np.float32)


def _grid() -> tuple[Pixels, Pixels]:
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]].astype(np.float32)
    return x, y


def _blend(canvas: Pixels, cover: Pixels, colour: Pixels | Colour) -> None:
    """Lay `colour` over the canvas where `cover` (0 to 1) says so."""
    canvas += np.clip(cover, 0, 1)[..., None] * (np.asarray(colour, np.float32) - canvas)


def _wave(base: float, height: float, period: float, phase: float) -> Pixels:
    """A water line: y for every x."""
    x = np.arange(SIZE[0], dtype=np.float32)
    turn = 2 * np.pi * x / period + phase
    line: Pixels = base + height * (np.sin(turn) + 0.35 * np.sin(2.3 * turn + 1.1))
    return line


def _ridge(base: float, height: float, period: float, phase: float) -> Pixels:
    x = np.arange(SIZE[0], dtype=np.float32)
    turn = 2 * np.pi * x / period + phase
    hills = np.sin(turn) + 0.5 * np.sin(1.9 * turn + 2) + 0.22 * np.sin(4.3 * turn) + 0.06 * np.sin(17 * turn)
    line: Pixels = base - height * hills
    return line


def _fill_below(canvas: Pixels, line: Pixels, top: Colour, bottom: Colour) -> None:
    y = np.arange(SIZE[1], dtype=np.float32)[:, None]
    depth = np.clip((y - line) / (SIZE[1] - line.min()), 0, 1)[..., None]
    colour = np.asarray(top, np.float32) * (1 - depth) + np.asarray(bottom, np.float32) * depth
    _blend(canvas, np.clip(y - line + 0.5, 0, 1), colour)


def _stroke(canvas: Pixels, line: Pixels, thick: float, colour: Colour, strength: float) -> None:
    y = np.arange(SIZE[1], dtype=np.float32)[:, None]
    fade = 0.55 + 0.45 * np.sin(np.arange(SIZE[0], dtype=np.float32) / 97 + line[0])
    _blend(canvas, strength * fade * np.clip(thick / 2 + 0.5 - np.abs(y - line), 0, 1), colour)


def _glow(canvas: Pixels, centre: tuple[int, int], radius: float, colour: Colour, strength: float) -> None:
    x, y = _grid()
    far = np.hypot(x - centre[0], y - centre[1]) / radius
    _blend(canvas, strength * np.exp(-3.2 * far * far), colour)
    _blend(canvas, strength * np.clip((0.2 - far) * radius + 0.5, 0, 1), colour)


def _glint(canvas: Pixels, x0: float, y0: float) -> None:
    """The sun's path on the water."""
    x, y = _grid()
    width = 26 + (y - y0) * 0.34
    shimmer = 0.5 + 0.5 * np.sin(y / 4.1 + np.sin(x / 23) * 2)
    _blend(canvas, np.where(y > y0 + 6, 0.5 * np.exp(-(((x - x0) / width) ** 2)) * shimmer, 0), (255, 244, 214))


def _ellipse(
    canvas: Pixels,
    centre: tuple[float, float],
    radii: tuple[float, float],
    thick: float,
    colour: Colour,
    strength: float,
) -> None:
    x, y = _grid()
    far = np.hypot((x - centre[0]) / radii[0], (y - centre[1]) / radii[1])
    _blend(canvas, strength * np.clip(thick / 2 + 0.5 - np.abs(far - 1) * radii[1], 0, 1), colour)


def _drop(canvas: Pixels, centre: tuple[float, float], radius: float) -> None:
    x, y = _grid()
    left, down = (x - centre[0]) / radius, (y - centre[1]) / radius
    # A circle below, drawn out to a point above.
    point = np.clip(np.cos(np.clip(-down / 1.75, 0, 1) * np.pi / 2), 0, 1) ** 1.5
    width = np.where(down > 0, np.sqrt(np.clip(1 - down * down, 0, 1)), point)
    inside = np.clip((width - np.abs(left)) * radius + 0.5, 0, 1) * ((down > -1.75) & (down < 1))
    shade = np.clip(0.5 + 0.42 * left + 0.3 * down, 0, 1)[..., None]
    light, dark = np.asarray((232, 250, 255)), np.asarray((24, 132, 186))
    _blend(canvas, inside, light * (1 - shade) + dark * shade)
    gleam = np.exp(-(((left + 0.42) / 0.15) ** 2) - ((down - 0.1) / 0.34) ** 2)
    _blend(canvas, inside * gleam * 0.85, (255, 255, 255))


def _rain(canvas: Pixels) -> None:
    chance = np.random.default_rng(20260701)
    layer = Image.new("L", SIZE, 0)
    pen = ImageDraw.Draw(layer)
    for _ in range(340):
        x, y = chance.uniform(-100, SIZE[0]), chance.uniform(-60, 600)
        length, light = chance.uniform(26, 70), int(chance.uniform(40, 125))
        pen.line((x, y, x + length * 0.32, y + length), fill=light, width=2)
    soft = np.asarray(layer.filter(ImageFilter.GaussianBlur(0.8)), np.float32) / 255
    _blend(canvas, soft, (206, 222, 238))


def _gauge(canvas: Pixels, x: int) -> None:
    """A staff gauge standing in the water."""
    layer = Image.fromarray(canvas.clip(0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(layer)
    pen.rounded_rectangle((x, 120, x + 92, 800), 10, fill=(240, 244, 247))
    for tick in range(24):
        y = 150 + tick * 24
        long = tick % 4 == 0
        red = tick < 8
        pen.rectangle((x + 10, y, x + (56 if long else 36), y + 9), fill=(206, 46, 46) if red else (28, 74, 128))
    canvas[:] = np.asarray(layer, np.float32)


def _lettered(canvas: Pixels, title: str, line: str, top: int, colour: Colour) -> Image.Image:
    """The title and a line below it, over a darkened foot."""
    y = np.arange(SIZE[1], dtype=np.float32)[:, None] * np.ones(SIZE[0], np.float32)
    _blend(canvas, 0.62 * np.clip((y - top + 90) / 150, 0, 1), (4, 22, 44))
    picture = Image.fromarray(canvas.clip(0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(picture)
    _centred(pen, title, top + 8, 100, 3, colour)
    _centred(pen, line, top + 150, 44, 0, (232, 242, 248))
    return picture


def _centred(pen: ImageDraw.ImageDraw, text: str, y: int, px: int, heavy: int, colour: Colour) -> None:
    """`heavy` is the px by which each stroke is thickened: the font comes in one weight."""
    font = ImageFont.truetype(font_file("sans"), px)
    x = (SIZE[0] - font.getlength(text)) / 2
    pen.text((x, y), text, font=font, fill=colour, stroke_width=heavy, stroke_fill=colour)


_POSTERS: Final[dict[str, Callable[[], Image.Image]]] = {"river": _river, "saving": _saving, "flood": _flood}
