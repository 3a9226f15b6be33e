"""The pictures of every screen: what is drawn, how large, and in which looks.

How to add one. Write ``tests/pictures/scenes_<page>.py``; every such file is found by itself::

    from PySide6.QtWidgets import QWidget

    from evidence_kit.ui.pages.evidence import EvidencePage
    from tests.pictures.scenes import Stage, scene

    @scene("04-evidence", size=(1280, 800))
    def evidence(stage: Stage) -> QWidget:
        page = EvidencePage(stage.theme, stage.vault, stage.words)
        page.render(stage.case)
        return page

The function builds the widget and gives it back; it is sized, shown and drawn here. A scene is
drawn light and dark at 100 % in its own size, and light and dark at 200 % in ``large_size``. A
stage has:

* ``theme`` and ``words`` – as the program's own;
* ``case`` – the invented sample case; more of them in :mod:`tests.pictures.sample_case`;
* ``vault`` – a :class:`~tests.pictures.still_vault.StillVault` that answers from that case; one
  with other answers: ``stage.vault_answering({LookForFacts: FactsFound(…)})``;
* ``clock`` – stands still at ``sample_case.SHOWN_AT``;
* ``after(callback)`` – runs when the widget is shown and laid out: focus, typing, opening a row.
  Find widgets by attribute or by ``stage.words.gettext("…")``: scenes also stand in a language
  that nobody speaks.

Draw all or some: ``python packaging/window_pictures.py --out build/pictures/screens [--only 04]``;
with ``--long`` also 40 % longer and from right to left, as ``test_every_screen.py`` looks at them.
Approve what you looked at: ``python packaging/window_pictures.py --approve 04-evidence``; that
writes the light picture at 100 % to ``tests/pictures/approved/``, with which the tests compare.
Approve at least one scene of every file; each costs some 60 KB, so not every state.
"""

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.ui.pages.evidence_rows import PortionedRows
from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.focus_ring import FocusRing
from evidence_kit.ui.widgets.rows_in_view import RowsInView
from tests.fakes import StoppedClock
from tests.pictures.sample_case import SHOWN_AT, sample_case
from tests.pictures.still_vault import StillVault

FOLDER = Path(__file__).resolve().parent
APPROVED_PATH = FOLDER / "approved"

Size = tuple[int, int]
"""Width and height in pixels."""

LOOKS = {
    "": Look(),
    "-dark": Look(is_dark=True),
    "-200": Look(text_percent=200),
    "-200-dark": Look(is_dark=True, text_percent=200),
}
"""End of a picture's name → the look it is drawn in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a scene is built from."""

    theme: Theme
    words: Words
    case: messages.CaseSeen
    vault: StillVault
    clock: StoppedClock
    afterwards: list[Callable[[], None]] = field(default_factory=list)

    def vault_answering(
        self, answers: dict[type, messages.Answer | messages.Problem]
    ) -> StillVault:
        """Return a still vault with answers of its own."""
        return StillVault(self.case, answers)

    def after(self, callback: Callable[[], None]) -> None:
        """Run something when the widget stands on the screen."""
        self.afterwards.append(callback)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One screen in one state."""

    name: str
    build: Callable[[Stage], QWidget]
    size: Size
    large_size: Size


_SCENES: dict[str, Scene] = {}


def scene(
    name: str, *, size: Size = (1280, 800), large_size: Size = (1024, 700)
) -> Callable[[Callable[[Stage], QWidget]], Callable[[Stage], QWidget]]:
    """Register a function that builds a widget to be drawn.

    Args:
        name: As the mock-up it answers to: ``04-evidence``, ``04b-under-18-question``.
        size: Of the pictures at 100 %.
        large_size: Of the pictures at 200 %.
    """

    def register(build: Callable[[Stage], QWidget]) -> Callable[[Stage], QWidget]:
        assert name not in _SCENES, f"two scenes are called {name}"
        _SCENES[name] = Scene(name=name, build=build, size=size, large_size=large_size)
        return build

    return register


def all_scenes() -> tuple[Scene, ...]:
    """Return every scene of every ``scenes_*.py`` in this folder, by name."""
    for path in sorted(FOLDER.glob("scenes_*.py")):
        importlib.import_module(f"tests.pictures.{path.stem}")
    return tuple(_SCENES[name] for name in sorted(_SCENES))


def draw(
    scene: Scene,
    application: QApplication,
    theme: Theme,
    look: Look,
    words: Words | None = None,
) -> QImage:
    """Build a scene in a look and a language, draw it, and take it down again."""
    with standing(scene, application, theme, look, words) as widget:
        return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@contextmanager
def standing(
    scene: Scene,
    application: QApplication,
    theme: Theme,
    look: Look,
    words: Words | None = None,
) -> Iterator[QWidget]:
    """Let a scene stand on the screen in a look and a language, and take it down again."""
    theme.set_look(look)
    own_words, theme.words = theme.words, words or Words()
    # A caret that blinks would be in every second picture.
    application.setCursorFlashTime(0)
    case = sample_case()
    stage = Stage(
        theme=theme,
        words=theme.words,
        case=case,
        vault=StillVault(case),
        clock=StoppedClock(SHOWN_AT),
    )
    widget = scene.build(stage)
    ring = FocusRing(theme, widget, application)
    try:
        _show(widget, scene.size if look.text_percent == min_percent() else scene.large_size)
        for callback in stage.afterwards:
            callback()
            _settle(widget)
        yield widget
    finally:
        theme.words = own_words
        application.focusChanged.disconnect(ring.follow)
        widget.close()
        widget.deleteLater()
        _settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def min_percent() -> int:
    """Return the text size of the pictures in a scene's own size."""
    return LOOKS[""].text_percent


def _show(widget: QWidget, size: Size) -> None:
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if not widget.property("surface"):
        widget.setProperty("surface", "canvas")
    widget.resize(*size)
    widget.show()
    widget.activateWindow()
    _settle(widget)


def _settle(screen: QWidget | None = None) -> None:
    """Let layouts and paints happen, and every row come that was asked for."""
    if screen is not None:
        lists = [*screen.findChildren(PortionedRows), *screen.findChildren(RowsInView)]
        # What is drawn first asks for the rows around it.
        QCoreApplication.processEvents()
        while not all(each.is_settled and each.updatesEnabled() for each in lists):
            QCoreApplication.processEvents()
    for _ in range(6):
        QCoreApplication.processEvents()
