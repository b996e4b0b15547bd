"""The queue of a channel."""

from tests.content.desk.pages.conftest import Visit
from tests.world import Office


def places(text: str, *titles: str) -> list[str]:
    order = text[text.index("Order") :]
    return sorted(titles, key=order.index)


def test_a_notice_moves_one_place_at_a_time(visit: Visit, office: Office) -> None:
    one, two, three = (office.put_out(text).id for text in ("第一条", "第二条", "第三条"))
    operator = visit("operator")
    page = operator.get("/desk/queue/lobby-led/")
    assert places(page.text, "第一条", "第二条", "第三条") == ["第一条", "第二条", "第三条"]
    form = next(form for form in page._reading.forms if form.fields.get("notice") == [str(three)])
    page = operator.send(page, form, to="up")
    assert "Moved to place 2." in page.text
    assert places(page.text, "第一条", "第二条", "第三条") == ["第一条", "第三条", "第二条"]
    assert "autofocus" in page.html
    page = operator.send(page, form, to="up")
    assert places(page.text, "第一条", "第二条", "第三条") == ["第三条", "第一条", "第二条"]
    page = operator.send(page, form, to="up")
    assert "Moved" not in page.text
    assert {one, two} == {each.id for each in map(office.view, (one, two))}


def test_levels_keep_their_places_above_each_other(visit: Visit, office: Office) -> None:
    office.put_out("普通的")
    office.put_out("重要的", level="important")
    operator = visit("operator")
    page = operator.get("/desk/queue/lobby-led/")
    assert places(page.text, "普通的", "重要的") == ["重要的", "普通的"]
    form = next(form for form in page._reading.forms if form.fields.get("notice") == ["1"])
    assert "Moved" not in operator.send(page, form, to="up").text


def test_who_may_not_order_finds_no_buttons(visit: Visit, office: Office) -> None:
    office.put_out("节约用水")
    author = visit("author")
    page = author.get("/desk/queue/lobby-led/")
    assert "节约用水" in page.text
    assert not page.has_form("/queue/lobby-led/")


def test_what_is_on_now_and_today_is_shown_in_words(visit: Visit, office: Office) -> None:
    office.put_out("全天的通知")
    page = visit("operator").get("/desk/queue/lobby-led/")
    assert "On screen now" in page.text
    assert 'aria-label="全天的通知: 00:00–24:00"' in page.html or 'aria-label="全天的通知: ' in page.html


def test_an_empty_queue_says_what_to_do(visit: Visit) -> None:
    page = visit("operator").get("/desk/queue/kiosk/")
    assert "Nothing is queued here" in page.text
    assert "/desk/notices/new?channel=kiosk" in page.html


def test_the_queue_opens_on_a_channel(visit: Visit) -> None:
    assert visit("operator").get("/desk/queue/").path.startswith("/desk/queue/")


def test_an_order_by_hand_is_of_one_level_and_leaves_the_others_where_they_are(visit: Visit, office: Office) -> None:
    one, two, three = (office.put_out(text).id for text in ("第一条", "第二条", "第三条"))
    important = office.put_out("重要的", level="important").id
    operator = visit("operator")
    page = operator.get("/desk/queue/lobby-led/")
    form = next(form for form in page._reading.forms if "order" in form.fields)
    page = operator.send(page, form, order=f"{three} {one} {three} 99 {two}")
    assert "The new order is kept." in page.text
    assert places(page.text, "第一条", "第二条", "第三条") == ["第三条", "第一条", "第二条"]
    page = operator.send(page, form, order=f"{two} {important} {one}")
    assert "The new order is kept." not in page.text
    assert places(page.text, "第一条", "第二条", "第三条", "重要的") == ["重要的", "第三条", "第一条", "第二条"]


def test_what_stands_in_a_notices_way_is_said(visit: Visit, office: Office) -> None:
    office.put_out("节约用水")
    office.put_out("今天停水", level="urgent")
    page = visit("operator").get("/desk/queue/lobby-led/")
    assert "“今天停水” stands in its place for" in page.text
    assert "a turn, one after another" in page.text
