"""Somebody at the window, who knows only what stands on it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.exceptions import TimeoutError as NeverCameError
from pytestqt.qtbot import QtBot

from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.window import Window
from tests.fakes import PASSPHRASE

PASSWORD = "lantern river copper seven"
PATIENCE_MS = 25_000


class Person:
    """Somebody at the window: presses what is written on it, types where a label says so."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot = qtbot
        self.window = window

    def sees(self, name: str, kind: type[QWidget] = QWidget) -> QWidget | None:
        """Return what is shown under a name, or ``None``."""
        found = [
            each
            for each in self.window.findChildren(kind)
            if each.isVisible() and re.match(rf"{re.escape(name)}(?!\w)", said_by(each))
        ]
        return min(found, key=lambda each: len(said_by(each)), default=None)

    def waits_for(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        def is_there() -> bool:
            found = self.sees(name, kind)
            return found is not None and found.isEnabled()

        try:
            self.qtbot.waitUntil(is_there, timeout=PATIENCE_MS)
        except NeverCameError:
            pytest.fail(f"“{name}” never came; shown: {self.everything_shown()}")
        found = self.sees(name, kind)
        assert found is not None
        return found

    def everything_shown(self) -> list[str]:
        """Return what every control that is shown is called."""
        return [
            each.accessibleName()
            for each in self.window.findChildren(QWidget)
            if each.isVisible()
            and each.accessibleName()
            and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        ]

    def presses(self, name: str) -> None:
        button = self.waits_for(name, QAbstractButton)
        self.is_not_sent_to_the_way_out()
        # Where a person would have to scroll first, a click does not arrive; Space does.
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def is_not_sent_to_the_way_out(self) -> None:
        """What is pressed may be gone then; the focus goes on beside it, never to the top."""
        focused = self.window.focusWidget()
        assert focused is None or said_by(focused) != "Hide now", "the focus was lost"

    def types(self, label: str, text: str) -> None:
        field = self.sees(label, QLineEdit) or self.waits_for(label, QPlainTextEdit)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self.qtbot.keyClicks(field, text)

    def drops(self, *paths: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self.window.dropEvent(
            QDropEvent(
                QPointF(640, 400),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )

    def opens(self, page: str) -> Page:
        """Go to a page of the case by its key."""
        shell = self.window.shell
        assert shell is not None
        self.window.show_page(page)
        return shell.page

    def copies(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)


def said_by(widget: QWidget) -> str:
    """Return what stands on a widget, or what it is called."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")


def makes_a_case(person: Person, *, age: str) -> None:
    person.presses("No")
    person.presses("Start a case")
    person.types("How old are you now?", age)
    person.presses("No")
    person.presses("Continue")
    person.types("Country", "Slovenia")
    person.presses("Continue")
    person.presses("Continue")
    person.presses("Continue")
    person.types("Password", PASSWORD)
    person.types("The same again", PASSWORD)
    person.waits_for("Password strength")
    person.presses("Continue")
    person.presses("Without a spare key")
    person.waits_for("Paste anything", QAbstractButton)


def locked(case_path: Path) -> Resume:
    return Resume(reason=LockReason.ASKED, case_path=str(case_path))


def unlocks(person: Person) -> None:
    field = person.waits_for("Password", QLineEdit)
    assert isinstance(field, QLineEdit)
    # It has letters that no simulated keyboard has.
    field.setText(PASSPHRASE)
    person.presses("Open")
    person.waits_for("Paste anything", QAbstractButton)
