import pytest

from evidence_kit.casework.pasting import Correction, describe, is_offered, keep, look_at
from evidence_kit.errors import EmbeddedDataError, InvalidValueError, NoSuchItemError
from evidence_kit.intake.importing import Answers
from evidence_kit.model import (
    IdentifierKind,
    ItemId,
    Payment,
    PaymentStatus,
    Provenance,
    Route,
    Spoken,
    Validity,
)
from evidence_kit.recognising.findings import Recognition
from evidence_kit.store import Vault

ANSWERS = Answers(route=Route.PASTE)
TEXT = """instagram: @lena_marlow.ex4471
send £300 to GB82 WEST 1234 5698 7654 32 or I post it
mail lena.marlow@example.net"""


def test_looking_keeps_nothing(adult_vault: Vault) -> None:
    found = look_at(adult_vault, TEXT)

    assert found.identifiers
    assert adult_vault.items() == ()
    assert adult_vault.case_file().identifiers == ()


def test_text_and_findings_are_kept_together(adult_vault: Vault) -> None:
    pasted = keep(adult_vault, TEXT, look_at(adult_vault, TEXT), ANSWERS)

    kinds = {fact.kind: fact for fact in adult_vault.case_file().identifiers}
    assert kinds[IdentifierKind.IBAN].normalised == "GB82WEST12345698765432"
    assert kinds[IdentifierKind.IBAN].validity is Validity.VALID
    assert kinds[IdentifierKind.USERNAME].platform == "Instagram"
    assert {fact.item_id for fact in kinds.values()} == {pasted.text.item.id}
    stored = b"".join(adult_vault.read_item(pasted.text.item))
    assert stored.decode() == TEXT


def test_an_amount_goes_with_the_only_account_in_the_text(adult_vault: Vault) -> None:
    keep(adult_vault, TEXT, look_at(adult_vault, TEXT), ANSWERS)

    (demand,) = adult_vault.case_file().payments
    assert isinstance(demand, Payment)
    assert (demand.amount, demand.currency, demand.method) == ("300", "GBP", "bank")
    assert demand.to == "GB82 WEST 1234 5698 7654 32"


def test_what_was_said_becomes_an_event_only_where_it_was_said_yes_to(adult_vault: Vault) -> None:
    found = look_at(adult_vault, TEXT)
    assert found.passages

    keep(adult_vault, TEXT, found, ANSWERS)
    assert adult_vault.case_file().events == ()

    keep(adult_vault, TEXT, found, ANSWERS, passages=found.passages[-1:])
    (event,) = adult_vault.case_file().events
    assert event.text == found.passages[-1].value


def test_with_two_accounts_nobody_guesses_which_one_was_meant(adult_vault: Vault) -> None:
    text = TEXT + "\nor bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"

    keep(adult_vault, text, look_at(adult_vault, text), ANSWERS)

    (demand,) = adult_vault.case_file().payments
    assert (demand.method, demand.to) == ("not known", "")


def test_pasting_the_same_again_records_nothing_twice(adult_vault: Vault) -> None:
    first = keep(adult_vault, TEXT, look_at(adult_vault, TEXT), ANSWERS)
    again = keep(adult_vault, TEXT, look_at(adult_vault, TEXT), ANSWERS)

    assert again.text.is_duplicate
    assert again.known == len(first.facts)
    assert again.facts == ()


def test_a_text_without_findings_is_kept_all_the_same(adult_vault: Vault) -> None:
    pasted = keep(
        adult_vault, "you have one hour", look_at(adult_vault, "you have one hour"), ANSWERS
    )

    assert pasted.facts == ()
    assert adult_vault.items()[0].original_name == "pasted text"


def test_a_fact_describes_itself(adult_vault: Vault) -> None:
    pasted = keep(adult_vault, TEXT, look_at(adult_vault, TEXT), ANSWERS)

    assert ("demanded bank", "300 GBP") in [describe(fact) for fact in pasted.facts]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\u2003"])
def test_an_empty_text_is_refused_and_not_kept_as_an_exhibit(adult_vault: Vault, text: str) -> None:
    with pytest.raises(InvalidValueError):
        look_at(adult_vault, text)
    with pytest.raises(InvalidValueError):
        keep(adult_vault, text, Recognition(identifiers=(), amounts=()), ANSWERS)

    assert adult_vault.items() == ()


