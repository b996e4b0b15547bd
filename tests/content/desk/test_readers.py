"""Who reads which lines of the ledger: administrators all, others what everybody at the desk may see and their own."""

import pytest

from tests.world import Office
from tests.world.api import Api


def kinds(api: Api, name: str) -> set[tuple[str, str]]:
    return {(line["kind"], line["subject"]) for line in api(name).get("/api/ledger").json["entries"]}


@pytest.mark.parametrize("name", ["admin", "security", "audit"])
def test_an_administrator_reads_every_line(api: Api, office: Office, name: str) -> None:
    office.put_out("节约用水")
    lines = api(name).get("/api/ledger").json["entries"]
    assert [line["prev"] for line in lines[1:]] == [line["hash"] for line in lines[:-1]]


def test_others_read_of_content_and_of_themselves(api: Api, office: Office) -> None:
    notice = office.put_out("节约用水").id
    assert api("section").post(f"/api/notices/{notice}/approve", {"content": "0"}).status_code == 409
    assert api("author").post(f"/api/notices/{notice}/approve", {"content": "0"}).status_code == 409
    read = kinds(api, "author")
    assert {("approve", f"notice:{notice}"), ("refused", f"notice:{notice}"), ("token-made", "account:author")} <= read
    assert ("token-made", "account:section") not in read
    everything = api("audit").get("/api/ledger").json["entries"]
    refused = [line["actor"] for line in everything if line["kind"] == "refused"]
    assert refused == ["section", "author"]
    seen = [line["actor"] for line in api("author").get("/api/ledger").json["entries"] if line["kind"] == "refused"]
    assert seen == ["author"]
