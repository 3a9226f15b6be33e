"""Give the case a new key, when somebody may have taken the password or the case itself.

What that ends is said before anything is typed: every other way in, because nobody can tell which
of them somebody has.
"""

from evidence_kit.i18n import N_, Words
from evidence_kit.overriding import override
from evidence_kit.ui.models.ways_in import WaysState
from evidence_kit.ui.pages.settings_key_forms import PasswordForm
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.progress import ProgressRow

_LINE = N_(
    "The case gets a new key and a new password. Copies that somebody takes from now on do not "
    "open with the old ones. Copies they have already still do.\n\n"
    "Your spare key sheet and support workers’ passwords open nothing afterwards. You can make "
    "them again here. No piece of evidence changes."
)
_TITLE = N_("Giving the case its new key")
_COUNTS = N_("{done} of {total}")


class NewKeyForm(PasswordForm):
    """A new password, and how far the new key is."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words) -> None:
        _ = words.gettext
        super().__init__(
            theme,
            vault,
            words,
            title=_("Somebody may have my password"),
            line=_(_LINE),
            do=_("Give the case a new key"),
            label=_("The new password"),
        )
        self.progress = ProgressRow(theme)
        self.middle.addWidget(self.progress)

    @override
    def show_state(self, state: WaysState, *, has_to_prove: bool) -> None:
        """Show how far it is."""
        super().show_state(state, has_to_prove=has_to_prove)
        moved = state.progress
        self.progress.setVisible(state.is_busy and moved is not None)
        if moved is None or not state.is_busy:
            self.progress.restart()
            return
        _ = self._words.gettext
        self.progress.set(_(_TITLE), moved.done, moved.total, _(_COUNTS))