def test_a_text_for_no_account_is_refused_and_not_kept_as_an_exhibit(adult_vault: Vault) -> None:
    found = look_at(adult_vault, "write to @luka.demo")

    with pytest.raises(InvalidValueError):
        keep(adult_vault, "write to @luka.demo", found, ANSWERS, subject="the man")

    assert adult_vault.items() == ()


def test_what_is_said_about_a_text_is_kept_with_it(adult_vault: Vault) -> None:
    provenance = Provenance(device="my phone", app="Instagram", how="copied", who="my sister")
    answers = Answers(route=Route.PASTE, provenance=provenance)

    pasted = keep(adult_vault, TEXT, look_at(adult_vault, TEXT), answers)

    assert adult_vault.get_item(pasted.text.item.label).provenance == provenance


def test_what_a_person_corrects_keeps_its_writing_and_says_so(adult_vault: Vault) -> None:
    text = "pay to SI56 2633 0001 2039 087 now"
    found = look_at(adult_vault, text)
    (iban,) = found.identifiers
    said = Correction(reading="SI56 2633 0001 2039 086", note="Corrected.")

    keep(adult_vault, text, found, ANSWERS, corrections={iban.start: said})

    (kept,) = adult_vault.case_file().identifiers
    assert (kept.value, kept.note) == ("SI56 2633 0001 2039 087", "Corrected.")
    assert (kept.normalised, kept.validity) == ("SI56263300012039086", Validity.VALID)


def test_an_offered_reading_is_kept_with_the_word_that_it_is_one(adult_vault: Vault) -> None:
    text = "to NL91 ABNA O417 1643 OO now"
    found = look_at(adult_vault, text)
    (iban,) = found.identifiers
    assert is_offered(iban)
    said = Correction(reading=iban.normalised, note="Signs were read as others.")

    keep(adult_vault, text, found, ANSWERS, corrections={iban.start: said})

    (kept,) = adult_vault.case_file().identifiers
    assert kept.value == "NL91 ABNA O417 1643 OO"
    assert (kept.normalised, kept.note) == ("NL91ABNA0417164300", said.note)


def test_an_offered_reading_that_was_declined_is_kept_as_it_is_written(
    adult_vault: Vault,
) -> None:
    text = "to NL91 ABNA O417 1643 OO now"
    found = look_at(adult_vault, text)
    (iban,) = found.identifiers
    said = Correction(reading=iban.value, note="")

    keep(adult_vault, text, found, ANSWERS, corrections={iban.start: said})

    (kept,) = adult_vault.case_file().identifiers
    assert kept.normalised == kept.value == "NL91 ABNA O417 1643 OO"
    assert (kept.validity, kept.note) == (Validity.INVALID, "")


def test_in_an_under_18_case_a_correction_is_words_too(minor_vault: Vault) -> None:
    found = look_at(minor_vault, TEXT)
    picture = "data:image/png;base64," + "iVBORw0KGgoAAAANSUhEUgAA" * 20
    said = {found.identifiers[0].start: Correction(reading=picture, note="")}

    with pytest.raises(EmbeddedDataError):
        keep(minor_vault, TEXT, found, ANSWERS, corrections=said)
    assert minor_vault.items() == ()


PAID_TEXT = """[12/03/2025, 21:14:07] Jess: send 500 EUR to GB82 WEST 1234 5698 7654 32
[12/03/2025, 21:20:44] Sam: i already paid 300 EUR with postepay"""


def as_said(found: Recognition) -> Recognition:
    """Findings whose sums a person says to be what the text speaks of them as."""
    return Recognition(
        identifiers=found.identifiers,
        amounts=tuple(each for each in found.amounts if each.spoken is not Spoken.CANNOT_TELL),
    )


def test_what_was_paid_is_kept_as_paid_and_goes_to_no_account_of_another_message(
    adult_vault: Vault,
) -> None:
    keep(adult_vault, PAID_TEXT, as_said(look_at(adult_vault, PAID_TEXT)), ANSWERS)

    demand, paid = adult_vault.case_file().payments
    assert (demand.status, demand.to) == (PaymentStatus.DEMANDED, "GB82 WEST 1234 5698 7654 32")
    assert (paid.status, paid.method, paid.to) == (PaymentStatus.MADE, "postepay", "")
    assert (paid.amount, paid.currency) == ("300", "EUR")


def test_a_demand_has_the_time_of_its_message_and_a_payment_has_not(adult_vault: Vault) -> None:
    keep(adult_vault, PAID_TEXT, as_said(look_at(adult_vault, PAID_TEXT)), ANSWERS)

    demand, paid = adult_vault.case_file().payments
    assert (demand.at_text, paid.at_text) == ("12/03/2025, 21:14:07", "")


