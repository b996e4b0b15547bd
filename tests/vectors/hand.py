"""Sixty expectations reasoned out on paper, never by running at(). Times are written as people read them, in the
office's zone (+08:00); generate.py only turns them into ms. A region that a case leaves out shows nothing."""

from typing import Any

Shown = tuple[str, int, str]
"""item, ms since it began, until when this holds"""
Case = tuple[str, str, str, dict[str, Shown]]
"""programme, instant, why, what each region shows"""

MON, TUE = "2026-11-23T", "2026-11-24T"
LEAP = "2028-02-29T"

LOOPS: dict[str, list[list[Any]]] = {
    "L0": [["idle", 10_000]],
    "L1": [["n12r1", 8_000], ["n13r1", 15_000]],
    "L2": [["n14r1", 7_000]],
    "A1": [["a1", 12_000]],
    "A2": [["a2", 5_000], ["a2-en", 5_000]],
    "HOURS": [["long", 3_600_000], ["half", 1_800_000]],
    "IDLE2": [["idle", 7_000], ["clock", 3_000]],
    "BOTH": [["n1r1", 6_000], ["n1r1-en", 4_000]],
    "PICTURES": [["p1", 20_000], ["p2", 20_000], ["p3", 20_000]],
    "DAY": [["clock", 86_400_000]],
    "PAGE0": [["pg0", 60_000]],
    "PAGE1": [["pg1", 1_000]],
    "TICK": [["tick", 1]],
}

# name -> region -> (fallback, windows as (start, end, loop, anchor))
PROGRAMMES: dict[str, dict[str, tuple[str | None, list[tuple[str, str, str, str]]]]] = {
    "strip": {
        "main": (
            "L0",
            [
                (f"{MON}08:00", f"{MON}12:00", "L1", f"{MON}08:00"),
                (f"{MON}12:00", f"{MON}12:30", "L2", f"{MON}12:00"),
                (f"{MON}14:00", f"{MON}18:00", "L1", f"{MON}14:00:05.500"),
                (f"{MON}22:00", f"{TUE}06:00", "L2", f"{MON}22:00"),
            ],
        ),
        "alert": (None, []),
    },
    "flood": {
        "main": ("L0", []),
        "alert": (
            None,
            [
                (f"{MON}09:00", f"{MON}09:30", "A1", f"{MON}09:00"),
                (f"{MON}10:00", f"{MON}10:00:08", "A2", f"{MON}10:00"),
                (f"{MON}10:00:08", f"{MON}10:01", "A1", f"{MON}10:00:08"),
            ],
        ),
    },
    "leap": {
        "main": ("IDLE2", [(f"{LEAP}00:00", "2028-03-01T00:00", "HOURS", f"{LEAP}00:00")]),
        "alert": (None, []),
    },
    "wall": {
        "notices": ("L0", [(f"{MON}09:00", f"{MON}10:00", "BOTH", "2026-11-22T09:00:03")]),
        "pictures": ("PICTURES", []),
        "page": ("PAGE0", [(f"{MON}09:00:30", f"{MON}09:00:31.500", "PAGE1", f"{MON}09:00:30")]),
        "clock": ("DAY", []),
        "alert": (None, []),
    },
    "edges": {
        "main": (
            "TICK",
            [
                (f"{MON}12:00", f"{MON}12:00:00.001", "L2", f"{MON}12:00"),
                (f"{MON}13:00", f"{MON}14:00", "L1", f"{MON}14:00"),
                (f"{MON}14:00", f"{MON}15:00", "L1", f"{MON}13:59:50"),
            ],
        ),
        "alert": (None, []),
    },
}

