from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.model import PaperKind
from evidence_kit.ui.pages.hand_over_papers import PapersCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import identifier, payment, seen

MADE = messages.PapersMade(
    folder_path="/media/POLICE/EK-1-papers-1", names=("receipt.pdf", "form-text.pdf")
)
CASE = seen(identifiers=(identifier(),), payments=(payment(),))


@pytest.fixture
def vault() -> Iterator[StillVault]:
    made = StillVault(CASE)
    yield made
    made.deleteLater()


def card_with(qtbot: QtBot, theme: Theme, vault: StillVault) -> PapersCard:
    card = PapersCard(theme, vault, Words())
    qtbot.addWidget(card)
    card.show_case(CASE, "sl")
    card.resize(600, 600)
    card.show()
    return card


def said(card: PapersCard) -> str:
    return " ".join(block.text() for block in card.findChildren(TextBlock) if block.isVisible())


def test_nothing_is_ticked_for_the_person_and_nothing_can_be_made_yet(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    card = card_with(qtbot, theme, vault)

    assert list(card.rows) == list(PaperKind)
    assert card.chosen == ()
    assert not card.make_button.isEnabled()


def test_what_is_ticked_is_asked_for_in_the_language_that_was_chosen(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    card = card_with(qtbot, theme, vault)
    card.rows[PaperKind.RECEIPT].click()
    card.rows[PaperKind.PRESERVATION].click()

    qtbot.mouseClick(card.make_button, Qt.MouseButton.LeftButton)
    (dialog,) = card.findChildren(QFileDialog)
    dialog.fileSelected.emit("/media/POLICE")
    dialog.reject()

    assert vault.asked[-1] == messages.MakePapers(
        target_path="/media/POLICE",
        kinds=(PaperKind.PRESERVATION, PaperKind.RECEIPT),
        language="sl",
    )
    assert not card.make_button.isEnabled()


def test_what_was_made_is_told_with_its_place(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    vault.answer_with(messages.MakePapers, MADE)
    card = card_with(qtbot, theme, vault)
    card.rows[PaperKind.RECEIPT].click()

    with qtbot.waitSignal(card.made):
        card.make("/media/POLICE")

    assert "2 files are in /media/POLICE/EK-1-papers-1" in said(card)


def test_what_could_not_be_made_is_said_and_can_be_tried_again(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    full = messages.Problem(code="EK-401", facts={"name": "x", "needed_bytes": 1})
    vault.answer_with(messages.MakePapers, full)
    card = card_with(qtbot, theme, vault)
    card.rows[PaperKind.RECEIPT].click()

    card.make("/media/POLICE")
    qtbot.waitUntil(card.make_button.isEnabled)

    assert "There is not enough room in that place." in said(card)


def test_what_is_ticked_stays_ticked_when_the_case_is_read_again(
    qtbot: QtBot, theme: Theme, vault: StillVault
) -> None:
    card = card_with(qtbot, theme, vault)
    card.rows[PaperKind.RECEIPT].click()

    card.show_case(seen(), "en")

    assert card.chosen == (PaperKind.RECEIPT,)
