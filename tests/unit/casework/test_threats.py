import pytest

from evidence_kit.casework.facts import record_identifier
from evidence_kit.casework.threats import (
    number_of,
    record_referral,
    record_threat,
    say_seen,
)
from evidence_kit.errors import EmbeddedDataError, InvalidValueError, NoSuchItemError
from evidence_kit.model import Activity, Demand, IdentifierKind
from evidence_kit.store import Vault

EMBEDDED = "data:image/png;base64,iVBORw0KGgo"


def test_a_threat_is_kept_as_said(adult_vault: Vault) -> None:
    fact = record_threat(
        adult_vault,
        text=" Pay or everyone sees it ",
        audience="my class",
        demand=Demand.MONEY,
        deadline_text="24 ur",
        subject="S2",
    )

    assert adult_vault.contents().threats == (fact,)
    assert adult_vault.contents().threats[0].text == " Pay or everyone sees it "


@pytest.mark.parametrize("part", ["text", "audience", "at_text", "deadline_text", "note"])
def test_one_word_anywhere_is_enough(adult_vault: Vault, part: str) -> None:
    record_threat(adult_vault, **{part: "x"})

    assert len(adult_vault.contents().threats) == 1


@pytest.mark.parametrize("record", [record_threat, record_referral])
def test_a_row_with_nothing_in_it_is_not_recorded(adult_vault: Vault, record) -> None:
    before = adult_vault.ledger_head()

    with pytest.raises(InvalidValueError):
        record(adult_vault, note="  ")

    assert adult_vault.ledger_head() == before


def test_an_account_that_is_none_is_refused(adult_vault: Vault) -> None:
    with pytest.raises(InvalidValueError):
        record_threat(adult_vault, text="x", subject="the girl")


def test_words_that_are_a_picture_stay_out_of_an_under_18_case(minor_vault: Vault) -> None:
    record_identifier(minor_vault, kind=IdentifierKind.USERNAME, value="ex_4471")
    for refused in (
        lambda: record_threat(minor_vault, text=EMBEDDED),
        lambda: record_referral(minor_vault, note=EMBEDDED),
        lambda: say_seen(minor_vault, 1, how_known=EMBEDDED),
    ):
        with pytest.raises(EmbeddedDataError):
            refused()

    found = minor_vault.contents()
    assert (found.threats, found.referrals, found.sightings) == ((), (), {})


def test_who_was_told_is_kept_and_can_be_taken_back(adult_vault: Vault) -> None:
    record_referral(adult_vault, force="Police Scotland", reference="CR/1")
    record_referral(adult_vault, reference="CR/2")
    adult_vault.withdraw_fact("referral/1", "another matter")

    assert [each.reference for each in adult_vault.contents().referrals] == ["CR/2"]


def test_what_is_not_said_again_stays_as_it_was(adult_vault: Vault) -> None:
    record_identifier(adult_vault, kind=IdentifierKind.USERNAME, value="ex_4471")
    say_seen(adult_vault, 1, first_seen_text="the 16th", activity=Activity.DONT_KNOW)
    said = say_seen(adult_vault, 1, last_seen_text="the 20th")

    assert (said.first_seen_text, said.last_seen_text) == ("the 16th", "the 20th")
    assert said.activity is Activity.DONT_KNOW


def test_an_identifier_is_named_by_its_number() -> None:
    assert [number_of("identifier", name) for name in ("identifier/3", "3")] == [3, 3]


@pytest.mark.parametrize("name", ["", "x", "payment/3", "identifier/", "³", "-1", "9" * 12])
def test_what_names_no_identifier_is_refused(name: str) -> None:
    with pytest.raises(NoSuchItemError):
        number_of("identifier", name)


def test_a_threat_names_no_card_whole(adult_vault: Vault) -> None:
    card = "4111 1111 1111 1111"
    fact = record_threat(
        adult_vault, text=f"pay to {card}", audience="my class", note=f"{card}, he wrote"
    )

    assert card not in str(fact)
    assert "pay to •••• •••• •••• 1111" in str(fact)