STRIP: list[Case] = [
    # The fallback's anchor is the epoch, and a minute is six turns of ten seconds.
    ("strip", "1970-01-01T08:00", "the epoch itself, 1970 UTC", {"main": ("idle", 0, "1970-01-01T08:00:10")}),
    ("strip", "2026-01-01T00:00:04", "long before the horizon", {"main": ("idle", 4000, "2026-01-01T00:00:10")}),
    ("strip", f"{MON}07:59:52", "the fallback's last turn", {"main": ("idle", 2000, f"{MON}08:00")}),
    ("strip", f"{MON}07:59:59.999", "1 ms before the first window", {"main": ("idle", 9999, f"{MON}08:00")}),
    (
        "strip",
        f"{MON}08:00",
        "a start belongs to its window; midnight in UTC",
        {"main": ("n12r1", 0, f"{MON}08:00:08")},
    ),
    ("strip", f"{MON}08:00:07.999", "an item's last ms", {"main": ("n12r1", 7999, f"{MON}08:00:08")}),
    ("strip", f"{MON}08:00:08", "an item's end belongs to the next", {"main": ("n13r1", 0, f"{MON}08:00:23")}),
    ("strip", f"{MON}08:00:22.999", "a turn's last ms", {"main": ("n13r1", 14999, f"{MON}08:00:23")}),
    ("strip", f"{MON}08:00:23", "the second turn", {"main": ("n12r1", 0, f"{MON}08:00:31")}),
    # 4 h = 14400 s = 626 turns of 23 s and 2 s.
    ("strip", f"{MON}11:59:57.999", "before the last turn", {"main": ("n13r1", 14999, f"{MON}11:59:58")}),
    ("strip", f"{MON}11:59:58", "a turn that the window cuts: until is its end", {"main": ("n12r1", 0, f"{MON}12:00")}),
    ("strip", f"{MON}11:59:59.999", "a window's last ms", {"main": ("n12r1", 1999, f"{MON}12:00")}),
    ("strip", f"{MON}12:00", "an end belongs to the window that follows", {"main": ("n14r1", 0, f"{MON}12:00:07")}),
    ("strip", f"{MON}12:00:07", "a loop of one begins again", {"main": ("n14r1", 0, f"{MON}12:00:14")}),
    # 30 min = 1800 s = 257 turns of 7 s and 1 s.
    ("strip", f"{MON}12:29:58.999", "a loop of one, last ms", {"main": ("n14r1", 6999, f"{MON}12:29:59")}),
    ("strip", f"{MON}12:29:59", "a turn of one second only", {"main": ("n14r1", 0, f"{MON}12:30")}),
    ("strip", f"{MON}12:30", "an end with nothing after it: the fallback", {"main": ("idle", 0, f"{MON}12:30:10")}),
    ("strip", f"{MON}12:30:03.250", "inside the fallback", {"main": ("idle", 3250, f"{MON}12:30:10")}),
    # Published 5.5 s after the window's start: the anchor is new, and what is new begins there.
    (
        "strip",
        f"{MON}14:00",
        "before the anchor: -5.5 s is 17.5 s of 23",
        {"main": ("n13r1", 9500, f"{MON}14:00:05.500")},
    ),
    ("strip", f"{MON}14:00:05.499", "1 ms before the anchor", {"main": ("n13r1", 14999, f"{MON}14:00:05.500")}),
    ("strip", f"{MON}14:00:05.500", "a new anchor", {"main": ("n12r1", 0, f"{MON}14:00:13.500")}),
    ("strip", f"{MON}14:00:13.500", "and its second item", {"main": ("n13r1", 0, f"{MON}14:00:28.500")}),
    # 14:00:05.5 to 18:00 = 14394.5 s = 625 turns of 23 s and 19.5 s.
    ("strip", f"{MON}17:59:59.999", "cut 3.5 s before its end", {"main": ("n13r1", 11499, f"{MON}18:00")}),
    ("strip", f"{MON}21:59:59.999", "the evening's last ms of fallback", {"main": ("idle", 9999, f"{MON}22:00")}),
    # 2 h = 7200 s = 1028 turns of 7 s and 4 s.
    ("strip", f"{MON}23:59:59.999", "an item runs over midnight", {"main": ("n14r1", 3999, f"{TUE}00:00:03")}),
    ("strip", f"{TUE}00:00", "midnight changes nothing", {"main": ("n14r1", 4000, f"{TUE}00:00:03")}),
    ("strip", f"{TUE}00:00:03", "the first turn of the new day", {"main": ("n14r1", 0, f"{TUE}00:00:10")}),
    # 8 h = 28800 s = 4114 turns of 7 s and 2 s.
    ("strip", f"{TUE}05:59:59.999", "the night's last ms", {"main": ("n14r1", 1999, f"{TUE}06:00")}),
    ("strip", f"{TUE}06:00", "the end of the last window", {"main": ("idle", 0, f"{TUE}06:00:10")}),
    ("strip", "2027-01-01T00:00:00.001", "long after the horizon", {"main": ("idle", 1, "2027-01-01T00:00:10")}),
]

