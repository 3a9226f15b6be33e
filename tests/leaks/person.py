"""Somebody at the real window, from the first question to the lock; a process of its own.

``python -m tests.leaks.person FOLDER``. What must be known outside is written beside the case's
disk, in ``told.json``; after that the window waits for a file ``go`` before it locks. With the lock
another process goes on and this one ends, as it does for everybody.
"""

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from evidence_kit.sandbox.hardening import harden
from evidence_kit.ui.application import Started, start
from evidence_kit.ui.pages.hand_over import HandOverPage
from evidence_kit.ui.pages.new_case.page import NewCasePage
from evidence_kit.ui.window import Window
from tests.leaks.canaries import CHAT, PASSWORD, PICTURE_NAME, STORY

PATIENCE_MS = 120_000
STEP_MS = 100


class Person:
    """Presses what is written on the window, types where a label says so."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def waits(self, is_so: Callable[[], object], what: str) -> None:
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not is_so():
            if deadline.hasExpired():
                raise TimeoutError(f"“{what}” never came; shown: {self.everything_shown()}")
            QTest.qWait(STEP_MS)

    def everything_shown(self) -> list[str]:
        found = self.window.findChildren(QWidget)
        return [each.accessibleName() for each in found if each.isVisible()]

    def finds(self, name: str, kind: type[QWidget]) -> QWidget | None:
        found = [
            each
            for each in self.window.findChildren(kind)
            if each.isVisible() and re.match(rf"{re.escape(name)}(?!\w)", said_by(each))
        ]
        return min(found, key=lambda each: len(said_by(each)), default=None)

    def waits_for(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        def is_there() -> bool:
            found = self.finds(name, kind)
            return found is not None and found.isEnabled()

        self.waits(is_there, name)
        found = self.finds(name, kind)
        if found is None:
            raise TimeoutError(name)
        return found

    def presses(self, name: str) -> None:
        button = self.waits_for(name, QAbstractButton)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(button, Qt.Key.Key_Space)

    def types(self, label: str, text: str) -> None:
        field = self.finds(label, QLineEdit) or self.waits_for(label, QPlainTextEdit)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(field, text)


def said_by(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QLabel) else "")


def begins(person: Person) -> str:
    """Make a case; returns its recovery code."""
    person.presses("No")
    person.presses("Start a case")
    person.types("How old are you now?", "24")
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
    page = person.window.shown
    if not isinstance(page, NewCasePage):
        raise TypeError(page)
    person.waits(lambda: page.spare_key.state.groups, "a spare key")
    groups = page.spare_key.state.groups
    page.go_on.click()
    for field, place in zip(page.spare_key.fields, page.spare_key.state.tried, strict=True):
        QTest.keyClicks(field.line, groups[place])
    page.go_on.click()
    person.waits_for("Paste anything", QAbstractButton)
    return "-".join(groups)


def puts_in(person: Person, picture_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture_path))])
    person.window.dropEvent(
        QDropEvent(
            QPointF(640, 400),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    person.presses("No")
    person.presses("Take in 1 file")
    person.waits_for("1 piece, saved and verified")
    QGuiApplication.clipboard().setText(CHAT)
    person.presses("Paste anything")
    person.presses("Keep")
    person.window.show_page("story")
    person.types("What was said and done", STORY)


def hands_over(person: Person, stick_path: Path) -> None:
    person.window.show_page("handover")
    shell = person.window.shell
    page = None if shell is None else shell.page
    if not isinstance(page, HandOverPage):
        raise TypeError(page)
    page.choose_place(str(stick_path))
    person.presses("Make the package")
    person.waits_for("Print the slip")


def looks_for_a_file(person: Person) -> None:
    """Open the window for choosing files once and leave it: it must write down nothing."""
    person.window.show_page("evidence")
    shell = person.window.shell
    page = None if shell is None else shell.page
    page.choose_files()  # type: ignore[union-attr] # the evidence page has it
    dialogs = [each for each in person.window.findChildren(QWidget) if each.isWindow()]
    for dialog in dialogs:
        dialog.close()


def children() -> list[int]:
    text = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text(encoding="ascii")
    return [int(number) for number in text.split()]


def main(folder: Path) -> None:
    sys.argv = ["evidence-kit"]
    started: Started = start(harden)
    # A journey that breaks off must say where; the program's own hook tells no values.
    sys.excepthook = sys.__excepthook__
    # The screen that is not there is small; a person's is not.
    started.window.resize(1280, 800)
    person = Person(started.window)
    recovery_code = begins(person)
    puts_in(person, folder / "sources" / PICTURE_NAME)
    looks_for_a_file(person)
    hands_over(person, folder / "stick")
    told = {"window": os.getpid(), "vault": children(), "recovery_code": recovery_code}
    (folder / "told.new").write_text(json.dumps(told), encoding="utf-8")
    (folder / "told.new").rename(folder / "told.json")
    person.waits((folder / "go").exists, "leave to lock")
    person.presses("Lock")
    person.waits(lambda: False, "the lock screen of another process, and the end of this one")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
