"""How the page works that help was asked on: a card inside help; any other page can be chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.models.manual import EVERYWHERE, MANUAL, ManualSaid, find_page, said
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.fields import Chooser
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.text_block import TextBlock


class ManualCard(Card):
    """One page of the manual.

    Args:
        theme: How it looks.
        words: The language it speaks.
    """

    close_requested = Signal()
    """The person has read enough."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        super().__init__(theme, "plain", _("How this page works"))
        self._theme = theme
        self._words = words
        self._content: QWidget | None = None
        row = QHBoxLayout()
        row.setSpacing(16)
        choices = [(page.name, _(page.title)) for page in MANUAL]
        self.other = Chooser(theme, _("How this page works"), choices)
        self.close_manual = Button(theme, _("Close"), "normal", "close")
        row.addWidget(self.other, 1)
        row.addWidget(self.close_manual, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.other.picked.connect(self.show_page)
        self.close_manual.clicked.connect(self.close_requested)

    def show_page(self, name: str) -> None:
        """Show the page about a screen; without effect where there is none."""
        page = find_page(name)
        if page is None:
            return
        self.other.choose(name)
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = self._page(said(page, self._words))
        self.body.addWidget(self._content)

    def _page(self, page: ManualSaid) -> QWidget:
        _ = self._words.gettext
        made = QWidget()
        made.setAccessibleName(page.title)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Heading(self._theme, page.title))
        column.addWidget(TextBlock(self._theme, page.what, tone="soft"))
        for number, step in enumerate(page.steps, 1):
            column.addLayout(self._numbered(number, step))
        if page.good:
            column.addWidget(Heading(self._theme, _("Good to know"), "label"))
            for each in page.good:
                column.addWidget(TextBlock(self._theme, each))
        column.addWidget(Heading(self._theme, _("Keys"), "label"))
        everywhere = tuple((_(key), _(what)) for key, what in EVERYWHERE)
        for key, what in (*page.keys, *everywhere):
            column.addWidget(TextBlock(self._theme, what, "small", lead=f"{key}:"))
        return made

    def _numbered(self, number: int, step: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        counter = Label(self._theme, str(number), "strong", "primary")
        counter.setWordWrap(False)
        counter.setMinimumWidth(self._theme.px(12))
        row.addWidget(counter, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TextBlock(self._theme, step), 1)
        return row
