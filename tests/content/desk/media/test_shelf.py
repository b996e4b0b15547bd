"""Uploads as things of their own: where each is used, described, replaced through review, removed while nothing names
it."""

import pytest

from content.desk import verify
from content.desk.errors import Problem
from content.desk.media import acts, listing
from content.desk.media.acts import Described
from content.desk.media.listing import PAGE, Asked, Item
from content.desk.models import Media
from content.desk.views import NoticeView
from tests.content.desk.films import film, paper
from tests.content.desk.test_media import add, picture
from tests.world import Office
from tests.world.records import put_out

TALL, WIDE = picture(size=(48, 64)), picture(size=(64, 48))


def shelf(office: Office, **asked: object) -> list[Item]:
    with office.desk.database.reading() as session:
        return listing.find_page(session, office.desk.uploads, Asked(**asked), office.now).items  # type: ignore[arg-type]


def item(office: Office, media: Media) -> Item:
    with office.desk.database.reading() as session:
        return listing.get(session, office.desk.uploads, media.sha, office.now)


def shown(office: Office, media: Media, by: str = "author") -> NoticeView:
    return office.write(None, by, kind="image", media=[media.sha], channels=["wall-11f"], region="pictures")  # type: ignore[arg-type]


def put_in_place(office: Office, old: Media, new: Media, by: str = "deputy") -> list[str]:
    with office.desk.database.transaction() as session:
        places = [use for use in item(office, old).uses if use.now]
        actor = office.staff[by]
        changed = acts.replace(session, actor, old.sha, new.sha, places, now=office.now, origin="")
    return [f"{use.noun}:{use.item}" for use in changed]


def test_a_list_names_what_uses_each_and_what_nothing_names(office: Office) -> None:
    tall, wide = add(office, TALL, "高.png"), add(office, WIDE, "宽.png")
    notice = shown(office, tall)
    assert [use.item for use in item(office, tall).uses] == [notice.id]
    assert [each.sha for each in shelf(office, used="now")] == [tall.sha]
    assert [each.sha for each in shelf(office, used="never")] == [wide.sha]
    office.withdraw(notice.id)
    assert shelf(office, used="now") == []
    assert [each.sha for each in shelf(office, used="before")] == [tall.sha]


def test_records_use_what_lies_beside_their_text(office: Office) -> None:
    media = add(office, TALL)
    attachment = {"name": {"zh-Hans": "附图"}, "blob": media.sha, "media_type": "image/png"}
    put_out(office, "CCSW-2026-00009", "catalog", attachments=[attachment])
    (use,) = item(office, media).uses
    assert (use.noun, use.kind, use.now) == ("record", "catalog", True)


def test_a_list_is_filtered_by_kind_words_and_who_brought_it(office: Office) -> None:
    add(office, TALL, "大坝.png")
    add(office, film(), "宣传片.mp4")
    add(office, paper((400, 300), (300, 400)), "汛情.pdf", by="section")
    assert [each.name for each in shelf(office, kind="video")] == ["宣传片.mp4"]
    assert [each.name for each in shelf(office, words="大坝")] == ["大坝.png"]
    # The pictures of a document's pages are no things of their own.
    assert [each.name for each in shelf(office, account=office.staff["section"].id)] == ["汛情.pdf"]
    assert len(shelf(office)) == 3


def test_a_list_is_given_a_page_at_a_time(office: Office) -> None:
    for number in range(PAGE + 1):
        add(office, picture(size=(10 + number, 10)))
    with office.desk.database.reading() as session:
        pages = [listing.find_page(session, office.desk.uploads, Asked(), office.now, start) for start in (0, PAGE, 99)]
    assert [(len(each.items), each.total, each.start) for each in pages] == [
        (PAGE, PAGE + 1, 0),
        (1, PAGE + 1, PAGE),
        (PAGE, PAGE + 1, 0),
    ]


def test_words_for_those_who_cannot_see_it_are_in_the_ledger_and_hold(office: Office) -> None:
    media = add(office, TALL)
    assert item(office, media).wrong == ("alt", "alt-en")
    with office.desk.database.transaction() as session:
        said = Described(alt="泄洪闸", alt_en="Flood gate")
        acts.describe(session, office.staff["author"], media.sha, said, now=office.now, origin="")
    assert (item(office, media).alt_en, item(office, media).wrong) == ("Flood gate", ())
    assert shelf(office, undescribed=True) == []
    assert list(verify.faults(office.desk)) == []
    with office.desk.database.transaction() as session:
        session.get_one(Media, media.sha).alt = "别的"
    assert any("its words are not" in fault for fault in verify.faults(office.desk))


def test_another_picture_goes_through_review_while_the_old_one_stays_on_the_wall(office: Office) -> None:
    old, new = add(office, TALL), add(office, WIDE)
    notice = office.approve_all(office.submit(shown(office, old).id).id)
    assert put_in_place(office, old, new) == [f"notice:{notice.id}"]
    after = office.view(notice.id)
    assert (after.state, after.newest.content["media"]) == ("draft", [new.sha])
    assert after.approved is not None
    assert after.approved.content["media"] == [old.sha]
    assert office.desk.uploads.path(old.sha).read_bytes() == TALL
    assert item(office, old).used == "now"
    office.approve_all(office.submit(notice.id, by="deputy").id)
    assert (item(office, old).used, item(office, new).used) == ("before", "now")


def test_only_a_file_of_the_same_kind_takes_its_place_and_only_by_who_may_write_there(office: Office) -> None:
    old, other = add(office, TALL), add(office, film())
    shown(office, old, by="office")
    with pytest.raises(Problem, match="no file of the same kind"):
        put_in_place(office, old, other)
    with pytest.raises(Problem, match="same file"):
        put_in_place(office, old, old)
    with pytest.raises(Problem, match="another author"):
        put_in_place(office, old, add(office, WIDE), by="author")


def test_what_no_wording_ever_named_can_be_taken_away_with_its_pages(office: Office) -> None:
    media = add(office, paper((400, 300), (300, 400)))
    pages = item(office, media).pages
    office.desk.remove_media(office.staff["author"], media.sha, now=office.now, origin="")
    assert shelf(office) == []
    assert [sha for sha in (media.sha, *pages) if office.desk.uploads.path(sha).exists()] == []
    assert list(verify.faults(office.desk)) == []
    # The same file may come again.
    assert add(office, paper((400, 300), (300, 400))).name == "图.png"


def test_what_a_wording_named_stays_for_the_ledger(office: Office) -> None:
    media = add(office, TALL)
    office.withdraw(shown(office, media).id)
    with pytest.raises(Problem) as refused:
        office.desk.remove_media(office.staff["author"], media.sha, now=office.now, origin="")
    assert refused.value.type == "media-in-use"
    assert office.desk.uploads.path(media.sha).read_bytes() == TALL


def test_another_s_upload_is_taken_away_by_keepers_only(office: Office) -> None:
    media = add(office, TALL, by="office")
    with pytest.raises(Problem) as refused:
        office.desk.remove_media(office.staff["author"], media.sha, now=office.now, origin="")
    assert refused.value.status == 403


def test_bytes_that_are_lost_are_said(office: Office) -> None:
    media = add(office, TALL)
    office.desk.uploads.path(media.sha).unlink()
    assert "lost" in item(office, media).wrong
