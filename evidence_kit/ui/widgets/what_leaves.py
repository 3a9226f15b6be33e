"""What would leave this computer for a time stamp: to whom, which number, and every byte."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.text_block import TextBlock

_BYTES_IN_A_GROUP = 4


class WhatLeaves(QWidget):
    """Shows a request for a time stamp, whole."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self.to = TextBlock(theme, "", "small")
        self.hash = TextBlock(theme, "", "mono_small", mono=True)
        self.bytes = TextBlock(theme, "", "mono_small", "soft", mono=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for each in (self.to, self.hash, self.bytes):
            column.addWidget(each)

    def show_request(self, address: str, digest: str, request: bytes) -> None:
        """Show what would go to an address."""
        _ = self._words.gettext
        self.to.set_text(_("To {address}").format(address=address))
        self.hash.set_text(digest)
        form = _("All {count} bytes: {bytes}")
        data = request.hex(" ", -_BYTES_IN_A_GROUP)
        self.bytes.set_text(form.format(count=len(request), bytes=data))
