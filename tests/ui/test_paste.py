"""The paste page against a real vault: find, decide, keep, and keep nothing before that."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.found_groups import FoundGroup
from evidence_kit.i18n import Words
from evidence_kit.model import IdentifierKind, ItemKind, PaymentStatus, Validity
from evidence_kit.ui.models.bank import bank_card
from evidence_kit.ui.pages.evidence_rows import PortionedRows
from evidence_kit.ui.pages.paste import PastePage
from evidence_kit.ui.pages.paste_groups import GROUP_PORTION
from evidence_kit.ui.pages.paste_row import FindRow
from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.copying import copy_text
from tests.windows import settle

PATIENCE_MS = 30_000

IBAN = "SI56 2633 0001 2039 086"
TEXT = (
    "😀 @lena.k_9421: 500 eur to "
    f"{IBAN} or everyone sees it\r\n"
    "look https://ex\u0430mple.com/p/83hf \u202e\n"
)

OpenCase = Callable[[VaultProcess], messages.CaseSeen]


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: OpenCase
) -> PastePage:
    QGuiApplication.clipboard().clear()
    made = PastePage(theme, vault, words)
    qtbot.addWidget(made)
    made.resize(1032, 700)
    made.show()
    made.render(open_case(vault))
    return made


def take(qtbot: QtBot, page: PastePage, text: str = TEXT) -> list[FindRow]:
    page.take_text(text)
    qtbot.waitUntil(lambda: not page.state.is_looking, timeout=PATIENCE_MS)
    settle()
    qtbot.waitUntil(lambda: all(each.is_settled for each in page.findChildren(PortionedRows)))
    return list(page._find_rows.values())


def row_of(rows: list[FindRow], value: str) -> FindRow:
    return next(row for row in rows if row._find.value == value)


def keep(qtbot: QtBot, page: PastePage) -> None:
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._keep.click()


def test_nothing_is_kept_before_the_button(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    take(qtbot, page)
    page.save_work()
    case = open_case(vault)

    assert (case.items, case.identifiers, case.payments, case.drafts) == ((), (), (), {})


def test_what_is_confirmed_becomes_facts_and_the_text_an_item_as_received(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    take(qtbot, page)
    keep(qtbot, page)
    case = open_case(vault)

    (item,) = case.items
    assert (item.kind, item.size_bytes) == (ItemKind.TEXT, len(TEXT.encode()))
    assert [(each.kind, each.value) for each in case.identifiers] == [(IdentifierKind.IBAN, IBAN)]
    (payment,) = case.payments
    assert (payment.status, payment.amount) == (PaymentStatus.DEMANDED, "500")
    assert page.state.note == "The text is kept as SK-001, with 2 things from it."
    assert page.state.received is None


def test_a_larger_text_leaves_the_focus_in_what_was_pasted(
    qtbot: QtBot, page: PastePage, theme: Theme
) -> None:
    take(qtbot, page)
    page.resize(1032, 644)
    page.show()
    page.activateWindow()
    settle()
    for part in (page._view, page._app.line):
        part.setFocus(Qt.FocusReason.TabFocusReason)
        for percent in (200, 100):
            theme.set_look(Look(text_percent=percent))
            settle()

            # On a button that keeps nothing, the next space would throw all of it away.
            assert page.window().focusWidget() is part
            assert part.isVisible()


@pytest.mark.parametrize(("percent", "height"), [(100, 440), (100, 300), (160, 465), (200, 465)])
def test_the_text_never_lies_under_its_own_questions(
    qtbot: QtBot, page: PastePage, theme: Theme, percent: int, height: int
) -> None:
    take(qtbot, page)
    theme.set_look(Look(text_percent=percent))
    # As in the window: a page gets what room there is, not what it would need.
    room = QWidget()
    page.setParent(room)
    page.resize(1600, height)
    room.show()
    page.show()
    qtbot.keyClicks(page._app.line, "snap")
    page._keeps_text.setFocus()
    settle()

    parts = [each.geometry() for each in (page._view, page._keeps_text, page._app)]
    page.setParent(None)
    text, keeps, app = parts
    assert text.height() >= theme.px(100)
    assert text.bottom() < keeps.top()
    assert keeps.bottom() < app.top()


def test_what_may_be_something_else_or_is_not_what_it_seems_is_not_ticked(
    qtbot: QtBot, page: PastePage
) -> None:
    rows = take(qtbot, page)

    assert row_of(rows, IBAN).tick.isChecked()
    assert not row_of(rows, "@lena.k_9421").tick.isChecked()
    assert not row_of(rows, "https://ex\u0430mple.com/p/83hf").tick.isChecked()


def test_the_button_says_how_much_is_kept(qtbot: QtBot, page: PastePage) -> None:
    rows = take(qtbot, page)

    assert page._keep.words() == "Keep 2 and the text"
    row_of(rows, IBAN).tick.click()
    assert page._keep.words() == "Keep 1 and the text"
    page._keeps_text.click()
    assert page._keep.words() == "Keep 1"


def test_without_the_text_the_chosen_facts_alone_are_kept(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    take(qtbot, page)
    page._keeps_text.click()
    keep(qtbot, page)
    case = open_case(vault)

    assert case.items == ()
    assert [each.validity for each in case.identifiers] == [Validity.VALID]
    assert [each.amount for each in case.payments] == ["500"]


def test_a_find_taken_for_another_kind_is_recorded_as_that(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    rows = take(qtbot, page)
    row_of(rows, "@lena.k_9421").tick.click()
    row_of(rows, "@lena.k_9421").kind_picked.emit(IdentifierKind.PAYMENT_HANDLE)
    keep(qtbot, page)
    case = open_case(vault)

    found = {each.value: each for each in case.identifiers}
    assert found["@lena.k_9421"].kind is IdentifierKind.PAYMENT_HANDLE
    assert found["@lena.k_9421"].item_id == case.items[0].id


def test_the_app_a_text_is_from_is_kept_with_it(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    take(qtbot, page)
    page._app.set_text("Instagram")
    keep(qtbot, page)

    assert open_case(vault).items[0].provenance.app == "Instagram"


def test_what_they_threaten_is_kept_with_the_threats_after_a_tick(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    take(qtbot, page)
    (threat,) = (row for row in page._sayings.rows if "A threat" in row.tick.accessibleName())
    assert not threat.tick.isChecked()
    threat.tick.click()
    assert page._keep.words() == "Keep 3 and the text"
    keep(qtbot, page)
    case = open_case(vault)

    (kept,) = case.threats
    assert (kept.text, kept.at_text, kept.deadline_text) == ("everyone sees it", "", "")
    assert kept.item_id == case.items[0].id
    assert case.events == ()


def test_a_card_is_shown_and_kept_by_its_last_digits(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    rows = take(qtbot, page, "send 500 eur to card 4111 1111 1111 1111 or I post it")
    assert row_of(rows, "•••• 1111").tick.isChecked()
    page._sayings.rows[0].tick.click()
    keep(qtbot, page)
    case = open_case(vault)

    assert [each.value for each in case.identifiers] == ["•••• 1111"]
    assert "4111 1111" not in repr(case)


def test_every_kind_can_be_picked(qtbot: QtBot, page: PastePage) -> None:
    rows = take(qtbot, page)
    row_of(rows, IBAN).kind_button.click()
    menu = row_of(rows, IBAN).findChild(QMenu)

    assert menu is not None
    assert len(menu.actions()) == len(IdentifierKind)


def test_keeping_nothing_keeps_nothing(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    take(qtbot, page)
    page._nothing.click()

    assert page.state.received is None
    assert page._view.toPlainText() == ""
    assert open_case(vault).items == ()


def test_a_text_without_finds_can_still_be_kept(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    take(qtbot, page, "i hope you are well")

    assert page._count.text() == "No accounts or numbers found. You can still keep the text."
    keep(qtbot, page)
    assert len(open_case(vault).items) == 1


def test_finds_are_underlined_where_they_stand_also_after_an_emoji(
    qtbot: QtBot, page: PastePage
) -> None:
    take(qtbot, page)
    qtbot.waitUntil(lambda: bool(page._view.marked()), timeout=PATIENCE_MS)

    assert page._view.marked() == [
        "everyone sees it",
        "@lena.k_9421",
        "500 eur",
        IBAN,
        "https://ex\u0430mple.com/p/83hf",
    ]


def test_what_cannot_be_seen_is_shown_and_the_received_text_is_left_alone(
    qtbot: QtBot, page: PastePage
) -> None:
    take(qtbot, page)

    assert "⟦U+202E⟧" in page._view.toPlainText()
    assert page.state.received == TEXT


def test_a_look_alike_letter_is_named_in_words(qtbot: QtBot, page: PastePage) -> None:
    rows = take(qtbot, page)

    spoken = row_of(rows, "https://ex\u0430mple.com/p/83hf").tick.accessibleName()
    assert "the “\u0430” in “ex\u0430mple” is Cyrillic" in spoken


def test_going_to_a_find_moves_the_caret_to_it(qtbot: QtBot, page: PastePage) -> None:
    rows = take(qtbot, page)

    row_of(rows, IBAN).pointed_at.emit()

    position = page._view.textCursor().position()
    assert (
        page._view.toPlainText()
        .encode("utf-16-le")[2 * position :]
        .decode("utf-16-le")
        .startswith(IBAN)
    )


def test_going_to_a_find_in_the_text_goes_to_its_row(qtbot: QtBot, page: PastePage) -> None:
    rows = take(qtbot, page)

    page._view.find_pointed_at.emit(rows.index(row_of(rows, IBAN)))

    assert page.state.selected == rows.index(row_of(rows, IBAN))


def test_a_find_among_many_is_gone_to_also_where_its_row_was_not_built_yet(
    qtbot: QtBot, page: PastePage
) -> None:
    names = [f"@someone_{number}" for number in range(GROUP_PORTION + 5)]
    rows = take(qtbot, page, f"{' '.join(names)} {IBAN}")
    assert [row._find.value for row in rows] == [*names[:GROUP_PORTION], IBAN]

    page._view.find_pointed_at.emit(GROUP_PORTION + 2)
    settle()

    assert page._find_rows[GROUP_PORTION + 2]._find.value == names[GROUP_PORTION + 2]
    assert page.state.selected == GROUP_PORTION + 2


def test_going_to_what_they_say_shows_it_in_the_text_and_back(
    qtbot: QtBot, page: PastePage
) -> None:
    take(qtbot, page)
    threat = next(
        number
        for number, saying in enumerate(page.state.finds.sayings)
        if saying.passage.value == "everyone sees it"
    )
    page._sayings.rows[threat].pointed_at.emit()
    assert (
        page._view.toPlainText()
        .encode("utf-16-le")[2 * page._view.textCursor().position() :]
        .decode("utf-16-le")
        .startswith("everyone sees it")
    )

    page._view.find_pointed_at.emit(0)
    assert (page.state.selected, page.state.selected_saying) == (0, None)
    page._view.saying_pointed_at.emit(threat)
    assert (page.state.selected, page.state.selected_saying) == (None, threat)


def test_a_group_is_ticked_at_once_and_the_others_are_left_alone(
    qtbot: QtBot, page: PastePage
) -> None:
    rows = take(qtbot, page, f"{TEXT} @other_9 {IBAN[:-1]}7")
    head = page._rows.headings[FoundGroup.MONEY]
    assert head.button.accessibleName() == "Tick all: Money and payments"

    head.button.click()

    assert [row._find.value for row in rows if row.tick.isChecked()] == [
        "500 eur",
        IBAN,
        f"{IBAN[:-1]}7",
    ]
    assert head.button.accessibleName() == "Untick all: Money and payments"
    head.button.click()
    assert page.state.finds.chosen == ()


def test_space_ticks_a_find(qtbot: QtBot, page: PastePage) -> None:
    rows = take(qtbot, page)
    tick = row_of(rows, IBAN).tick

    qtbot.keyClick(tick, Qt.Key.Key_Space)

    assert not tick.isChecked()
    assert len(page.state.finds.chosen) == 1


def test_coming_to_the_page_takes_what_is_on_the_clipboard(qtbot: QtBot, page: PastePage) -> None:
    page.hide()
    QGuiApplication.clipboard().setText("write me at lena@example.com")

    page.show()
    qtbot.waitUntil(lambda: page.state.received is not None, timeout=PATIENCE_MS)

    assert page.state.received == "write me at lena@example.com"


def test_our_own_copy_is_not_pasted_back(page: PastePage) -> None:
    page.hide()
    copy_text("a3f941c0")

    page.show()
    settle()

    assert page.state.received is None


def test_a_picture_on_the_clipboard_goes_to_the_question(qtbot: QtBot, page: PastePage) -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)

    with qtbot.waitSignals([page.wants_page, page.clipboard_offered]):
        page._empty.buttons[0].click()

    assert page.state.received is None


def test_a_long_text_is_shown_marked_and_kept_whole(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    text = "x" * 300_000 + f" {IBAN}"
    take(qtbot, page, text)
    keep(qtbot, page)

    assert open_case(vault).items[0].size_bytes == len(text)


def test_in_an_under_18_case_a_picture_written_as_text_stays_out(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    theme: Theme,
    words: Words,
    young_vault: VaultProcess,
    open_case: OpenCase,
    page: PastePage,
) -> None:
    young = PastePage(theme, young_vault, words)
    qtbot.addWidget(young)
    young.resize(1032, 700)
    young.show()
    take(qtbot, young, "look data:image/png;base64," + "iVBORw0KGgoAAAANSUhEUgAA" * 40)

    keep(qtbot, young)

    assert young.state.alert is not None
    assert [item.sha256 for item in open_case(young_vault).items] in ([], [None])
    assert young.state.received is not None
    assert page.state.received is None


def test_a_text_pasted_over_another_shows_its_own_finds(qtbot: QtBot, page: PastePage) -> None:
    page.take_text(f"{IBAN} and @first_1 on Instagram. " * 400)
    rows = take(qtbot, page, "pay to second@example.com")

    assert [row._find.value for row in rows] == ["second@example.com"]
    assert page.state.alert is None


def test_a_value_is_corrected_in_place_beside_its_writing_and_kept_so(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    written = "SI56 2633 0001 2039 087"
    (row,) = take(qtbot, page, f"please send it to {written} today")
    row.correcting.open_button.click()
    settle()
    assert page.state.selected == 0
    assert written in page._view.marked()

    row.correcting.field.set_text(IBAN)
    row.correcting.take.click()

    assert row._value.text() == written
    assert row.correcting._reading.text() == IBAN
    assert f"read as {IBAN}" in row.tick.accessibleName()
    assert row.tick.isChecked()

    keep(qtbot, page)
    (kept,) = open_case(vault).identifiers
    assert (kept.value, kept.normalised) == (written, IBAN.replace(" ", ""))
    assert kept.validity is Validity.VALID
    assert kept.note == f"Corrected by the person who keeps this case. Read as: {IBAN}"


def test_a_correction_can_be_taken_back(qtbot: QtBot, page: PastePage) -> None:
    row = row_of(take(qtbot, page), "@lena.k_9421")
    row.correcting.open_button.click()
    row.correcting.field.set_text("@iena.k_9421")
    row.correcting.take.click()
    row.correcting.open_button.click()
    row.correcting.leave.click()

    assert page.state.finds.all[0].reading == ""
    assert row.correcting._read.isHidden()
    assert not row.correcting.is_open


def test_nothing_typed_is_no_correction(qtbot: QtBot, page: PastePage) -> None:
    row = row_of(take(qtbot, page), "@lena.k_9421")
    row.correcting.open_button.click()
    row.correcting.field.set_text(" ")
    row.correcting.take.click()

    assert row.correcting.is_open
    assert row.correcting.field.note() == "Type what it should say."


def test_of_a_card_no_more_than_its_end_is_here_to_correct(qtbot: QtBot, page: PastePage) -> None:
    (row,) = take(qtbot, page, "this is my card 4111 1111 1111 1111")

    assert row.correcting.open_button.isHidden()


def test_an_offered_reading_is_shown_and_kept_as_one_without_the_text_too(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    (row,) = take(qtbot, page, "to NL91 ABNA O417 1643 OO now")
    assert row.correcting._reading.text() == "NL91ABNA0417164300"
    assert not row.tick.isChecked()

    row.tick.click()
    page._keeps_text.click()
    keep(qtbot, page)

    (kept,) = open_case(vault).identifiers
    assert (kept.value, kept.normalised) == ("NL91 ABNA O417 1643 OO", "NL91ABNA0417164300")
    assert kept.note.startswith("Some signs were read as those they look like.")


@pytest.mark.parametrize("keeps_text", [True, False])
def test_an_offered_reading_can_be_declined_and_is_kept_as_it_is_written(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase, *, keeps_text: bool
) -> None:
    (row,) = take(qtbot, page, "to NL91 ABNA O417 1643 OO now")
    row.correcting.open_button.click()
    row.correcting.leave.click()
    assert row.correcting._read.isHidden()
    assert "read as" not in row.tick.accessibleName()

    row.tick.click()
    if not keeps_text:
        page._keeps_text.click()
    keep(qtbot, page)

    (kept,) = open_case(vault).identifiers
    assert kept.normalised == kept.value == "NL91 ABNA O417 1643 OO"
    assert (kept.validity, kept.note) == (Validity.INVALID, "")


def test_typing_what_is_written_declines_an_offer_and_typing_the_offer_takes_it_again(
    qtbot: QtBot, page: PastePage
) -> None:
    (row,) = take(qtbot, page, "to NL91 ABNA O417 1643 OO now")
    readings = []
    for typed in ("NL91 ABNA O417 1643 OO", "NL91ABNA0417164300"):
        row.correcting.open_button.click()
        row.correcting.field.set_text(typed)
        row.correcting.take.click()
        readings.append(page.state.finds.all[0].reading)

    assert readings == ["", "NL91ABNA0417164300"]


def test_the_offered_reading_of_a_card_can_be_declined_too(qtbot: QtBot, page: PastePage) -> None:
    (row,) = take(qtbot, page, "this is my card 4111 1111 1111 111l")
    assert page.state.finds.all[0].reading
    row.correcting.open_button.click()
    assert row.correcting.field.isHidden()
    row.correcting.leave.click()

    assert page.state.finds.all[0].reading == ""
    assert row.correcting.open_button.isHidden()


def test_a_sum_whose_number_alone_is_corrected_keeps_its_currency(
    qtbot: QtBot, page: PastePage
) -> None:
    row = row_of(take(qtbot, page), "500 eur")
    row.correcting.open_button.click()
    row.correcting.field.set_text("20 lire")
    row.correcting.take.click()
    assert row.correcting.field.note() == "A number and a currency, such as 500 EUR."

    row.correcting.field.set_text("5000")
    row.correcting.take.click()

    (kept,) = page.state.finds.amounts()
    assert (kept.amount, kept.currency) == ("5000", "EUR")


def test_a_sum_is_corrected_too_and_its_writing_noted(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    row = row_of(take(qtbot, page), "500 eur")
    row.correcting.open_button.click()
    row.correcting.field.set_text("a lot")
    row.correcting.take.click()
    assert row.correcting.field.note() == "A number and a currency, such as 500 EUR."

    row.correcting.field.set_text("5,000.50 EUR")
    row.correcting.take.click()
    keep(qtbot, page)

    (payment,) = open_case(vault).payments
    assert (payment.amount, payment.currency) == ("5000.50", "EUR")
    assert payment.note == "Corrected by the person who keeps this case. In the text: 500 eur"


PAID_TEXT = "ho già pagato 300 euro con postepay"


def test_a_payment_is_kept_once_the_person_says_so_and_the_bank_is_spoken_of(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    row = row_of(take(qtbot, page, PAID_TEXT), "300 euro")
    assert row.asking is not None
    assert not any(each.isChecked() for each in row.asking.answers.segments())

    row.asking.answers.segments()[1].click()
    assert row.tick.isChecked()
    keep(qtbot, page)

    case = open_case(vault)
    (paid,) = case.payments
    assert (paid.status, paid.method, paid.amount) == (PaymentStatus.MADE, "postepay", "300")
    card = bank_card(case, datetime.now(tz=UTC))
    assert card is not None
    assert card.is_paid


def test_ticking_a_sum_nobody_spoke_for_asks_what_it_was(qtbot: QtBot, page: PastePage) -> None:
    row = row_of(take(qtbot, page, PAID_TEXT), "300 euro")
    assert row.asking is not None

    row.tick.click()

    assert not row.tick.isChecked()
    assert page.state.finds.amounts() == ()
    assert page.focusWidget() in row.asking.answers.segments()


def test_the_question_is_answered_with_the_keyboard(qtbot: QtBot, page: PastePage) -> None:
    row = row_of(take(qtbot, page, PAID_TEXT), "300 euro")
    assert row.asking is not None
    asked, paid = row.asking.answers.segments()
    row.asking.answers.setFocus()

    qtbot.keyClick(asked, Qt.Key.Key_Space)
    assert [each.spoken.value for each in page.state.finds.amounts()] == ["asked"]
    qtbot.keyClick(asked, Qt.Key.Key_Right)
    assert [each.spoken.value for each in page.state.finds.amounts()] == ["paid"]
    assert paid.hasFocus()


def test_a_row_says_aloud_what_a_sum_is_taken_for(qtbot: QtBot, page: PastePage) -> None:
    row = row_of(take(qtbot, page, PAID_TEXT), "300 euro")
    assert row.asking is not None
    assert row.tick.accessibleName().startswith("Money that was asked for or paid, 300 euro")

    row.asking.answers.segments()[1].click()

    assert row.tick.accessibleName().startswith("Money that was paid, 300 euro")
    assert row.asking.answers.accessibleName() == "Asked for, or paid: 300 euro"


def test_button_heading_and_answer_agree_where_a_deadline_goes_with_its_threat(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    text = "pay 500 eur in 24 hours or i send the video to your mum"
    take(qtbot, page, text)
    for row in page._sayings.rows:
        row.tick.click()
    assert page._count.text() == "We found 4 things"
    assert page._keep.words() == "Keep 4 and the text"

    keep(qtbot, page)

    assert page.state.note == "The text is kept as SK-001, with 4 things from it."
    (threat,) = open_case(vault).threats
    assert threat.deadline_text == "in 24 hours"
    assert page.state.note_pages == ("story", "evidence")
    assert page._above.notice is not None
    with qtbot.waitSignal(page.wants_page) as wanted:
        page._above.notice.chosen.emit("story")
    assert wanted.args == ["story"]


WALKED = """[28/11/26, 22:05:29] Giulia: paga 300 euro subito sulla postepay 5333 1711 2345 6788
[28/11/26, 22:41:02] Luca: ho già pagato 300 euro con postepay
[28/11/26, 22:47:55] Giulia: altri 500 entro stasera
[28/11/26, 22:48:20] Giulia: IBAN IT60X0542811101000000123456
[29/11/26, 09:12:33] Giulia: se non paghi entro le 20 pubblico il video"""


def test_a_demand_is_kept_with_the_card_of_its_own_line_alone(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    take(qtbot, page, WALKED)
    keep(qtbot, page)

    (demand,) = open_case(vault).payments
    assert (demand.status, demand.amount) == (PaymentStatus.DEMANDED, "300")
    assert (demand.method, demand.to) == ("postepay", "•••• 6788")


def test_one_sentence_is_one_row_and_is_kept_as_one_thing_with_its_time(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    take(qtbot, page, WALKED)
    values = [row.tick.accessibleName() for row in page._sayings.rows]
    assert values.count("A threat, se non paghi entro le 20 pubblico il video") == 1
    assert not any(value.startswith("A demand, se non paghi") for value in values)
    for row in page._sayings.rows:
        row.tick.click()
    keep(qtbot, page)

    case = open_case(vault)
    assert [(each.text, each.at_text) for each in case.events] == [
        ("paga 300 euro subito sulla postepay •••• •••• •••• 6788", "28/11/26, 22:05:29"),
        ("altri 500 entro stasera", "28/11/26, 22:47:55"),
    ]
    assert [(each.text, each.deadline_text) for each in case.threats] == [
        ("", "entro stasera"),
        ("se non paghi entro le 20 pubblico il video", "entro le 20"),
    ]


def test_a_sum_without_an_answer_is_said_before_and_after_and_can_be_gone_back_to(
    qtbot: QtBot, page: PastePage, vault: VaultProcess, open_case: OpenCase
) -> None:
    take(qtbot, page, f"i already paid 300 euro to {IBAN}\nsend me 500 euro")
    line = "1 sum has no answer yet: asked for, or paid? It is not kept without one."
    assert page._waiting.text().startswith(line)
    assert page._keep.accessibleDescription().startswith(line)

    keep(qtbot, page)
    assert page.state.note_line.startswith("1 sum is not kept yet: was it asked for, or paid?")
    page.render(open_case(vault))
    assert page._above.notice is not None
    page._above.notice.chosen.emit("again")
    qtbot.waitUntil(
        lambda: page.state.received is not None and not page.state.is_looking, timeout=PATIENCE_MS
    )
    settle()

    (left,) = page.state.finds.all
    assert (left.value, left.is_ticked) == ("300 euro", False), "what was kept is not asked again"
    assert page._count.text() == "2 things are not in your case yet"
    paid = row_of(list(page._find_rows.values()), "300 euro")
    assert paid.asking is not None
    paid.asking.answers.segments()[1].click()
    keep(qtbot, page)
    statuses = [each.status for each in open_case(vault).payments]
    assert statuses == [PaymentStatus.DEMANDED, PaymentStatus.MADE]
    assert len(open_case(vault).items) == 1
    assert open_case(vault).payments[1].to == IBAN, "as the first answer would have given it"

    page.render(open_case(vault))
    take(qtbot, page, f"i already paid 300 euro to {IBAN}\nsend me 500 euro")
    keep(qtbot, page)
    assert page.state.note_line == "1 sentence was not ticked.", "the sums are kept already"
