"""What every test of the window starts from: one application, its theme, its words, a clean end.

The fixtures are named in the ``conftest.py`` of each folder whose tests show something.
"""

import gc
import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Look, Theme

PLATFORM = "offscreen"
"""There is no display where tests run."""

# Qt reads it when the application is made; no test may be the first to think of it.
os.environ["QT_QPA_PLATFORM"] = PLATFORM


@pytest.fixture(scope="session")
def dressed_application(qapp: QApplication) -> Theme:
    """The one application, with the style and fonts of ours."""
    theme = Theme(qapp, Look())
    qapp.setStyle("Fusion")
    return theme


@pytest.fixture
def theme(dressed_application: Theme) -> Iterator[Theme]:
    """Light, at 100 %; whatever a test makes of it is undone."""
    dressed_application.set_look(Look())
    yield dressed_application
    dressed_application.set_look(Look())


@pytest.fixture
def words() -> Words:
    """English, as the sources say it."""
    return Words()


@pytest.fixture(autouse=True)
def no_window_is_left() -> Iterator[None]:
    """Take down what a test left standing, and say so: all tests share one application."""
    yield
    if QApplication.instance() is None:
        return
    # What lies there outlives Python, and takes the process down with it.
    QApplication.clipboard().clear()
    destroy_deferred()
    left = leftover_windows()
    if left:
        # A widget in a reference cycle lives until the collector comes.
        gc.collect()
        destroy_deferred()
        left = leftover_windows()
    names = [f"{type(each).__name__} {each.accessibleName()!r}" for each in left]
    for each in left:
        each.deleteLater()
    destroy_deferred()
    assert names == []
    # One that stays down is held over every window that comes later.
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton


def destroy_deferred() -> None:
    """Destroy what asked for it: processing events alone destroys nothing."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def leftover_windows() -> list[QWidget]:
    """Return every widget without a parent, shown or not."""
    return QApplication.topLevelWidgets()


def settle() -> None:
    """Let layouts, paints and queued calls happen; for pictures and measurements."""
    for _ in range(4):
        QCoreApplication.processEvents()
