"""The secrecy reviewer's list of questions, which the desk keeps, is never older than the questions."""

from tests.content.desk.checks.test_asking import SECRET, ask, keep
from tests.content.desk.pages.conftest import Visit
from tests.world import Office


def test_a_question_stands_there_at_once_and_leaves_with_its_answer(office: Office, visit: Visit) -> None:
    draft, other = office.write(SECRET).id, office.write(f"{SECRET}（二）").id
    reviewer = visit("secrecy")

    def waiting() -> list[int]:
        html = reviewer.get("/desk/work/secrecy/").html
        return [number for number in (draft, other) if f'href="/desk/notices/{number}/"' in html]

    assert waiting() == []
    ask(office, draft)
    assert waiting() == [draft]
    ask(office, other)
    assert waiting() == [draft, other]
    keep(office, draft)
    assert waiting() == [other]
