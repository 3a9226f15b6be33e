import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.models.hand_over import Choice
from evidence_kit.ui.models.making import Shape
from evidence_kit.ui.pages.hand_over_also import AlsoPart
from evidence_kit.ui.theme import Theme


@pytest.fixture
def part(qtbot: QtBot, theme: Theme, words: Words) -> AlsoPart:
    made = AlsoPart(theme, words)
    qtbot.addWidget(made)
    made.resize(256, 300)
    made.show()
    return made


def test_nothing_is_chosen_before(part: AlsoPart) -> None:
    part.show_choice(Choice(), can_be_sensitive=True)

    rows = (part.contact_sheet, part.lock, part.sensitive)
    assert [row.isChecked() for row in rows] == [False, False, False]


def test_intimate_pieces_are_not_even_named_where_they_cannot_go_out(part: AlsoPart) -> None:
    part.show_choice(Choice(with_sensitive=True), can_be_sensitive=False)

    assert not part.sensitive.isVisible()
    assert not part.sensitive.isChecked()


def test_a_report_alone_may_have_a_contact_sheet_and_nothing_else(part: AlsoPart) -> None:
    part.show_choice(Choice(shape=Shape.REPORT), can_be_sensitive=True)

    rows = (part.contact_sheet, part.lock, part.sensitive)
    assert [row.isVisible() for row in rows] == [True, False, False]


def test_what_a_lock_asks_of_the_receiver_is_said_before_it_is_chosen(part: AlsoPart) -> None:
    part.show_choice(Choice(), can_be_sensitive=True)

    assert not part.lock.isChecked()
    assert "7-Zip, WinZip or WinRAR: ask first" in part.lock.accessibleDescription()
    assert "the same programs" in part.sensitive.accessibleDescription()


def test_a_tick_names_its_choice(qtbot: QtBot, part: AlsoPart) -> None:
    part.show_choice(Choice(), can_be_sensitive=True)

    with qtbot.waitSignal(part.ticked) as heard:
        qtbot.mouseClick(part.lock, Qt.MouseButton.LeftButton, pos=part.lock.rect().center())

    assert heard.args == ["is_locked", True]
