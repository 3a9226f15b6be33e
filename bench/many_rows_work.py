"""Open a case of many facts, or drop many files, and measure one thing of it.

Started through ``window_child.py``, a fresh process for each measurement; see ``many_rows.py``.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from window_instruments import Turns
from window_work import Person, Steps, after, give_up_on_mistakes, open_case, press

from evidence_kit.ui.application import Started, start
from evidence_kit.ui.case_shell import CaseShell
from evidence_kit.ui.pages import evidence_rows
from evidence_kit.ui.pages.evidence import EvidencePage
from evidence_kit.ui.pages.evidence_state import Face
from evidence_kit.ui.pages.story import StoryPage
from evidence_kit.ui.widgets import rows_in_view
from evidence_kit.ui.widgets.row_list import RowList

_SOME_LOOKS = 25
_DRAWING_LOOKS = 50
_STEPS = 40
_STEP_PX = 90
_KEYS = 20
_EVERY_ROW = 1_000_000
_MANY_ROWS = 20


def main(work: str, vault_path: str, password: str, source_path: str = "") -> int:
    """Do what the order says and print what was measured; returns the exit status."""
    if work == "rows-page-makes-all":
        rows_in_view.WHOLE = _EVERY_ROW
    if work == "rows-turn-makes-many":
        rows_in_view.IN_A_TURN = _MANY_ROWS
    if work == "rows-drop-shows-together":
        evidence_rows.AT_ONCE = evidence_rows.PORTION
    started = start()
    give_up_on_mistakes(started)
    Person(started, _measure(started, work, vault_path, password, source_path))
    return started.application.exec()


def _measure(
    started: Started, work: str, vault_path: str, password: str, source_path: str
) -> Steps:
    turns = Turns(started.application)
    yield from open_case(started, vault_path, password)
    yield after(_DRAWING_LOOKS)
    shell = started.window.shell
    if shell is None:
        raise TypeError("there is no case")
    if work.startswith("rows-drop"):
        yield from _drop(shell, turns, "" if work.endswith("nothing") else source_path)
    else:
        yield from _go_through(shell, turns, is_page=work.startswith("rows-page"))
    # Nothing is left behind by a window that is gone at once.
    started.vault.kill()
    os._exit(0)


def _go_through(shell: CaseShell, turns: Turns, *, is_page: bool) -> Steps:
    began = time.thread_time()
    shell.show_page("story")
    page = shell.page
    area = None if page is None else page.findChild(QScrollArea)
    rows = None if page is None else page.findChildren(RowList)
    if not isinstance(page, StoryPage) or area is None or not rows:
        raise TypeError("there is no list of what happened")
    listed = max(rows, key=lambda each: each.count)
    yield lambda: not listed.rows[0].visibleRegion().isEmpty() or listed.rows[0].isVisible()
    if is_page:
        print(time.thread_time() - began, flush=True)
        return
    yield after(_SOME_LOOKS)
    turns.forget()
    bar = area.verticalScrollBar()
    for place in (0, bar.maximum() // 2, bar.maximum() * 3 // 4, 0):
        bar.setValue(place)
        yield after(_SOME_LOOKS)
        for _ in range(_STEPS):
            bar.setValue(bar.value() + _STEP_PX)
            yield after(1)
    first = listed.first_focus()
    if first is not None:
        first.setFocus()
    for key in (Qt.Key.Key_End, *(Qt.Key.Key_Up,) * _KEYS, Qt.Key.Key_Home):
        _type(key)
        yield after(1)
    yield after(_SOME_LOOKS)
    print(turns.forget(), flush=True)


def _type(key: Qt.Key) -> None:
    focused: QWidget | None = QApplication.focusWidget()
    if focused is None:
        raise TypeError("nothing has the focus")
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(focused, event)


def _drop(shell: CaseShell, turns: Turns, source_path: str) -> Steps:
    page = shell.page_called("evidence")
    shell.show_page("evidence")
    if not isinstance(page, EvidencePage):
        raise TypeError("there is no page of the evidence")
    yield after(_DRAWING_LOOKS)
    paths = [str(path) for path in sorted(Path(source_path).iterdir())] if source_path else []
    turns.forget()
    if paths:
        page.offer_paths(paths)
        yield lambda: page.state.face is Face.QUESTION
        yield after(_DRAWING_LOOKS)
        press(page, "I have looked at all")
        yield after(_SOME_LOOKS)
        press(page, "None of these")
    yield after(_DRAWING_LOOKS)
    print(turns.forget(), flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
