"""Open a large case on its list of pieces and measure one thing of it, or of a plain window.

Started through ``window_child.py``, a fresh process for each measurement; see ``large_window.py``.
"""

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    QTimer,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QListView,
    QScrollArea,
    QStyleOptionViewItem,
    QWidget,
)
from window_child import SIZE
from window_instruments import Turns, held_bytes
from window_work import Person, Steps, after, give_up_on_mistakes

from evidence_kit.model import Finding, Item
from evidence_kit.ui import case_reading
from evidence_kit.ui.application import Started, start
from evidence_kit.ui.case_shell import CaseShell
from evidence_kit.ui.models.evidence_items import EvidenceItems
from evidence_kit.ui.models.item_words import KindFilter
from evidence_kit.ui.pages.evidence_drawing import PieceDelegate
from evidence_kit.ui.pages.evidence_list import EvidenceList
from evidence_kit.ui.pages.unlock import UnlockPage
from evidence_kit.ui.routes import CASE_PAGES

_TYPING_LOOKS = 100
"""Two seconds: a password of four words is not typed faster."""
_DRAWING_LOOKS = 10
_FRAMES = 150
_STEP_PX = 90
_PLAIN_ROWS = 10_000
_UNSEEN_ROWS = 150
_KEPT_PICTURES = 1000
_PICTURE_SIZE = (160, 320)


Index = QModelIndex | QPersistentModelIndex


class Painted:
    """Knows when a list with rows in it was painted.

    The delegate is asked, which draws each row anyway: to show every event of the application to
    Python would cost as much as what is measured.
    """

    def __init__(self) -> None:
        self.list: EvidenceList | None = None
        paint = PieceDelegate.paint

        def see(
            delegate: PieceDelegate, painter: QPainter, option: QStyleOptionViewItem, index: Index
        ) -> None:
            paint(delegate, painter, option, index)
            view = delegate.parent()
            if self.list is None and isinstance(view, EvidenceList):
                self.list = view

        PieceDelegate.paint = see  # type: ignore[method-assign, assignment] # before one is made


class Scrolling(QObject):
    """Scrolls an area, one step each turn of the event loop, and measures the turns."""

    def __init__(self, area: QAbstractScrollArea, each_frame: Callable[[], None]) -> None:
        super().__init__(area)
        self.frame_s = 0.0
        self.longest_s = 0.0
        self.is_done = False
        self._bar = area.verticalScrollBar()
        self._each_frame = each_frame
        self._turns = Turns(self)
        self._left = _FRAMES
        self._began_s = time.thread_time()
        self._turns.forget()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        if self._left:
            self._left -= 1
            self._bar.setValue(self._bar.value() + _STEP_PX)
            self._each_frame()
            return
        self._timer.stop()
        if self._bar.value() < _FRAMES * _STEP_PX // 2:
            raise ValueError(f"scrolled to {self._bar.value()} px only")
        self.frame_s = (time.thread_time() - self._began_s) / _FRAMES
        self.longest_s = self._turns.forget()
        self.is_done = True


def main(work: str, vault_path: str, password: str) -> int:
    """Do what the order says and print what was measured; returns the exit status."""
    if work.endswith("-plain"):
        return _plain_list(work)
    if work == "large-list-builds-all":
        _make_every_page_first()
    if work == "large-list-waits-for-all":
        case_reading.FIRST_PIECES = 0
    if work == "large-fill-words-all":
        _word_every_row()
    started = start()
    give_up_on_mistakes(started)
    Person(started, _measure(started, work, vault_path, password))
    return started.application.exec()


def _measure(started: Started, work: str, vault_path: str, password: str) -> Steps:
    yield from _measured(started, work, vault_path, password)
    # A window that is closed forgets its page, and the next measurement would begin elsewhere.
    started.vault.kill()
    os._exit(0)


