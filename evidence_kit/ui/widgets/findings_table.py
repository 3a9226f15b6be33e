"""The answers of a check, one row each: the word with its icon, and what it is about.

All rows are the same height, so that ten thousand are as quick as ten. A name that does not fit is
shortened in the middle; the row that is chosen stands below the table in full.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from evidence_kit.i18n import Words
from evidence_kit.model import Finding, Verdict
from evidence_kit.overriding import override
from evidence_kit.ui.models.findings import (
    ANSWER_COLUMN,
    FINDING_ROLE,
    SUBJECT_COLUMN,
    WORDS_ROLE,
    FindingsModel,
    Say,
)
from evidence_kit.ui.models.verdicts import FindingWords, is_never_stored
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.text_block import TextBlock

MOST_ROWS_SHOWN = 8
"""More than this scroll within the table."""

_ROW_PX = 40
_TWO_LINE_ROW_PX = 56
_SIDE_PX = 20
_TAG_HEIGHT_PX = 26
_TAG_SIDE_PX = 8
_TAG_RADIUS_PX = 6
_ICON_PX = 16
_TINTS = {"keep": "keep_tint", "soon": "soon_tint", "danger": "danger_tint", "neutral": "sunken"}
_INKS = {"keep": "keep", "soon": "soon", "danger": "danger", "neutral": "soft"}

Index = QModelIndex | QPersistentModelIndex


class FindingsTable(QWidget):
    """A table of answers, with the chosen one in full below it."""

    def __init__(self, theme: Theme, words: Words, name: str, say: Say) -> None:
        """Prepare an empty table.

        Args:
            theme: What it is drawn with.
            words: The window's language.
            name: What a screen reader calls the table.
            say: How an answer is worded.
        """
        super().__init__()
        self._theme = theme
        self._say = say
        self._has_details = False
        headings = (words.gettext("Answer"), words.gettext("What"))
        self.model = FindingsModel(say, headings, self)
        self.view: QTableView = _View()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_FindingDelegate(theme, self))
        self.view.setAccessibleName(name)
        self._set_up_view()
        self._chosen = TextBlock(theme, "", "small", mono=True)
        self._detail = Card(theme, "well", words.gettext("The chosen answer in full"))
        self._detail.body.setContentsMargins(16, 12, 16, 12)
        self._detail.body.addWidget(self._chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.view)
        inset = QVBoxLayout()
        inset.setContentsMargins(_SIDE_PX, 0, _SIDE_PX, 0)
        inset.addWidget(self._detail)
        layout.addLayout(inset)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        theme.changed.connect(self._measure)
        self.set_findings(())

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show other answers, those that need a person first."""
        self._has_details = any(_has_detail(finding) for finding in findings)
        self.model.set_findings(findings)
        self._detail.hide()
        self._measure()

    def chosen_text(self) -> str:
        """Return what is said of the chosen row in full; "" while none is chosen."""
        index = self.view.currentIndex()
        finding = index.data(FINDING_ROLE) if index.isValid() else None
        if finding is None:
            return ""
        said = self._say(finding)
        return "\n".join(part for part in (said.subject, said.word, said.detail) if part)

    def _set_up_view(self) -> None:
        view = self.view
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setCornerButtonEnabled(False)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = view.horizontalHeader()
        header.hide()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # The answer stands at the end of the row, as on every list of this window.
        header.moveSection(SUBJECT_COLUMN, 0)

    def _measure(self) -> None:
        row_px = self._theme.px(_TWO_LINE_ROW_PX if self._has_details else _ROW_PX)
        self.view.verticalHeader().setMinimumSectionSize(row_px)
        self.view.verticalHeader().setDefaultSectionSize(row_px)
        caption = QFontMetricsF(self._theme.font("caption"))
        widest = max(
            (caption.horizontalAdvance(word) for word in self._all_words()),
            default=0.0,
        )
        icon_px = self._theme.px(_ICON_PX)
        answer_px = round(widest) + icon_px + 6 + 2 * _TAG_SIDE_PX + 2 * _SIDE_PX
        self.view.setColumnWidth(ANSWER_COLUMN, answer_px)
        has_more = self.model.rowCount() > MOST_ROWS_SHOWN
        policy = Qt.ScrollBarPolicy
        self.view.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if has_more else policy.ScrollBarAlwaysOff
        )
        shown = min(max(self.model.rowCount(), 1), MOST_ROWS_SHOWN)
        self.view.setFixedHeight(shown * row_px + 2 * self.view.frameWidth())
        rest = self.view.viewport().width() - answer_px
        self.view.setColumnWidth(SUBJECT_COLUMN, max(0, rest))

    def _all_words(self) -> set[str]:
        verdicts = {finding.verdict for finding in self.model.findings} or {Verdict.INTACT}
        never_stored = next((each for each in self.model.findings if is_never_stored(each)), None)
        samples = [Finding(subject="", verdict=verdict) for verdict in verdicts]
        samples += [never_stored] if never_stored is not None else []
        return {self._say(finding).word for finding in samples}

    def _on_row_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        text = self.chosen_text() if current.isValid() else ""
        self._chosen.set_text(text)
        self._detail.setVisible(bool(text))


