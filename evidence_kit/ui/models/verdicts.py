"""The answers of every check, in words, icons and colours.

The rules are: each outcome has a word and an icon of its own and none is folded into another
(product rule O7); red stands for evidence that changed or is missing, and for nothing else; without
the hand-over code a package is never more than consistent with itself.
"""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from evidence_kit.finding_words import said_detail, said_subject
from evidence_kit.i18n import N_, Words
from evidence_kit.messages import PackageChecked, PackageMade
from evidence_kit.model import VERDICT_WORDS, Finding, ItemStatus, Verdict

GROUP_DIGITS = 8
"""A hand-over code is shown in eight groups of this many digits."""
CODE_DIGITS = 64

VERDICT_ICONS = {
    Verdict.INTACT: "check-circle",
    Verdict.ALTERED: "danger",
    Verdict.MISSING: "minus",
    Verdict.ADDED: "plus",
    Verdict.UNREADABLE: "eye-off",
    Verdict.NOT_CHECKED: "question",
}
"""The icon that stands beside each verdict's word."""

VERDICT_TONES = {
    Verdict.INTACT: "keep",
    Verdict.ALTERED: "danger",
    Verdict.MISSING: "danger",
    Verdict.ADDED: "soon",
    Verdict.UNREADABLE: "soon",
    Verdict.NOT_CHECKED: "neutral",
}
"""The colour of each verdict's tag."""

_SAVED_WORDS = {
    Verdict.INTACT: N_("Exactly as saved"),
    Verdict.ALTERED: N_("Changed"),
    Verdict.MISSING: N_("Missing"),
    Verdict.ADDED: N_("Added"),
    Verdict.UNREADABLE: N_("Cannot be read"),
    Verdict.NOT_CHECKED: N_("Not checked"),
}
_NEVER_STORED_WORDS = {
    ItemStatus.NOT_HELD.value: N_("Described, no file"),
    ItemStatus.WITHDRAWN.value: N_("Withdrawn"),
}
_ORDER = (
    Verdict.ALTERED,
    Verdict.MISSING,
    Verdict.UNREADABLE,
    Verdict.ADDED,
    Verdict.NOT_CHECKED,
    Verdict.INTACT,
)
"""What needs a person comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """How one answer of a check is shown."""

    word: str
    icon: str
    tone: str
    subject: str
    """What it is about: a part by its name in the reader's language, a file by its own."""
    detail: str
    """What the check added, in the reader's language; "" where a word is enough."""


def package_words(finding: Finding, words: Words) -> FindingWords:
    """Say one answer about a package, to whoever checks it."""
    word = words.gettext(VERDICT_WORDS[finding.verdict])
    return FindingWords(
        word=word[:1].upper() + word[1:],
        icon=VERDICT_ICONS[finding.verdict],
        tone=VERDICT_TONES[finding.verdict],
        subject=said_subject(finding.subject, words),
        detail=said_detail(finding.detail, words),
    )


def saved_words(finding: Finding, words: Words) -> FindingWords:
    """Say one answer about the case, to the person whose case it is."""
    never_stored = _NEVER_STORED_WORDS.get(finding.detail)
    if finding.verdict is Verdict.NOT_CHECKED and never_stored is not None:
        return FindingWords(
            word=words.gettext(never_stored),
            icon="note",
            tone="neutral",
            subject=finding.subject,
            detail="",
        )
    return FindingWords(
        word=words.gettext(_SAVED_WORDS[finding.verdict]),
        icon=VERDICT_ICONS[finding.verdict],
        tone=VERDICT_TONES[finding.verdict],
        subject=said_subject(finding.subject, words),
        detail=said_detail(finding.detail, words),
    )


def is_never_stored(finding: Finding) -> bool:
    """Return whether nothing was there to be checked: described in words, or withdrawn."""
    return finding.verdict is Verdict.NOT_CHECKED and finding.detail in _NEVER_STORED_WORDS


