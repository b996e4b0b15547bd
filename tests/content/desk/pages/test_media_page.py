"""The pages of pictures and videos: the list, one of them, and what is done with it."""

import io

from tests.content.desk.films import film
from tests.content.desk.media.test_shelf import TALL, WIDE, item, shown
from tests.content.desk.pages.conftest import Visit
from tests.content.desk.test_media import add
from tests.world import Office


def test_the_list_says_what_each_is_where_it_is_used_and_what_is_missing(office: Office, visit: Visit) -> None:
    person = visit("author")
    assert "Nothing was kept yet." in person.get("/desk/media/").text
    used = add(office, TALL, "大坝.png")
    notice = shown(office, used)
    add(office, WIDE, "河道.png", by="section")
    page = person.get("/desk/media/")
    for said in (
        "大坝.png",
        "48 × 64",
        f"Notice {notice.id}",
        "In use",
        "Never used",
        "Nothing says what is to be seen",
    ):
        assert said in page.text
    assert "大坝.png" not in person.get("/desk/media/?used=never").text
    assert "Nothing matches this filter." in person.get("/desk/media/?kind=video").text


def test_words_are_kept_and_proposed_where_a_notice_is_written_with_it(office: Office, visit: Visit) -> None:
    media, person = add(office, TALL, "大坝.png"), visit("author")
    page = person.get(f"/desk/media/{media.sha}/about")
    page = person.send(page, page.form("/describe"), alt="大坝泄洪", alt_en="The dam releasing water")
    assert "Kept." in page.text
    form = person.get(f"/desk/notices/new?medium={media.sha}").form()
    assert (form.fields["media"], form.fields["kind"]) == ([media.sha], ["image"])
    assert "The dam releasing water" in person.get(f"/desk/notices/new?medium={media.sha}").html


def test_another_takes_its_place_as_a_draft_in_the_places_that_were_chosen(office: Office, visit: Visit) -> None:
    media, person = add(office, TALL), visit("author")
    notice = shown(office, media)
    page = person.get(f"/desk/media/{media.sha}/about")
    assert "Choose a file." in person.send(page, page.form("/replace")).text
    assert "Choose at least one place." in person.send(page, page.form("/replace"), places=None).text
    page = person.send(page, page.form("/replace"), file=(io.BytesIO(WIDE), "新.png"))
    assert "1 new draft." in page.text
    assert office.view(notice.id).newest.content["media"] != [media.sha]


def test_in_what_is_anothers_nothing_takes_its_place(office: Office, visit: Visit) -> None:
    media, person = add(office, TALL), visit("author")
    mine, theirs = shown(office, media), office.write("别人的", by="section", kind="image", media=[media.sha])
    page = person.get(f"/desk/media/{media.sha}/about")
    places, file = [f"notice:{mine.id}", f"notice:{theirs.id}"], (io.BytesIO(WIDE), "新.png")
    assert person.send(page, page.form("/replace"), places=places, file=file).status == 403
    assert [office.view(each.id).newest.content["media"] for each in (mine, theirs)] == [[media.sha]] * 2


def test_a_film_that_only_the_import_converts_is_sent_there(office: Office, visit: Visit) -> None:
    person, avi = visit("author"), film("mpeg4", "avi")
    media = add(office, film())
    office.write(None, kind="video", media=[media.sha], channels=["wall-11f"], region="pictures")  # type: ignore[arg-type]
    page = person.get(f"/desk/media/{media.sha}/about")
    new = person.get("/desk/notices/new")
    for told, field in (
        (person.send(page, page.form("/replace"), file=(io.BytesIO(avi), "<b>.avi")), "file"),
        (person.send(new, new.form(), kind="video", pictures=(io.BytesIO(avi), "<b>.avi"), then="keep"), "media"),
    ):
        assert told.mistakes()[0] == field
        assert "bring it by the import, which converts it" in told.text
        assert '<a href="/desk/imports/">To the import</a>' in told.html
        assert "<b>" not in told.html
    assert [each for each in office.desk.hub.glob(".film-*")] == []


def test_what_nothing_names_is_removed_and_what_is_used_cannot_be(office: Office, visit: Visit) -> None:
    unused, used, person = add(office, TALL), add(office, WIDE), visit("author")
    shown(office, used)
    assert not person.get(f"/desk/media/{used.sha}/about").has_form("/remove")
    page = person.get(f"/desk/media/{unused.sha}/about")
    used_form = page.form("/remove")
    assert "is gone." in person.send(page, used_form).text
    assert person.get(f"/desk/media/{unused.sha}/about").status == 404
    assert person.get(f"/desk/media/{'0' * 64}/about").status == 404
    assert item(office, used).used == "now"


def test_who_only_reads_sees_no_buttons(office: Office, visit: Visit) -> None:
    media = add(office, TALL)
    page = visit("secrecy").get(f"/desk/media/{media.sha}/about")
    assert not any(page.has_form(act) for act in ("/describe", "/replace", "/remove"))


def test_who_reviews_is_told_instead_of_shown_other_bytes(office: Office, visit: Visit) -> None:
    media = add(office, TALL, "大坝.png")
    notice = office.submit(shown(office, media).id)
    person, url = visit("section"), f"/desk/media/{media.sha}"
    assert url in person.get(f"/desk/notices/{notice.id}").html
    office.desk.uploads.path(media.sha).write_bytes(WIDE)
    assert person.get(url).status == 404
    page = person.get(f"/desk/notices/{notice.id}")
    assert "Its bytes are not there as they were: bring the file again." in page.text
    assert f'src="{url}"' not in page.html
    page = person.send(page, page.form("/approve"))
    assert (page.status, office.view(notice.id).state) == (409, "submitted")
    assert "大坝.png is not there as it was brought" in page.text
