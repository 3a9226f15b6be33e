"""Qt's own words are said in the person's language, each that our dialogues and menus show."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from evidence_kit.i18n import Words
from evidence_kit.ui.qt_words import DIRECTION, WORDS, QtWords
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.place_dialog import file_dialog, folder_dialog, save_dialog
from tests.pictures.pseudo import PseudoWords

NOT_WORDS = {"Alt+Left", "Alt+Right", "Alt+Up", DIRECTION[1]}
"""Names of keys, and what Qt asks for itself."""


class Asked(QTranslator):
    """Hears what Qt asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[str] = set()

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context, sourceText, /, disambiguation=None, n=-1):
        # Names of keys, and what the system says of an error; we say that in our own words.
        if context not in {"QIODevice", "QShortcut"}:
            self.heard.add(sourceText)


@pytest.fixture
def install(qapp: QApplication) -> Iterator[object]:
    installed = []

    def put_in(translator: QTranslator) -> None:
        installed.append(translator)
        qapp.installTranslator(translator)

    yield put_in
    for each in installed:
        qapp.removeTranslator(each)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_every_word_that_qt_asks_for_is_on_our_list(theme: Theme, install) -> None:
    asked = Asked()
    install(asked)
    holder = QWidget()
    dialogs = (
        folder_dialog(theme, holder, "x"),
        file_dialog(theme, holder, "x", "ZIP (*.zip)"),
        save_dialog(theme, holder, "x", "a.pdf", "PDF (*.pdf)"),
    )
    for dialog in dialogs:
        dialog.open()
        QCoreApplication.processEvents()
        dialog.close()
    QLineEdit("x", holder).createStandardContextMenu()
    QPlainTextEdit("x", holder).createStandardContextMenu()
    holder.deleteLater()

    assert "&Open" in asked.heard
    assert asked.heard - WORDS.keys() - NOT_WORDS == set()


def test_the_dialogue_speaks_the_language(theme: Theme, install) -> None:
    install(QtWords(PseudoWords()))
    holder = QWidget()

    dialog = folder_dialog(theme, holder, "x")
    texts = [each.text() for each in dialog.findChildren(QWidget) if hasattr(each, "text")]
    holder.deleteLater()

    assert "[Lóók íñ: ~~~]" in texts


@pytest.mark.parametrize(("tag", "direction"), [("en", "LTR"), ("sl", "LTR"), ("ar", "RTL")])
def test_qt_is_told_which_way_a_language_runs(tag: str, direction: str) -> None:
    words = Words()
    words._info = {"language": tag}

    assert QtWords(words).translate(*DIRECTION) == direction


def test_what_we_have_no_words_for_is_left_to_qt() -> None:
    assert QtWords(Words()).translate("QPrintDialog", "Print range") is None
