from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.labels import Heading, Icon, Label, Tag


def test_labels_are_plain_text_that_wraps(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, "<b>bold</b>")
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.wordWrap()


def test_a_label_keeps_its_step_when_its_tone_changes(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, "words", "small")
    qtbot.addWidget(label)
    label.show()

    label.set_tone("danger")

    assert label.font().pixelSize() == 14
    assert label.palette().color(label.foregroundRole()) == theme.colour("danger")


def test_a_label_takes_another_step(qtbot: QtBot, theme: Theme) -> None:
    label = Label(theme, "words")
    qtbot.addWidget(label)

    label.set_step("title")

    assert label.font().pixelSize() == 22


def test_words_grow_with_the_text_size(qtbot: QtBot, theme: Theme) -> None:
    heading, value = Heading(theme, "A title", "display"), Label(theme, "a3f9", mono=True)
    qtbot.addWidget(heading)
    qtbot.addWidget(value)

    theme.set_look(Look(text_percent=150))

    assert heading.font().pixelSize() == 45
    assert value.font().families()[0] == "Atkinson Hyperlegible Mono"


def test_a_tag_always_has_words_and_is_named_by_them(qtbot: QtBot, theme: Theme) -> None:
    tag = Tag(theme, "Saved and verified", "keep", "check-circle")
    qtbot.addWidget(tag)

    tag.set_tag("Today", "soon", "hourglass")

    assert tag.text() == tag.accessibleName() == "Today"


def test_a_tag_is_painted_in_its_tint_with_words_in_caption_size(
    qtbot: QtBot, theme: Theme
) -> None:
    tag = Tag(theme, "Today", "soon")
    qtbot.addWidget(tag)
    tag.resize(tag.sizeHint())
    tag.show()

    assert tag.grab().toImage().pixelColor(4, tag.height() // 2) == theme.colour("soon_tint")
    assert [label.font().pixelSize() for label in tag.findChildren(QLabel) if label.text()] == [13]


def test_an_icon_is_tinted_and_has_no_name(qtbot: QtBot, theme: Theme) -> None:
    icon = Icon(theme, "check-circle", "keep", 16)
    qtbot.addWidget(icon)

    icon.set_icon("alert", "soon")

    assert icon.accessibleName() == ""
    assert icon.pixmap().width() == 16
