"""Somebody to call or write to, and a tool to use: what may be shown of them, and no more.

The rules are: a number stands large, can be selected and copied, and never without saying when it
was recorded; where no number may be shown, name and address stand alone; an address is text, and
nothing opens by itself (product rule S8).
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit.guidance.planning import ShownContact, ShownTool
from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.address_row import AddressRow, exact_block
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.copying import copy_text
from evidence_kit.ui.widgets.labels import Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock


class ContactRow(QWidget):
    """One contact."""

    def __init__(self, theme: Theme, words: Words, contact: ShownContact) -> None:
        super().__init__()
        _ = words.gettext
        self._theme = theme
        self.setAccessibleName(_(contact.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(theme, _(contact.name), "strong"))
        if contact.phone:
            column.addWidget(self._number(contact.phone, words))
        if contact.text and contact.text != contact.phone:
            column.addWidget(Label(theme, _("By text message:"), "small"))
            column.addWidget(self._number(contact.text, words))
        facts = [_(contact.hours)] if contact.hours else []
        if contact.free:
            facts.append(_("Free to call"))
        if facts:
            column.addWidget(Label(theme, " · ".join(facts), "small"))
        if contact.notes:
            column.addWidget(Label(theme, _(contact.notes), "small"))
        if contact.email:
            column.addWidget(exact_block(theme, contact.email))
        if contact.domain:
            column.addWidget(AddressRow(theme, words, contact.domain, contact.url))
        if contact.caution is not None:
            column.addWidget(_caution(theme, contact.caution.in_words(words)))
        column.addWidget(Label(theme, contact.basis.in_words(words), "caption", "soft"))

    def _number(self, phone: str, words: Words) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        number = TextBlock(self._theme, phone, "title")
        number.set_is_reachable(is_reachable=True)
        copy = Button(self._theme, words.gettext("Copy"), "small", "copy")
        copy.clicked.connect(partial(copy_text, phone))
        row.addWidget(number, 1)
        row.addWidget(copy)
        return line


class ToolRow(QWidget):
    """One removal tool."""

    def __init__(self, theme: Theme, words: Words, tool: ShownTool) -> None:
        super().__init__()
        _ = words.gettext
        self.setAccessibleName(_(tool.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(theme, _(tool.name), "strong"))
        for text in tool.texts:
            column.addWidget(TextBlock(theme, _(text), "small"))
        if tool.keep:
            column.addWidget(TextBlock(theme, _(tool.keep), "small"))
        address = tool.url or tool.domain
        if address:
            copy = Button(theme, _("Copy the address"), "small", "copy")
            copy.clicked.connect(partial(copy_text, address))
            column.addWidget(AddressRow(theme, words, address, tool.url, copy))
        if tool.caution is not None:
            column.addWidget(_caution(theme, tool.caution.in_words(words)))
        column.addWidget(Label(theme, tool.basis.in_words(words), "caption", "soft"))


def _caution(theme: Theme, text: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Icon(theme, "alert", "soon", 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(theme, text, "small", "soon"), 1)
    return line
