"""02f, 02g: a spare key on paper, and two of its groups typed to know that the paper works.

The code is made by the vault process and opens nothing until the case is made with it. «Without a
spare key» does not argue.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evidence_kit import messages
from evidence_kit.clock import Clock
from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.times import day_words, locale_of
from evidence_kit.ui.pages.new_case.answers import Answers
from evidence_kit.ui.pages.new_case.question import Question, at_the_top
from evidence_kit.ui.pages.spare_key_file import SpareKeyFile
from evidence_kit.ui.pages.spare_key_paper import printed_sheet
from evidence_kit.ui.paper import ask_and_print
from evidence_kit.ui.places import choose_folder, default_case_path, inside, next_name
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.buttons import Button
from evidence_kit.ui.widgets.columns import Columns, Place, Plan
from evidence_kit.ui.widgets.fields import Field
from evidence_kit.ui.widgets.group_fields import GroupFields, by_chance
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.spare_key_sheet import SpareKeySheet
from evidence_kit.ui.widgets.text_block import TextBlock

_ALPHABET = N_("Capital or small letters, both are fine. I, L, O and U are never used.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpareKeyState:
    """What the question shows."""

    groups: tuple[str, ...] = ()
    """Empty until the vault process has made a code."""
    tried: tuple[int, ...] = ()
    """Which groups are typed, by position; empty while the sheet is shown."""

    @property
    def is_trying(self) -> bool:
        """Whether the sheet is covered and two groups are asked for."""
        return bool(self.tried)


class SpareKeyQuestion(Question):
    """A sheet, and beside it what to do with it.

    Args:
        theme: How it looks.
        vault: What makes the code.
        words: The language it speaks.
        clock: The day on the sheet.
        choose_tried: Chooses which groups are typed; by chance when not said.
    """

    def __init__(
        self,
        theme: Theme,
        vault: VaultProcess,
        words: Words,
        clock: Clock,
        choose_tried: Callable[[int], tuple[int, ...]] | None = None,
    ) -> None:
        super().__init__(theme, words)
        # Nobody has on paper what was not on the screen yet.
        self.goes_on_by_itself = False
        self._vault = vault
        self._choose_tried = by_chance if choose_tried is None else choose_tried
        self._state = SpareKeyState()
        self._is_asked = False
        self._is_place_typed = False
        self.case_path = default_case_path()
        _ = words.gettext
        self.title = _("Make a spare key")
        self.lead = _("If the password is forgotten, this sheet is the only other way in.")
        self.short = _("Spare key")
        self.skip_words = _("Without a spare key")
        self._date = day_words(clock.now(), locale_of(words))
        self.sheet = SpareKeySheet(theme, words, self._date)
        beside = Plan(
            from_em=42, widths=(344, 0), places=(Place(row=0, column=0), Place(row=0, column=1))
        )
        self.body.addWidget(
            Columns(theme, (at_the_top(self.sheet), self._side()), (beside,), gap_px=40)
        )
        self.body.addLayout(self._place())
        self.print_button.clicked.connect(self._on_print_button_clicked)
        self.show_again.clicked.connect(self._on_show_again_clicked)
        self.change_place.clicked.connect(self._on_change_place_clicked)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.place.edited.connect(self._on_place_edited)
        self.groups.edited.connect(self.changed)
        self.groups.submitted.connect(self.submitted)
        self._render(self._state)

    @property
    def state(self) -> SpareKeyState:
        """What the question shows now."""
        return self._state

    @override
    def first_focus(self) -> QWidget:
        """Return the printer's button, or the first group that is asked for."""
        return self.fields[0].line if self._state.is_trying else self.print_button

    @override
    def show_answers(self, answers: Answers) -> None:
        self.ask_again()
        self._ask_about_place()

    @override
    def answered(self, answers: Answers) -> Answers:
        return replace(answers, recovery_code="-".join(self._state.groups))

    @override
    def skipped(self, answers: Answers) -> Answers:
        return replace(answers, recovery_code="")

    @override
    def is_waiting(self) -> bool:
        return not self._state.groups

    @override
    def ask_again(self) -> None:
        if not self._state.groups and not self._is_asked:
            self._is_asked = True
            self._vault.ask(messages.NewRecoveryCode(), on_done=self._on_vault_made_code)

    @override
    def vault_ended(self) -> None:
        self._is_asked = False

    @override
    def kept(self, answers: Answers) -> Answers:
        # Nobody has said yet that they have it on paper.
        return answers

    @override
    def missing(self) -> str:
        _ = self.words.gettext
        if self.is_waiting():
            return _("One moment: the spare key is being made.")
        if self._state.is_trying and not self.groups.all_fit:
            return _("Type the two groups from your paper, or show the sheet again.")
        return ""

    @override
    def advance(self) -> bool:
        if self._state.is_trying:
            return False
        self.groups.clear()
        tried = self._choose_tried(len(self._state.groups))
        self._render(replace(self._state, tried=tried))
        return True

    @override
    def retreat(self) -> bool:
        if not self._state.is_trying:
            return False
        self._render(replace(self._state, tried=()))
        return True

    def set_place(self, path: str) -> None:
        """Say where the case will lie."""
        self.case_path = path
        self._is_place_typed = False
        self.place.set_text(path)
        self._render(self._state)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        self._paper_side = self._get_it_onto_paper()
        self._trying_side = self._try_it_once()
        column.addWidget(self._paper_side)
        column.addWidget(self._trying_side)
        column.addStretch(1)
        return side

    def _get_it_onto_paper(self) -> QWidget:
        _ = self.words.gettext
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        column.addWidget(Label(self.theme, _("Get it onto paper"), "strong"))
        self.print_button = Button(self.theme, _("Print"), "normal", "print")
        column.addWidget(self.print_button)
        self.file = SpareKeyFile(self.theme, self._vault, self.words, lambda: self._state.groups)
        column.addWidget(self.file)
        for paragraph in (
            _("No printer, or others can see it? Copy it by hand: eight groups of four."),
            _("A photo on a phone works too, but then the phone can open your case."),
        ):
            column.addWidget(TextBlock(self.theme, paragraph, "body", "soft"))
        return made

    def _try_it_once(self) -> QWidget:
        _ = self.words.gettext
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        column.addWidget(Label(self.theme, _("Now try it once"), "strong"))
        column.addWidget(
            TextBlock(
                self.theme,
                _(
                    "Read two groups from your paper. The screen is covered so that we both know "
                    "the paper works."
                ),
                "body",
                "soft",
            )
        )
        self.groups = GroupFields(self.theme)
        self.fields = self.groups.fields
        column.addWidget(self.groups)
        column.addWidget(TextBlock(self.theme, _(_ALPHABET), "small", "soft"))
        self.show_again = Button(self.theme, _("Show the sheet again"), "small", "eye")
        column.addWidget(self.show_again)
        return made

    def _place(self) -> QVBoxLayout:
        _ = self.words.gettext
        column = QVBoxLayout()
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._place_words = TextBlock(self.theme, "", "small", "soft")
        self.change_place = Button(self.theme, _("Another place"), "link")
        row.addWidget(self._place_words, 1)
        row.addWidget(self.change_place, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self._place_row = QWidget()
        fields = QHBoxLayout(self._place_row)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8)
        self.place = Field(self.theme, _("Where the case will lie"))
        self.place.set_text(self.case_path)
        self.choose = Button(self.theme, _("Choose"), "normal", "folder")
        fields.addWidget(self.place, 1)
        fields.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        self._place_row.hide()
        column.addWidget(self._place_row)
        return column

    def _render(self, state: SpareKeyState) -> None:
        _ = self.words.gettext
        self._state = state
        self.next_words = _("Create my case") if state.is_trying else _("I have it on paper")
        self.sheet.show_groups(state.groups, is_covered=state.is_trying)
        self._paper_side.setVisible(not state.is_trying)
        self._trying_side.setVisible(state.is_trying)
        if state.is_trying:
            self.groups.ask(state.groups, state.tried)
        # Translators: {path} is a folder on this computer.
        words = _("The case will lie in “{path}” on this computer.").format(path=self.case_path)
        self._place_words.set_text(words)
        self.changed.emit()

    def _ask_about_place(self) -> None:
        """Have a name found that is free: a name that is taken is said at the last step else."""
        if self.case_path:
            self._vault.ask(
                messages.LookAtPlace(path=self.case_path), on_done=self._on_vault_looked_at_place
            )

    def _on_vault_looked_at_place(self, answer: messages.Answer) -> None:
        if not isinstance(answer, messages.PlaceSeen) or answer.path != self.case_path:
            # Somebody chose another place meanwhile.
            return
        if answer.is_taken and not self._is_place_typed:
            self.set_place(next_name(self.case_path))
            self._ask_about_place()

    def _on_vault_made_code(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.RecoveryCode):
            self._render(replace(self._state, groups=answer.groups))

    def _on_print_button_clicked(self) -> None:
        # It has the focus before there is anything to print: one that is disabled would pass it
        # on to "Hide now", and whoever presses Enter once more would lose every answer.
        if not self._state.groups:
            return
        sheet = printed_sheet(self._state.groups, self._date, self.words)
        ask_and_print(self, sheet, self._on_printed)

    def _on_printed(self) -> None:
        self.changed.emit()

    def _on_show_again_clicked(self) -> None:
        self.retreat()

    def _on_change_place_clicked(self) -> None:
        self._place_row.show()
        self.place.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choose_clicked(self) -> None:
        choose_folder(self.theme, self, self.words, self._on_folder_chosen)

    def _on_folder_chosen(self, folder: str) -> None:
        # A folder that exists holds other things; the case gets one of its own in it.
        self.set_place(inside(folder))
        self._ask_about_place()

    def _on_place_edited(self, text: str) -> None:
        self.case_path = text.strip()
        self._is_place_typed = True
        self._render(self._state)
