"""Settings: how the window looks and locks, a check of everything, the answers about age, about.

The page keeps nothing itself: preferences go to the window, which keeps them outside every case;
what concerns the case goes to the vault process, and what was begun there is a draft in it.
"""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.clock import Clock, SystemClock
from evidence_kit.i18n import Words
from evidence_kit.model import AgeInPicture
from evidence_kit.overriding import override
from evidence_kit.progress import Progress
from evidence_kit.resources import assets_path
from evidence_kit.settings import Settings
from evidence_kit.ui.frame import page_scroll
from evidence_kit.ui.models.backup import BackupState
from evidence_kit.ui.models.languages import languages_in
from evidence_kit.ui.models.settings_page import (
    AgesPhase,
    AgesState,
    SettingsState,
    VaultCheckState,
)
from evidence_kit.ui.pages.begun_forms import find_half_made
from evidence_kit.ui.pages.drafts import Drafts
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.pages.settings_about import AboutCard, PlaceCard
from evidence_kit.ui.pages.settings_ages import AgesCard
from evidence_kit.ui.pages.settings_anchors import AnchorsCard
from evidence_kit.ui.pages.settings_comparing import ComparingCard
from evidence_kit.ui.pages.settings_country import CountryCard
from evidence_kit.ui.pages.settings_deletion import DeletionCard
from evidence_kit.ui.pages.settings_keys import KeysCard
from evidence_kit.ui.pages.settings_looks import LockingCard, LooksCard
from evidence_kit.ui.pages.settings_protection import ProtectionCard
from evidence_kit.ui.pages.settings_record import RecordCard
from evidence_kit.ui.pages.settings_retention import RetentionCard
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.accessible import announce
from evidence_kit.ui.widgets.backup_card import BackupCard
from evidence_kit.ui.widgets.place_dialog import folder_dialog
from evidence_kit.ui.widgets.scroll import Column
from evidence_kit.ui.widgets.vault_check_card import VaultCheckCard

ANCHORS_DRAFT = "settings/anchors"
"""What was begun on the card that pins the record, and not kept."""