def test_what_was_paid_goes_to_the_account_of_its_own_line(adult_vault: Vault) -> None:
    text = "i paid 300 EUR to GB82 WEST 1234 5698 7654 32"

    keep(adult_vault, text, look_at(adult_vault, text), ANSWERS)

    (paid,) = adult_vault.case_file().payments
    assert (paid.status, paid.method) == (PaymentStatus.MADE, "bank")
    assert paid.to == "GB82 WEST 1234 5698 7654 32"


def test_a_demand_takes_no_account_that_somebody_else_wrote(adult_vault: Vault) -> None:
    text = """[12/03/2025, 21:14:07] Jess: send 500 EUR
[12/03/2025, 21:20:44] Sam: mine is GB82 WEST 1234 5698 7654 32"""

    keep(adult_vault, text, look_at(adult_vault, text), ANSWERS)

    (demand,) = adult_vault.case_file().payments
    assert (demand.method, demand.to) == ("not known", "")


def test_a_sum_nobody_spoke_for_is_refused_and_nothing_is_kept(adult_vault: Vault) -> None:
    found = look_at(adult_vault, "did you pay 500 EUR?")

    with pytest.raises(InvalidValueError):
        keep(adult_vault, "did you pay 500 EUR?", found, ANSWERS)

    assert adult_vault.items() == ()


def test_a_sum_that_is_answered_for_later_is_kept_then(adult_vault: Vault) -> None:
    found = look_at(adult_vault, PAID_TEXT)
    demands = tuple(each for each in found.amounts if each.spoken is Spoken.ASKED)
    keep(adult_vault, PAID_TEXT, Recognition(identifiers=(), amounts=demands), ANSWERS)

    again = keep(adult_vault, PAID_TEXT, as_said(found), ANSWERS)

    assert again.text.is_duplicate
    assert [each.status for each in adult_vault.case_file().payments] == [
        PaymentStatus.DEMANDED,
        PaymentStatus.MADE,
    ]


ANSWERED_LATER = "i paid 300 EUR to GB82 WEST 1234 5698 7654 32"


def test_a_sum_that_is_answered_in_a_kept_text_gets_what_the_first_answer_would_have_given(
    adult_vault: Vault,
) -> None:
    found = look_at(adult_vault, ANSWERED_LATER)
    accounts = Recognition(identifiers=found.identifiers, amounts=())
    piece = keep(adult_vault, ANSWERED_LATER, accounts, ANSWERS).text.item
    sums = Recognition(identifiers=(), amounts=found.amounts)

    again = keep(adult_vault, ANSWERED_LATER, sums, ANSWERS, piece=piece.id)

    (paid,) = adult_vault.case_file().payments
    assert (paid.status, paid.method) == (PaymentStatus.MADE, "bank")
    assert paid.to == "GB82 WEST 1234 5698 7654 32"
    assert (paid.item_id, again.text.item) == (piece.id, piece)
    assert [each.id for each in adult_vault.items()] == [piece.id]


def test_a_sum_in_a_kept_text_goes_to_no_account_that_nobody_wanted(adult_vault: Vault) -> None:
    found = look_at(adult_vault, ANSWERED_LATER)
    nothing = Recognition(identifiers=(), amounts=())
    piece = keep(adult_vault, ANSWERED_LATER, nothing, ANSWERS).text.item
    sums = Recognition(identifiers=(), amounts=found.amounts)

    keep(adult_vault, ANSWERED_LATER, sums, ANSWERS, piece=piece.id)

    (paid,) = adult_vault.case_file().payments
    assert paid.to == ""


def test_what_was_kept_of_a_text_is_not_kept_twice(adult_vault: Vault) -> None:
    found = look_at(adult_vault, TEXT)
    piece = keep(adult_vault, TEXT, found, ANSWERS).text.item

    again = keep(adult_vault, TEXT, found, ANSWERS, piece=piece.id)

    assert again.facts == ()
    assert again.known == len(found.identifiers) + len(found.amounts)


def test_a_piece_that_is_not_in_the_case_takes_nothing(adult_vault: Vault) -> None:
    found = look_at(adult_vault, TEXT)

    with pytest.raises(NoSuchItemError):
        keep(adult_vault, TEXT, found, ANSWERS, piece=ItemId("nothing"))

    assert adult_vault.case_file().identifiers == ()
