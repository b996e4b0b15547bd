"""Typefaces in slices, for pages: a browser reads a typeface whole before it draws its first character, and those of
some 30,000 characters take it longer than everything else on a page. Most pages need the first slice alone.

`python -m content.type.slicing FOLDER` writes the slices and `faces.css`, which tells a browser what each is for."""

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain, pairwise, product
from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont
from opencc import OpenCC

from content.type.faces import SANS

FAMILIES: Final = {
    "sans": ("Foyer Sans", SANS.path),
    "serif": ("Foyer Serif", SANS.path.with_name("NotoSerifSC-Regular.otf")),
}
CJK: Final = 0x2E80
"""Everything below is no Chinese, and little: it is in the first slice."""
SIGNS: Final = frozenset(chain(range(CJK), range(0x3000, 0x3040), range(0xFF00, 0xFFF0)))
"""Letters, figures, arrows; punctuation of Chinese, and letters as wide as a character."""
LANGUAGE: Final = "繁體中文"
"""Stands on every page, for those who read it."""
HANZI: Final = range(0x4E00, 0xA000)
WHOLE: Final = f"U+{CJK:X}-10FFFF"
EVERYDAY: Final = f"U+0-{CJK - 1:X}, U+3000-303F, U+4E00-9FFF, U+FF00-FFEF"
FACE: Final = """\
@font-face {{
  font-family: "{family}";
  src: url("{address}") format("opentype");
  unicode-range: {span};
  font-display: swap;
}}
"""


def slices() -> dict[str, frozenset[int]]:
    """Code points by the name of their slice: the characters of every day (GB/T 2312, level 1: 99.7 % of running
    text), and what readers of traditional characters have for them. The typeface itself has the rest."""
    common = frozenset(_first_level()) | set(map(ord, LANGUAGE))
    simplified = OpenCC("t2s").convert
    traditional = {point for point in HANZI if point not in common and ord(simplified(chr(point))) in common}
    return {"common": common | SIGNS, "traditional": frozenset(traditional)}


def css(addresses: dict[str, dict[str | None, str]]) -> str:
    """The rules of all faces. addresses: of each family's slices by name, and of its whole typeface under None. Of
    two faces whose spans have a character a browser tries the one told later first, so the slice that every page needs
    may be told by a short span, and what it lacks is found in the whole."""
    spans = {None: WHOLE, "common": EVERYDAY, "traditional": span(slices()["traditional"])}
    rules = []
    for face, (family, _) in FAMILIES.items():
        rules += [FACE.format(family=family, address=addresses[face][name], span=spans[name]) for name in spans]
    return "\n".join(rules)


def span(points: Iterable[int]) -> str:
    """As CSS writes a set of code points that is not empty: "U+20-7E, U+A0"."""
    return ", ".join(f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in _runs(points))


def sliced(path: Path, points: Iterable[int]) -> TTFont:
    """The typeface of `path` with the glyphs of `points` alone, and what they are shaped with."""
    options = subset.Options(layout_features=["*"], hinting=False)
    font = TTFont(BytesIO(path.read_bytes()))
    small = subset.Subsetter(options)
    small.populate(unicodes=points)
    small.subset(font)
    return font


def write(folder: Path) -> None:
    """The stylesheet last: it stands for all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    cut = slices()
    addresses: dict[str, dict[str | None, str]] = {}
    for face, (_, path) in FAMILIES.items():
        addresses[face] = {None: f"/fonts/{face}.otf"}
        for name, points in cut.items():
            addresses[face][name] = f"{face}-{name}.otf"
            sliced(path, points).save(folder / addresses[face][name])
    (folder / "faces.css").write_text(css(addresses))


def _first_level() -> Iterator[int]:
    """Rows 16 to 55 of GB/T 2312, of which the last has five places empty."""
    for row, place in product(range(16, 56), range(1, 95)):
        if (row, place) < (55, 90):
            yield ord(bytes((row + 0xA0, place + 0xA0)).decode("gb2312"))


def _runs(points: Iterable[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(points)
    breaks = [at for at, (before, after) in enumerate(pairwise(ordered), 1) if after != before + 1]
    for start, end in pairwise([0, *breaks, len(ordered)]):
        yield ordered[start], ordered[end - 1]


if __name__ == "__main__":
    write(Path(sys.argv[1]))
