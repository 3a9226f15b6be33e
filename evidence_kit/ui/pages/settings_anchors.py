"""Pin the record outside: a page to sign, a text for the police, a time stamp, and the comparison.

The rules are: nothing leaves before the person saw it byte for byte and said yes to it; a message
counts only when the person says that it was sent; what is not pinned is called the person's word,
and never a fault. What was typed or copied here and not kept is a draft; a text that was copied
comes back as it was copied, because another one says nothing of what was sent.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.overriding import override
from evidence_kit.ui.alerts import alert_for
from evidence_kit.ui.models.anchors import (
    AnchorPhase,
    AnchorsState,
    anchor_lines,
    outcome_words,
    pinned_words,
)
from evidence_kit.ui.models.form_draft import packed, unpacked
from evidence_kit.ui.models.times import locale_of
from evidence_kit.ui.pages.settings_anchor_forms import (
    AnchorForm,
    CompareForm,
    MessageForm,
    PaperForm,
    SendForm,
    StampForm,
)
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card, CardKind
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.icon_rows import IconRows
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.place_dialog import folder_dialog
from evidence_kit.ui.widgets.text_block import TextBlock


class AnchorsCard(Card):
    """What pins the record outside the computer.

    Args:
        theme: How it looks.
        vault: What pins and compares.
        words: The language it speaks.
    """

    changed = Signal()
    """Something was pinned: the record has an entry more."""
    begun = Signal(str)
    """What was typed or copied here and not kept, as a draft; "" for nothing."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        _ = words.gettext
        title = _("Pin the record outside")
        super().__init__(theme, "plain", title)
        self._theme = theme
        self._vault = vault
        self._words = words
        self._case: messages.CaseSeen | None = None
        self._state = AnchorsState()
        self._is_taken = False
        """Whether the text that is shown was copied."""
        self._done: dict[str, str] = {}
        """What was typed and is done with."""
        self.body.setContentsMargins(24, 20, 24, 24)
        self.body.addWidget(Heading(theme, title, "strong"))
        self.body.addWidget(
            Label(
                theme,
                _(
                    "Give the end of your record to somebody outside. From then on it shows when "
                    "something recorded before is removed or changed."
                ),
                "small",
                "soft",
            )
        )
        self.pinned = TextBlock(theme, "")
        self.body.addWidget(self.pinned)
        self._lines = IconRows(theme)
        self.body.addWidget(self._lines)
        self.body.addWidget(self._buttons())
        self._build_forms()
        self._outcome = self._outcome_part()
        self.body.addWidget(self._outcome)
        self.show_state(self._state)

    @property
    def state(self) -> AnchorsState:
        """What the card shows now."""
        return self._state

    @property
    def form(self) -> AnchorForm | None:
        """The form that is open; ``None`` for none."""
        return self._forms.get(self._state.phase)

    def show_case(self, case: messages.CaseSeen) -> None:
        """Show what pins the record of the case that was read."""
        if case is self._case:
            return
        is_other = self._case is None or self._case.case.id != case.case.id
        self._case = case
        if is_other:
            self.show_state(AnchorsState())
        if self.isVisible():
            self._read()

    def show_state(self, state: AnchorsState) -> None:
        """Show another state, whole."""
        self._state = state
        locale = locale_of(self._words)
        seen = state.seen
        self.pinned.setVisible(seen is not None)
        self._lines.setVisible(seen is not None and bool(seen.recorded))
        if seen is not None:
            self.pinned.set_text(pinned_words(seen, self._words, locale))
            self._lines.set_lines(anchor_lines(seen, self._words, locale))
        self._button_row.setVisible(state.phase is AnchorPhase.SHOWN)
        shown = self.form
        for form in self._forms.values():
            form.setVisible(form is shown)
            form.keep.setEnabled(not state.is_busy)
        self.message.show_text(state.text)
        if state.stamp is not None:
            self.send.show_stamp(state.stamp, state.address)
        self._show_outcome(state)

    def draft(self) -> str:
        """Return what was typed or copied and is not kept; "" for nothing."""
        typed = {name: text() for name, text in self._typed().items()}
        begun = {name: text for name, text in typed.items() if text != self._done.get(name, "")}
        state, is_message = self._state, self._state.phase is AnchorPhase.MESSAGE
        is_open_text = is_message and (self._is_taken or bool(begun.get("message")))
        if state.text is not None and is_open_text:
            begun |= {"text": state.text.text, "entry": str(state.text.entry)}
        if not any(begun.values()):
            return ""
        phase = AnchorPhase.STAMP if state.phase is AnchorPhase.SENDING else state.phase
        return packed(begun | {"phase": "" if phase is AnchorPhase.SHOWN else phase.value})

    def restore(self, draft: str) -> None:
        """Put back what was begun, and open its form; "" leaves everything as it is."""
        fields = unpacked(draft)
        if not fields:
            return
        self.paper.with_whom.set_text(fields.get("paper", ""))
        self.message.with_whom.set_text(fields.get("message", ""))
        self.stamp.address.set_text(fields.get("stamp", ""))
        self.compare.text.set_text(fields.get("comparing", ""))
        opened = fields.get("phase") or next((each for each in self._typed() if each in fields), "")
        phase = AnchorPhase(opened) if opened in self._typed() else AnchorPhase.SHOWN
        text = None
        if fields.get("text") and fields.get("entry", "").isdecimal():
            text = messages.AnchorText(text=fields["text"], entry=int(fields["entry"]))
            self._is_taken = True
        self.show_state(replace(self._state, phase=phase, text=text))
        if phase is AnchorPhase.MESSAGE and text is None:
            self._write_text()

    def show_problem(self, problem: messages.Problem) -> None:
        """Say that what is typed here could not be kept; it stands there still."""
        self.show_state(replace(self._state, problem=problem))
        announce(self, self.spoken())

    def spoken(self) -> str:
        """Return what was pinned, compared or refused, as it is announced."""
        return f"{self._outcome_title.text()} {self._outcome_text.text()}".strip()

    def save_page_in(self, folder: str) -> None:
        """Write the page to sign into a folder that was chosen."""
        if self._case is None:
            return
        entry = 0 if self._state.seen is None else self._state.seen.last_entry
        name = f"{self._case.case.reference}-anchor-{entry}.pdf"
        self._ask(
            messages.MakeAnchorPage(
                path=str(Path(folder) / name),
                language=self._words.info().get("language") or "en",
                with_whom=self.paper.with_whom.text().strip(),
            )
        )

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._state.seen is None:
            self._read()

    def _buttons(self) -> QWidget:
        _ = self._words.gettext
        self._button_row = QWidget()
        row = FlowLayout(self._button_row, spacing=8)
        self.paper_button = Button(self._theme, _("Page to sign"), "normal", "print")
        self.message_button = Button(self._theme, _("Text for the police"), "normal", "mail")
        self.stamp_button = Button(self._theme, _("Time stamp"), "normal", "clock")
        self.compare_button = Button(self._theme, _("Compare a page"), "normal", "shield-check")
        for button, phase in (
            (self.paper_button, AnchorPhase.PAPER),
            (self.message_button, AnchorPhase.MESSAGE),
            (self.stamp_button, AnchorPhase.STAMP),
            (self.compare_button, AnchorPhase.COMPARING),
        ):
            button.clicked.connect(lambda _on=False, phase=phase: self._open(phase))
            row.addWidget(button)
        return self._button_row

    def _build_forms(self) -> None:
        self.paper = PaperForm(self._theme, self._words)
        self.message = MessageForm(self._theme, self._words)
        self.stamp = StampForm(self._theme, self._words)
        self.send = SendForm(self._theme, self._words)
        self.compare = CompareForm(self._theme, self._words)
        self._forms: dict[AnchorPhase, AnchorForm] = {
            AnchorPhase.PAPER: self.paper,
            AnchorPhase.MESSAGE: self.message,
            AnchorPhase.STAMP: self.stamp,
            AnchorPhase.SENDING: self.send,
            AnchorPhase.COMPARING: self.compare,
        }
        for form in self._forms.values():
            form.submitted.connect(self._on_form_submitted)
            form.closed.connect(self._on_form_closed)
            self.body.addWidget(form)
        for field in (self.stamp.address, self.paper.with_whom, self.message.with_whom):
            field.submitted.connect(self._on_form_submitted)
            field.edited.connect(self._tell)
        self.compare.text.edited.connect(self._tell)
        self.message.taken.connect(self._on_message_taken)

    def _typed(self) -> dict[str, Callable[[], str]]:
        """Return where each form's own words stand, by the phase it is open in."""
        return {
            AnchorPhase.PAPER.value: self.paper.with_whom.text,
            AnchorPhase.MESSAGE.value: self.message.with_whom.text,
            AnchorPhase.STAMP.value: self.stamp.address.text,
            AnchorPhase.COMPARING.value: self.compare.text.text,
        }

    def _tell(self, _text: str = "") -> None:
        self.begun.emit(self.draft())

    def _on_message_taken(self) -> None:
        self._is_taken = True
        self._tell()

    def _finish(self, phase: AnchorPhase) -> None:
        """Have nothing wait of what is done."""
        done = AnchorPhase.STAMP if phase is AnchorPhase.SENDING else phase
        self._is_taken = False
        text = self._typed().get(done.value)
        if text is not None:
            self._done[done.value] = text()
        self._tell()

    def _outcome_part(self) -> Card:
        card = Card(self._theme, "keep")
        self._outcome_title = Heading(self._theme, "", "strong")
        self._outcome_text = TextBlock(self._theme, "", "small")
        card.body.addWidget(self._outcome_title)
        card.body.addWidget(self._outcome_text)
        return card

    def _show_outcome(self, state: AnchorsState) -> None:
        self._outcome.setVisible(state.done is not None or state.problem is not None)
        is_bad = isinstance(state.done, messages.AnchorSeen) and not state.done.is_good
        if state.problem is not None:
            alert = alert_for(state.problem, self._words)
            title, text = alert.title, " ".join(filter(None, (alert.evidence, alert.remedy)))
        elif state.done is not None:
            title, text = outcome_words(state.done, self._words, locale_of(self._words))
        else:
            return
        told: CardKind = "danger" if is_bad else "keep"
        self._outcome.set_kind("soon" if state.problem is not None else told)
        self._outcome.setAccessibleName(title)
        self._outcome_title.setText(title)
        self._outcome_text.set_text(text)

    def _open(self, phase: AnchorPhase) -> None:
        self.show_state(replace(self._state, phase=phase, done=None, problem=None))
        if phase is AnchorPhase.MESSAGE:
            self._write_text()
        self._focus_form()

    def _write_text(self) -> None:
        language = self._words.info().get("language") or "en"
        self._ask(messages.WriteAnchorText(language=language))

    def _focus_form(self) -> None:
        if self.form is not None:
            self.form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        if self._case is not None:
            self._vault.ask(messages.ReadAnchors(), on_done=self._on_vault_read)

    def _ask(self, request: messages.Request) -> None:
        self.show_state(replace(self._state, is_busy=True, done=None, problem=None))
        self._vault.ask(request, on_done=self._on_vault_done, on_refused=self._on_vault_refused)

    def _on_form_submitted(self) -> None:
        state, form = self._state, self.form
        if state.is_busy or form is None:
            return
        missing = self._missing()
        form.say_missing(missing)
        if missing:
            form.missing_focus().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        match state.phase:
            case AnchorPhase.PAPER:
                self._choose_folder()
            case AnchorPhase.MESSAGE if state.text is not None:
                with_whom = self.message.with_whom.text()
                self._ask(
                    messages.KeepAnchorText(entry=state.text.entry, with_whom=with_whom.strip())
                )
            case AnchorPhase.STAMP:
                self.show_state(replace(state, address=self.stamp.address.text().strip()))
                self._ask(messages.PrepareStamp())
            case AnchorPhase.SENDING if state.stamp is not None:
                self._ask(
                    messages.AskForStamp(
                        address=state.address,
                        entry=state.stamp.entry,
                        request=state.stamp.request,
                    )
                )
            case AnchorPhase.COMPARING:
                self._ask(messages.CompareAnchor(text=self.compare.text.text()))
            case _:
                return

    def _missing(self) -> str:
        _ = self._words.gettext
        match self._state.phase:
            case AnchorPhase.MESSAGE if not self.message.with_whom.text().strip():
                return _("Say who has the message. If you did not send it, choose “Not now”.")
            case AnchorPhase.STAMP if not self.stamp.address.text().strip():
                return _("Type or paste the address of an authority.")
            case AnchorPhase.COMPARING if not self.compare.text.text().strip():
                return _("Type or paste what stands on the page or in the message.")
            case _:
                return ""

    def _choose_folder(self) -> None:
        dialog = folder_dialog(self._theme, self, self._words.gettext("Where shall it be written?"))
        dialog.fileSelected.connect(self.save_page_in)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_form_closed(self) -> None:
        if self._state.is_busy:
            return
        self.show_state(
            replace(self._state, phase=AnchorPhase.SHOWN, text=None, stamp=None, problem=None)
        )
        self._is_taken = False
        self._tell()
        self.paper_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_vault_read(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.AnchorsSeen):
            self.show_state(replace(self._state, seen=answer))

    def _on_vault_done(self, answer: messages.Answer) -> None:
        state = replace(self._state, is_busy=False)
        match answer:
            case messages.AnchorText():
                self.show_state(replace(state, text=answer))
            case messages.StampShown():
                self.show_state(replace(state, phase=AnchorPhase.SENDING, stamp=answer))
                self._focus_form()
            case messages.AnchorsSeen():
                self.show_state(replace(state, seen=answer, done=answer.outside))
                self._finish(state.phase)
                announce(self, self.spoken())
            case messages.Anchored() | messages.Stamped():
                self.show_state(
                    replace(state, phase=AnchorPhase.SHOWN, text=None, stamp=None, done=answer)
                )
                self._finish(state.phase)
                announce(self, self.spoken())
                self.paper_button.setFocus(Qt.FocusReason.OtherFocusReason)
                self._read()
                self.changed.emit()
            case _:
                self.show_state(state)

    def _on_vault_refused(self, problem: messages.Problem) -> None:
        self.show_state(replace(self._state, is_busy=False, problem=problem))
        announce(self, self.spoken())
        self._focus_form()
