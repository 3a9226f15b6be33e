"""What holds for every screen, day and night, at normal and at double size."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Look, Theme
from tests.pictures.pseudo import PseudoWords
from tests.pictures.scenes import LOOKS, Scene, all_scenes, standing

PAGES = [scene for scene in all_scenes() if not scene.name.startswith("00")]
"""All but the galleries, which show every kind of button side by side."""

each_screen = pytest.mark.parametrize("scene", all_scenes(), ids=lambda scene: scene.name)
each_size = pytest.mark.parametrize("way", ["normal", "double", "mirrored"])
"""At 100 %; at 200 %; and 40 % longer, from right to left."""


def described(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QPushButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words!r}"


def seen(root: QWidget) -> Iterator[QWidget]:
    return (each for each in root.findChildren(QWidget) if each.isVisible())


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def is_stop(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isEnabled() and widget.focusProxy() is None


def is_inside_of_a_control(widget: QWidget) -> bool:
    parents = (QComboBox, QLineEdit, QPlainTextEdit, QScrollBar)
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, parents):
            return True
        parent = parent.parentWidget()
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is wrong with a screen; each line names a widget."""

    rich: list[str]
    nameless: list[str]
    primary: list[str]
    sideways: list[str]
    cut: list[str]
    outside: list[str]


@functools.cache
def found_in(scene: Scene, way: str, application: QApplication, theme: Theme) -> Found:
    """Look a screen over; each stands once for all the tests below."""
    directions = Qt.LayoutDirection
    is_mirrored = way == "mirrored"
    look = LOOKS["-200" if way == "double" else ""]
    words = PseudoWords() if is_mirrored else None
    application.setLayoutDirection(
        directions.RightToLeft if is_mirrored else directions.LeftToRight
    )
    try:
        return look_over(scene, application, theme, look, words)
    finally:
        application.setLayoutDirection(directions.LeftToRight)


def look_over(
    scene: Scene, application: QApplication, theme: Theme, look: Look, words: Words | None
) -> Found:
    with standing(scene, application, theme, look, words) as screen:
        shown = list(seen(screen))
        texts = [each for each in shown if isinstance(each, QLabel | QPushButton)]
        areas = [each for each in shown if isinstance(each, QAbstractScrollArea)]
        return Found(
            rich=[described(each) for each in screen.findChildren(QLabel) if is_rich(each)],
            nameless=[type(each).__name__ for each in shown if is_nameless(each)],
            primary=[described(each) for each in texts if each.property("kind") == "primary"],
            sideways=[described(each) for each in areas if scrolls_sideways(each)],
            cut=[f"{described(each)}: {needed(each)}" for each in texts if is_cut(each)],
            outside=[described(each) for each in texts if reaches_out(each)],
        )


@each_screen
def test_everything_shown_is_plain_text(scene: Scene, qapp: QApplication, theme: Theme) -> None:
    assert found_in(scene, "normal", qapp, theme).rich == []


@each_screen
def test_everything_the_keyboard_reaches_has_a_name(
    scene: Scene, qapp: QApplication, theme: Theme
) -> None:
    assert found_in(scene, "normal", qapp, theme).nameless == []


@pytest.mark.parametrize("scene", PAGES, ids=lambda scene: scene.name)
def test_there_is_one_next_thing_at_most(scene: Scene, qapp: QApplication, theme: Theme) -> None:
    assert len(found_in(scene, "normal", qapp, theme).primary) <= 1


@each_size
@each_screen
def test_nothing_scrolls_sideways(scene: Scene, way: str, qapp: QApplication, theme: Theme) -> None:
    assert found_in(scene, way, qapp, theme).sideways == []


@each_size
@each_screen
def test_no_words_are_cut(scene: Scene, way: str, qapp: QApplication, theme: Theme) -> None:
    assert found_in(scene, way, qapp, theme).cut == []


@each_size
@each_screen
def test_nothing_reaches_out_of_what_holds_it(
    scene: Scene, way: str, qapp: QApplication, theme: Theme
) -> None:
    assert found_in(scene, way, qapp, theme).outside == []


def is_rich(label: QLabel) -> bool:
    return bool(label.text()) and label.textFormat() is not Qt.TextFormat.PlainText


def is_nameless(widget: QWidget) -> bool:
    return is_stop(widget) and not name_of(widget) and not is_inside_of_a_control(widget)


def scrolls_sideways(area: QAbstractScrollArea) -> bool:
    held = area.widget() if isinstance(area, QScrollArea) else None
    is_wide = held is not None and held.width() > area.viewport().width()
    return is_wide or area.horizontalScrollBar().maximum() > 0


def needed(widget: QLabel | QPushButton) -> tuple[int, int]:
    """Return the room that a widget's words need, at the width it has where they wrap."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.minimumSizeHint().width(), widget.heightForWidth(widget.width())
    words = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, widget.text())
    return words.width(), words.height()


def is_cut(widget: QLabel | QPushButton) -> bool:
    if not widget.text():
        return False
    width, height = needed(widget)
    # A line's own air may go; its letters may not.
    return widget.width() < width or widget.height() < height - 2


def reaches_out(widget: QWidget) -> bool:
    holder = widget.parentWidget()
    if holder is None or isinstance(holder.parentWidget(), QAbstractScrollArea):
        return False
    place = QRect(widget.mapTo(holder, QPoint(0, 0)), widget.size())
    return not holder.rect().contains(place)
