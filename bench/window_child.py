"""Show one window, do one thing with it, print what was asked, end.

Started by ``window.py``, one fresh process for each measurement. A window that is only started says
``usable`` and ends; every other prints the number of seconds it measured. Whatever is done is done
through what a person can press, and what happens is seen from outside the program's own code.
"""

import importlib
import pkgutil
import sys
import time

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

_SIZE = (1280, 800)


class FirstIdle(QObject):
    """Says ``usable`` and ends the program once the window is painted and nothing is left to do."""

    def __init__(self, application: QApplication, window: QWidget) -> None:
        super().__init__(application)
        self._application = application
        self._window = window
        self._is_painted = False
        application.installEventFilter(self)
        QAbstractEventDispatcher.instance().aboutToBlock.connect(self._on_about_to_block)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """See the first paint of anything in the window."""
        if event.type() == QEvent.Type.Paint:
            self._is_painted = True
        return super().eventFilter(watched, event)

    def _on_about_to_block(self) -> None:
        if self._is_painted and self._window.isVisible():
            self._application.removeEventFilter(self)
            print("usable", flush=True)
            self._application.quit()


class Turns(QObject):
    """Measures every pass of the event loop, in the seconds this process worked for it.

    The time between two awakenings includes the wait for something to happen, and on a computer
    that does other things, theirs; what this thread worked does not.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest_s = 0.0
        self._began = time.thread_time()
        QAbstractEventDispatcher.instance().awake.connect(self._on_awake)

    def forget(self) -> float:
        """Begin anew with the next turn; returns the longest one so far."""
        longest_s, self.longest_s = self.longest_s, 0.0
        self._began = time.thread_time()
        return longest_s

    def _on_awake(self) -> None:
        now = time.thread_time()
        self.longest_s = max(self.longest_s, now - self._began)
        self._began = now


def show_empty() -> int:
    """Show a window with nothing in it until it is usable."""
    application = QApplication(["empty"])
    window = QWidget()
    window.resize(*_SIZE)
    window.show()
    FirstIdle(application, window)
    return application.exec()


def show_program(work: str) -> int:
    """Show the program until its first page is usable."""
    if work == "loads-all":
        pages = importlib.import_module("evidence_kit.ui.pages")
        for each in pkgutil.walk_packages(pages.__path__, f"{pages.__name__}."):
            importlib.import_module(each.name)
        importlib.import_module("reportlab.pdfgen.canvas")
    application = importlib.import_module("evidence_kit.ui.application")
    started = application.start()
    page = started.window.shown
    if work == "builds-all":
        routes = importlib.import_module("evidence_kit.ui.routes")
        made = [make(page.theme, started.vault, page.words) for make in routes.CASE_PAGES.values()]
        started.application.aboutToQuit.connect(made.clear)
    FirstIdle(started.application, started.window)
    status = started.application.exec()
    if page.first_focus() is not started.window.focusWidget():
        raise SystemExit("nothing can be answered by the keyboard")
    return int(status)


def main(work: str, rest: list[str]) -> int:
    """Do what the order says; returns the exit status."""
    if work == "empty":
        return show_empty()
    if work in {"program", "loads-all", "builds-all"}:
        return show_program(work)
    child = importlib.import_module("window_work")
    return int(child.main(work, *rest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
