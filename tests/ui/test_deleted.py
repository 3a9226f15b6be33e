from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.deleted import DeletedPage
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.theme import Theme


def test_after_a_deletion_the_receipt_and_what_stays_are_said(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    page = DeletedPage(
        theme,
        words,
        Resume(
            reason=LockReason.DELETED,
            case_path="/home/ana/Papers",
            left_files=2,
            receipt_path="/media/stick/receipt EK-2026-004711.txt",
        ),
    )
    qtbot.addWidget(page)

    assert "2 files that were not the case’s own stay in “/home/ana/Papers”." in page.text.text()
    assert page.receipt.text() == "/media/stick/receipt EK-2026-004711.txt"


def test_a_lost_receipt_and_a_cut_copy_are_said(qtbot: QtBot, theme: Theme, words: Words) -> None:
    resume = Resume(
        reason=LockReason.DELETED, is_receipt_lost=True, copies_beside=(".Papers.0123abcd.partial",)
    )
    page = DeletedPage(theme, words, resume)
    qtbot.addWidget(page)

    assert "The receipt could not be kept" in page.text.text()
    assert "beside it: .Papers.0123abcd.partial." in page.text.text()


def test_the_first_page_is_one_press_away(qtbot: QtBot, theme: Theme, words: Words) -> None:
    page = DeletedPage(theme, words, Resume(reason=LockReason.DELETED))
    qtbot.addWidget(page)

    with qtbot.waitSignal(page.start_requested):
        page.first_focus().click()  # type: ignore[attr-defined] # it is the button


def test_of_the_sample_it_is_said_that_no_case_was_touched(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    page = DeletedPage(theme, words, Resume(reason=LockReason.DELETED, is_sample=True))
    qtbot.addWidget(page)

    assert page.text.text() == "No case of yours was touched."
