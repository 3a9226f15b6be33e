from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.choices import CheckRow, ChoiceCard, Segmented

LONG = "Then we treat it like “yes”. That is the safer way, and it can be made stricter later."


def role_of(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.role()


def test_a_choice_card_is_a_radio_button_with_a_description(qtbot: QtBot, theme: Theme) -> None:
    card = ChoiceCard(theme, "I’m not sure", LONG)
    qtbot.addWidget(card)

    assert role_of(card) is QAccessible.Role.RadioButton
    assert card.accessibleName() == card.title() == "I’m not sure"
    assert card.accessibleDescription() == LONG


def test_of_two_cards_one_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    question = QWidget()
    qtbot.addWidget(question)
    column = QVBoxLayout(question)
    yes, no = ChoiceCard(theme, "Yes"), ChoiceCard(theme, "No")
    column.addWidget(yes)
    column.addWidget(no)
    question.show()

    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(no, Qt.MouseButton.LeftButton)

    assert (yes.isChecked(), no.isChecked()) == (False, True)


def test_a_narrow_card_is_higher_so_that_nothing_is_cut(qtbot: QtBot, theme: Theme) -> None:
    card = ChoiceCard(theme, "I’m not sure", LONG)
    qtbot.addWidget(card)

    assert card.heightForWidth(240) > card.heightForWidth(800)


def test_a_click_at_the_far_end_of_a_card_counts(qtbot: QtBot, theme: Theme) -> None:
    card = ChoiceCard(theme, "Yes", "At least one person was under 18.")
    qtbot.addWidget(card)
    card.resize(600, 80)
    card.show()

    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight())

    assert card.isChecked()


def test_a_chosen_card_is_tinted(qtbot: QtBot, theme: Theme) -> None:
    card = ChoiceCard(theme, "Yes")
    qtbot.addWidget(card)
    card.resize(300, 60)
    card.setChecked(True)
    card.show()

    assert card.grab().toImage().pixelColor(250, 30) == theme.colour("primary_tint")


def test_a_check_row_is_a_check_box_that_space_ticks(qtbot: QtBot, theme: Theme) -> None:
    row = CheckRow(theme, "Keep the whole text too", "As SK/9.")
    qtbot.addWidget(row)
    row.show()

    qtbot.keyClick(row, Qt.Key.Key_Space)

    assert role_of(row) is QAccessible.Role.CheckBox
    assert row.isChecked()
    assert (row.accessibleName(), row.words()) == ("Keep the whole text too",) * 2


def test_a_check_row_says_other_words_and_wraps_them(qtbot: QtBot, theme: Theme) -> None:
    row = CheckRow(theme, "Short")
    qtbot.addWidget(row)
    before = row.heightForWidth(200)

    row.set_words("A line that is much too long for this place", LONG)

    assert row.heightForWidth(200) > before
    assert row.accessibleDescription() == LONG


def test_rows_and_cards_grow_with_the_text(qtbot: QtBot, theme: Theme) -> None:
    card, row = ChoiceCard(theme, "Yes", LONG), CheckRow(theme, LONG)
    qtbot.addWidget(card)
    qtbot.addWidget(row)
    before = card.heightForWidth(600), row.heightForWidth(600)

    theme.set_look(Look(text_percent=200))

    assert card.heightForWidth(600) > before[0]
    assert row.heightForWidth(600) > before[1]


def test_segments_tell_which_was_chosen_and_only_when_a_person_did(
    qtbot: QtBot, theme: Theme
) -> None:
    views = Segmented(theme, [("tiles", "Tiles", "grid"), ("list", "List", "list")], "View")
    qtbot.addWidget(views)
    views.show()
    heard: list[str] = []
    views.chosen.connect(heard.append)

    views.choose("list")
    views.choose("tiles")
    qtbot.mouseClick(views.findChild(QWidget, "list"), Qt.MouseButton.LeftButton)

    assert heard == ["list"]
    assert views.choice() == "list"


def test_arrows_move_between_segments(qtbot: QtBot, theme: Theme) -> None:
    views = Segmented(theme, [("tiles", "Tiles", ""), ("list", "List", "")], "View")
    qtbot.addWidget(views)
    with qtbot.waitExposed(views):
        views.show()
    first = views.findChild(QWidget, "tiles")
    first.setFocus()

    with qtbot.waitSignal(views.chosen, timeout=1000) as heard:
        qtbot.keyClick(first, Qt.Key.Key_Right)

    assert heard.args == ["list"]


def test_choosing_a_segment_moves_nothing(qtbot: QtBot, theme: Theme) -> None:
    views = Segmented(theme, [("tiles", "Tiles", ""), ("list", "List", "")], "View")
    qtbot.addWidget(views)
    before = views.sizeHint()

    views.choose("list")

    assert views.sizeHint() == before


def test_segments_without_room_stand_below_each_other_and_are_as_wide_as_the_widest(
    qtbot: QtBot, theme: Theme
) -> None:
    views = Segmented(theme, [("tiles", "Tiles", ""), ("list", "A list of all of them", "")])
    qtbot.addWidget(views)
    views.show()

    views.fit(views.width_in_a_row() - 1)
    views.adjustSize()

    tiles, rows = views.findChild(QWidget, "tiles"), views.findChild(QWidget, "list")
    assert tiles.y() < rows.y()
    assert tiles.width() == rows.width()
