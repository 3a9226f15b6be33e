"""The way through a case: its parts in one list, paste, settings."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.frame import Brand
from evidence_kit.ui.models.parts import COUNT_ROLE, ICON_ROLE, PAGE_ROLE, PARTS, PartsModel
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Rule

_WIDTH_PX = 248
_NARROWEST_AT_100_PX = 200
_ROW_PX = 48
_ENDLESS = 16_777_215
"""Qt's word for no greatest width."""


class Navigation(QWidget):
    """Beside every page of a case; in a compact window it takes the page's place for a moment.

    Args:
        theme: How it looks.
        words: The language it speaks.
    """

    page_wanted = Signal(str)
    """The person chose another page."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme = theme
        self._is_whole_page = False
        _ = words.gettext
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", "sunken")
        column = self._scrolled()
        brand = QVBoxLayout()
        brand.setContentsMargins(4, 0, 4, 16)
        brand.addWidget(Brand(theme, _("My case")))
        column.addLayout(brand)
        self.model = PartsModel(words, self)
        self.parts = PartsView(theme, _("Parts of the case"))
        self.parts.setModel(self.model)
        column.addWidget(self.parts)
        rule = QVBoxLayout()
        rule.setContentsMargins(4, 16, 4, 16)
        rule.addWidget(Rule())
        column.addLayout(rule)
        self.paste = Button(theme, _("Paste anything"), "left", "paste")
        self.paste.setCheckable(True)
        self.paste.setToolTip(_("Ctrl + V"))
        column.addWidget(self.paste)
        column.addStretch(1)
        self.settings = Button(theme, _("Settings"), "nav", "settings")
        self.settings.setCheckable(True)
        column.addWidget(self.settings)
        self.parts.page_chosen.connect(self.page_wanted)
        self.paste.clicked.connect(lambda: self.page_wanted.emit("paste"))
        self.settings.clicked.connect(lambda: self.page_wanted.emit("settings"))
        theme.changed.connect(self._fit)
        self._fit()

    def _scrolled(self) -> QVBoxLayout:
        """Return a column that scrolls where the text is large and the window low."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._content.setProperty("surface", "sunken")
        scroll.setWidget(self._content)
        whole.addWidget(scroll)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(16, 24, 16, 16)
        column.setSpacing(0)
        return column

    def show_page(self, page: str) -> None:
        """Mark the page that is shown."""
        self.parts.show_page(page)
        self.paste.setChecked(page == "paste")
        self.settings.setChecked(page == "settings")

    def set_is_whole_page(self, *, is_whole_page: bool) -> None:
        """Fill the page's place, or stand beside it."""
        self._is_whole_page = is_whole_page
        self._fit()

    @property
    def width_beside(self) -> int:
        """How wide it is beside a page, whether or not it stands there now."""
        # Buttons cannot break their words: in a language of long ones they decide.
        needed = self._content.minimumSizeHint().width()
        return max(_WIDTH_PX, self._theme.px(_NARROWEST_AT_100_PX), needed)

    def _fit(self) -> None:
        width = self.width_beside
        self.setMinimumWidth(0 if self._is_whole_page else width)
        self.setMaximumWidth(_ENDLESS if self._is_whole_page else width)


class PartsView(QListView):
    """One stop for Tab; arrows move the mark, Enter and Space open."""

    page_chosen = Signal(str)
    """The person opened a part; the page's name."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setItemDelegate(_Rows(theme, self))
        self._shown = ""
        self.clicked.connect(self._on_row_opened)
        self.activated.connect(self._on_row_opened)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def shown(self) -> str:
        """The page that is shown; the mark may be on another row."""
        return self._shown

    def show_page(self, page: str) -> None:
        """Mark the row of the page that is shown; no row for a page without one."""
        self._shown = page
        row = next((n for n, part in enumerate(PARTS) if part.page == page), -1)
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST_AT_100_PX, len(PARTS) * self.row_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def row_height(self) -> int:
        """Return the height of a row; two lines fit where words are long."""
        return max(_ROW_PX, self._theme.control_height(_ROW_PX))

    def _fit(self) -> None:
        self.setFixedHeight(len(PARTS) * self.row_height())
        self.scheduleDelayedItemsLayout()

    def _on_row_opened(self, index: QModelIndex) -> None:
        self.page_chosen.emit(str(index.data(PAGE_ROLE)))


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: PartsView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = parent

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> QSize:
        return QSize(self._view.viewport().width(), self._view.row_height())

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        is_on = index.data(PAGE_ROLE) == self._view.shown
        is_marked = bool(option.state & QStyle.StateFlag.State_Selected)
        is_under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0.5, 2.5, -0.5, -2.5)
        if is_on or is_under_mouse or (is_marked and self._view.hasFocus()):
            edge = "border" if is_on or is_marked else "line"
            painter.setPen(QPen(self._theme.colour(edge), 1))
            ground = self._theme.colour("surface" if is_on else "sunken")
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 8, 8)
        self._paint_words(painter, box.toRect(), index, is_on=is_on)
        painter.restore()

    def _paint_words(
        self,
        painter: QPainter,
        box: QRect,
        index: QModelIndex | QPersistentModelIndex,
        *,
        is_on: bool,
    ) -> None:
        theme, side = self._theme, self._theme.px(20)
        top = box.center().y() - side // 2
        icon = theme.icon(str(index.data(ICON_ROLE)), "primary" if is_on else "soft")
        painter.drawPixmap(self._mirrored(QRect(box.left() + 12, top, side, side)), icon)
        count = str(index.data(COUNT_ROLE) or "")
        small = theme.font("caption")
        count_px = QFontMetrics(small).horizontalAdvance(count)
        painter.setFont(small)
        painter.setPen(theme.colour("soft"))
        place = QRect(box.right() - 12 - count_px, box.top(), count_px + 1, box.height())
        painter.drawText(self._mirrored(place), Qt.AlignmentFlag.AlignVCenter, count)
        left = box.left() + 12 + side + 12
        right = box.right() - 12 - (count_px + 8 if count else 0)
        painter.setFont(theme.font("strong" if is_on else "body"))
        painter.setPen(theme.colour("primary" if is_on else "ink"))
        words = QRect(left, box.top(), right - left, box.height())
        is_mirrored = self._view.isRightToLeft()
        side_flag = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side_flag | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            self._mirrored(words), int(flags | Qt.TextFlag.TextWordWrap), str(index.data())
        )

    def _mirrored(self, place: QRect) -> QRect:
        if not self._view.isRightToLeft():
            return place
        left = self._view.viewport().width() - place.right() - 1
        return QRect(left, place.top(), place.width(), place.height())