FLOOD: list[Case] = [
    ("flood", f"{MON}08:59:59.999", "no alert yet", {"main": ("idle", 9999, f"{MON}09:00")}),
    (
        "flood",
        f"{MON}09:00",
        "an alert begins, below it all goes on",
        {"main": ("idle", 0, f"{MON}09:00:10"), "alert": ("a1", 0, f"{MON}09:00:12")},
    ),
    (
        "flood",
        f"{MON}09:00:12",
        "the alert's second turn",
        {"main": ("idle", 2000, f"{MON}09:00:20"), "alert": ("a1", 0, f"{MON}09:00:24")},
    ),
    # 30 min = 150 turns of 12 s exactly: item end and window end are one.
    (
        "flood",
        f"{MON}09:29:59.999",
        "item and window end together",
        {"main": ("idle", 9999, f"{MON}09:30"), "alert": ("a1", 11999, f"{MON}09:30")},
    ),
    ("flood", f"{MON}09:30", "the alert is over", {"main": ("idle", 0, f"{MON}09:30:10")}),
    (
        "flood",
        f"{MON}10:00:05",
        "an alert in two languages",
        {"main": ("idle", 5000, f"{MON}10:00:10"), "alert": ("a2-en", 0, f"{MON}10:00:08")},
    ),
    (
        "flood",
        f"{MON}10:00:07.999",
        "cut by the alert that replaces it",
        {"main": ("idle", 7999, f"{MON}10:00:10"), "alert": ("a2-en", 2999, f"{MON}10:00:08")},
    ),
    (
        "flood",
        f"{MON}10:00:08",
        "which begins at its own anchor",
        {"main": ("idle", 8000, f"{MON}10:00:10"), "alert": ("a1", 0, f"{MON}10:00:20")},
    ),
    # 10:00:08 to 10:01 = 52 s = 4 turns of 12 s and 4 s.
    (
        "flood",
        f"{MON}10:00:59",
        "its last turn, cut by its end",
        {"main": ("idle", 9000, f"{MON}10:01"), "alert": ("a1", 3000, f"{MON}10:01")},
    ),
]

LEAPS: list[Case] = [
    (
        "leap",
        "2028-02-28T23:59:56.999",
        "the first of two in the fallback",
        {"main": ("idle", 6999, "2028-02-28T23:59:57")},
    ),
    ("leap", "2028-02-28T23:59:59.999", "the eve of a leap day", {"main": ("clock", 2999, f"{LEAP}00:00")}),
    ("leap", f"{LEAP}00:00", "a leap day begins", {"main": ("long", 0, f"{LEAP}01:00")}),
    ("leap", f"{LEAP}01:00", "its first change", {"main": ("half", 0, f"{LEAP}01:30")}),
    # A turn is 1.5 h: noon is eight turns.
    ("leap", f"{LEAP}12:00", "noon", {"main": ("long", 0, f"{LEAP}13:00")}),
    ("leap", f"{LEAP}23:59:59.999", "a leap day's last ms", {"main": ("half", 1_799_999, "2028-03-01T00:00")}),
    ("leap", "2028-03-01T00:00", "March", {"main": ("idle", 0, "2028-03-01T00:00:07")}),
    ("leap", "2028-03-01T00:00:07", "March, seven seconds later", {"main": ("clock", 0, "2028-03-01T00:00:10")}),
]

