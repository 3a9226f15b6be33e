"""A time stamp over what is handed over: whom to ask, and the question before anything leaves.

The rules are: off until somebody wants it; one address, which the person gives; nothing is sent
before they saw it byte for byte and said yes to it; a no ends the making, and nothing is left.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.messages import StampAsked
from evidence_kit.ui.models.hand_over import Choice
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.what_leaves import WhatLeaves


class StampPart(QWidget):
    """Whether a time stamp is wanted, and from whom."""

    changed = Signal(str, object)
    """The person ticked or typed: the field of :class:`Choice`, and its value."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self.row = CheckRow(
            theme,
            _("A time stamp from outside"),
            _("The one thing here that uses the network. First you see what would be sent."),
        )
        self.address = Field(theme, _("Address of the authority"), "https://…", mono=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.row)
        layout.addWidget(self.address)
        self.row.clicked.connect(lambda is_ticked: self.changed.emit("with_stamp", bool(is_ticked)))
        self.address.edited.connect(lambda text: self.changed.emit("stamp_address", text.strip()))

    def show_choice(self, choice: Choice) -> None:
        """Show what is chosen."""
        self.row.setChecked(choice.with_stamp)
        self.address.setVisible(choice.with_stamp)
        if self.address.text().strip() != choice.stamp_address:
            self.address.set_text(choice.stamp_address)


class StampQuestion(Card):
    """What would be sent now, and nothing else."""

    answered = Signal(bool)
    """The person lets it be sent, or not."""

    def __init__(self, theme: Theme, words: Words) -> None:
        _ = words.gettext
        title = _("This would be sent, and nothing else")
        super().__init__(theme, "tint", title)
        self.body.addWidget(Heading(theme, title, "strong"))
        self.body.addWidget(
            Label(
                theme,
                _(
                    "It holds the number below and a random one. It says nothing of your case. "
                    "The authority also sees the address of this connection."
                ),
                "small",
            )
        )
        self.leaves = WhatLeaves(theme, words)
        self.body.addWidget(self.leaves)
        self.send = Button(theme, _("Send it now"), "primary", "check")
        self.stop = Button(theme, _("Do not send it"), "quiet")
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.send)
        buttons.addWidget(self.stop)
        self.body.addLayout(buttons)
        self.body.addWidget(
            Label(
                theme,
                _("If not, nothing is made. You can make it without a time stamp then."),
                "small",
                "soft",
            )
        )
        self.send.clicked.connect(lambda: self.answered.emit(True))
        self.stop.clicked.connect(lambda: self.answered.emit(False))
        self.hide()

    def show_asked(self, asked: StampAsked | None, address: str) -> None:
        """Show what would go to an address; nothing while nothing is asked."""
        self.setVisible(asked is not None)
        if asked is not None:
            self.leaves.show_request(address, asked.hash, asked.request)
