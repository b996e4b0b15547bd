"""What the preview keeps of approved notices is what is approved, at every instant."""

from content.desk import live, moments
from content.desk.pages import previewed
from content.desk.waiting.board import Board
from tests.world import Office

HOUR = 3_600_000


def test_what_is_approved_ends_at_its_instant_whichever_way_the_clock_goes(office: Office) -> None:
    start, board = office.now, Board()
    for hours in (1, 2):
        office.put_out(f"{hours}小时", end=moments.iso(start + hours * HOUR))
    office.put_out("一直")
    office.put_out("别处", channels=["kiosk"])
    with office.desk.database.reading() as session:
        for hours in (0, 1, 3, 2, 1, 0):
            for at in (start + hours * HOUR - 1, start + hours * HOUR):
                fresh = live.of_channel(live.approved(session, at)[0], "lobby-led")
                assert previewed.approved(board, session, "lobby-led", (1,), at) == fresh


def test_what_is_decided_counts_at_once(office: Office) -> None:
    board, notice = Board(), office.put_out("先").id

    def approved() -> list[str]:
        with office.desk.database.reading() as session:
            mark = previewed.mark(session, "lobby-led")
            found = previewed.approved(board, session, "lobby-led", mark, office.now)
            return [each.content["text"] for each in found]

    assert approved() == ["先"]
    office.put_out("后")
    office.approve_all(office.submit(office.revise(notice, "先改").id).id)
    assert approved() == ["先改", "后"]
    office.withdraw(notice)
    assert approved() == ["后"]
