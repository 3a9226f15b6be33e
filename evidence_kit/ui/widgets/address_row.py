"""An address as text, and as a QR code for another device: nothing opens here (product rule S8)."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.qr_code import LONGEST_BYTES
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.qr_picture import QrPicture
from evidence_kit.ui.widgets.text_block import TextBlock


class AddressRow(QWidget):
    """One address; its QR code comes and goes with a button.

    Args:
        theme: How it looks.
        words: The person's language.
        address: As it is read and typed.
        url: What the code leads to, whole; "" for an address without a code.
        beside: Further buttons in the same line.
    """

    def __init__(self, theme: Theme, words: Words, address: str, url: str, *beside: Button) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._url = url
        self._shown: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        line = FlowLayout(spacing=8)
        line.addWidget(exact_block(theme, address))
        for button in beside:
            line.addWidget(button)
        self.qr_button: Button | None = None
        """Shows the code and hides it again; ``None`` for an address without one."""
        if has_code(url):
            self.qr_button = Button(theme, words.gettext("Show as QR"), "small", "qr")
            self.qr_button.setAccessibleDescription(address)
            self.qr_button.clicked.connect(partial(self._on_qr_clicked, self.qr_button))
            line.addWidget(self.qr_button)
        self._column.addLayout(line)

    def _on_qr_clicked(self, button: Button) -> None:
        _ = self._words.gettext
        if self._shown is None:
            self._shown = qr_view(self._theme, self._words, self._url)
            self._column.addWidget(self._shown)
            button.set_text(_("Hide the QR"))
            return
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = None
        button.set_text(_("Show as QR"))


def has_code(url: str) -> bool:
    """Return whether an address can be shown as a code that a phone reads from a screen."""
    return 0 < len(url.encode("utf-8")) <= LONGEST_BYTES


def qr_view(theme: Theme, words: Words, url: str) -> QWidget:
    """Return the code of an address, the address whole, and what to know about the other device."""
    view = QWidget()
    column = QVBoxLayout(view)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    # Translators: {address} is a web address.
    name = words.gettext("QR code of {address}").format(address=url)
    column.addWidget(QrPicture(theme, url, name))
    whole = TextBlock(theme, url, "small", "ink")
    whole.set_is_reachable(is_reachable=True)
    column.addWidget(whole)
    advice = words.gettext("Point the camera of another device at it. That device may remember it.")
    column.addWidget(TextBlock(theme, advice, "small", "soft"))
    return view


def exact_block(theme: Theme, text: str) -> TextBlock:
    """Return an address that can be selected and copied by keys too."""
    block = TextBlock(theme, text, "small", mono=True)
    block.set_is_reachable(is_reachable=True)
    return block
