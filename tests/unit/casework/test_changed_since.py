"""Whether what was handed over still says what the case says."""

from evidence_kit.casework.changed_since import find_changed_since
from evidence_kit.casework.facts import (
    PaymentSaid,
    correct_payment,
    record_identifier,
    record_payment,
    record_removal,
)
from evidence_kit.casework.register import say_detail
from evidence_kit.model import Digest, IdentifierKind, Payment, PaymentStatus
from evidence_kit.questions import Remark, remark_on
from evidence_kit.rails import PaymentField
from evidence_kit.store import Export, Vault
from tests.fakes import STARTED_AT


def hand_over(vault: Vault, kind: str = "package", version: int = 1) -> None:
    code = Digest("0" * 64)
    vault.record_export(
        Export(version=version, kind=kind, made_at=STARTED_AT, code=code), detail={}
    )


def paid(vault: Vault) -> Payment:
    fact = record_payment(
        vault, PaymentSaid(status=PaymentStatus.MADE, method="bank", amount="300", currency="EUR")
    )
    assert isinstance(fact, Payment)
    return fact


def set_right(vault: Vault, payment: Payment, amount: str) -> None:
    said = PaymentSaid(
        status=payment.status, method=payment.method, amount=amount, currency=payment.currency
    )
    correct_payment(vault, payment.number, said)


def test_before_anything_went_out_nothing_is_old(adult_vault: Vault) -> None:
    set_right(adult_vault, paid(adult_vault), "350")

    assert find_changed_since(adult_vault) is None


def test_a_correction_after_a_package_is_told_with_its_version(adult_vault: Vault) -> None:
    payment = paid(adult_vault)
    hand_over(adult_vault)
    assert find_changed_since(adult_vault) is None

    set_right(adult_vault, payment, "350")
    say_detail(adult_vault, payment.number, PaymentField.REFERENCE, "gift")
    record_identifier(adult_vault, kind=IdentifierKind.USERNAME, value="ex_4471")

    changed = find_changed_since(adult_vault)
    assert changed is not None
    assert (changed.export.version, changed.kinds) == (1, ("correction", "detail", "identifier"))


def test_a_new_version_says_what_the_case_says_again(adult_vault: Vault) -> None:
    payment = paid(adult_vault)
    hand_over(adult_vault)
    set_right(adult_vault, payment, "350")
    hand_over(adult_vault, kind="report", version=2)

    assert find_changed_since(adult_vault) is None


def test_papers_that_went_out_alone_are_no_new_version(adult_vault: Vault) -> None:
    payment = paid(adult_vault)
    hand_over(adult_vault)
    set_right(adult_vault, payment, "350")
    hand_over(adult_vault, kind="papers", version=adult_vault.next_papers_number())

    changed = find_changed_since(adult_vault)
    assert changed is not None
    assert changed.export.version == 1


def test_what_follows_from_handing_over_makes_no_report_an_old_one(adult_vault: Vault) -> None:
    hand_over(adult_vault)
    record_removal(adult_vault, service="StopNCII")
    adult_vault.answer_case(remark_on(2, Remark.REPORT_REASON), "the police asked")
    adult_vault.save_draft("money/form", "x")

    assert find_changed_since(adult_vault) is None
