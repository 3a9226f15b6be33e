"""Something happened: what, what it means for the evidence, what to do."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from evidence_kit.overriding import override
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Icon, Label
from evidence_kit.ui.widgets.text_block import TextBlock

NoticeKind = Literal["soon", "danger", "well", "keep"]

_ICONS = {"soon": "alert", "danger": "danger", "well": "info", "keep": "check-circle"}
_TONES = {"soon": "soon", "danger": "danger", "well": "primary", "keep": "keep"}


class Notice(Card):
    """A message at the top of the content; it stays until it is handled, and is said aloud once.

    Args:
        theme: How it looks.
        kind: ``soon`` – please look; ``danger`` – evidence is not what it was; ``well`` – to know;
            ``keep`` – all is well.
        title: What happened.
        evidence: What it means for the evidence; "" for nothing.
        remedy: What to do; "" for nothing.
        code: The error's code, for a call with support.
        actions: ``(words, id)`` each, at most three; the first is the main one.
        line: What happened in more words, under the title; "" for none.
        has_main_action: Whether the first action is the page's one primary button.
    """

    chosen = Signal(str)
    """The person pressed one of the actions; its id."""
    dismissed = Signal()
    """The notice is gone."""

    def __init__(  # noqa: PLR0917 - read from left to right as they are read on the screen
        self,
        theme: Theme,
        kind: NoticeKind = "soon",
        title: str = "",
        evidence: str = "",
        remedy: str = "",
        code: str = "",
        actions: Sequence[tuple[str, str]] = (),
        *,
        line: str = "",
        has_main_action: bool = False,
    ) -> None:
        super().__init__(theme, kind, title)
        _ = theme.words.gettext
        self._to_say = " ".join(part for part in (title, line, evidence, remedy) if part)
        self._was_said = False
        whole = QHBoxLayout()
        whole.setSpacing(16)
        whole.addWidget(Icon(theme, _ICONS[kind], _TONES[kind]), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        whole.addLayout(column, 1)
        head = QHBoxLayout()
        head.addWidget(Heading(theme, title, "strong"), 1)
        if code:
            head.addWidget(Label(theme, code, "small", "soft"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if line:
            column.addWidget(TextBlock(theme, line))
        if evidence:
            column.addWidget(TextBlock(theme, evidence, lead=_("Your evidence:")))
        if remedy:
            column.addWidget(TextBlock(theme, remedy))
        self._row = FlowLayout(spacing=8)
        self.buttons: list[Button] = []
        """One for each action, in order."""
        for position, (words, identity) in enumerate(actions):
            is_main = has_main_action and position == 0
            button = Button(theme, words, "primary" if is_main else "normal")
            button.clicked.connect(partial(self.chosen.emit, identity))
            self._row.addWidget(button)
            self.buttons.append(button)
        if actions:
            column.addSpacing(4)
            column.addLayout(self._row)
        self.body.addLayout(whole)

    def dismiss(self) -> None:
        """Take the notice away."""
        self.hide()
        self.dismissed.emit()
        self.deleteLater()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if not self._was_said:
            self._was_said = True
            announce(self, self._to_say)
