"""The policy that is shipped is the one the code makes."""

import pytest

from config.browser.policy import policy, text
from tests.processes import ROOT


def test_the_shipped_policy_is_up_to_date() -> None:
    assert (ROOT / "config" / "browser" / "policy.json").read_text("utf-8") == text()


def test_only_this_machine_may_be_opened() -> None:
    assert policy()["URLBlocklist"] == ["*"]
    assert policy()["URLAllowlist"] == ["127.0.0.1", "localhost", "[::1]"]


@pytest.mark.parametrize(
    ("hub", "entry"),
    [
        ("https://hub.office:8081", "https://hub.office:8081"),
        ("https://hub.office:8081/screens/", "https://hub.office:8081"),
        ("hub.office", "hub.office"),
    ],
)
def test_a_distant_hub_is_allowed_when_named(hub: str, entry: str) -> None:
    assert policy(hub)["URLAllowlist"][-1] == entry


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(ValueError, match="is no address"):
        policy("https://")


def test_pages_of_the_office_may_be_made_ready_before_the_touch() -> None:
    """2 would switch prerendering off altogether; where it may go is what the lists above decide."""
    assert policy()["NetworkPredictionOptions"] == 0