def worst_first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the answers with those that need a person first, otherwise as they came."""
    return tuple(sorted(findings, key=lambda finding: _ORDER.index(finding.verdict)))


def count_words(findings: tuple[Finding, ...], words: Words) -> str:
    """Count the answers by verdict, each in its own word: "1 altered, 26 intact"."""
    counts = Counter(finding.verdict for finding in findings)
    # Translators: a number and one of the verdicts' words, "3 missing".
    form = words.gettext("{count} {verdict}")
    return ", ".join(
        form.format(count=counts[verdict], verdict=words.gettext(VERDICT_WORDS[verdict]))
        for verdict in _ORDER
        if counts[verdict]
    )


class CodeAnswer(StrEnum):
    """Whether a package is the one a hand-over code was made for."""

    FITS = "fits"
    DIFFERS = "differs"
    NOT_GIVEN = "not-given"
    CANNOT_TELL = "cannot-tell"


class PackageAnswer(StrEnum):
    """The answer about a whole package."""

    INTACT = "intact"
    CONSISTENT = "consistent"
    INCOMPLETE = "incomplete"
    ADDED_TO = "added-to"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """How a whole answer is said."""

    title: str
    means: str
    icon: str
    tone: str


PACKAGE_ANSWERS = {
    PackageAnswer.INTACT: AnswerWords(
        title=N_("Intact. Every file is what was handed over."),
        means=N_("All files are there, none was changed or added, and the hand-over code fits."),
        icon="shield-check",
        tone="keep",
    ),
    PackageAnswer.CONSISTENT: AnswerWords(
        title=N_("Consistent with itself. Compare the hand-over code."),
        means=N_(
            "The files agree with the lists beside them. Whoever changes a package can also write "
            "new lists. The hand-over code, told by another way, shows which package this is."
        ),
        icon="shield",
        tone="soon",
    ),
    PackageAnswer.INCOMPLETE: AnswerWords(
        title=N_("Nothing wrong was found, but not everything could be checked."),
        means=N_("What could not be checked stands below, by name. It is not a yes and not a no."),
        icon="question",
        tone="soon",
    ),
    PackageAnswer.ADDED_TO: AnswerWords(
        title=N_("Nothing that is listed was changed, but files were added."),
        means=N_(
            "The added files are not part of what was handed over. Some systems add files of their "
            "own when a folder is opened."
        ),
        icon="plus",
        tone="soon",
    ),
    PackageAnswer.BAD: AnswerWords(
        title=N_("This is not what was handed over, or not all of it."),
        means=N_("What differs stands below, by name. Ask for the package again."),
        icon="danger",
        tone="danger",
    ),
}
"""What people read for each answer about a package."""

CODE_ANSWERS = {
    CodeAnswer.FITS: AnswerWords(
        title=N_("The hand-over code fits"),
        means="",
        icon="check-circle",
        tone="keep",
    ),
    CodeAnswer.DIFFERS: AnswerWords(
        title=N_("This package has another hand-over code"),
        means=N_("Either the code belongs to another version, or the package was changed."),
        icon="danger",
        tone="danger",
    ),
    CodeAnswer.NOT_GIVEN: AnswerWords(
        title=N_("No hand-over code was given"),
        means=N_("Ask the person for it. Do not take it from the package."),
        icon="question",
        tone="soon",
    ),
    CodeAnswer.CANNOT_TELL: AnswerWords(
        title=N_("The code cannot be compared"),
        means=N_("The file it is made of is missing or cannot be read."),
        icon="question",
        tone="soon",
    ),
}
"""What people read about the code."""


def code_answer(checked: PackageChecked, given: str) -> CodeAnswer:
    """Return whether the code that was given is the package's own."""
    if not given:
        return CodeAnswer.NOT_GIVEN
    if not checked.hand_over_code:
        return CodeAnswer.CANNOT_TELL
    fits = digits_of(given) == checked.hand_over_code
    return CodeAnswer.FITS if fits else CodeAnswer.DIFFERS


def package_answer(checked: PackageChecked, given: str) -> PackageAnswer:
    """Return the one answer about a whole package, as the check's own rules say it."""
    verdicts = {finding.verdict for finding in checked.findings}
    bad = {verdict for verdict in verdicts if verdict.is_bad}
    code = code_answer(checked, given)
    if code is CodeAnswer.DIFFERS or bad - {Verdict.ADDED}:
        return PackageAnswer.BAD
    if bad:
        # Only with the code is it known that what is listed is what was handed over.
        is_known = code is CodeAnswer.FITS and Verdict.NOT_CHECKED not in verdicts
        return PackageAnswer.ADDED_TO if is_known else PackageAnswer.BAD
    if code is CodeAnswer.CANNOT_TELL or Verdict.NOT_CHECKED in verdicts:
        return PackageAnswer.INCOMPLETE
    return PackageAnswer.CONSISTENT if code is CodeAnswer.NOT_GIVEN else PackageAnswer.INTACT


class MadeAnswer(StrEnum):
    """The answer about a package that was made just now."""

    COMPLETE = "complete"
    NOT_COMPLETE = "not-complete"
    """Whole as it was meant, and some pieces are named in it and not in it."""
    NOT_CHECKED = "not-checked"
    """It was made, and what lies there could not be checked to the end."""
    NOT_AS_MADE = "not-as-made"
    """What lies there is not what was written."""


def made_answer(made: PackageMade, checked: PackageChecked | None) -> MadeAnswer:
    """Return the answer about what was made, from the check of what lies there now.

    Args:
        made: What was made.
        checked: The check of it with its own code; ``None`` when there was none.
    """
    if checked is None:
        return MadeAnswer.NOT_CHECKED
    match package_answer(checked, made.hand_over_code):
        case PackageAnswer.BAD | PackageAnswer.ADDED_TO:
            return MadeAnswer.NOT_AS_MADE
        case PackageAnswer.INCOMPLETE | PackageAnswer.CONSISTENT:
            return MadeAnswer.NOT_CHECKED
        case PackageAnswer.INTACT:
            return MadeAnswer.NOT_COMPLETE if made.left_out else MadeAnswer.COMPLETE


def digits_of(code: str) -> str:
    """Return a code's digits as they are compared: no spaces, no hyphens, small letters.

    >>> digits_of("9D41 7C0E-B2A8")
    '9d417c0eb2a8'
    """
    return re.sub(r"[\s\-–]", "", code).lower()


def groups_of(code: str) -> tuple[str, ...]:
    """Return a code in its groups, in capitals, for reading aloud.

    >>> groups_of("0123456789abcdef")
    ('01234567', '89ABCDEF')
    """
    return tuple(
        code[start : start + GROUP_DIGITS].upper() for start in range(0, len(code), GROUP_DIGITS)
    )


def code_note(typed: str, words: Words) -> str:
    """Say what is still missing from a code that is typed; "" for none and for a whole one."""
    digits = digits_of(typed)
    if not digits:
        return ""
    if re.fullmatch(r"[0-9a-f]*", digits) is None:
        return words.gettext("A code is made of digits and the letters A to F. Look once more.")
    if len(digits) == CODE_DIGITS:
        return ""
    return words.gettext("{count} of 64 digits. A shortened code shows nothing.").format(
        count=len(digits)
    )
