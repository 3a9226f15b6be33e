"""Look a screen over: what is cut, reaches out, has no name; and every word that stands on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Look, Theme
from evidence_kit.ui.widgets.text_block import TextBlock
from tests.pictures.scenes import Scene, standing
from tests.pictures.walking import silent_lists, traps, unsaid


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
    choices: list[str]
    """What is chosen in a list and does not fit into its line."""
    outside: list[str]
    words: list[str]
    """Every text that stands there or is read aloud."""
    unsaid: list[str]
    """What can have the focus and is told to a screen reader without a name."""
    traps: list[str]
    """What keeps Tab for itself."""
    silent: list[str]
    """Lists, and rows of them, of which nothing would be said."""
    unmirrored: list[str]
    """Rows that run the other way than the application."""


def look_over(
    scene: Scene, application: QApplication, theme: Theme, look: Look, words: Words | None
) -> Found:
    with standing(scene, application, theme, look, words) as screen:
        shown = list(seen(screen))
        texts = [each for each in shown if isinstance(each, QLabel | QPushButton)]
        areas = [each for each in shown if isinstance(each, QAbstractScrollArea)]
        boxes = [each for each in shown if isinstance(each, QComboBox)]
        return Found(
            rich=[described(each) for each in screen.findChildren(QLabel) if is_rich(each)],
            nameless=[type(each).__name__ for each in shown if is_nameless(each)],
            primary=[described(each) for each in texts if each.property("kind") == "primary"],
            sideways=[described(each) for each in areas if scrolls_sideways(each)],
            cut=[
                *(f"{described(each)}: {needed(each)}" for each in texts if is_cut(each)),
                *(f"{each.text()!r}" for each in shown if is_block_cut(each)),
            ],
            choices=[f"{each.currentText()!r}" for each in boxes if is_choice_cut(each)],
            outside=[described(each) for each in texts if reaches_out(each)],
            words=list(dict.fromkeys(text for each in shown for text in words_on(each) if text)),
            unsaid=unsaid(screen),
            traps=traps(screen),
            silent=silent_lists(screen),
            unmirrored=list(against(screen, application.layoutDirection())),
        )


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


_NAMED_PIECE = re.compile(r"[A-Z]{2}-\d{3}: ")


def is_choice_cut(box: QComboBox) -> bool:
    """Return whether what is chosen does not fit beside the arrow.

    A piece is named by its number and what the person calls it: as long as they like, and drawn
    with a mark that it goes on.
    """
    if _NAMED_PIECE.match(box.currentText()):
        return False
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    return box.fontMetrics().horizontalAdvance(box.currentText()) > room.width()


def is_block_cut(widget: QWidget) -> bool:
    """Return whether a text of several lines has too little height for its width."""
    return (
        isinstance(widget, TextBlock)
        and widget.height() < widget.heightForWidth(widget.width()) - 2
    )


def words_on(widget: QWidget) -> Iterator[str]:
    """Yield every text of a widget, for eyes and for ears."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield from (widget.placeholderText(), widget.text())
        case QPlainTextEdit():
            yield from (widget.placeholderText(), widget.toPlainText())
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QAbstractItemView():
            model = widget.model()
            for row in range(0 if model is None else model.rowCount()):
                yield str(model.index(row, 0).data() or "")
        case _:
            yield name_of(widget)


def against(screen: QWidget, direction: Qt.LayoutDirection) -> Iterator[str]:
    """Yield the rows whose parts do not follow each other in a direction."""
    for row in screen.findChildren(QHBoxLayout):
        items = [row.itemAt(at).geometry() for at in range(row.count()) if is_there(row.itemAt(at))]
        starts = [place.x() for place in items]
        is_backwards = direction is Qt.LayoutDirection.RightToLeft
        if starts != sorted(starts, reverse=is_backwards):
            holder = row.parentWidget()
            yield f"{type(holder).__name__} {holder.accessibleName()!r}: {starts}"


def is_there(item: QLayoutItem) -> bool:
    widget = item.widget()
    is_shown = widget.isVisible() if widget is not None else item.layout() is not None
    return is_shown and not item.geometry().isEmpty()
