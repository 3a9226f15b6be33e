import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from evidence_kit.casework.facts import (
    PaymentSaid,
    correct_payment,
    get_payment,
    record_event,
    record_identifier,
    record_payment,
    record_removal,
    write_statement,
)
from evidence_kit.clock import SystemClock
from evidence_kit.errors import EmbeddedDataError, InvalidValueError, NoSuchItemError
from evidence_kit.model import (
    Event,
    Identifier,
    IdentifierKind,
    Payment,
    PaymentStatus,
    Validity,
)
from evidence_kit.store import Vault


def pay(vault: Vault, **given: str) -> Payment:
    said = {"method": "bank", "amount": "500", "currency": "EUR", **given}
    fact = record_payment(vault, PaymentSaid(status=PaymentStatus.MADE, **said))
    assert isinstance(fact, Payment)
    return fact


def test_a_payment_is_kept_as_said(adult_vault: Vault) -> None:
    fact = pay(adult_vault, method=" Bank ", amount="500.50", currency="eur", to="SI56 1910")

    assert (fact.method, fact.amount, fact.currency, fact.to) == (
        "bank",
        "500.50",
        "EUR",
        "SI56 1910",
    )
    assert adult_vault.case_file().payments == (fact,)


def test_not_known_is_an_answer(adult_vault: Vault) -> None:
    assert pay(adult_vault, amount="", currency="").amount == ""


@pytest.mark.parametrize("amount", ["1,5", "-5", "5e3", "NaN", "1 000", "٥", "1.", ".5", "9" * 30])
def test_an_amount_that_is_no_plain_number_is_refused(adult_vault: Vault, amount: str) -> None:
    with pytest.raises(InvalidValueError):
        pay(adult_vault, amount=amount)
    assert adult_vault.case_file().payments == ()


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-18T23:11+01:00", datetime(2026, 11, 18, 22, 11, tzinfo=UTC)),
        ("2026-11-18T23:11:05Z", datetime(2026, 11, 18, 23, 11, 5, tzinfo=UTC)),
        ("2026-11-18 23:11", None),
        ("0001-01-01T00:00:00+01:00", None),
        ("18 November, about eleven", None),
        ("", None),
    ],
)
def test_only_a_time_with_its_offset_becomes_an_instant(
    adult_vault: Vault, text: str, instant: datetime | None
) -> None:
    fact = record_event(adult_vault, at_text=text, text="First threat")

    assert isinstance(fact, Event)
    assert fact.at == instant
    assert fact.at_text == text


def test_an_event_without_words_is_refused(adult_vault: Vault) -> None:
    with pytest.raises(InvalidValueError):
        record_event(adult_vault, at_text="today", text="  ")


def test_facts_and_feelings_change_apart_and_earlier_versions_stay(adult_vault: Vault) -> None:
    clock = SystemClock()
    write_statement(adult_vault, clock, facts="They wrote to me.", feelings=None)
    write_statement(adult_vault, clock, facts=None, feelings="I am afraid.")

    statement = adult_vault.case_file().statement
    assert statement is not None
    assert (statement.facts, statement.feelings) == ("They wrote to me.", "I am afraid.")
    objects = [entry.object for entry in adult_vault.ledger()]
    assert "statement/1" in objects
    assert "statement/2" in objects


def test_an_identifier_keeps_its_exact_spelling(adult_vault: Vault) -> None:
    record_identifier(adult_vault, kind=IdentifierKind.USERNAME, value="lena\u200b_m")

    (kept,) = adult_vault.case_file().identifiers
    assert kept.value == "lena\u200b_m"
    assert kept.subject == "S1"


@pytest.mark.parametrize("subject", ["offender", "S0", "s1", "S1000", ""])
def test_a_subject_is_a_number_never_a_verdict(adult_vault: Vault, subject: str) -> None:
    with pytest.raises(InvalidValueError):
        record_identifier(
            adult_vault, kind=IdentifierKind.EMAIL, value="a@example.com", subject=subject
        )


def test_a_removal_needs_a_name_only(adult_vault: Vault) -> None:
    record_removal(adult_vault, service="StopNCII")

    assert adult_vault.case_file().removals[0].service == "StopNCII"
    with pytest.raises(InvalidValueError):
        record_removal(adult_vault, service=" ")


def test_every_fact_stands_in_the_ledger_and_the_check_agrees(adult_vault: Vault) -> None:
    pay(adult_vault)
    record_event(adult_vault, at_text="", text="x")
    record_removal(adult_vault, service="StopNCII", pin="pin of hers")

    assert not any(finding.verdict.is_bad for finding in adult_vault.check(is_full=True))
    assert all("pin of hers" not in str(entry.detail) for entry in adult_vault.ledger())


