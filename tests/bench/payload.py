"""Envelopes of a wanted size, the same text for every server: signed programmes as a channel really has them."""

import time
from functools import cache

from content.published.envelope import Envelope, sign
from content.published.keys import Signer

CHANNEL = "bench"
SENTENCE = "请前来办事的群众携带身份证原件，到二楼三号窗口取号；汛期值班电话见大厅公告。"
DAY = 86_400_000


def body(number: int, letters: int) -> dict[str, object]:
    """A programme with one scrolling notice per 250 characters of text."""
    now = time.time_ns() // 1_000_000
    text = (SENTENCE * (letters // len(SENTENCE) + 1))[:letters]
    texts = [text[start : start + 250] for start in range(0, len(text), 250)] or ["。"]
    return {
        "kind": "programme",
        "format": 1,
        "channel": CHANNEL,
        "number": number,
        "built_at": now,
        "good_until": now + DAY,
        "zone": "Asia/Shanghai",
        "size": [1920, 128],
        "regions": [
            {"name": "main", "rect": [0, 0, 1920, 128], "windows": [[now, now + DAY, "L1", now]], "fallback": "L1"},
            {"name": "alert", "rect": [0, 0, 1920, 128], "windows": [], "fallback": None},
        ],
        "loops": {"L1": [[f"n{n}r1", 8000] for n in range(len(texts))]},
        "items": {f"n{n}r1": scroll(text) for n, text in enumerate(texts)},
    }


def scroll(text: str) -> dict[str, object]:
    return {
        "kind": "scroll",
        "text": text,
        "lang": "zh-Hans",
        "level": "routine",
        "font": "sans",
        "px": 96,
        "width_px": 96 * len(text),
        "speed": 120,
        "style": {"color": "#ffd166", "background": "#000000"},
        "approved_by": "1-000000000000",
    }


def envelope(number: int, size: int, signer: Signer) -> Envelope:
    """A signed programme whose envelope, as JSON, is as near to `size` bytes as whole characters allow."""
    return sign(body(number, letters_for(size)), signer)


@cache
def letters_for(size: int) -> int:
    signer, now = Signer.generate(), int(time.time())
    low, high = 1, size
    while low < high:
        middle = (low + high + 1) // 2
        if len(sign(body(now, middle), signer).to_json().encode()) <= size:
            low = middle
        else:
            high = middle - 1
    return low
