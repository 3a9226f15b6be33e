import pytest

from evidence_kit.casework.facts import PaymentSaid, record_identifier, record_payment
from evidence_kit.casework.register import (
    NEW,
    accounts_in_use,
    attribute,
    say_apart,
    say_detail,
    say_same,
)
from evidence_kit.errors import EmbeddedDataError, InvalidValueError, NoSuchItemError
from evidence_kit.model import IdentifierKind, PaymentStatus
from evidence_kit.rails import PaymentField
from evidence_kit.store import Vault

EMBEDDED = "data:image/png;base64,iVBORw0KGgo"


def record_names(vault: Vault, *subjects: str) -> None:
    for number, subject in enumerate(subjects):
        record_identifier(
            vault, kind=IdentifierKind.USERNAME, value=f"ex_{number}", subject=subject
        )


def subjects_of(vault: Vault) -> list[str]:
    return [each.subject for each in vault.contents().identifiers]


def test_two_accounts_that_are_one_can_be_parted_again(adult_vault: Vault) -> None:
    record_names(adult_vault, "S1", "S2")
    say_same(adult_vault, "S2", "S1", note="same voice")
    assert subjects_of(adult_vault) == ["S1", "S1"]

    say_apart(adult_vault, "S2")

    assert subjects_of(adult_vault) == ["S1", "S2"]
    assert accounts_in_use(adult_vault.contents()) == ("S1", "S2")


def test_an_account_joined_to_one_that_was_joined_stands_with_the_first(
    adult_vault: Vault,
) -> None:
    record_names(adult_vault, "S1", "S2", "S3")
    say_same(adult_vault, "S2", "S1")
    said = say_same(adult_vault, "S3", "S2")

    assert said.part_of == 1
    assert subjects_of(adult_vault) == ["S1", "S1", "S1"]


@pytest.mark.parametrize(
    ("subject", "whole"), [("S1", "S1"), ("S1", "S2"), ("her", "S1"), ("S2", "him")]
)
def test_what_is_one_already_or_no_account_is_refused(
    adult_vault: Vault, subject: str, whole: str
) -> None:
    record_names(adult_vault, "S1", "S2")
    say_same(adult_vault, "S2", "S1")
    before = adult_vault.ledger_head()

    with pytest.raises(InvalidValueError):
        say_same(adult_vault, subject, whole)

    assert adult_vault.ledger_head() == before


def test_an_account_nothing_belongs_to_is_not_joined_or_given_anything(
    adult_vault: Vault,
) -> None:
    record_names(adult_vault, "S1")

    with pytest.raises(NoSuchItemError):
        say_same(adult_vault, "S2", "S1")
    with pytest.raises(NoSuchItemError):
        attribute(adult_vault, (1,), "S2")


def test_only_what_was_joined_is_parted(adult_vault: Vault) -> None:
    record_names(adult_vault, "S1")

    with pytest.raises(InvalidValueError):
        say_apart(adult_vault, "S1")


def test_one_account_becomes_two_with_a_number_nobody_had(adult_vault: Vault) -> None:
    record_names(adult_vault, "S1", "S1", "S2")
    attribute(adult_vault, (1, 2), NEW)
    assert subjects_of(adult_vault) == ["S3", "S3", "S2"]

    attribute(adult_vault, (1, 2), "")
    attribute(adult_vault, (2,), NEW)

    assert subjects_of(adult_vault) == ["S1", "S4", "S2"]
    assert accounts_in_use(adult_vault.contents()) == ("S1", "S2", "S3", "S4")


def test_nothing_is_moved_when_one_of_them_does_not_stand(adult_vault: Vault) -> None:
    record_names(adult_vault, "S1")
    before = adult_vault.ledger_head()

    with pytest.raises(NoSuchItemError):
        attribute(adult_vault, (1, 9), NEW)

    assert adult_vault.ledger_head() == before


def test_the_last_number_is_the_last(adult_vault: Vault) -> None:
    record_names(adult_vault, "S999")

    with pytest.raises(InvalidValueError):
        attribute(adult_vault, (1,), NEW)


def test_no_card_number_is_kept_whole_in_any_detail(adult_vault: Vault) -> None:
    record_payment(
        adult_vault,
        PaymentSaid(status=PaymentStatus.MADE, method="card", amount="50", currency="EUR"),
    )
    say_detail(adult_vault, 1, PaymentField.CARD, "4111 1111 1111 1111")
    say_detail(adult_vault, 1, PaymentField.REFERENCE, "card 4111 1111 1111 1111")

    known = adult_vault.contents().details[1]
    assert known == {"card": "•••• •••• •••• 1111", "reference": "card •••• •••• •••• 1111"}


def test_words_that_are_a_picture_stay_out_of_an_under_18_case(minor_vault: Vault) -> None:
    record_names(minor_vault, "S1", "S2")
    record_payment(
        minor_vault,
        PaymentSaid(status=PaymentStatus.MADE, method="bank", amount="5", currency="EUR"),
    )
    for refused in (
        lambda: say_same(minor_vault, "S2", "S1", note=EMBEDDED),
        lambda: say_apart(minor_vault, "S2", note=EMBEDDED),
        lambda: say_detail(minor_vault, 1, PaymentField.REFERENCE, EMBEDDED),
    ):
        with pytest.raises(EmbeddedDataError):
            refused()
