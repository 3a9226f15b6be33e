"""Say the same of several pieces at once: choose them in the list, fill in what they share.

The rules are: only what is filled in is said; what stands there already stays, unless the person
ticks the other and says so once more where words would be lost; how many it will be said of stands
on the button; what is filled in stays until it is written to the pieces, however often the form is
closed before.
"""

from collections.abc import Sequence
from dataclasses import fields

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from evidence_kit.i18n import Words
from evidence_kit.model import Item, ItemStatus, Provenance
from evidence_kit.progress import Progress
from evidence_kit.ui.pages.evidence_face import FaceScroll
from evidence_kit.ui.pages.evidence_provenance import ProvenanceForm
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.progress import ProgressRow
from evidence_kit.ui.widgets.text_block import TextBlock


class SeveralPanel(FaceScroll):
    """The form about all chosen pieces; beside the list, or above it where there is little room."""

    all_requested = Signal()
    """Every piece that is shown shall be chosen."""
    say_requested = Signal(object, bool)
    """This :class:`Provenance` shall be said of the chosen ones; whether it replaces."""
    typed = Signal(object)
    """What is filled in now, as a :class:`Provenance`."""
    stop_requested = Signal()
    """The work under way shall end."""
    close_requested = Signal()
    """The person is done with it."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._words = words
        self._chosen_items: tuple[Item, ...] = ()
        self._count = 0
        self._is_asked = False
        self._is_running = False
        self._is_written = False
        self.setAccessibleName(words.gettext("Describe several at once"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", "panel")
        self._build()
        self._connect()
        self.show_chosen(())

    def begin(self) -> None:
        """Start with what was filled in and not written to a piece yet."""
        if self._is_written:
            self.fill_in(Provenance())
        self.replaces.setChecked(False)
        self.say("")
        self._render()

    def fill_in(self, provenance: Provenance) -> None:
        """Put words in the fields."""
        self._is_written = False
        self._form.show_provenance(provenance, is_other=True)
        self._render()

    def note_written(self) -> None:
        """Take note that what is filled in stands at the pieces now."""
        self._is_written = True

    def show_chosen(self, items: Sequence[Item]) -> None:
        """Say how many pieces are chosen."""
        if self._is_asked and tuple(items) != self._chosen_items:
            self.say("")
        self._chosen_items = tuple(items)
        count = self._count = len(items)
        self._chosen.setText(
            self._words.ngettext("{count} piece chosen", "{count} pieces chosen", count).format(
                count=count
            )
        )
        self._render()

    def show_progress(self, progress: Progress | None) -> None:
        """Show where the work stands; ``None`` when it is over."""
        _ = self._words.gettext
        was_running, self._is_running = self._is_running, progress is not None
        if progress is not None:
            if not was_running:
                self.progress.restart()
            counts = _("{done} of {total}")
            self.progress.set(_("Writing it down"), progress.done, progress.total, counts)
        self._render()

    def say(self, text: str, tone: str = "soft") -> None:
        """Say what became of it."""
        self._is_asked = False
        self.replace_button.hide()
        self._note.setText(text)
        self._note.set_tone(tone)
        self._note.setVisible(bool(text))

    def first_control(self) -> QWidget:
        """Return what gets the focus when it opens."""
        return self.choose_all

    def provenance(self) -> Provenance:
        """Return what is filled in."""
        return self._form.provenance()

    def _build(self) -> None:
        _ = self._words.gettext
        self.body.setSpacing(16)
        self.body.setContentsMargins(24, 20, 24, 24)
        head = QHBoxLayout()
        head.addWidget(Heading(self._theme, _("Describe several at once")), 1)
        self.close_button = Button(self._theme, _("Close"), "bare", "close")
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(
            TextBlock(
                self._theme,
                _(
                    "Choose pieces in the list: click them, or move with the arrows and press "
                    "Space. Fill in only what is true of all of them."
                ),
                "small",
                "soft",
            )
        )
        row = FlowLayout(spacing=12)
        self._chosen = Label(self._theme, "", "strong")
        self._chosen.setWordWrap(False)
        self.choose_all = Button(self._theme, _("Choose all that are shown"), "link")
        row.addWidget(self._chosen)
        row.addWidget(self.choose_all)
        self.body.addLayout(row)
        self._form = ProvenanceForm(self._theme, self._words)
        self.body.addWidget(self._form)
        self.replaces = CheckRow(
            self._theme,
            _("Replace what is written there already"),
            _("Otherwise only empty fields are filled in."),
        )
        self.body.addWidget(self.replaces)
        self.say_button = Button(self._theme, "", "normal", "check")
        self.body.addWidget(self.say_button)
        self._note = Label(self._theme, "", "small", "soft")
        self.body.addWidget(self._note)
        self.replace_button = Button(self._theme, _("Replace these words"), "normal", "check")
        self.body.addWidget(self.replace_button)
        self.progress = ProgressRow(self._theme)
        self.body.addWidget(self.progress)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.close_requested)
        self.choose_all.clicked.connect(self.all_requested)
        self._form.typed.connect(self._on_form_typed)
        self.replaces.toggled.connect(self._on_replaces_toggled)
        self.say_button.clicked.connect(self._on_say_button_clicked)
        self.replace_button.clicked.connect(self._on_replace_button_clicked)
        self.progress.cancel_requested.connect(self.stop_requested)

    def _render(self) -> None:
        form = self._words.ngettext(
            "Write it to {count} piece", "Write it to {count} pieces", self._count
        )
        self.say_button.set_text(form.format(count=self._count))
        has_words = self.provenance() != Provenance()
        is_ready = self._count > 0 and has_words and not self._is_running
        self.say_button.setEnabled(is_ready and not self._is_asked)
        self.replace_button.setVisible(self._is_asked)
        self.say_button.setVisible(not self._is_running)
        self.progress.setVisible(self._is_running)
        self._form.setEnabled(not self._is_running)
        self._note.setVisible(bool(self._note.text()))

    def _on_form_typed(self) -> None:
        self._is_written = False
        self.say("")
        self._render()
        self.typed.emit(self.provenance())

    def _on_replaces_toggled(self) -> None:
        self.say("")
        self._render()

    def _on_say_button_clicked(self) -> None:
        losing = _losing_words(self._chosen_items, self.provenance())
        if not (losing and self.replaces.isChecked()):
            self.say_requested.emit(self.provenance(), self.replaces.isChecked())
            return
        form = self._words.ngettext(
            "{count} piece would lose words that stand there now.",
            "{count} pieces would lose words that stand there now.",
            losing,
        )
        said = form.format(count=losing)
        self.say(said, "soon")
        announce(self, said)
        # Another button than the first: whoever presses twice has not read the question.
        self._is_asked = True
        self._render()

    def _on_replace_button_clicked(self) -> None:
        self.say_requested.emit(self.provenance(), True)


def _losing_words(items: Sequence[Item], said: Provenance) -> int:
    """Return of how many pieces other words stand where something is said now."""
    names = [each.name for each in fields(Provenance) if getattr(said, each.name).strip()]
    return sum(
        any(
            getattr(item.provenance, name).strip()
            and getattr(item.provenance, name) != getattr(said, name)
            for name in names
        )
        for item in items
        if item.status is not ItemStatus.WITHDRAWN
    )