NINE = f"{TUE}08:00"  # where the clock's day ends: midnight in UTC
WALL: list[Case] = [
    # The anchor is kept since yesterday 09:00:03; a day less 3 s is 8639 turns of 10 s and 7 s.
    (
        "wall",
        f"{MON}09:00",
        "a kept anchor; the page waits for its window's start",
        {
            "notices": ("n1r1-en", 1000, f"{MON}09:00:03"),
            "pictures": ("p1", 0, f"{MON}09:00:20"),
            "page": ("pg0", 0, f"{MON}09:00:30"),
            "clock": ("clock", 3_600_000, NINE),
        },
    ),
    (
        "wall",
        f"{MON}09:00:03",
        "the kept anchor's next turn",
        {
            "notices": ("n1r1", 0, f"{MON}09:00:09"),
            "pictures": ("p1", 3000, f"{MON}09:00:20"),
            "page": ("pg0", 3000, f"{MON}09:00:30"),
            "clock": ("clock", 3_603_000, NINE),
        },
    ),
    (
        "wall",
        f"{MON}09:00:30",
        "the page's window begins",
        {
            "notices": ("n1r1-en", 1000, f"{MON}09:00:33"),
            "pictures": ("p2", 10000, f"{MON}09:00:40"),
            "page": ("pg1", 0, f"{MON}09:00:31"),
            "clock": ("clock", 3_630_000, NINE),
        },
    ),
    (
        "wall",
        f"{MON}09:00:31.499",
        "and is cut in its second turn",
        {
            "notices": ("n1r1-en", 2499, f"{MON}09:00:33"),
            "pictures": ("p2", 11499, f"{MON}09:00:40"),
            "page": ("pg1", 499, f"{MON}09:00:31.500"),
            "clock": ("clock", 3_631_499, NINE),
        },
    ),
    (
        "wall",
        f"{MON}09:00:31.500",
        "the fallback goes on as if nothing had been",
        {
            "notices": ("n1r1-en", 2500, f"{MON}09:00:33"),
            "pictures": ("p2", 11500, f"{MON}09:00:40"),
            "page": ("pg0", 31500, f"{MON}09:01"),
            "clock": ("clock", 3_631_500, NINE),
        },
    ),
    (
        "wall",
        f"{MON}09:59:59.999",
        "cut 3 s before its end by the end of the hour",
        {
            "notices": ("n1r1-en", 999, f"{MON}10:00"),
            "pictures": ("p3", 19999, f"{MON}10:00"),
            "page": ("pg0", 59999, f"{MON}10:00"),
            "clock": ("clock", 7_199_999, NINE),
        },
    ),
    (
        "wall",
        f"{MON}10:00",
        "after the hour the fallback",
        {
            "notices": ("idle", 0, f"{MON}10:00:10"),
            "pictures": ("p1", 0, f"{MON}10:00:20"),
            "page": ("pg0", 0, f"{MON}10:01"),
            "clock": ("clock", 7_200_000, NINE),
        },
    ),
]

EDGES: list[Case] = [
    ("edges", f"{MON}11:59:59.999", "an item of 1 ms", {"main": ("tick", 0, f"{MON}12:00")}),
    ("edges", f"{MON}12:00", "a window of 1 ms", {"main": ("n14r1", 0, f"{MON}12:00:00.001")}),
    ("edges", f"{MON}12:00:00.001", "is over after it", {"main": ("tick", 0, f"{MON}12:00:00.002")}),
    # The anchor lies at the window's end. An hour is 156 turns of 23 s and 12 s: 12 s short of a full turn.
    ("edges", f"{MON}13:00", "an hour before the anchor: 23 - 12 = 11 s", {"main": ("n13r1", 3000, f"{MON}13:00:12")}),
    ("edges", f"{MON}13:59:10", "50 s before the anchor: 69 - 50 = 19 s", {"main": ("n13r1", 11000, f"{MON}13:59:14")}),
    (
        "edges",
        f"{MON}14:00",
        "the same loop goes on from another anchor, 10 s in",
        {"main": ("n13r1", 2000, f"{MON}14:00:13")},
    ),
]

CASES: list[Case] = [*STRIP, *FLOOD, *LEAPS, *WALL, *EDGES]
