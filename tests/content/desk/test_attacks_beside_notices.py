"""What somebody tries at records, alerts and findings, and may not: refused, nothing changed, and in the ledger under
what it was about."""

from typing import Any

from content.desk.records import RecordView
from tests.content.desk.alerts import duty
from tests.content.desk.pages.conftest import app, visit
from tests.content.desk.test_attacks import Visit, told
from tests.world import Office
from tests.world.api import Api
from tests.world.records import revised, submitted, view, written

__all__ = ["app", "visit"]
SUBJECT = "record:department/supply"


def in_review(office: Office, by: str = "author") -> RecordView:
    written(office, "supply", by)
    return submitted(office, "supply", by)


def approve(api: Api, by: str, record: RecordView, content: str = "") -> Any:
    return api(by).post(f"/api/records/{record.id}/approve", {"content": content or record.newest.digest})


def confirm(api: Api, by: str, alert: int, content: str = "") -> Any:
    return api(by).post(f"/api/alerts/{alert}/confirm", {"content": content or duty.view(api.office, alert).digest})


def test_ones_own_record(api: Api) -> None:
    record = in_review(api.office, "section")
    assert approve(api, "section", record).status_code == 403
    assert told(api.office) == [("section", "own-notice", SUBJECT)]
    assert view(api.office, "supply").newest.due == record.newest.due


def test_a_record_decided_on_twice_by_one_person(api: Api) -> None:
    record = in_review(api.office)
    assert [approve(api, "section", record).status_code for _ in range(2)] == [200, 403]
    assert told(api.office) == [("section", "decided-already", SUBJECT)]


def test_a_record_edited_between_looking_and_approving(api: Api) -> None:
    office, seen = api.office, in_review(api.office)
    revised(office, "supply", phone="0999-5550199", floor=3)
    submitted(office, "supply")
    answer = approve(api, "section", seen)
    assert (answer.status_code, answer.json["changed"]) == (409, ["floor", "phone"])
    assert told(office) == [("section", "stale-content", SUBJECT)]
    assert [each.verdict for each in view(office, "supply").newest.decisions] == ["submit"]


def test_a_record_that_was_made_up_and_a_role_that_is_missing(api: Api) -> None:
    record = in_review(api.office)
    assert approve(api, "deputy", record).status_code == 403
    assert api("section").post("/api/records/4711/approve", {"content": "0" * 64}).status_code == 404
    assert told(api.office) == [("deputy", "wrong-role", SUBJECT), ("section", "not-found", "desk")]


def test_the_form_of_a_record_sent_again_and_one_of_another_site(visit: Visit, office: Office) -> None:
    record = in_review(office)
    section = visit("section")
    page = section.get(f"/desk/records/{record.id}/")
    form = page.form("/approve")
    assert section.send(page, form).status == 200
    assert section.send(page, form).status == 403
    assert section.client.post(form.action, data={"content": record.newest.digest}).status_code == 400
    assert told(office) == [("section", "decided-already", SUBJECT), ("section", "foreign-form", SUBJECT)]
    assert len(view(office, "supply").newest.decisions) == 2


def test_ones_own_alert_others_words_and_one_that_runs_already(api: Api) -> None:
    office = api.office
    alert = duty.write(office).id
    assert confirm(api, "duty", alert).status_code == 403
    assert confirm(api, "office", alert, "0" * 64).status_code == 409
    assert confirm(api, "author", alert).status_code == 403
    assert duty.view(office, alert).state == "draft"
    assert confirm(api, "office", alert).status_code == 200
    assert confirm(api, "office", alert).status_code == 409
    assert told(office) == [
        ("duty", "own-alert", f"alert:{alert}"),
        ("office", "stale-content", f"alert:{alert}"),
        ("author", "wrong-role", f"alert:{alert}"),
        ("office", "not-a-draft", f"alert:{alert}"),
    ]


def test_a_finding_kept_by_somebody_whose_text_it_is_not(visit: Visit, office: Office) -> None:
    notice = office.write("x县明日停水。")
    director = visit("director")
    token = director.get("/desk/account/").form("/sign-out").fields["csrf_token"]
    fields = {"subject": f"notice:{notice.id}", "content": notice.newest.digest, "because": "无妨", "csrf_token": token}
    found = visit("author").get(f"/desk/notices/{notice.id}/").form("/checks/keep").fields["finding"]
    assert director.client.post("/desk/checks/keep", data={**fields, "finding": found}).status_code == 302
    assert told(office) == [("director", "not-yours", f"notice:{notice.id}")]
