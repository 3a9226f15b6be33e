"""Money against a real vault: demands, payments, the call to the bank, and nothing converted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec.structs import replace as replace_struct
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import PaymentStatus, StepState, Validity
from evidence_kit.rails import PaymentField
from evidence_kit.ui.models.money import correcting_words
from evidence_kit.ui.pages.money import MoneyPage
from evidence_kit.ui.pages.money_correcting import Correcting
from evidence_kit.ui.pages.money_form import MoneyForm
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


def test_a_card_that_does_not_add_up_is_looked_at_again_and_is_not_called_kept(
    qtbot: QtBot, page: MoneyPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    page._empty.buttons[1].click()
    qtbot.keyClicks(page._form.to.line, "Mario 4111 1111 1111 1112")
    qtbot.keyClick(page._form.to.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page._form.to.note()), timeout=PATIENCE_MS)
    assert page._form.to.note().startswith(
        "Not kept yet: the number does not add up. Look again, or press “Keep it” once more. "
        "Will be kept as Mario •••• •••• •••• 1112. "
    )
    assert open_case(vault).payments == ()

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        qtbot.keyClick(page._form.to.line, Qt.Key.Key_Return)
    page.render(open_case(vault))

    (row,) = page._state.payments
    assert (row.to, row.validity) == ("Mario •••• •••• •••• 1112", Validity.INVALID)


def test_one_press_keeps_a_card_and_what_became_of_its_digits_is_said_then(
    qtbot: QtBot, page: MoneyPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    page._empty.buttons[1].click()
    qtbot.keyClicks(page._form.to.line, "4111 1111 1111 1111")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._form.keep.click()
    page.render(open_case(vault))

    (row,) = page._state.payments
    assert row.to == "•••• •••• •••• 1111"
    (said,) = page._kept.lines
    assert (said.title, said.line.split(".")[0]) == (
        "Kept.",
        "Of the card number only the last digits are kept",
    )
    assert page._kept.isVisible()
    page._add_demand.click()
    assert not page._kept.isVisible()


def test_a_slip_that_is_said_while_the_button_is_held_down_holds_the_press_up(
    qtbot: QtBot, page: MoneyPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    keep, left = page._form.keep, Qt.MouseButton.LeftButton
    page._empty.buttons[1].click()
    qtbot.keyClicks(page._form.to.line, "4111 1111 1111 1112")
    qtbot.mousePress(keep, left)
    page._form.to.left.emit()
    qtbot.waitUntil(lambda: bool(page._form.to.note()), timeout=PATIENCE_MS)
    qtbot.mouseRelease(keep, left)

    assert page._form.to.note().startswith("Not kept yet: ")
    assert open_case(vault).payments == ()

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        qtbot.mouseClick(keep, left)
    assert len(open_case(vault).payments) == 1


@pytest.mark.parametrize("number", ["4111 1111 1111 1111", "4111 1111 1111 1112"])
def test_the_button_stays_under_the_hand_when_the_number_is_spoken_of(
    qtbot: QtBot, page: MoneyPage, number: str
) -> None:
    page._empty.buttons[1].click()
    qtbot.keyClicks(page._form.to.line, number)
    qtbot.wait(0)
    before = page._form.keep.mapTo(page._form, QPoint())

    page._form.to.left.emit()
    qtbot.waitUntil(lambda: bool(page._form.to.note()), timeout=PATIENCE_MS)
    page._form.layout().activate()

    assert page._form.keep.mapTo(page._form, QPoint()) == before


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


def correcting(page: MoneyPage) -> Correcting:
    page._rows.rows.open_row("payment/1")
    found = page._rows.rows.rows[0].findChild(Correcting)
    assert isinstance(found, Correcting)
    return found


def form_of(page: MoneyPage) -> MoneyForm:
    found = correcting(page)
    found.ask.click()
    assert found.form is not None
    return found.form


def test_a_mistyped_sum_is_set_right_where_it_stands(
    qtbot: QtBot, page: MoneyPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    paid(ask, vault, amount="1500", note="by phone")
    before = open_case(vault).payments[0]
    page.render(open_case(vault))
    form = form_of(page)
    assert (form.amount.text(), form.note.text()) == ("1500", "by phone")
    assert main_buttons(page) == [form.keep]

    form.amount.set_text("150")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        form.keep.click()
    seen = open_case(vault)
    page.render(seen)

    assert seen.payments == (replace(before, amount="150"),)
    assert seen.corrected == (1,)
    assert [row.amount for row in page._state.payments] == ["€150"]
    assert page._stubs.lines == ()
    assert correcting(page).form is None
    said = [line.title for line in page._rows._lines(page._state.payments[0])]
    assert "Corrected. What was written down first stays in the case." in said


@pytest.mark.parametrize(
    "odd",
    [
        {"amount": "0.020", "currency": "BTC", "method": "crypto"},
        {"method": "payment-app", "at_text": "Saturday, late"},
        {"amount": "", "currency": "", "method": "not known", "at_text": ""},
    ],
)
def test_what_nobody_touches_stays_exactly_as_it_was(  # noqa: PLR0917 - pytest
    qtbot: QtBot,
    page: MoneyPage,
    ask: Ask,
    vault: VaultProcess,
    open_case: OpenCase,
    odd: dict[str, str],
) -> None:
    paid(ask, vault, **odd)
    before = open_case(vault).payments[0]
    page.render(open_case(vault))
    form = form_of(page)
    form.note.set_text("now said")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        form.keep.click()

    assert open_case(vault).payments == (replace(before, note="now said"),)


def test_leaving_a_payment_as_it_was_forgets_what_was_typed(
    page: MoneyPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    paid(ask, vault)
    page.render(open_case(vault))
    form = form_of(page)
    form.amount.set_text("7")
    form.later.click()

    assert form_of(page).amount.text() == "150"
    assert open_case(vault).corrected == ()


def test_nobody_reads_that_a_half_made_correction_is_saved(
    qtbot: QtBot, page: MoneyPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    paid(ask, vault)
    page.render(open_case(vault))
    form = form_of(page)
    assert page.unkept is None, "it was only opened"

    qtbot.keyClicks(form.amount.line, "0")
    assert page.unkept is not None
    assert page.unkept.is_form
    qtbot.keyClick(form.amount.line, Qt.Key.Key_Backspace)
    assert page.unkept is None, "it is as it was"

    qtbot.keyClicks(form.amount.line, "0")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        form.keep.click()
    assert page.unkept is None


def test_nothing_waits_of_a_payment_that_was_taken_back(
    qtbot: QtBot, page: MoneyPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    paid(ask, vault)
    page.render(open_case(vault))
    qtbot.keyClicks(form_of(page).amount.line, "0")

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._rows.withdrawn.emit("payment/1", "")

    assert page.unkept is None


def test_a_half_made_correction_comes_back(  # noqa: PLR0917 - pytest
    qtbot: QtBot,
    page: MoneyPage,
    new_page: Callable[[], MoneyPage],
    ask: Ask,
    vault: VaultProcess,
    open_case: OpenCase,
) -> None:
    paid(ask, vault, at_text="Saturday, late")
    page.render(open_case(vault))
    form = form_of(page)
    qtbot.keyClicks(form.note.line, "half")
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = new_page()
    assert again._rows.rows.open_key == "payment/1", "a closed row tells nobody of it"
    assert again.first_focus() is again._rows.rows.rows[0].button
    form = correcting(again).form

    assert form is not None
    assert (form.note.text(), form.amount.text()) == ("half", "150")
    assert form.when.at_text() == "Saturday, late"


def test_before_and_after_something_went_out_another_thing_is_said(
    vault: VaultProcess, open_case: OpenCase, words: Words
) -> None:
    seen = open_case(vault)
    version = messages.ExportSeen(version=2, kind="report", made_at=STARTED_AT, code="0f")
    paper = replace_struct(version, version=1_000_001, kind="papers")

    assert "is in the log" in correcting_words(replace_struct(seen, exports=(paper,)), words)
    said = correcting_words(replace_struct(seen, exports=(version, paper)), words)
    assert said.startswith("Version 2 went out")


def test_a_wrong_digit_is_said_in_a_correction_too(
    qtbot: QtBot, page: MoneyPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    paid(ask, vault)
    page.render(open_case(vault))
    form = form_of(page)
    form.to.set_text("IT60X0542811101000000123457")
    form.to.left.emit()

    qtbot.waitUntil(lambda: "Does not add up" in form.to.note(), timeout=PATIENCE_MS)


def test_one_press_keeps_a_card_in_a_correction_and_its_row_says_what_became_of_it(
    qtbot: QtBot, page: MoneyPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    paid(ask, vault)
    page.render(open_case(vault))
    form = form_of(page)
    form.to.line.clear()
    qtbot.keyClicks(form.to.line, "4111 1111 1111 1111")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        form.keep.click()
    page.render(open_case(vault))

    (row,) = page._state.payments
    assert (row.to, correcting(page).form) == ("•••• •••• •••• 1111", None)
    said = [line.title.split(".")[0] for line in page._rows._lines(row)]
    assert "Of the card number only the last digits are kept" in said


def test_every_half_made_correction_comes_back_and_a_kept_one_leaves_the_other(  # noqa: PLR0917 - pytest
    qtbot: QtBot,
    page: MoneyPage,
    new_page: Callable[[], MoneyPage],
    ask: Ask,
    vault: VaultProcess,
    open_case: OpenCase,
) -> None:
    paid(ask, vault)
    paid(ask, vault, amount="300")
    page.render(open_case(vault))
    for key in ("payment/1", "payment/2"):
        page._rows.rows.open_row(key)
        found = correction_in(page, key)
        found.ask.click()
        assert found.form is not None
        qtbot.keyClicks(found.form.note.line, f"half of {key}")
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = new_page()
    assert sorted(again._rows.rows.open_keys) == ["payment/1", "payment/2"]
    forms = {key: correction_in(again, key).form for key in ("payment/1", "payment/2")}
    assert {key: form and form.note.text() for key, form in forms.items()} == {
        "payment/1": "half of payment/1",
        "payment/2": "half of payment/2",
    }

    first = next(form for form in forms.values() if form and form.keep.kind == "primary")
    assert main_buttons(again) == [first.keep], "one page, one main button"
    first = forms["payment/1"]
    assert first is not None
    with qtbot.waitSignal(again.case_changed, timeout=PATIENCE_MS):
        first.keep.click()
    again.render(open_case(vault))
    assert correction_in(again, "payment/1").form is None
    left = correction_in(again, "payment/2").form
    assert left is not None
    assert left.note.text() == "half of payment/2"
    assert again.unkept is not None


def test_why_a_payment_is_about_to_be_taken_back_comes_back(  # noqa: PLR0917 - pytest
    qtbot: QtBot,
    page: MoneyPage,
    new_page: Callable[[], MoneyPage],
    ask: Ask,
    vault: VaultProcess,
    open_case: OpenCase,
) -> None:
    paid(ask, vault)
    page.render(open_case(vault))
    page._rows.rows.open_row("payment/1")
    asking = page._rows.rows.rows[0].findChild(Withdrawing)
    asking.ask.click()
    qtbot.keyClicks(asking.why.line, "it was my sister's")
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = new_page()
    asking = again._rows.rows.rows[0].findChild(Withdrawing)

    assert asking.is_asking
    assert asking.why.text() == "it was my sister's"
    assert again.unkept is not None
    with qtbot.waitSignal(again.case_changed, timeout=PATIENCE_MS):
        asking.confirm.click()
    assert again.unkept is None
    assert open_case(vault).drafts == {}


def test_one_more_thing_that_was_begun_comes_back_and_waits_for_nothing_once_kept(  # noqa: PLR0917 - pytest
    qtbot: QtBot,
    page: MoneyPage,
    new_page: Callable[[], MoneyPage],
    ask: Ask,
    vault: VaultProcess,
    open_case: OpenCase,
) -> None:
    paid(ask, vault)
    page.render(open_case(vault))
    page._rows.rows.open_row("payment/1")
    more = page._rows.rows.rows[0].findChild(MoreOfPayment)
    more.field.choose(PaymentField.REFERENCE)
    qtbot.keyClicks(more.value.line, "RF18 5390")
    assert page.unkept is not None
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        page.save_work()

    again = new_page()
    more = again._rows.rows.rows[0].findChild(MoreOfPayment)
    assert (more.field.chosen(), more.value.text()) == (PaymentField.REFERENCE, "RF18 5390")
    with qtbot.waitSignal(again.case_changed, timeout=PATIENCE_MS):
        more.keep.click()
    assert again.unkept is None
    assert open_case(vault).drafts == {}


def correction_in(page: MoneyPage, key: str) -> Correcting:
    row = page._rows.rows.find_row(key)
    assert row is not None
    found = row.findChild(Correcting)
    assert isinstance(found, Correcting)
    return found
