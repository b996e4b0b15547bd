"""The page of what visitors look at and ask for in vain."""

from content.desk import numbers
from content.desk.moments import utc_day
from tests.content.desk.pages.conftest import Visit
from tests.world import Office


def told(office: Office) -> None:
    day = utc_day(office.now).isoformat()
    counts = [
        [day, "page", "/guides/", 7], [day, "page", "/guides/never-was/", 2], [day, "language", "en", 9],
        [day, "mode", "elder", 4], [day, "idle", "over", 1], [day, "unanswered", "钓鱼证", 3],
    ]  # fmt: skip
    with office.desk.database.transaction() as session:
        numbers.take(session, counts, utc_day(office.now))


def test_before_any_kiosk_told_anything_it_says_so(visit: Visit) -> None:
    text = visit("author").get("/desk/numbers/").text
    assert "No kiosk has told anything yet." in text
    assert "Nothing was asked for in vain." in text


def test_it_sums_up_what_was_looked_at_and_asked_for(visit: Visit, office: Office) -> None:
    told(office)
    text = visit("author").get("/desk/numbers/?days=7").text
    for words in ("钓鱼证", "Office guides", "never-was", "Large text", "9 pages were looked at."):
        assert words in text


def test_who_writes_takes_words_off_the_list(visit: Visit, office: Office) -> None:
    told(office)
    author = visit("author")
    page = author.get("/desk/numbers/")
    answer = author.send(page, page.form("/answered"))
    assert "Taken off the list" in answer.text
    assert "Nothing was asked for in vain." in answer.text
    assert "Dealt with what visitors asked for" in visit("section").get("/desk/ledger/").text


def test_who_only_decides_sees_the_list_and_leaves_it(visit: Visit, office: Office) -> None:
    told(office)
    director = visit("director")
    page = director.get("/desk/numbers/")
    assert "钓鱼证" in page.text
    assert 'name="words"' not in page.html


def test_a_span_that_there_is_not_shows_the_usual_one(visit: Visit) -> None:
    for days in ("0", "-1", "x", "99999999999999999999"):
        assert "No kiosk has told anything yet." in visit("author").get(f"/desk/numbers/?days={days}").text
