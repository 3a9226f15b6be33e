"""What the card about password and spare key shows, as one value, and its words."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLocale

from evidence_kit.i18n import N_, Words
from evidence_kit.messages import CaseSeen, Problem
from evidence_kit.model import Key, KeyKind
from evidence_kit.progress import Progress
from evidence_kit.ui.models.icon_lines import IconLine
from evidence_kit.ui.models.times import day_words, instant_words

COPIES = N_("Copies of the case made before still open as they did. Replace or remove them.")


class WaysPhase(StrEnum):
    """What is open on the card."""

    SHOWN = "shown"
    PASSWORD = "password"  # noqa: S105 - the name of a form
    """A new password is typed."""
    WORKER = "worker"
    """A support worker types a password of their own."""
    REMOVING = "removing"
    """A support worker's password is to go."""
    NEW_KEY = "new-key"
    """The case is to get a new key."""
    SHEET = "sheet"
    """A new spare key is on the screen."""
    TRYING = "trying"
    """It is covered, and two of its groups are typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysState:
    """What opens the case, and a change of it; no password is in here."""

    phase: WaysPhase = WaysPhase.SHOWN
    is_busy: bool = False
    is_wrong: bool = False
    """What was typed to prove oneself was not it."""
    progress: Progress | None = None
    """How far a new key is."""
    is_stopping: bool = False
    removing: int = 0
    """The number of the password that is to go; 0 while none is chosen."""
    groups: tuple[str, ...] = ()
    """The new spare key, as it goes onto paper."""
    tried: tuple[int, ...] = ()
    """Which of its groups are typed."""
    done: WaysPhase | None = None
    """What was changed last; ``None`` when nothing was."""
    problem: Problem | None = None


def ways_lines(case: CaseSeen, words: Words, locale: QLocale) -> tuple[IconLine, ...]:
    """Say what opens the case, one line each."""
    _ = words.gettext
    lines = [
        IconLine(
            icon=_ICONS.get(key.kind, "lock"),
            title=_(_NAMES.get(key.kind, _OTHER)),
            # Translators: {day} is a date, the day a password or spare key was set.
            line=_("Since {day}").format(day=day_words(key.created_at, locale)),
        )
        for key in case.keys
    ]
    if not has_spare_key(case):
        lines.append(
            IconLine(
                icon="info",
                tone="soon",
                title=_("There is no spare key"),
                line=_("If the password is lost, nobody can open the case. Not us either."),
            )
        )
    return tuple(lines)


def workers(case: CaseSeen) -> tuple[Key, ...]:
    """Return the support workers' passwords."""
    return tuple(key for key in case.keys if key.kind == KeyKind.WORKER)


def workers_lines(case: CaseSeen, words: Words, locale: QLocale) -> tuple[tuple[int, str], ...]:
    """Return each support worker's password by number, as a person tells it from the others."""
    _ = words.gettext
    found = workers(case)
    days = [day_words(key.created_at, locale) for key in found]
    return tuple(
        (
            key.number,
            # Translators: {day} is a date, the day a support worker's password was set.
            _("Since {day}").format(day=day)
            if days.count(day) == 1
            # Translators: {time} is a day and an hour; {number} is the one in the record.
            else _("Since {time}, number {number}").format(
                time=instant_words(key.created_at, locale), number=key.number
            ),
        )
        for key, day in zip(found, days, strict=True)
    )


def has_spare_key(case: CaseSeen) -> bool:
    """Whether a spare key opens the case."""
    return any(key.kind == KeyKind.RECOVERY for key in case.keys)


def has_to_prove(case: CaseSeen) -> bool:
    """Whether a change asks for what opens the case now."""
    return case.proven_with != KeyKind.RECOVERY


def done_words(done: WaysPhase, words: Words) -> tuple[str, str]:
    """Say what was changed: a title, and what follows."""
    _ = words.gettext
    match done:
        case WaysPhase.PASSWORD:
            return (
                _("The new password opens your case."),
                _("The one before does not open it any more. {copies}").format(copies=_(COPIES)),
            )
        case WaysPhase.NEW_KEY:
            return (
                _("Your case has a new key, and the new password opens it."),
                _(
                    "Nothing else opens it now. Make a new spare key next; destroy an older sheet. "
                    "{copies}"
                ).format(copies=_(COPIES)),
            )
        case WaysPhase.WORKER:
            return (
                _("The support worker’s password opens your case."),
                _("The record tells which password was used. You can take it away here any time."),
            )
        case WaysPhase.REMOVING:
            return _("That password does not open your case any more."), _(COPIES)
        case _:
            return (
                _("The new spare key opens your case."),
                _("An older sheet opens nothing any more; destroy it. {copies}").format(
                    copies=_(COPIES)
                ),
            )


_NAMES: dict[str, str] = {
    KeyKind.PASSPHRASE: N_("Your password"),
    KeyKind.WORKER: N_("A support worker’s password"),
    KeyKind.RECOVERY: N_("The spare key sheet"),
}
_OTHER = N_("Another password")
_ICONS: dict[str, str] = {
    KeyKind.PASSPHRASE: "lock",
    KeyKind.WORKER: "users",
    KeyKind.RECOVERY: "key",
}