class _View(QTableView):
    """A table whose first column takes what the answers leave."""

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        # A header that is hidden does not stretch by itself.
        rest = self.viewport().width() - self.columnWidth(ANSWER_COLUMN)
        self.setColumnWidth(SUBJECT_COLUMN, max(0, rest))


class _FindingDelegate(QStyledItemDelegate):
    """Draws a row without any widget in it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_ROW_PX))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_on:
            painter.fillRect(box, self._theme.colour("primary_tint"))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(_SIDE_PX, 0, -_SIDE_PX, 0)
        if index.column() == ANSWER_COLUMN:
            self._paint_answer(painter, inner, index.data(WORDS_ROLE))
        else:
            has_detail = _has_detail(index.data(FINDING_ROLE))
            self._paint_subject(painter, inner, index.data(WORDS_ROLE), has_detail=has_detail)
        painter.restore()

    def _paint_answer(self, painter: QPainter, box: QRectF, said: FindingWords) -> None:
        painter.setFont(self._theme.font("caption"))
        icon_px, height_px = self._theme.px(_ICON_PX), self._theme.px(_TAG_HEIGHT_PX)
        wide = painter.fontMetrics().horizontalAdvance(said.word)
        width_px = icon_px + 6 + wide + 2 * _TAG_SIDE_PX
        tag = QRectF(box.right() - width_px, 0, width_px, height_px)
        tag.moveTop(box.center().y() - height_px / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(_TINTS[said.tone]))
        painter.drawRoundedRect(tag, _TAG_RADIUS_PX, _TAG_RADIUS_PX)
        ink = _INKS[said.tone]
        icon = self._theme.icon(said.icon, ink, _ICON_PX)
        painter.drawPixmap(
            round(tag.left() + _TAG_SIDE_PX), round(tag.center().y() - icon_px / 2), icon
        )
        painter.setPen(self._theme.colour(ink))
        words = tag.adjusted(_TAG_SIDE_PX + icon_px + 6, 0, 0, 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said.word
        )

    def _paint_subject(
        self, painter: QPainter, box: QRectF, said: FindingWords, *, has_detail: bool
    ) -> None:
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(self._theme.font("mono_small"))
        top = box if not has_detail else box.adjusted(0, 6, 0, -box.height() / 2)
        self._line(painter, top, said.subject, Qt.TextElideMode.ElideMiddle)
        if has_detail:
            painter.setPen(self._theme.colour("soft"))
            painter.setFont(self._theme.font("caption"))
            below = box.adjusted(0, box.height() / 2, 0, -6)
            self._line(painter, below, said.detail, Qt.TextElideMode.ElideRight)

    def _line(self, painter: QPainter, box: QRectF, text: str, where: Qt.TextElideMode) -> None:
        shown = painter.fontMetrics().elidedText(text, where, round(box.width()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, shown)


def _has_detail(finding: Finding) -> bool:
    """Whether a second line says something; what is intact, or was never stored, needs none."""
    if finding.verdict is Verdict.INTACT or is_never_stored(finding):
        return False
    return bool(finding.detail)
