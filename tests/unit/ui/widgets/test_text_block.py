from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.windows import settle

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WALLET = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"


def shown(qtbot: QtBot, block: TextBlock, width: int = 400) -> TextBlock:
    qtbot.addWidget(block)
    block.resize(width, block.heightForWidth(width))
    with qtbot.waitActive(block):
        block.show()
        block.activateWindow()
    block.setFocus()
    return block


def test_lines_stand_one_and_a_half_apart(qtbot: QtBot, theme: Theme) -> None:
    block = TextBlock(theme, "one\ntwo\nthree")
    qtbot.addWidget(block)

    assert block.heightForWidth(400) == 3 * 24


def test_a_narrower_place_makes_it_higher(qtbot: QtBot, theme: Theme) -> None:
    block = TextBlock(theme, "word " * 40)
    qtbot.addWidget(block)

    assert block.heightForWidth(200) > block.heightForWidth(600)


def test_500_characters_without_a_space_do_not_widen_the_page(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    QHBoxLayout(page).addWidget(TextBlock(theme, "x" * 500))

    page.resize(320, 200)
    page.show()
    settle()

    assert page.width() == 320


def test_markup_is_shown_as_it_is_written(qtbot: QtBot, theme: Theme) -> None:
    block = TextBlock(theme, "<b>not bold</b> <img src='file:///x'>")
    qtbot.addWidget(block)

    assert block.shown_text() == "<b>not bold</b> <img src='file:///x'>"


def test_what_cannot_be_seen_is_shown_as_its_number(qtbot: QtBot, theme: Theme) -> None:
    block = TextBlock(theme, "invoice\u202egpj.exe\u200b\udc80")
    qtbot.addWidget(block)

    assert block.shown_text() == "invoice⟦U+202E⟧gpj.exe⟦U+200B⟧⟦U+DC80⟧"
    assert block.accessibleName() == block.shown_text()
    assert block.text() == "invoice\u202egpj.exe\u200b\udc80"


def test_a_screen_reader_hears_text(qtbot: QtBot, theme: Theme) -> None:
    block = TextBlock(theme, "It can vanish once it is read.")
    qtbot.addWidget(block)

    interface = QAccessible.queryAccessibleInterface(block)

    assert interface is not None
    assert interface.role() is QAccessible.Role.StaticText
    assert interface.text(QAccessible.Text.Name) == "It can vanish once it is read."


def test_copying_everything_gives_the_text_back_as_it_is(
    qtbot: QtBot, theme: Theme, qapp: QApplication
) -> None:
    block = shown(qtbot, TextBlock(theme, "a\u200bb 😀\nsecond line"))

    qtbot.keyClick(block, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(block, Qt.Key.Key_C, CONTROL)

    assert block.selected_text() == "a\u200bb 😀\nsecond line"
    assert qapp.clipboard().text() == "a\u200bb 😀\nsecond line"


def test_copying_without_choosing_copies_the_whole(
    qtbot: QtBot, theme: Theme, qapp: QApplication
) -> None:
    block = shown(qtbot, TextBlock(theme, WALLET, mono=True))

    qtbot.keyClick(block, Qt.Key.Key_C, CONTROL)

    assert qapp.clipboard().text() == WALLET


def test_half_a_character_is_copied_as_its_number(
    qtbot: QtBot, theme: Theme, qapp: QApplication
) -> None:
    block = shown(qtbot, TextBlock(theme, "half \udc80"))

    block.copy()

    assert qapp.clipboard().text() == "half ⟦U+DC80⟧"


def test_keys_choose_characters_behind_emoji_and_tokens(qtbot: QtBot, theme: Theme) -> None:
    block = shown(qtbot, TextBlock(theme, "😀\u202eab"))

    qtbot.keyClick(block, Qt.Key.Key_End)
    qtbot.keyClick(block, Qt.Key.Key_Left, SHIFT)
    qtbot.keyClick(block, Qt.Key.Key_Left, SHIFT)

    assert block.selected_text() == "ab"


def test_the_mouse_chooses_by_dragging(qtbot: QtBot, theme: Theme) -> None:
    block = shown(qtbot, TextBlock(theme, "first second third"))

    qtbot.mousePress(block, Qt.MouseButton.LeftButton, pos=QPoint(0, 10))
    qtbot.mouseMove(block, QPoint(390, 10))
    qtbot.mouseRelease(block, Qt.MouseButton.LeftButton, pos=QPoint(390, 10))

    assert block.selected_text() == "first second third"


def test_a_double_click_chooses_a_word(qtbot: QtBot, theme: Theme) -> None:
    block = shown(qtbot, TextBlock(theme, "first second third"))

    qtbot.mouseDClick(block, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    qtbot.mouseRelease(block, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))

    assert block.selected_text().strip() == "second"


def test_bold_words_in_front_are_no_part_of_the_text(qtbot: QtBot, theme: Theme) -> None:
    block = shown(qtbot, TextBlock(theme, "nothing is damaged.", lead="Your evidence:"))

    block.select_all()

    assert block.shown_text() == "Your evidence: nothing is damaged."
    assert block.selected_text() == block.text() == "nothing is damaged."


def test_a_text_can_be_replaced(qtbot: QtBot, theme: Theme) -> None:
    block = shown(qtbot, TextBlock(theme, "a long text " * 20))
    before = block.heightForWidth(300)

    block.set_text("short")

    assert block.heightForWidth(300) < before
    assert block.selected_text() == ""


def test_it_grows_with_the_text_size(qtbot: QtBot, theme: Theme) -> None:
    block = TextBlock(theme, "word " * 40)
    qtbot.addWidget(block)
    before = block.heightForWidth(400)

    theme.set_look(Look(text_percent=200))

    assert block.heightForWidth(400) > 3 * before


def test_tab_stops_only_where_a_text_is_meant_to_be_copied(qtbot: QtBot, theme: Theme) -> None:
    block = TextBlock(theme, WALLET)
    qtbot.addWidget(block)
    assert block.focusPolicy() is Qt.FocusPolicy.ClickFocus

    block.set_is_reachable(is_reachable=True)

    assert block.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_it_is_drawn_in_its_tone(qtbot: QtBot, theme: Theme) -> None:
    block = TextBlock(theme, "████", tone="soft")
    qtbot.addWidget(block)
    block.resize(100, 30)

    picture = block.grab().toImage()
    seen = {picture.pixelColor(x, 12).name() for x in range(40)}

    assert theme.colour("soft").name() in seen
