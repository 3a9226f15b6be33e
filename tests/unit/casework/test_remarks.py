"""What more is said of single facts: kept, taken back, and refused before anything is recorded."""

import pytest

from evidence_kit.casework import facts, items, remarks, threats
from evidence_kit.errors import EmbeddedDataError, InvalidValueError, NoSuchItemError
from evidence_kit.model import IdentifierKind, Provenance, Route
from evidence_kit.questions import Remark, remark_on
from evidence_kit.store import Vault

LINK = "https://files.example.net/d/1"
PICTURE = "data:image/png;base64," + "iVBORw0KGgo" * 400


@pytest.fixture
def link(adult_vault: Vault) -> int:
    return facts.record_identifier(adult_vault, kind=IdentifierKind.URL, value=LINK).number


def test_what_is_said_of_an_event_stands_beside_it(adult_vault: Vault) -> None:
    event = facts.record_event(
        adult_vault, at_text="Friday", text="a call", until_text="Friday, ten", actor="S1"
    )
    assert adult_vault.contents().answers == {
        remark_on(event.number, Remark.EVENT_UNTIL): "Friday, ten",
        remark_on(event.number, Remark.EVENT_ACTOR): "S1",
    }


def test_nobody_unknown_did_it_and_then_nothing_is_recorded(adult_vault: Vault) -> None:
    with pytest.raises(InvalidValueError):
        facts.record_event(adult_vault, at_text="", text="a call", actor="the neighbour")
    assert adult_vault.contents().events == ()


def test_what_is_said_of_a_link_is_kept_and_taken_back(adult_vault: Vault, link: int) -> None:
    remarks.say_of_link(
        adult_vault, link, {Remark.LINK_TITLE: " Private ", Remark.LINK_OUTCOME: ""}
    )
    assert adult_vault.contents().answers == {remark_on(link, Remark.LINK_TITLE): "Private"}
    remarks.say_of_link(adult_vault, link, {Remark.LINK_TITLE: ""})
    assert adult_vault.contents().answers == {}


def test_an_exhibit_that_keeps_a_page_is_known_by_its_identity(
    adult_vault: Vault, link: int
) -> None:
    item = items.describe_not_held(adult_vault, "a page", Provenance(), Route.FILE_DIALOG)
    remarks.say_of_link(adult_vault, link, {Remark.LINK_KEPT_AS: item.label})
    assert adult_vault.contents().answers == {remark_on(link, Remark.LINK_KEPT_AS): str(item.id)}


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({Remark.LINK_KEPT_AS: "JS-099"}, NoSuchItemError),
        ({Remark.LINK_SEEN_WITH: "anna_rose95"}, InvalidValueError),
    ],
)
def test_what_cannot_be_is_refused_and_the_rest_is_not_kept(
    adult_vault: Vault, link: int, said: dict[Remark, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        remarks.say_of_link(adult_vault, link, {Remark.LINK_TITLE: "Private", **said})
    assert adult_vault.contents().answers == {}


def test_nothing_is_said_of_a_link_that_is_not_there(adult_vault: Vault) -> None:
    with pytest.raises(NoSuchItemError):
        remarks.say_of_link(adult_vault, 7, {Remark.LINK_TITLE: "Private"})


def test_a_picture_written_as_text_stays_out_of_an_under_18_case(minor_vault: Vault) -> None:
    with pytest.raises(EmbeddedDataError):
        threats.record_threat(minor_vault, text="pay", language=PICTURE)
    assert minor_vault.contents().threats == ()


def test_a_reason_belongs_to_the_version_that_is_made_next(adult_vault: Vault) -> None:
    remarks.say_reason(adult_vault, "two more screenshots")
    version = adult_vault.next_export_version()
    assert adult_vault.contents().answers == {
        remark_on(version, Remark.REPORT_REASON): "two more screenshots"
    }


def test_how_an_officer_is_reached_is_kept(adult_vault: Vault) -> None:
    told = threats.record_referral(adult_vault, force="Police", reach="by their web page")
    assert adult_vault.contents().answers == {
        remark_on(told.number, Remark.REFERRAL_REACH): "by their web page"
    }
