import pytest

from evidence_kit.casework.contact import contact_sheet_of, say_contact
from evidence_kit.clock import SystemClock
from evidence_kit.contact import ContactField
from evidence_kit.errors import EmbeddedDataError
from evidence_kit.handover.selection import disclosure
from evidence_kit.i18n import Words
from evidence_kit.progress import Cancel
from evidence_kit.store import Vault


def test_a_line_is_kept_and_its_entry_in_the_ledger_stays_closed(adult_vault: Vault) -> None:
    say_contact(adult_vault, ContactField.NAME, "Ana Novak")

    case_file = adult_vault.case_file()
    assert case_file.answers["contact-name"] == "Ana Novak"
    (entry,) = [each for each in case_file.ledger if each.object == "answer/contact-name"]
    assert not disclosure(case_file)(entry)
    assert "Ana" not in repr(entry.detail)


def test_a_line_can_be_taken_back(adult_vault: Vault) -> None:
    say_contact(adult_vault, ContactField.PHONE, "+386 40 000 000")
    say_contact(adult_vault, ContactField.PHONE, "")

    assert "contact-phone" not in adult_vault.case_file().answers


def test_no_line_carries_a_picture_into_an_under_18_case(minor_vault: Vault) -> None:
    with pytest.raises(EmbeddedDataError):
        say_contact(minor_vault, ContactField.ADDRESS, "data:image/png;base64," + "QUJD" * 4000)


def test_the_sheet_is_made_of_the_case(adult_vault: Vault) -> None:
    say_contact(adult_vault, ContactField.NAME, "Ana Novak")

    sheet = contact_sheet_of(adult_vault.case_file(), Words(), SystemClock(), Cancel())

    assert sheet.startswith(b"%PDF")