def test_check_digits_of_a_value_told_by_hand_are_computed(adult_vault: Vault) -> None:
    for value in ("GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 33"):
        record_identifier(adult_vault, kind=IdentifierKind.IBAN, value=value)

    right, wrong = adult_vault.case_file().identifiers
    assert (right.validity, right.normalised) == (Validity.VALID, "GB82WEST12345698765432")
    assert wrong.validity is Validity.INVALID


FOLDED = base64.encodebytes(bytes(range(256)) * 8).decode()

RECORDINGS: dict[str, Callable[[Vault, str], object]] = {
    "identifier": lambda vault, text: record_identifier(
        vault, kind=IdentifierKind.OTHER, value=text
    ),
    "identifier, machine form": lambda vault, text: record_identifier(
        vault,
        kind=IdentifierKind.OTHER,
        value="x",
        normalised=text,
        validity=Validity.NO_CHECK_DIGITS,
    ),
    "identifier, platform": lambda vault, text: record_identifier(
        vault, kind=IdentifierKind.OTHER, value="x", platform=text
    ),
    "identifier, note": lambda vault, text: record_identifier(
        vault, kind=IdentifierKind.OTHER, value="x", note=text
    ),
    "payment, to": lambda vault, text: pay(vault, to=text),
    "payment, at": lambda vault, text: pay(vault, at_text=text),
    "payment, note": lambda vault, text: pay(vault, note=text),
    "event": lambda vault, text: record_event(vault, at_text="", text=text),
    "event, at": lambda vault, text: record_event(vault, at_text=text, text="x"),
    "removal": lambda vault, text: record_removal(vault, service=text),
    "removal, case number": lambda vault, text: record_removal(
        vault, service="x", case_number=text
    ),
    "removal, PIN": lambda vault, text: record_removal(vault, service="x", pin=text),
    "removal, status": lambda vault, text: record_removal(vault, service="x", status=text),
    "facts": lambda vault, text: write_statement(vault, SystemClock(), facts=text, feelings=None),
    "feelings": lambda vault, text: write_statement(
        vault, SystemClock(), facts=None, feelings=text
    ),
}


@pytest.mark.parametrize("record", RECORDINGS.values(), ids=RECORDINGS.keys())
@pytest.mark.parametrize("text", ["see data:image/heic;base64,AAAA", FOLDED])
def test_no_fact_of_a_childs_case_is_a_picture(
    minor_vault: Vault, record: Callable[[Vault, str], object], text: str
) -> None:
    head = minor_vault.ledger_head()

    with pytest.raises(EmbeddedDataError):
        record(minor_vault, text)

    assert minor_vault.ledger_head() == head
    assert minor_vault.items() == ()


@pytest.mark.parametrize("record", RECORDINGS.values(), ids=RECORDINGS.keys())
def test_words_of_a_childs_case_are_recorded(
    minor_vault: Vault, record: Callable[[Vault, str], object]
) -> None:
    head = minor_vault.ledger_head()

    record(minor_vault, "pošlji 500 € na https://example.com/" + "a-b." * 100)

    assert minor_vault.ledger_head() != head


def test_an_adults_words_are_their_own(adult_vault: Vault) -> None:
    write_statement(adult_vault, SystemClock(), facts=FOLDED, feelings=None)

    statement = adult_vault.case_file().statement
    assert statement is not None
    assert statement.facts == FOLDED


@pytest.mark.parametrize(
    ("typed", "validity"),
    [
        ("4111 1111 1111 1111", Validity.VALID),
        ("4111111111111111", Validity.VALID),
        ("4111 1111 1111 1112", Validity.INVALID),
        ("1111", Validity.NO_CHECK_DIGITS),
    ],
)
def test_a_card_is_checked_whole_and_kept_by_its_last_digits(
    adult_vault: Vault, typed: str, validity: Validity
) -> None:
    fact = record_identifier(adult_vault, kind=IdentifierKind.CARD, value=typed)

    assert isinstance(fact, Identifier)
    assert (fact.value, fact.normalised) == (f"•••• {typed[-4:]}",) * 2
    assert fact.validity is validity


def test_a_card_without_a_number_is_refused(adult_vault: Vault) -> None:
    with pytest.raises(InvalidValueError):
        record_identifier(adult_vault, kind=IdentifierKind.CARD, value=" ")


@pytest.mark.parametrize(
    ("method", "to", "kept"),
    [
        ("card", "4111 1111 1111 1111", "•••• •••• •••• 1111"),
        ("bank", "my card 4111 1111 1111 1111", "my card •••• •••• •••• 1111"),
        ("bank", "SI56 1910 0000 0123 438", "SI56 1910 0000 0123 438"),
    ],
)
def test_a_payment_keeps_no_card_number_whole(
    adult_vault: Vault, method: str, to: str, kept: str
) -> None:
    record_payment(
        adult_vault,
        PaymentSaid(status=PaymentStatus.MADE, method=method, amount="5", currency="EUR", to=to),
    )

    (payment,) = adult_vault.case_file().payments
    assert payment.to == kept


