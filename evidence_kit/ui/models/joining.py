"""Accounts that turn out to be one, as the page shows them: which there are, and what is recorded.

The rules are: an account is "as reported", never a person (product rule S11); joined accounts keep
both their numbers; what a button records is said in words before it is pressed.
"""

from dataclasses import dataclass

from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.visible import visible

_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """An account that was said to be another one too."""

    subject: str
    """"S2"."""
    whole: str
    """The account that stands for both: "S1"."""
    note: str
    """How the person knows; "" when nothing was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """Every account of a case that stands for itself, and those that are said to be one."""

    standing: tuple[tuple[str, str], ...] = ()
    """Number and the first thing recorded of it ("" for none), in order."""
    joined: tuple[Joined, ...] = ()

    @property
    def is_worth_showing(self) -> bool:
        """Whether two accounts could be one, or are."""
        return len(self.standing) > 1 or bool(self.joined)


def accounts_of(case: CaseSeen) -> Accounts:
    """Return the accounts of a case."""
    joined = tuple(
        Joined(subject=f"S{each.number}", whole=f"S{each.part_of}", note=each.note)
        for each in sorted(case.subjects.values(), key=lambda each: each.number)
        if each.part_of is not None
    )
    return Accounts(
        standing=tuple((subject, _first_of(case, subject)) for subject in standing_subjects(case)),
        joined=joined,
    )


def standing_subjects(case: CaseSeen) -> tuple[str, ...]:
    """Return every account of a case that stands for itself, in order."""
    joined = {f"S{each.number}" for each in case.subjects.values() if each.part_of is not None}
    named = {each.subject for each in case.identifiers} | {each.subject for each in case.threats}
    named |= set(case.recorded_subjects.values()) | {f"S{number}" for number in case.subjects}
    return tuple(sorted(filter(None, named - joined), key=lambda each: (len(each), each)))


def account_words(subject: str, first: str, words: Words) -> str:
    """Return an account as it is chosen: "Account S2, @lena.k_9421"."""
    # Translators: {subject} is S1, S2 …
    named = words.gettext("Account {subject}").format(subject=subject)
    return f"{named}, {visible(first)}" if first else named


def joining_words(subject: str, whole: str, words: Words) -> str:
    """Say what will be recorded when two accounts are said to be one."""
    form = words.gettext(
        "The record will say: {subject} is the same account as {whole}, as reported. Both numbers "
        "stay, and you can part them again."
    )
    return form.format(subject=subject, whole=whole)


def parting_words(joined: Joined, words: Words) -> str:
    """Say what will be recorded when they are parted again."""
    form = words.gettext(
        "The record will say: {subject} stands for itself again. What was said before stays in "
        "the record too."
    )
    return form.format(subject=joined.subject)


def joined_words(joined: Joined, words: Words) -> str:
    """Say which accounts are one, as reported."""
    form = words.gettext("{subject} is the same account as {whole}, as reported.")
    return form.format(subject=joined.subject, whole=joined.whole)


def _first_of(case: CaseSeen, subject: str) -> str:
    values = (each.value for each in case.identifiers if each.subject == subject)
    first = next(values, "")
    return first if len(first) <= _LONGEST_VALUE else f"{first[:_LONGEST_VALUE]}…"
