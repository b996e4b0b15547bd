"""What is said of a matter: the guide in the order of its page, and the power behind it."""

from collections.abc import Iterator

from .fields import Fields, Said, labelled, sentence
from .places import place


def guide(f: Fields) -> Iterator[Said]:
    yield "title", sentence(f.text("title"))
    yield "summary", sentence(f.text("summary"))
    where = place(f.string("counter"), f.lang)
    yield "counter", where and f.pick(f"请到{where}办理。", f"Go to {where}.")
    yield "promised", _limit(f.inside("promised"), "承诺", "We promise")
    yield "statutory", _limit(f.inside("statutory"), "法定", "The law allows")
    yield "fee", _fee(f.inside("fee"))
    for number, (path, material) in enumerate(f.each("materials"), 1):
        yield path, _material(material, number)
    calendar = (f.inside("promised").string("unit") or f.inside("statutory").string("unit")) == "calendar"
    for number, (path, step) in enumerate(f.each("steps"), 1):
        yield path, _step(step, number, calendar)
    yield "result", labelled(f.pick("办好后领取", "What you get"), *_result(f.inside("result")))
    yield from _small_print(f)
    yield from _help(f)
    yield from _particulars(f)


def power(f: Fields) -> Iterator[Said]:
    yield "title", sentence(f.text("title"))
    yield from _basis(f)
    yield from f.lines("steps")
    yield "duty", labelled(f.pick("责任事项", "Duties"), f.text("duty"))
    yield "accountability", labelled(f.pick("追责情形", "Who answers for it"), f.text("accountability"))
    yield "phone", labelled(f.pick("监督电话", "Complaints"), f.string("phone"))


def days(number: int, calendar: bool, f: Fields) -> str:
    if number == 0:
        return f.pick("当场", "at once")
    unit = ("calendar" if calendar else "working") + (" day" if number == 1 else " days")
    return f.pick(f"{number}个{'自然日' if calendar else '工作日'}", f"{number} {unit}")


def _limit(limit: Fields, chinese: str, english: str) -> str:
    number = limit.whole("days")
    if number is None:
        return ""
    said = days(number, limit.string("unit") == "calendar", limit)
    return limit.pick(f"{chinese}{said}办结。", f"{english}: {said}.")


def _fee(fee: Fields) -> str:
    text, free = fee.text("text"), fee.pick("不收费", "No fee")
    if not fee.flag("free"):
        return labelled(fee.pick("收费", "Fee"), text)
    return sentence(text) if text.startswith(free) else sentence(free, text)


def _material(material: Fields, number: int) -> str:
    name = material.text("name")
    if not name:
        return ""
    maybe = "" if material.flag("required") else material.pick("有此情形才带", "only if it applies")
    label = material.pick(f"第{number}样", f"{number}")
    told = labelled(label, name, material.text("form"), material.text("source"), maybe)
    return told + sentence(material.text("note"))


def _step(step: Fields, number: int, calendar: bool) -> str:
    name, lasts = step.text("name"), step.whole("days")
    if not name:
        return ""
    label = step.pick(f"第{number}步", f"Step {number}")
    told = labelled(label, name, step.text("who"), "" if lasts is None else days(lasts, calendar, step))
    return told + sentence(step.text("text")) + _incomplete(step)


def _incomplete(step: Fields) -> str:
    """What happens where papers are missing, if this step looks for that."""
    if not step.has("incomplete"):
        return ""
    missing = step.inside("incomplete")
    number = missing.whole("days")
    when = "" if number is None else days(number, False, step)
    chinese = f"材料不齐的，{when}{'内' if number else ''}一次性告知要补的全部内容。"
    english = f" Papers missing: you are told once of all of them{' within' if number else ''} {when}".rstrip() + ". "
    return step.pick(chinese, english) + sentence(missing.text("note"))


def _result(result: Fields) -> tuple[str, ...]:
    return tuple(result.text(name) for name in ("name", "kind", "validity"))


def _small_print(f: Fields) -> Iterator[Said]:
    yield "promised.note", labelled(f.pick("承诺时限", "We promise"), f.inside("promised").text("note"))
    yield "statutory.note", labelled(f.pick("法定时限", "The law allows"), f.inside("statutory").text("note"))
    yield from f.lines("special")
    yield "fee.basis", labelled(f.pick("收费依据", "Basis of the fee"), f.inside("fee").text("basis"))
    yield from f.lines("conditions")
    for path, form in f.each("forms"):
        yield path, sentence(form.text("name"), form.text("note"))
    yield from _basis(f)


def _basis(f: Fields) -> Iterator[Said]:
    for path, basis in f.each("basis"):
        yield path, sentence(f"{basis.text('law')} {basis.text('article')}".strip(), basis.text("text"), comma="：")


def _help(f: Fields) -> Iterator[Said]:
    yield "phone", labelled(f.pick("电话", "Telephone"), f.string("phone"))
    yield "hours", labelled(f.pick("服务时间", "Open"), f.text("hours"))
    yield "enquiry", labelled(f.pick("咨询", "Ask us"), f.text("enquiry"))
    yield "online", labelled(f.pick("网上办理", "Online"), f.text("online"))
    visits = f.whole("visits")
    if visits is not None:
        times = f"You come here {visits} time{'' if visits == 1 else 's'}." if visits else "You need not come here."
        yield "visits", f.pick(f"到现场{visits}次。" if visits else "不用到现场。", times)
    yield "visit_note", sentence(f.text("visit_note"))
    if f.flag("self_service"):
        yield "self_service", f.pick("可以在自助终端办理。", "Can be done at the self-service terminal.")
    complaint = f.inside("complaint")
    yield "complaint", labelled(f.pick("投诉监督", "Complaints"), complaint.text("text") or complaint.string("phone"))
    yield "remedy", labelled(f.pick("行政复议与诉讼", "Reconsideration and court"), f.text("remedy"))
    yield from f.lines("rights")


def _particulars(f: Fields) -> Iterator[Said]:
    for name, chinese, english in (
        ("item_type", "事项类型", "Kind of matter"),
        ("handling", "办件类型", "Handling"),
        ("audience", "服务对象", "For whom"),
        ("level", "行使层级", "Level"),
        ("authority", "实施主体", "Authority"),
    ):
        yield name, labelled(f.pick(chinese, english), f.text(name))
    yield "effective_from", labelled(f.pick("生效日期", "In force from"), f.string("effective_from"))