class SettingsPage(Page):
    """Settings."""

    settings_changed = Signal(object)
    """The person changed a preference; the whole :class:`Settings` as they are wanted now."""
    case_deleted = Signal(object)
    """The case is gone; the :class:`messages.CaseDeleted`."""

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        *,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(theme, vault, words)
        self.title = words.gettext("Settings")
        self._clock: Clock = SystemClock() if clock is None else clock
        self._state = SettingsState()
        self._drafts = Drafts(self, vault)
        self._is_restored = False
        self._check_id = 0
        self._backup_id = 0
        self._build()
        self._connect()
        self._render(self._state)

    @property
    def state(self) -> SettingsState:
        """What the page shows now."""
        return self._state

    def show_state(self, state: SettingsState) -> None:
        """Show another state, whole."""
        if state != self._state:
            self._state = state
            self._render(state)

    def set_settings(self, settings: Settings) -> None:
        """Show the preferences that are in force."""
        self.show_state(replace(self._state, settings=settings))

    def set_place(self, place: str, synced_by: str, network: str = "") -> None:
        """Show where the open case lies.

        Args:
            place: Its folder.
            synced_by: The service whose folder that is; "" for none that is known.
            network: The kind of network drive it lies on; "" for none that is known.
        """
        self.show_state(replace(self._state, place=place, synced_by=synced_by, network=network))

    @override
    def render(self, case: messages.CaseSeen) -> None:  # type: ignore[override] # see Page
        self._drafts.know(case.drafts)
        former = self._state.case
        if former is not None and former.case.id != case.case.id:
            self.show_state(SettingsState(settings=self._state.settings, case=case))
            return
        self.show_state(replace(self._state, case=case))
        if not self._is_restored:
            self._is_restored = True
            self.anchors_card.restore(case.drafts.get(ANCHORS_DRAFT, ""))

    @override
    def first_focus(self) -> QWidget:
        is_smallest = not self.looks.smaller.isEnabled()
        return self.looks.larger if is_smallest else self.looks.smaller

    @override
    def save_work(self) -> None:
        self._drafts.send()

    def _say_what_was_begun(self) -> None:
        self.say_what_waits(find_half_made("settings", self._drafts.texts, self.words))

    def _build(self) -> None:
        self._scroll = page_scroll(self.theme)
        column = Column(self.theme)
        languages = languages_in(assets_path() / "locale")
        self.looks = LooksCard(self.theme, self.words, languages)
        self.locking = LockingCard(self.theme, self.words)
        self.check_card = VaultCheckCard(self.theme, self.words)
        self.comparing_card = ComparingCard(self.theme, self.vault, self.words)
        self.ages_card = AgesCard(self.theme, self.words)
        self.country_card = CountryCard(self.theme, self.words)
        self.keys_card = KeysCard(self.theme, self.vault, self.words, self._clock)
        self.anchors_card = AnchorsCard(self.theme, self.vault, self.words)
        self.backup_card = BackupCard(self.theme, self.words)
        self.place_card = PlaceCard(self.theme, self.words)
        self.protection_card = ProtectionCard(self.theme, self.vault, self.words)
        self.record_card = RecordCard(self.theme, self.vault, self.words)
        self.retention_card = RetentionCard(self.theme, self.words)
        self.deletion_card = DeletionCard(self.theme, self.vault, self.words)
        self._about = AboutCard(self.theme, self.words, languages)
        of_case = (
            self.keys_card,
            self.backup_card,
            self.check_card,
            self.comparing_card,
            self.anchors_card,
            self.ages_card,
            self.country_card,
            self.place_card,
            self.record_card,
        )
        # Whoever came to look at something else must not meet it on the way.
        ending = (self.retention_card, self.deletion_card)
        self._of_case = (*of_case, *ending)
        for card in (
            self.looks,
            self.locking,
            *of_case,
            self.protection_card,
            self._about,
            *ending,
        ):
            column.body.addWidget(card)
        column.body.addStretch(1)
        self._scroll.body.addWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def _connect(self) -> None:
        self.looks.changed.connect(self._on_settings_card_changed)
        self.locking.changed.connect(self._on_settings_card_changed)
        self.place_card.remember_chosen.connect(self._on_place_remember_chosen)
        self.check_card.check_requested.connect(self._on_check_card_check_requested)
        self.check_card.cancel_requested.connect(self._on_check_card_cancel_requested)
        self.backup_card.backup_requested.connect(self._on_backup_card_backup_requested)
        self.backup_card.cancel_requested.connect(self._on_backup_card_cancel_requested)
        self.ages_card.opened.connect(self._on_ages_card_opened)
        self.ages_card.closed.connect(self._on_ages_card_closed)
        self.ages_card.answered.connect(self._on_ages_card_answered)
        self.ages_card.foresee_wanted.connect(self._on_ages_card_foresee_wanted)
        self.ages_card.yes_said.connect(self._on_ages_card_yes_said)
        self.country_card.picked.connect(self._on_country_card_picked)
        self.keys_card.changed.connect(self.case_changed)
        self.retention_card.day_chosen.connect(self._on_retention_card_day_chosen)
        self.deletion_card.deleted.connect(self.case_deleted)
        self.deletion_card.unsure.connect(self.case_changed)
        self.anchors_card.changed.connect(self.case_changed)
        self.anchors_card.begun.connect(self._on_anchors_card_begun)
        self._drafts.changed.connect(self._say_what_was_begun)
        self._drafts.refused.connect(self.anchors_card.show_problem)
        self.ages_card.look_wanted.connect(lambda: self.wants_page.emit("evidence"))

    def _render(self, state: SettingsState) -> None:
        self.looks.show_settings(state.settings)
        self.locking.show_settings(state.settings)
        for card in self._of_case:
            card.setVisible(state.case is not None)
        self.place_card.setVisible(bool(state.place))
        if state.case is None:
            return
        labels = frozenset(item.label for item in state.case.items)
        self.keys_card.show_case(state.case)
        self.backup_card.show_backup(state.backup, state.case)
        self.deletion_card.show_case(state.case)
        self.retention_card.show_day(state.case.kept_until)
        self.anchors_card.show_case(state.case)
        self.check_card.show_check(state.check, labels)
        self.ages_card.show_ages(state.case.case.ages, state.ages)
        self.country_card.show_country(state.case.case.country)
        self.place_card.show_state(state)
        self.record_card.show_case(state.case)

    def _on_anchors_card_begun(self, draft: str) -> None:
        if draft:
            self._drafts.put(ANCHORS_DRAFT, draft)
        else:
            self._drafts.forget(ANCHORS_DRAFT)

    # --- preferences -------------------------------------------------------------------------

    def _on_settings_card_changed(self, settings: Settings) -> None:
        self.set_settings(settings)
        self.settings_changed.emit(settings)

    def _on_place_remember_chosen(self, is_wanted: bool) -> None:  # noqa: FBT001 - a slot
        place = self._state.place if is_wanted else ""
        self._on_settings_card_changed(self._state.settings._replace(case_path=place))

    # --- check every piece -------------------------------------------------------------------

    def _on_check_card_check_requested(self) -> None:
        self.show_state(replace(self._state, check=VaultCheckState(is_running=True)))
        self._check_id = self.vault.ask(
            messages.CheckVault(is_full=True),
            on_done=self._on_checked,
            on_refused=self._on_check_refused,
            on_progress=self._on_check_progress,
        )

    def _on_check_card_cancel_requested(self) -> None:
        self._set_check(is_stopping=True)
        self.vault.stop(self._check_id)

    def _on_check_progress(self, progress: Progress) -> None:
        pace = self._state.check.pace.seen(self._clock.monotonic_ms(), progress.done)
        self._set_check(progress=progress, pace=pace)

    def _on_checked(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.VaultChecked):
            at = self._clock.now().astimezone()
            check = VaultCheckState(findings=answer.findings, at=at)
            self.show_state(replace(self._state, check=check))
            # The record of changes has one entry more.
            self.case_changed.emit()

    def _on_check_refused(self, problem: messages.Problem) -> None:
        self.show_state(replace(self._state, check=VaultCheckState(problem=problem)))

    def _set_check(self, **changes: object) -> None:
        check = replace(self._state.check, **changes)  # type: ignore[arg-type]
        self.show_state(replace(self._state, check=check))

    # --- a backup ----------------------------------------------------------------------------

    def make_backup(self, folder: str) -> None:
        """Write the whole case into a file in a folder, and read it back."""
        self.show_state(replace(self._state, backup=BackupState(is_running=True)))
        self._backup_id = self.vault.ask(
            messages.MakeBackup(folder_path=folder),
            on_done=self._on_backed_up,
            on_refused=self._on_backup_refused,
            on_progress=self._on_backup_progress,
        )

    def _on_backup_card_backup_requested(self) -> None:
        dialog = folder_dialog(
            self.theme, self, self.words.gettext("Where shall the backup be written?")
        )
        dialog.fileSelected.connect(self.make_backup)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_backup_card_cancel_requested(self) -> None:
        self._set_backup(is_stopping=True)
        self.vault.stop(self._backup_id)

    def _on_backup_progress(self, progress: Progress) -> None:
        pace = self._state.backup.pace.seen(self._clock.monotonic_ms(), progress.done)
        self._set_backup(progress=progress, pace=pace)

    def _on_backed_up(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.BackupMade):
            self.show_state(replace(self._state, backup=BackupState(made=answer)))
            announce(self, self.backup_card.spoken())
            # The record of changes has one entry more, and the first page one line less.
            self.case_changed.emit()

    def _on_backup_refused(self, problem: messages.Problem) -> None:
        self.show_state(replace(self._state, backup=BackupState(problem=problem)))
        announce(self, self.backup_card.spoken())

    def _set_backup(self, **changes: object) -> None:
        backup = replace(self._state.backup, **changes)  # type: ignore[arg-type]
        self.show_state(replace(self._state, backup=backup))

    # --- how long it is kept -----------------------------------------------------------------

    def _on_retention_card_day_chosen(self, day: str) -> None:
        self.vault.ask(
            messages.KeepUntil(day=day),
            on_done=lambda _answer: self.case_changed.emit(),
            on_refused=self.retention_card.show_problem,
        )

    # --- the answers about age ---------------------------------------------------------------

    def _on_ages_card_opened(self) -> None:
        if self._state.case is None:
            return
        ages = self._state.case.case.ages
        typed = "" if ages.now is None else str(ages.now)
        state = AgesState(phase=AgesPhase.ASKING, typed=typed, in_picture=ages.in_picture)
        self._set_ages(state)
        self.ages_card.age.setFocus()

    def _on_ages_card_closed(self) -> None:
        self._set_ages(AgesState())
        self.ages_card.change_button.setFocus()

    def _on_ages_card_answered(self, typed: str, in_picture: AgeInPicture | None) -> None:
        self._set_ages(replace(self._state.ages, typed=typed, in_picture=in_picture))

    def _on_ages_card_foresee_wanted(self) -> None:
        ages = self._state.ages.answers
        if ages is not None:
            self.vault.ask(
                messages.ForeseeAges(ages=ages),
                on_done=self._on_foreseen,
                on_refused=self._on_ages_refused,
            )

    def _on_foreseen(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.AgesForeseen):
            state = replace(self._state.ages, phase=AgesPhase.FORESEEN, foreseen=answer)
            self._set_ages(replace(state, problem=None))
            announce(self, self.ages_card.spoken())
            self.ages_card.no_button.setFocus()
            self.ages_card.reveal_outcome()

    def _on_ages_card_yes_said(self) -> None:
        ages = self._state.ages.answers
        if ages is not None:
            self._set_ages(replace(self._state.ages, phase=AgesPhase.CHANGING))
            self.vault.ask(
                messages.ChangeAges(ages=ages),
                on_done=self._on_ages_changed,
                on_refused=self._on_ages_refused,
            )

    def _on_ages_changed(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.AgesChanged):
            self._set_ages(AgesState(phase=AgesPhase.CHANGED, changed=answer))
            announce(self, self.ages_card.spoken())
            self.ages_card.reveal_outcome()
            self.case_changed.emit()

    def _on_country_card_picked(self, code: str) -> None:
        self.vault.ask(
            messages.ChangeCountry(country=code),
            on_done=self._on_country_changed,
            on_refused=self._on_country_refused,
        )

    def _on_country_changed(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.CountryChanged):
            announce(self, self.country_card.say_changed())
            self.case_changed.emit()

    def _on_country_refused(self, problem: messages.Problem) -> None:
        self.country_card.show_problem(problem)
        # What stands in the box must be what holds.
        self._render(self._state)

    def _on_ages_refused(self, problem: messages.Problem) -> None:
        self._set_ages(AgesState(problem=problem))

    def _set_ages(self, ages: AgesState) -> None:
        self.show_state(replace(self._state, ages=ages))
