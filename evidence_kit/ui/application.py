"""Where the window is put together: application, fonts, colours, words, window, guard.

The rules are: every part is made here and handed on, none is looked up; nothing of a case reaches
the system's lists of recent files; after a lock another process goes on, after a mistake this one
replaces itself, because Python cannot wipe what its memory held.
"""

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from evidence_kit.i18n import Words, words_in
from evidence_kit.resources import assets_path
from evidence_kit.settings import (
    LARGEST_TEXT_PERCENT,
    SMALLEST_TEXT_PERCENT,
    TEXT_STEP_PERCENT,
    Settings,
    ThemeChoice,
    frozen_program_path,
    settings_path,
)
from evidence_kit.ui.foresight import Foresight
from evidence_kit.ui.frame import PROGRAM_NAME
from evidence_kit.ui.mistakes import hook
from evidence_kit.ui.models.languages import Language, chosen_of, languages_in
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.qt_words import QtWords
from evidence_kit.ui.resuming import (
    GOES_AT_ONCE,
    RESUMED_ARGUMENT,
    Resume,
    find_resume,
    start_afresh,
)
from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.focus_ring import FocusRing
from evidence_kit.ui.window import Window

if TYPE_CHECKING:
    from evidence_kit.clock import Clock
    from evidence_kit.ui.relief import Relief

_USUAL_SIZE = (1280, 800)
_LEAST_SIZE = (640, 480)
_TITLE_PX = 48
"""The title and edges that a system puts round a window; its own are known once it is shown."""
_MOST_MISTAKES = 3
"""In a row; the third ends the program."""
_USUAL_FONT_PT = {"win32": 9.0, "darwin": 13.0}
_USUAL_FONT_ELSEWHERE_PT = 10.0
"""What text has on a system where nobody chose a size: larger than this is larger for us too."""


class System(NamedTuple):
    """What the system says about how windows should look."""

    is_dark: bool
    has_more_contrast: bool
    font_pt: float
    platform: str = sys.platform


class Started(NamedTuple):
    """The program put together, its window shown; only the event loop does not run yet."""

    application: QApplication
    window: Window
    vault: VaultProcess
    rest: tuple[Callable[[], object], ...]
    """What is left to do as soon as the first page stands still, in order."""


def run(*, when_still: Callable[[], object]) -> int:
    """Show the window until it is closed; returns the process's exit status.

    Args:
        when_still: Called once, as soon as the first page stands still.
    """
    started = start(when_still)
    status = started.application.exec()
    started.vault.kill()
    _forget_places()
    return status


def start(when_still: Callable[[], object] | None = None) -> Started:
    """Put the program together and show its window; see :func:`run`."""
    # All of it lives as long as the program: a search for garbage among it finds none, every time.
    gc.disable()
    try:
        started = _put_together()
    finally:
        gc.freeze()
        gc.enable()
    others = () if when_still is None else (when_still,)
    Foresight(started.window, first=(*started.rest, *others))
    return started


def _put_together() -> Started:
    application = _application()
    resume = find_resume() if sys.argv[1:] == [RESUMED_ARGUMENT] else None
    preferences = Preferences(settings_path(program_path=frozen_program_path()), application)
    languages = languages_in(assets_path() / "locale")
    spoken = _Spoken(application, languages)
    words = spoken.speak(preferences.settings)
    theme = Theme(application, look_of(preferences.settings, _system(application)), words)
    vault = VaultProcess(application)
    window = Window(
        theme,
        vault,
        words,
        preferences,
        languages=languages,
        make_clock=_make_clock,
        resume=resume,
    )
    FocusRing(theme, window, application)
    leaving = _Leaving(application)
    _connect(application, window, theme, preferences, spoken)
    window.case_left.connect(leaving.leave)
    before = 0 if resume is None else resume.mistakes
    sys.excepthook = hook(lambda: _after_mistake(window, leaving, before + 1))
    _place(window, resume)
    window.show()
    if resume is not None and resume.is_awaited:
        from evidence_kit.ui.relief import Standing

        Standing(window)
    rest = (
        partial(_watch, application, window, preferences, had_case=resume is not None),
        window.answer_to_keys,
        partial(_show_mark, application, theme),
    )
    return Started(application=application, window=window, vault=vault, rest=rest)


def _watch(
    application: QApplication, window: Window, preferences: Preferences, *, had_case: bool
) -> None:
    from evidence_kit.ui.guard import Guard

    Guard(application, window, preferences, had_case=had_case).watch()


def _show_mark(application: QApplication, theme: Theme) -> None:
    from PySide6.QtGui import QIcon

    from evidence_kit.ui.widgets.dawn import mark_pixmap

    application.setWindowIcon(QIcon(mark_pixmap(theme)))


def _make_clock() -> "Clock":
    from evidence_kit.clock import SystemClock

    return SystemClock()


def _forget_places() -> None:
    from evidence_kit.ui.widgets.traces import forget_places

    forget_places()


def look_of(settings: Settings, system: System) -> Look:
    """Return the look that somebody chose, or that their system has.

    >>> system = System(is_dark=True, has_more_contrast=False, font_pt=15.0, platform="linux")
    >>> look_of(Settings(), system).text_percent, look_of(Settings(), system).is_dark
    (150, True)
    """
    return Look(
        is_dark=system.is_dark
        if settings.theme is ThemeChoice.FOLLOW
        else settings.theme is ThemeChoice.DARK,
        text_percent=settings.text_percent or _percent_of(system),
        has_more_contrast=system.has_more_contrast,
        is_spaced=settings.has_wide_spacing,
    )


