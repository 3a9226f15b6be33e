"""What a lock left behind: given to the window, and not in the case.

The rule is: whoever reads on the lock screen that everything is saved goes by it, deletes the
originals and hands the phone back; so it stands there only where it is true.
"""

from typing import NamedTuple

from evidence_kit.i18n import N_, Words

_UNSAVED = N_("Not everything could be saved. What you typed last may be missing.")
_HALF_MADE = N_("What you began to fill in waits where you typed it and is not in your case yet.")
_CLIPBOARD = N_("What you pasted was not kept: nobody had said so yet. Copy it once more.")


class LeftBehind(NamedTuple):
    """What is not in the case although somebody gave it to the window."""

    is_unsaved: bool = False
    """Words that were typed could not be saved."""
    waiting_files: int = 0
    """Files that were chosen and not taken in; where they lie is remembered in the case."""
    is_half_made: bool = False
    """A form was begun and not kept; it is a draft in the case."""
    is_clipboard_lost: bool = False
    """Something from the clipboard was shown, and its button not pressed."""

    def words(self, words: Words, *, is_rest_saved: bool = True) -> str:
        """Say it; "" where there is nothing to say.

        Args:
            words: The language.
            is_rest_saved: Whether everything else is known to be in the case.
        """
        parts = [words.gettext(_UNSAVED)] if self.is_unsaved else []
        if self.waiting_files:
            form = words.ngettext(
                "{count} file is not taken in yet. It lies where it was: please leave it there.",
                "{count} files are not taken in yet. They lie where they were: please leave them "
                "there.",
                self.waiting_files,
            )
            parts.append(form.format(count=self.waiting_files))
        if self.is_half_made:
            parts.append(words.gettext(_HALF_MADE))
        if self.is_clipboard_lost:
            parts.append(words.gettext(_CLIPBOARD))
        if parts and is_rest_saved and not self.is_unsaved:
            parts.append(words.gettext("Everything else is saved."))
        return " ".join(parts)


NOTHING_LEFT = LeftBehind()
"""Everything is in the case."""