def _measured(started: Started, work: str, vault_path: str, password: str) -> Steps:
    readiness: list[bool] = []
    started.vault.ready.connect(lambda: readiness.append(True))
    started.window.fronts.show_unlock(case_path=vault_path)
    # Whoever types a password takes longer than the vault process to start, and at least seconds.
    yield lambda: bool(readiness)
    yield after(_TYPING_LOOKS)
    page = started.window.shown
    if not isinstance(page, UnlockPage):
        raise TypeError("there is no lock screen")
    painted = Painted()
    turns = Turns(started.application)
    page.secret.line.setText(password)
    began = time.perf_counter()
    page.open_button.click()
    yield lambda: painted.list is not None
    took_s = time.perf_counter() - began
    shown = painted.list
    if shown is None:
        return
    if work.startswith("large-list"):
        print(took_s, flush=True)
        return
    if work.startswith("large-fill"):
        turns.forget()
    read = started.window.reading
    yield lambda: not read.is_under_way
    # What was told is drawn, too.
    yield after(_DRAWING_LOOKS)
    if work.startswith("large-fill"):
        print(turns.forget(), flush=True)
    elif work.startswith("large-memory"):
        kept = _pictures() if work.endswith("pictures") else []
        print(held_bytes(), flush=True)
        del kept
    else:
        draws = _drawer(shown) if work.endswith("draws-unseen") else _nothing
        scrolling = Scrolling(_area_of(shown), draws)
        yield lambda: scrolling.is_done
        print(scrolling.frame_s if "frame" in work else scrolling.longest_s, flush=True)


def _plain_list(work: str) -> int:
    application = QApplication(["plain"])
    view = QListView()
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setModel(QStringListModel([f"Message {row}" for row in range(_PLAIN_ROWS)]))
    view.resize(*SIZE)
    view.show()
    scrolling = Scrolling(view, _nothing)

    def tell_when_done() -> None:
        if scrolling.is_done:
            print(scrolling.frame_s if "frame" in work else scrolling.longest_s, flush=True)
            application.quit()

    timer = QTimer(application)
    timer.timeout.connect(tell_when_done)
    timer.start(50)
    return application.exec()


def _area_of(shown: QWidget) -> QScrollArea:
    parent = shown.parentWidget()
    while not isinstance(parent, QScrollArea):
        if parent is None:
            raise TypeError("the list is in nothing that scrolls")
        parent = parent.parentWidget()
    return parent


def _nothing() -> None:
    """Do nothing in a frame."""


def _pictures() -> list[QImage]:
    # The wrong habit: a preview in the model of each row.
    kept = [QImage(*_PICTURE_SIZE, QImage.Format.Format_RGB32) for _ in range(_KEPT_PICTURES)]
    for image in kept:
        image.fill(Qt.GlobalColor.gray)
    return kept


def _drawer(shown: EvidenceList) -> Callable[[], None]:
    # The wrong habit: drawing what nobody sees.
    canvas = QImage(400, 400, QImage.Format.Format_RGB32)
    option = QStyleOptionViewItem()
    option.rect = canvas.rect()
    model, delegate = shown.model(), shown.itemDelegate()

    def draw() -> None:
        painter = QPainter(canvas)
        for row in range(min(model.rowCount(), _UNSEEN_ROWS)):
            delegate.paint(painter, option, model.index(row, 0))
        painter.end()

    return draw


def _word_every_row() -> None:
    # The wrong habit: what a row says worked out before it is seen.
    show = EvidenceItems.show_items

    def show_and_word(
        model: EvidenceItems,
        items: tuple[Item, ...],
        findings: tuple[Finding, ...],
        kind: KindFilter,
    ) -> bool:
        is_other = show(model, items, findings, kind)
        for row in range(model.rowCount()):
            model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
        return is_other

    EvidenceItems.show_items = show_and_word  # type: ignore[method-assign, assignment] # see above


def _make_every_page_first() -> None:
    # The wrong order: what may be wanted later before what is wanted now.
    show = CaseShell.show_page

    def show_after_all(shell: CaseShell, name: str) -> None:
        for each in CASE_PAGES:
            shell.page_called(each)
        show(shell, name)

    CaseShell.show_page = show_after_all  # type: ignore[method-assign, assignment] # see above


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