def _percent_of(system: System) -> int:
    usual = _USUAL_FONT_PT.get(system.platform, _USUAL_FONT_ELSEWHERE_PT)
    steps = round(system.font_pt / usual * 100 / TEXT_STEP_PERCENT)
    return min(max(steps * TEXT_STEP_PERCENT, SMALLEST_TEXT_PERCENT), LARGEST_TEXT_PERCENT)


def _application() -> QApplication:
    # Before there is one: what is set later comes too late for the system's own menus.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QCoreApplication.setApplicationName(PROGRAM_NAME)
    # One look everywhere, and nothing that a system theme could draw over ours. Set by a call, the
    # style would come back as an object, and all that Python can know of styles with it.
    application = QApplication([PROGRAM_NAME, "-style", "fusion"])
    application.setApplicationDisplayName(PROGRAM_NAME)
    application.setDesktopFileName("evidence-kit")
    application.setQuitOnLastWindowClosed(True)
    return application


def _system(application: QApplication) -> System:
    hints = application.styleHints()
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    size_pt = font.pointSizeF()
    return System(
        is_dark=hints.colorScheme() is Qt.ColorScheme.Dark,
        has_more_contrast=hints.accessibility().contrastPreference()
        is Qt.ContrastPreference.HighContrast,
        font_pt=size_pt if size_pt > 0 else _USUAL_FONT_ELSEWHERE_PT,
    )


class _Spoken:
    """The language that is spoken now, by the program and by Qt."""

    def __init__(self, application: QApplication, languages: tuple[Language, ...]) -> None:
        self._application = application
        self._languages = languages
        self._said_by_qt = QtWords(Words(), application)

    def speak(self, settings: Settings) -> Words:
        """Speak the language that is set, or the system's; returns its words."""
        wanted = settings.language or QLocale.system().name().replace("_", "-")
        words = words_in(chosen_of(wanted, self._languages), assets_path() / "locale")
        self._application.removeTranslator(self._said_by_qt)
        self._said_by_qt = QtWords(words, self._application)
        self._application.installTranslator(self._said_by_qt)
        return words


def _connect(
    application: QApplication,
    window: Window,
    theme: Theme,
    preferences: Preferences,
    spoken: "_Spoken",
) -> None:
    def dress() -> None:
        theme.wish_look(look_of(preferences.settings, _system(application)))

    def speak(tag: str) -> None:
        preferences.change(language=tag)
        window.speak(spoken.speak(preferences.settings))

    preferences.changed.connect(dress)
    application.styleHints().colorSchemeChanged.connect(dress)
    window.language_chosen.connect(speak)
    window.hidden.connect(application.quit)


class _Leaving(QObject):
    """How this process goes when a case is closed; what that takes is loaded then."""

    def __init__(self, application: QApplication) -> None:
        # The application keeps it: a connection alone keeps nobody alive.
        super().__init__(application)
        self._application = application
        self._relief: Relief | None = None

    @property
    def is_relieved(self) -> bool:
        """Whether another process is about to show the lock screen."""
        return self._relief is not None and self._relief.is_under_way

    def leave(self, resume: Resume) -> None:
        """Leave the rest to a fresh process."""
        _forget_places()
        if resume.reason in GOES_AT_ONCE:
            start_afresh(resume)
        from evidence_kit.ui.relief import Relief

        self._relief = Relief(self._application)
        self._relief.begin(resume)


def _after_mistake(window: Window, leaving: _Leaving, mistakes: int) -> None:
    """Close the case and start afresh; a mistake that comes back at once is not chased for ever."""
    if leaving.is_relieved:
        # The case is closed, and whoever goes on needs nothing of this process any more.
        os._exit(0)
    resume = window.closed_after_mistake()
    if mistakes < _MOST_MISTAKES:
        start_afresh(resume._replace(mistakes=mistakes))
    from evidence_kit.errors import InternalError

    sys.exit(InternalError.exit_code)


def usual_size(room: QSize) -> QSize:
    """Return how large a window is that was nowhere before.

    Args:
        room: What the screen leaves for windows and their frames, in pixels.

    >>> usual_size(QSize(1280, 800)).height(), usual_size(QSize(2560, 1400)).height()
    (752, 800)
    """
    width, height = _USUAL_SIZE
    # A window as high as the screen has its foot pushed off it by its title.
    return QSize(min(width, room.width()), min(height, room.height() - _TITLE_PX))


def _place(window: Window, resume: Resume | None) -> None:
    """Put the window where it was, or in its usual size; never outside every screen."""
    window.setMinimumSize(*_LEAST_SIZE)
    screen = window.screen().availableGeometry()
    if resume is None or not resume.width_px:
        window.resize(usual_size(screen.size()))
        return
    place = QRect(resume.x_px, resume.y_px, resume.width_px, resume.height_px)
    if QGuiApplication.screenAt(place.center()) is not None:
        window.setGeometry(place)
    else:
        window.resize(place.size())
    if resume.is_maximised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    if resume.is_minimised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
    if resume.is_behind:
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
