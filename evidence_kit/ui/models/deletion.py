"""What the card about deleting the case shows, as one value, and its words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QLocale

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import DeletionForeseen, Problem
from evidence_kit.ui.models.times import day_words

NOT_REACHED = (
    N_("Copies are not reached: backups, sticks, synchronised folders, packages handed over."),
    N_("On an SSD or a stick, what was removed may lie there for a while."),
    N_("Without the keys it cannot be read. Whoever knows the password can read an older copy."),
)
"""What deleting does not do, sentence by sentence."""


MOST_LABELS = 20
"""More of them in one sentence nobody reads."""


class DeletionPhase(StrEnum):
    """How far a deletion is."""

    SHOWN = "shown"
    FORESEEN = "foreseen"
    """What would go was said; the reference and the password are awaited."""
    DELETING = "deleting"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionState:
    """A deletion on its way; nothing that was typed is in here."""

    phase: DeletionPhase = DeletionPhase.SHOWN
    foreseen: DeletionForeseen | None = None
    receipt_folder: str = ""
    """Where a receipt shall be; "" for none."""
    is_wrong: bool = False
    """The password was not it."""
    problem: Problem | None = None

    @property
    def receipt_path(self) -> str:
        """The receipt's file; "" for none."""
        if not self.receipt_folder or self.foreseen is None:
            return ""
        return str(Path(self.receipt_folder) / f"receipt {self.foreseen.reference}.txt")


def foreseen_words(foreseen: DeletionForeseen, words: Words, locale: QLocale) -> tuple[str, ...]:
    """Say what would be lost, sentence by sentence; nothing has happened."""
    _ = words.gettext
    said = [
        words.ngettext(
            "This case has {count} piece.", "This case has {count} pieces.", foreseen.pieces
        ).format(count=foreseen.pieces)
    ]
    if foreseen.last_package_at is None:
        said.append(_("No package was ever made of it: nothing in it was handed over."))
    else:
        said.append(
            _("The last package was made on {day}.").format(
                day=day_words(foreseen.last_package_at, locale)
            )
        )
    if foreseen.never_packed:
        count = len(foreseen.never_packed)
        said.append(
            words.ngettext(
                "{count} piece is in no package: {labels}.",
                "{count} pieces are in no package: {labels}.",
                count,
            ).format(count=count, labels=_some(foreseen.never_packed))
        )
    if foreseen.left_out:
        said.append(
            words.ngettext(
                "{count} piece was left out of the last package by its rules.",
                "{count} pieces were left out of the last package by its rules.",
                foreseen.left_out,
            ).format(count=foreseen.left_out)
        )
    if foreseen.changed_since and foreseen.last_package_at is not None:
        said.append(_("Something was added, said or changed after the last package."))
    return tuple(said)


def _some(labels: tuple[str, ...]) -> str:
    """Return so many labels as can be read; the count beside them is the whole."""
    return ", ".join(labels[:MOST_LABELS]) + (" …" if len(labels) > MOST_LABELS else "")


def police_words(foreseen: DeletionForeseen, words: Words) -> str:
    """Say whom to ask first."""
    if foreseen.is_under_18:
        return words.gettext(
            "The under-18 rules hold for this case. The police can still need what is in it. If "
            "a report is open, ask them first."
        )
    return words.gettext("Is a report to the police open? Then ask them first.")


def is_time_to_ask(kept_until: str, today: date) -> bool:
    """Whether the day has come on which the person wanted to be asked.

    >>> is_time_to_ask("2027-11-28", date(2027, 11, 28)), is_time_to_ask("", date(2027, 11, 28))
    (True, False)
    """
    return bool(kept_until) and kept_until <= today.isoformat()
