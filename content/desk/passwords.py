"""What a password has to be: long, not the account's name, not one that everybody tries first."""

import secrets
import unicodedata
from collections.abc import Iterable
from typing import Final

from .errors import Problem

SHORTEST: Final = 10
LONGEST: Final = 200
# Fewer different characters than this is a pattern.
FEWEST_CHARACTERS: Final = 5
# What a name or a common word must leave besides itself.
FEWEST_BESIDES: Final = 8
# Rows that fingers walk along, forwards and backwards.
ROWS: Final = (
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
)
# Words that lists of leaked passwords begin with, here and elsewhere.
COMMON: Final = frozenset(
    word
    for line in (
        "admin administrator root user guest test demo foyer login welcome hello passw password passwd pass secret",
        "changeme default letmein master super sysadmin system manager server office shuiwu shuiwuju shuili iloveyou",
        "woaini woaini1314 wodemima mima nihao zhongguo china beijing woshi woaizuguo 5201314 1314520 123456 111111",
        "000000 666666 888888 abc123 a123456 qwerty asdfgh zxcvbn qazwsx monkey dragon football baseball princess",
        "sunshine shadow superman batman trustno1 starwars computer internet google baidu wechat weixin taobao alibaba",
        "huawei xiaomi tencent",
    )
    for word in line.split()
)
_AS_LETTERS: Final = str.maketrans("@4310$5!7", "aaeiossit")
_MARKS: Final = "0123456789@$!"
_LONGEST_ROW: Final = max(map(len, ROWS))


def random_password() -> str:
    """Enough to be safe, short enough to be typed from paper."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))


def check(password: str, shortest: int = SHORTEST, names: Iterable[str] = ()) -> None:
    """Raises Problem 400 naming password. `names` are the account's own: its name, its person's, its office's."""
    if not shortest <= len(password) <= LONGEST or not password.isprintable():
        message = "a password has %(least)d to %(most)d printable characters"
        raise Problem(400, "weak-password", message, field="password", least=shortest, most=LONGEST)
    if shortest < SHORTEST:
        # The sample office, which serves this machine only.
        return
    plain = _plain(password)
    if any(_is_little_more_than(plain, each) for name in names for each in _spellings(name)):
        raise Problem(400, "password-is-name", "a password is not the name of its account or person", field="password")
    if _is_common(plain):
        raise Problem(400, "common-password", "this password is one of those that are tried first", field="password")


def _is_common(plain: str) -> bool:
    if len(set(plain)) < FEWEST_CHARACTERS or _walks(plain) or _repeats(plain):
        return True
    letters = plain.rstrip(_MARKS).translate(_AS_LETTERS)
    return any(_is_little_more_than(each, word) for each in (plain, letters) for word in COMMON)


def _plain(password: str) -> str:
    """As it is compared: without case, width, blanks and marks in between."""
    folded = unicodedata.normalize("NFKC", password).casefold()
    return "".join(letter for letter in folded if letter.isalnum() or letter in "@$!")


def _spellings(name: str) -> set[str]:
    """A name as it is written, and as its characters are pronounced."""
    plain = _plain(name)
    # A third of a second of a start that nobody has to wait for.
    from pypinyin import lazy_pinyin

    pinyin = _plain("".join(lazy_pinyin(name)))
    return {each for each in (plain, pinyin) if len(each) >= 3}


def _is_little_more_than(plain: str, word: str) -> bool:
    """Whether it is the word, once or often, with a few digits or marks around it."""
    rest = plain.replace(word, "")
    return len(rest) < len(plain) and len(rest) < FEWEST_BESIDES and not any(letter.isalpha() for letter in rest)


def _walks(plain: str) -> bool:
    """Whether it is a few runs along the keyboard, the alphabet or the digits."""
    runs, at = 0, 0
    while at < len(plain):
        runs, at = runs + 1, at + _run(plain[at:])
    return runs * 4 <= len(plain)


def _run(rest: str) -> int:
    """How far it goes on along one row."""
    rows = [way for row in ROWS for way in (row, row[::-1])]
    lengths = range(min(len(rest), _LONGEST_ROW), 1, -1)
    return next((length for length in lengths if any(rest[:length] in row for row in rows)), 1)


def _repeats(plain: str) -> bool:
    """Whether it is one short piece over and over."""
    return any(
        plain == (plain[:size] * len(plain))[: len(plain)] for size in range(1, len(plain) // 2 + 1) if size <= 4
    )
