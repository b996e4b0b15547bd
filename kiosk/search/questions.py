"""What people say around what they look for: "怎么办取水证", "zenmeban", "where can I pay" ask about the rest.

English words are also cut down to what their forms have in common, so that "digging" finds what says "dig".
"""

import re
from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ASKED: Final = _words(
    "请问一下 请问 你好 您好 帮我查一下 帮我查 帮我 我想要 我想 我要 想要 我们家 我家 要怎么办理 怎么办理"
    " 怎么办 怎么走 怎么样 怎么 怎样办理 怎样 如何办理 如何 咋办 咋 在什么地方 什么地方 在哪个地方 哪个地方"
    " 在哪里办 在哪办 去哪里办 去哪儿办 去哪办 到哪里办 到哪办 在哪里 在哪儿 在哪 去哪里 去哪儿 去哪 到哪里"
    " 到哪儿 到哪 哪里能 哪里 哪儿 应该找谁 该找谁 找哪个科室 找哪个部门 找哪个 找谁 归谁管 谁来管 谁管 谁负责"
    " 哪个部门管 要多少钱 多少钱 需要什么材料 要什么材料 什么材料 需要带什么 要带什么 带什么 要办什么"
    " 需要什么手续 要什么手续 办什么手续 什么手续 什么条件 要多久 多久 要多长时间 多长时间 要几天 几天"
    " 是什么意思 是什么 有什么 有哪些 能不能 可不可以 可以 需要 应该 有没有 几楼 第几层"
    " 什么时候能 什么时候 什么时间 几点钟 几点 哪一天 哪天"
)
ENDS: Final = "的了吗呢啊吧呀嘛么"
SPELLED: Final = "|".join(
    _words(
        "qingwen woxiangyao woxiang woyao zenmeban zenmezou zenme zenyang ruhe zainali zainar nali duoshaoqian zhaoshui"
    )
)
STOPS: Final = frozenset(
    _words(
        "a an the to of for in on at by with from into and or but if is are was be been am do does did can could may"
        " might must should shall will would i me my we us our you your he she it its they them this that these those"
        " there what where when which who whom whose why how want wants wanted need needs like get got please let lets"
        " much many long some any have has had help find tell show about near nearest use using one someone somebody"
        " something"
    )
)
LEAST_STEM: Final = 3
_ASKED = re.compile("|".join(sorted(ASKED, key=len, reverse=True)))
_ENDS = re.compile(f"(?<=\\S)[{ENDS}]+(?=\\s|$)")
_SPELLED = re.compile(f"^(?:{SPELLED})+|(?:{SPELLED})+$")
_ROOM = re.compile(r"(?<=\d)(?:号房间|号房|号|房间|室|房)|\broom\b(?= \d)|房间(?=\d)")
_ENDINGS: Final = ("ations", "ation", "ings", "ing", "ions", "ion", "ments", "ment", "ies", "ied", "es", "ed", "s", "e")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def plain(text: str) -> str:
    """Folded words without what only asks; nothing where nothing else was said."""
    for said in (_ASKED, _ENDS, _ROOM):
        text = said.sub(" ", text)
    return " ".join(_SPELLED.sub("", word) or word for word in text.split())


def is_said_around(word: str) -> bool:
    """Whether an English word tells nothing of what is looked for."""
    return word in STOPS or (len(word) == 1 and word.isascii() and not word.isdigit())


def stem(word: str) -> str:
    """What the forms of an English word begin with: "permits" and "permitting" with "permit"."""
    if not (word.isascii() and word.isalpha()):
        return word
    for ending in _ENDINGS:
        cut = word.removesuffix(ending)
        if cut != word and len(cut) >= LEAST_STEM + (len(ending) > LEAST_STEM):
            return _DOUBLED.sub(r"\1", cut) if ending in ("ing", "ings", "ed") else cut
    return word
