"""10: a password, and nothing of the case: no name, number, date or count.

The rules are: one reason why it is locked; no delay, no counting and no wiping after wrong tries
(product rule S9); help stays one step away; what is typed leaves the field before anything else
happens.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.errors import (
    DatabaseDamagedError,
    HeaderGoneError,
    NotAVaultError,
    RecoveryCodeMistypedError,
    RecoveryGroupMistypedError,
    VaultBeingDeletedError,
    VaultDamagedError,
    WrongPassphraseError,
)
from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.alerts import Alert, alert_for
from evidence_kit.ui.frame import FrontPage, page_scroll
from evidence_kit.ui.left_behind import NOTHING_LEFT, LeftBehind
from evidence_kit.ui.places import choose_folder
from evidence_kit.ui.resuming import LockReason
from evidence_kit.ui.safety.late_keys import LateKeys
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.cards import Card
from evidence_kit.ui.widgets.choices import CheckRow
from evidence_kit.ui.widgets.dawn import Dawn
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.flow_layout import FlowLayout
from evidence_kit.ui.widgets.labels import Heading, Label
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.widgets.scroll import Column

_COLUMN_PX = 416
_TRIES_BEFORE_THE_SHEET = 5
_SLOW_AFTER_MS = 5_000
"""Whoever waits longer than was said begins to doubt."""
_DOT = "•"

_REASONS = {
    LockReason.NONE: N_("Your password opens it. Take your time."),
    LockReason.ASKED: N_("Everything is saved. It is locked because you asked."),
    LockReason.SLEPT: N_("Everything is saved. It locked itself because the computer slept."),
    LockReason.SCREEN_LOCKED: N_(
        "Everything is saved. It locked itself because the screen was locked."
    ),
    # Who finds it must not learn that somebody hid it.
    LockReason.HIDDEN: N_("Everything is saved. Your password opens it."),
    LockReason.VAULT_ENDED: N_(
        "The part that keeps your case stopped. Nothing that was saved is lost. Open it again."
    ),
    LockReason.MISTAKE: N_(
        "Something went wrong in the program. Your case was closed safely. Open it again."
    ),
}
_BROKE_OFF = frozenset({LockReason.VAULT_ENDED, LockReason.MISTAKE})
"""Nobody chose to leave then: that comes first, and nothing is known of the rest."""
_STILL_OPENING = N_("Still opening. Slow computers take longer. Nothing is wrong.")
_WRONG = N_("That was not it. Nothing is lost, try again.")
_WRONG_OFTEN = N_("That was not it. Nothing is lost. Use the spare key sheet?")
_CAPITALS = N_("Capital letters are on.")
_DROPPED = N_(
    "What was typed while the case was being locked went nowhere. Now type the password from its "
    "first letter."
)
_FOOT = N_("Wrong tries never delete anything. You can stop here.")

_OTHER, _FINISH, _RESTORE, _REPAIR = "other", "finish", "restore", "repair"
"""What a notice offers: another folder, to remove what is left of a deleted case, or a way back."""

_NOT_IT = frozenset(
    {WrongPassphraseError.code, RecoveryCodeMistypedError.code, RecoveryGroupMistypedError.code}
)
_NO_HEADER = frozenset({VaultDamagedError.code, HeaderGoneError.code})
"""Nothing in the folder opens any more: only a copy of it helps."""


class Key(StrEnum):
    """What opens the case."""

    PASSWORD = "password"  # noqa: S105 - the name of a kind, no password
    SPARE = "spare"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockState:
    """What the page shows."""

    key: Key = Key.PASSWORD
    is_busy: bool = False
    is_slow: bool = False
    """It takes longer than was said."""
    wrong_tries: int = 0
    has_capitals: bool = False
    """Capital letters seem to be locked on the keyboard."""
    shows_place: bool = False
    """The folder can be chosen."""
    has_dropped: bool = False
    """Keys came that were pressed while the case was being locked; nothing of them is here."""
    alert: Alert | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCase:
    """A case that this page opened."""

    answer: messages.Opened
    path: str
    is_remembered: bool
    """The person wants the folder to be remembered."""


class UnlockPage(FrontPage):
    """The lock screen, and the way to open a case.

    Args:
        theme: How it looks.
        vault: What opens the case.
        words: The language it speaks.
        reason: Why it is locked.
        case_path: The folder it asks for first.
        is_remembered: That folder is remembered already.
        quiet_minutes: After how many it locked itself.
        left: What is not in the case although somebody gave it to the window.
        may_be_typing: Somebody may still be typing what the window before took and forgot.
    """

    manual_name = "unlock"

    opening_began = Signal()
    """The vault process derives the key now, which takes a while."""
    opened = Signal(object)
    """A case is open; the :class:`OpenedCase`."""
    other_requested = Signal()
    """The person wants the first page."""
    backup_requested = Signal()
    """The person has a backup of the case."""
    repair_requested = Signal(str)
    """The person wants to save what is whole of a damaged case; its folder."""
    deletion_finished = Signal(object, str)
    """What was left of a deleted case is removed: the :class:`messages.CaseDeleted`, its folder."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        *,
        reason: LockReason = LockReason.NONE,
        case_path: str = "",
        is_remembered: bool = False,
        quiet_minutes: int = 5,
        left: LeftBehind = NOTHING_LEFT,
        may_be_typing: bool = False,
    ) -> None:
        super().__init__(theme, words)
        self._vault = vault
        self._reason = reason
        self._quiet_minutes = quiet_minutes
        self._left = left
        self._state = UnlockState(shows_place=reason is LockReason.NONE)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SLOW_AFTER_MS)
        self._patience.timeout.connect(self._on_patience_timeout)
        self._build()
        self.place.set_text(case_path)
        self.remember.setChecked(is_remembered)
        self._connect()
        if may_be_typing:
            LateKeys(self.secret.line).ended.connect(self._on_late_keys_ended)
        self._render(self._state)

    @property
    def state(self) -> UnlockState:
        """What the page shows now."""
        return self._state

    @override
    def first_focus(self) -> QWidget:
        """Return the field for the password."""
        return self.secret.line

    @override
    def vault_ended(self) -> None:
        """Say that the vault process ended while it was asked: nothing of it is lost."""
        if self._state.is_busy:
            alert = alert_for(messages.Problem(code="EK-999", facts={}), self.words)
            self._patience.stop()
            self._render(replace(self._state, is_busy=False, alert=alert))

    def _build(self) -> None:
        _ = self.words.gettext
        self.foot.set_line(_(_FOOT), "info", "soft")
        scroll = page_scroll(self.theme)
        column = Column(self.theme, _COLUMN_PX, is_centred=True)
        scroll.body.addStretch(3)
        scroll.body.addWidget(column)
        scroll.body.addStretch(4)
        self.body.addWidget(scroll)
        self.dawn = Dawn(self.theme, 224)
        column.body.addWidget(self.dawn, 0, Qt.AlignmentFlag.AlignHCenter)
        column.body.addSpacing(8)
        column.body.addLayout(self._opening())
        column.body.addSpacing(8)
        self._notices = QVBoxLayout()
        column.body.addLayout(self._notices)
        column.body.addWidget(self._place())
        self.secret = Field(self.theme, _("Password"), is_secret=True)
        self.secret.set_covered(is_covered=True)
        column.body.addWidget(self.secret)
        self.open_button = Button(self.theme, _("Open"), "primary", is_large=True)
        self.open_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.body.addWidget(self.open_button)
        links = FlowLayout(spacing=24)
        self.other_key = Button(self.theme, _("Use the spare key sheet"), "link")
        self.other_case = Button(self.theme, _("A different case"), "link")
        links.addWidget(self.other_key)
        links.addWidget(self.other_case)
        column.body.addLayout(links)

    def _opening(self) -> QVBoxLayout:
        _ = self.words.gettext
        opening = QVBoxLayout()
        opening.setSpacing(8)
        is_new = self._reason is LockReason.NONE
        heading = Heading(self.theme, _("Open my case") if is_new else _("Locked"), "display")
        self.why = Label(self.theme, self._why(), "body", "soft")
        for label in (heading, self.why):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            opening.addWidget(label)
        return opening

    def _place(self) -> QWidget:
        _ = self.words.gettext
        self.place_card = Card(self.theme, "well", _("Where the case lies"))
        self.place = Field(self.theme, _("Where the case lies"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.place, 1)
        self.choose = Button(self.theme, _("Choose"), "normal", "folder")
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        self.place_card.body.addLayout(row)
        self.remember = CheckRow(
            self.theme,
            _("Remember this place"),
            _("Others who use this computer can then see that a case is there."),
        )
        self.place_card.body.addWidget(self.remember)
        return self.place_card

    def _connect(self) -> None:
        self.secret.line.installEventFilter(self)
        self.secret.submitted.connect(self._on_open_wanted)
        self.open_button.clicked.connect(self._on_open_wanted)
        self.other_key.clicked.connect(self._on_other_key_clicked)
        self.other_case.clicked.connect(self._on_other_case_clicked)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.foot.link_requested.connect(self.help_requested)
        self.theme.changed.connect(self._fit)

    def _render(self, state: UnlockState) -> None:
        _ = self.words.gettext
        before, self._state = self._state, state
        is_spare = state.key is Key.SPARE
        self.secret.set_label(_("Spare key") if is_spare else _("Password"))
        self.secret.set_hint(_("Eight groups of four, from the sheet.") if is_spare else "")
        self.secret.setEnabled(not state.is_busy)
        self.open_button.setEnabled(not state.is_busy)
        self.open_button.set_text(_("Opening, about two seconds") if state.is_busy else _("Open"))
        self.other_key.set_text(_("Use the password") if is_spare else _("Use the spare key sheet"))
        self.other_key.setEnabled(not state.is_busy)
        self.other_case.setEnabled(not state.is_busy)
        self.other_case.set_text(
            _("Back to the start") if state.shows_place else _("A different case")
        )
        # «Everything is saved» beside a damaged case would be believed by nobody.
        self.why.setVisible(state.alert is None)
        self.place_card.setVisible(state.shows_place)
        self.place_card.setEnabled(not state.is_busy)
        self._render_note(state)
        self._fit()
        if state.alert != before.alert:
            self._show_notice(state.alert)

    def _render_note(self, state: UnlockState) -> None:
        _ = self.words.gettext
        if state.is_busy:
            self.secret.set_note(_(_STILL_OPENING) if state.is_slow else "")
        elif state.has_capitals and state.key is Key.PASSWORD:
            self.secret.set_note(_(_CAPITALS), "soon")
        elif state.wrong_tries and state.alert is None:
            is_often = state.wrong_tries >= _TRIES_BEFORE_THE_SHEET and state.key is Key.PASSWORD
            self.secret.set_note(_(_WRONG_OFTEN if is_often else _WRONG), "soon")
        elif state.has_dropped:
            self.secret.set_note(_(_DROPPED), "soon")
        else:
            self.secret.set_note("")

    def _show_notice(self, alert: Alert | None) -> None:
        while (taken := self._notices.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if alert is None:
            return
        _ = self.words.gettext
        actions: tuple[tuple[str, str], ...] = ()
        backup = (_("I have a backup file"), _RESTORE)
        if alert.code == DatabaseDamagedError.code:
            actions = ((_("Save what is whole"), _REPAIR), backup)
        elif alert.code in _NO_HEADER:
            actions = (backup, (_("Look for a copy"), _OTHER))
        elif alert.code == NotAVaultError.code:
            actions = (backup,)
        elif alert.code == VaultBeingDeletedError.code:
            actions = ((_("Remove what is left"), _FINISH),)
        notice = Notice(
            self.theme,
            alert.kind.value,
            alert.title,
            alert.evidence,
            alert.remedy,
            alert.code,
            actions,
        )
        notice.chosen.connect(self._on_notice_chosen)
        self._notices.addWidget(notice)

    def _why(self) -> str:
        broke_off = self._reason in _BROKE_OFF
        left = self._left.words(self.words, is_rest_saved=not broke_off)
        if broke_off:
            return f"{self.words.gettext(_REASONS[self._reason])} {left}".strip()
        if left:
            return left
        if self._reason is not LockReason.IDLE:
            return self.words.gettext(_REASONS[self._reason])
        # Translators: {minutes} is how long nobody touched the keyboard or mouse.
        return self.words.ngettext(
            "Everything is saved. It locked itself after {minutes} quiet minute.",
            "Everything is saved. It locked itself after {minutes} quiet minutes.",
            self._quiet_minutes,
        ).format(minutes=self._quiet_minutes)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice capital letters where none were meant; the key goes on to the field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            letter = event.text()
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if letter.isalpha() and letter.upper() != letter.lower():
                has_capitals = letter.isupper() is not has_shift
                if has_capitals is not self._state.has_capitals:
                    self._render(replace(self._state, has_capitals=has_capitals))
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        has_room = self.width() >= self.theme.px(48 * 16) and self.height() >= self.theme.px(600)
        self.dawn.setVisible(has_room and self._state.alert is None)

    def _on_late_keys_ended(self, has_dropped: bool) -> None:  # noqa: FBT001 - what Qt hands over
        self._render(replace(self._state, has_dropped=has_dropped))

    def _on_open_wanted(self) -> None:
        secret = self.secret.text()
        if self._state.is_busy or not secret:
            self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        path = self.place.text().strip()
        self._render(
            replace(
                self._state,
                is_busy=True,
                is_slow=False,
                alert=None,
                has_capitals=False,
                has_dropped=False,
            )
        )
        self._patience.start()
        self._vault.ask(
            messages.OpenCase(path=path, secret=secret),
            on_done=self._on_vault_opened,
            on_refused=self._on_vault_refused,
        )
        self.opening_began.emit()

    def _on_vault_opened(self, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.Opened):
            return
        # The password goes; a field that empties while it still opens would look like a refusal.
        self.secret.set_covered(is_covered=True)
        self.secret.set_text(_DOT * len(self.secret.text()))
        self.opened.emit(
            OpenedCase(
                answer=answer,
                path=self.place.text().strip(),
                is_remembered=self.remember.isChecked(),
            )
        )

    def _on_patience_timeout(self) -> None:
        self._render(replace(self._state, is_slow=True))

    def _on_vault_refused(self, problem: messages.Problem) -> None:
        self._patience.stop()
        if problem.code == WrongPassphraseError.code:
            tries = self._state.wrong_tries + 1
            # Perhaps it is the password of another case: then the place says so.
            state = replace(self._state, is_busy=False, wrong_tries=tries, shows_place=True)
            self._render(state)
            self.secret.line.selectAll()
        else:
            alert = alert_for(problem, self.words)
            # A case that is not where it was looked for can only be found by another place.
            shows_place = self._state.shows_place or problem.code not in _NOT_IT
            state = replace(self._state, is_busy=False, alert=alert, shows_place=shows_place)
            self._render(state)
        self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_other_key_clicked(self) -> None:
        other = Key.PASSWORD if self._state.key is Key.SPARE else Key.SPARE
        self.secret.set_text("")
        self._render(replace(self._state, key=other, wrong_tries=0, alert=None))
        self.secret.set_covered(is_covered=other is Key.PASSWORD)
        self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_other_case_clicked(self) -> None:
        if self._state.shows_place:
            self.other_requested.emit()
            return
        self._show_place()

    def _show_place(self) -> None:
        self._render(replace(self._state, shows_place=True))
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_notice_chosen(self, identity: str) -> None:
        if identity == _OTHER:
            self._show_place()
            return
        path = self.place.text().strip()
        if identity == _RESTORE:
            self.backup_requested.emit()
            return
        if identity == _REPAIR:
            self.repair_requested.emit(path)
            return

        def on_done(answer: messages.Answer) -> None:
            if isinstance(answer, messages.CaseDeleted):
                self.deletion_finished.emit(answer, path)

        self._render(replace(self._state, is_busy=True, alert=None))
        self._vault.ask(
            messages.FinishDeletion(path=path),
            on_done=on_done,
            on_refused=self._on_vault_refused,
        )

    def _on_choose_clicked(self) -> None:
        choose_folder(self.theme, self, self.words, self.place.set_text)