def test_a_wrong_card_stays_known_as_wrong_until_another_receiver_is_told(
    adult_vault: Vault,
) -> None:
    first = pay(adult_vault, method="card", to="4111 1111 1111 1112")
    assert adult_vault.contents().details == {1: {"receiver-check": "invalid"}}

    set_right(adult_vault, first, amount="7")
    assert adult_vault.contents().details == {1: {"receiver-check": "invalid"}}

    set_right(adult_vault, get_payment(adult_vault, 1), to="4111111111111111")
    assert get_payment(adult_vault, 1).to == "••••••••••••1111"
    assert adult_vault.contents().details == {1: {"receiver-check": "valid"}}

    set_right(adult_vault, get_payment(adult_vault, 1), to="Anna")
    assert adult_vault.contents().details == {}


def test_no_record_of_an_identifier_or_a_correction_holds_a_whole_card(
    adult_vault: Vault,
) -> None:
    card = "4111111111111111"
    record_identifier(adult_vault, kind=IdentifierKind.OTHER, value=card, note=f"see {card}")
    first = pay(adult_vault, to="Anna", note=card)
    set_right(adult_vault, first, to=f"Anna, {card}", note=f"her {card}")
    record_event(adult_vault, at_text="", text=f"They sent me {card}")

    contents = adult_vault.contents()
    assert contents.identifiers[0].kind is IdentifierKind.CARD
    assert contents.identifiers[0].validity is Validity.VALID
    assert card not in str(contents)


def test_an_iban_told_as_something_else_is_checked_too(adult_vault: Vault) -> None:
    record_identifier(adult_vault, kind=IdentifierKind.OTHER, value="IT60X0542811101000000123457")

    (identifier,) = adult_vault.contents().identifiers
    assert identifier.validity is Validity.INVALID


def set_right(vault: Vault, fact: Payment, **changes: str) -> None:
    said = PaymentSaid(
        status=fact.status,
        method=fact.method,
        amount=fact.amount,
        currency=fact.currency,
        to=fact.to,
        at_text=fact.at_text,
        item_id=fact.item_id,
        note=fact.note,
    )
    correct_payment(vault, fact.number, replace(said, **changes))  # type: ignore[arg-type] # texts alone


def test_a_payment_that_was_set_right_stands_so_and_what_was_recorded_stays(
    adult_vault: Vault,
) -> None:
    first = pay(adult_vault, amount="1500", at_text="2026-11-18")
    set_right(adult_vault, first, amount="150")
    set_right(adult_vault, get_payment(adult_vault, 1), amount="", at_text="2026-11-17")

    now = get_payment(adult_vault, 1)
    done = adult_vault.contents().corrections[1]

    assert (now.amount, now.at_text, now.recorded_at) == ("", "2026-11-17", first.recorded_at)
    assert [(each.before.amount, each.after.amount) for each in done] == [
        ("1500", "150"),
        ("150", ""),
    ]
    assert adult_vault.contents().details == {}
    recorded = [entry.object for entry in adult_vault.case_file().ledger][-4:]
    assert recorded == [
        "payment/1",
        "detail/1/corrected-1-amount",
        "detail/1/corrected-2-amount",
        "detail/1/corrected-2-time",
    ]


def test_setting_right_what_stands_already_records_nothing(adult_vault: Vault) -> None:
    fact = pay(adult_vault)
    before = len(adult_vault.case_file().ledger)

    set_right(adult_vault, fact)

    assert len(adult_vault.case_file().ledger) == before


def test_a_payment_is_set_right_by_the_rules_it_is_recorded_by(adult_vault: Vault) -> None:
    fact = pay(adult_vault, to="IT60 X054")
    with pytest.raises(InvalidValueError):
        set_right(adult_vault, fact, amount="1,5")
    set_right(adult_vault, fact, method="card", to="4111 1111 1111 1111")

    assert "4111 1111" not in get_payment(adult_vault, 1).to


def test_a_payment_that_was_withdrawn_is_not_set_right(adult_vault: Vault) -> None:
    fact = pay(adult_vault)
    adult_vault.withdraw_fact("payment/1", "")
    with pytest.raises(NoSuchItemError):
        set_right(adult_vault, fact, amount="5")


def test_a_payment_is_found_by_what_it_says_now(adult_vault: Vault) -> None:
    fact = pay(adult_vault, to="wrongreceiver")
    set_right(adult_vault, fact, to="rightreceiver")

    assert [hit.name for hit in adult_vault.search("rightreceiver").hits] == ["payment/1"]
    assert adult_vault.search("wrongreceiver").hits == ()


def test_a_case_with_a_payment_set_right_checks_as_whole(adult_vault: Vault) -> None:
    set_right(adult_vault, pay(adult_vault), amount="150")

    found = adult_vault.check(is_full=True)
    assert [finding for finding in found if finding.verdict.is_bad] == []
