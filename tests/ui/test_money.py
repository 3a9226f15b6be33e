"""Money against a real vault: demands, payments, the call to the bank, and nothing converted."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import PaymentStatus, StepState, Validity
from evidence_kit.rails import PaymentField
from evidence_kit.ui.pages.money import MoneyPage
from evidence_kit.ui.pages.money_more import MoreOfPayment
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.withdrawing import Withdrawing
from tests.fakes import STARTED_AT, StoppedClock

PATIENCE_MS = 30_000

Ask = Callable[[VaultProcess, messages.Request], messages.Answer]
OpenCase = Callable[[VaultProcess], messages.CaseSeen]


@pytest.fixture
def new_page(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: OpenCase
) -> Callable[[], MoneyPage]:
    def make() -> MoneyPage:
        made = MoneyPage(theme, vault, words, StoppedClock())
        qtbot.addWidget(made)
        made.resize(1000, 800)
        made.show()
        made.render(open_case(vault))
        return made

    return make


@pytest.fixture
def page(new_page: Callable[[], MoneyPage]) -> MoneyPage:
    return new_page()


def paid(ask: Ask, vault: VaultProcess, **changes: str) -> None:
    at = STARTED_AT - timedelta(days=6)
    fields = {"method": "bank", "amount": "150", "currency": "EUR", "at_text": at.isoformat()}
    ask(vault, messages.RecordPayment(status=PaymentStatus.MADE, **(fields | changes)))


def main_buttons(page: MoneyPage) -> list[Button]:
    return [
        button
        for button in page.findChildren(Button)
        if button.isVisible() and button.kind == "primary"
    ]


def test_nothing_yet_has_one_main_button_and_the_warning(page: MoneyPage) -> None:
    assert page._empty.isVisible()
    assert len(main_buttons(page)) == 1
    assert not page._bank.isVisible()


def test_a_demand_is_recorded_from_typed_words(
    qtbot: QtBot, page: MoneyPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    page._empty.buttons[0].click()
    qtbot.keyClicks(page._form.amount.line, "1 300,50")
    qtbot.keyClicks(page._form.currency.line, "eur")
    qtbot.keyClicks(page._form.to.line, "SI56 2633 0001 2039 086")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._form.keep.click()
    case = open_case(vault)
    page.render(case)

    (payment,) = case.payments
    assert (payment.amount, payment.currency) == ("1300.50", "EUR")
    assert (payment.status, payment.method) == (PaymentStatus.DEMANDED, "not known")
    assert payment.at_text == ""
    (row,) = page._rows.rows.rows
    assert row.button.accessibleName() == (
        "Time not known, Asked for, €1,300.50, Way not known, SI56 2633 0001 2039 086, from memory"
    )


def test_a_wrong_digit_in_an_account_is_said_when_it_is_typed_and_in_its_row(
    qtbot: QtBot, page: MoneyPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    wrong = "IT60 X054 2811 1010 0000 0123 457"
    page._empty.buttons[1].click()
    qtbot.keyClicks(page._form.to.line, wrong)
    page._form.to.left.emit()
    qtbot.waitUntil(lambda: bool(page._form.to.note()), timeout=PATIENCE_MS)
    assert page._form.to.note() == "Does not add up – look again"

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._form.keep.click()
    page.render(open_case(vault))

    assert page._state.payments[0].validity is Validity.INVALID
    assert page._state.payments[0].to == wrong


def test_what_was_said_of_an_account_goes_when_another_is_typed(
    qtbot: QtBot, page: MoneyPage
) -> None:
    page._empty.buttons[1].click()
    qtbot.keyClicks(page._form.to.line, "IT60 X054 2811 1010 0000 0123 457")
    page._form.to.left.emit()
    qtbot.waitUntil(lambda: bool(page._form.to.note()), timeout=PATIENCE_MS)

    qtbot.keyClick(page._form.to.line, "8")

    assert page._form.to.note() == ""


def test_an_empty_form_is_an_answer_too(
    qtbot: QtBot, page: MoneyPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    page._empty.buttons[1].click()
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._form.keep.click()

    (payment,) = open_case(vault).payments
    assert (payment.status, payment.amount, payment.to) == (PaymentStatus.MADE, "", "")


def test_an_amount_that_could_mean_two_numbers_is_asked_about(
    qtbot: QtBot, page: MoneyPage
) -> None:
    page._empty.buttons[0].click()
    qtbot.keyClicks(page._form.amount.line, "1,300")

    page._form.keep.click()

    assert page._form.amount.note() == "Write it with digits, like 1300 or 49.90."
    assert not page.vault.is_busy


def test_two_currencies_are_two_sums(
    page: MoneyPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    paid(ask, vault)
    paid(ask, vault, amount="0.01", currency="BTC", method="bitcoin")
    page.render(open_case(vault))

    sums = {each.title: each.sums for each in page._state.sums}
    assert sums["You paid"] == ("0.01 BTC", "€150")


def test_whoever_paid_is_told_whom_to_call_and_what_to_say(
    page: MoneyPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    paid(ask, vault)
    page.render(open_case(vault))

    assert page._bank.accessibleName() == "You paid €150, 6 days ago. Call your bank today."
    assert main_buttons(page) == [page._bank.what_to_say]
    assert not page._bank._script.isVisible()

    page._bank.what_to_say.click()

    assert page._bank._script.isVisible()


def test_a_call_is_remembered(
    qtbot: QtBot, page: MoneyPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    paid(ask, vault)
    page.render(open_case(vault))
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._bank.i_called.click()
    case = open_case(vault)
    page.render(case)

    assert case.steps["st04"] is StepState.DONE
    assert page._bank.accessibleName() == "You called. Keep the reference number."
    assert not page._bank.i_called.isVisible()


def test_with_the_form_open_its_button_is_the_main_one(
    page: MoneyPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    paid(ask, vault)
    page.render(open_case(vault))

    page._add_payment.click()

    assert main_buttons(page) == [page._form.keep]


def test_a_withdrawn_payment_leaves_its_stub(
    qtbot: QtBot, page: MoneyPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    paid(ask, vault)
    page.render(open_case(vault))
    page._rows.rows.open_row("payment/1")
    withdrawing = page._rows.rows.rows[0].findChild(Withdrawing)
    withdrawing.ask.click()
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        withdrawing.confirm.click()
    page.render(open_case(vault))

    assert page._rows.rows.rows == ()
    assert [line.title for line in page._stubs.lines] == [
        "Paid, €150, withdrawn. Its number stays in the log."
    ]


def test_a_half_filled_form_comes_back(
    qtbot: QtBot, page: MoneyPage, new_page: Callable[[], MoneyPage]
) -> None:
    page._empty.buttons[1].click()
    qtbot.keyClicks(page._form.amount.line, "150")
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = new_page()

    assert again._form.amount.text() == "150"
    assert again._form.status.chosen() == PaymentStatus.MADE.value


def test_one_more_thing_known_of_a_payment_is_kept_and_taken_back(
    qtbot: QtBot, page: MoneyPage, vault: VaultProcess, open_case: OpenCase, ask: Ask
) -> None:
    paid(ask, vault)
    for value in ("TX-1", ""):
        page.render(open_case(vault))
        page._rows.rows.open_row("payment/1")
        more = page._rows.rows.rows[0].findChild(MoreOfPayment)
        more.field.choose(PaymentField.TRANSACTION.value)
        more.value.set_text(value)
        with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
            more.keep.click()
        expected = {1: {"transaction": value}} if value else {}
        assert open_case(vault).details == expected
