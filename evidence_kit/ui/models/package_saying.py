"""What is said of a package that was checked: the answer and its code, as one coherent thing.

The rules are: the line about the code never contradicts the answer above it – a code that fits
speaks for the list it is made of, and for the files only where they agree with that; where nothing
is named below, nobody is sent there to look; files that were added are not called a change of what
is listed.
"""

from dataclasses import dataclass

from evidence_kit.i18n import N_
from evidence_kit.messages import PackageChecked
from evidence_kit.model import Verdict
from evidence_kit.ui.models.verdicts import (
    CODE_ANSWERS,
    PACKAGE_ANSWERS,
    AnswerWords,
    CodeAnswer,
    PackageAnswer,
    code_answer,
    package_answer,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What stands on the page."""

    answer: AnswerWords
    """About the whole package."""
    code: AnswerWords
    """About its code."""


def saying_of(checked: PackageChecked, given: str) -> Saying:
    """Return what is said of a package.

    Args:
        checked: What the check found.
        given: The code that was given to it; "" for none.
    """
    package, code = package_answer(checked, given), code_answer(checked, given)
    as_ever = Saying(answer=PACKAGE_ANSWERS[package], code=CODE_ANSWERS[code])
    if package is not PackageAnswer.BAD:
        return as_ever
    verdicts = {finding.verdict for finding in checked.findings}
    bad = {verdict for verdict in verdicts if verdict.is_bad}
    match code:
        case CodeAnswer.FITS:
            return Saying(answer=as_ever.answer, code=_FITS_THE_LIST)
        case CodeAnswer.DIFFERS if not bad:
            return Saying(answer=_ANOTHER_PACKAGE, code=as_ever.code)
        case CodeAnswer.NOT_GIVEN if bad == {Verdict.ADDED} and Verdict.NOT_CHECKED not in verdicts:
            return Saying(answer=_ADDED_WITHOUT_CODE, code=as_ever.code)
        case CodeAnswer.DIFFERS | CodeAnswer.NOT_GIVEN | CodeAnswer.CANNOT_TELL:
            return as_ever


_FITS_THE_LIST = AnswerWords(
    title=N_("The hand-over code fits, but not everything else does"),
    means=N_(
        "The list that the code is made of is the one that was handed over. What is named below "
        "is not as the lists say, or could not be read."
    ),
    icon="info",
    tone="soon",
)
_ANOTHER_PACKAGE = AnswerWords(
    title=N_("This is not the package that the code belongs to."),
    means=N_(
        "Nothing else differs. Compare the code once more, sign by sign. If it stays another one, "
        "ask for the package again."
    ),
    icon="danger",
    tone="danger",
)
_ADDED_WITHOUT_CODE = AnswerWords(
    title=N_("Files were added. More can be said with the hand-over code."),
    means=N_(
        "What is listed agrees with its lists. The added files stand below, by name. Some systems "
        "add files of their own when a folder is opened."
    ),
    icon="plus",
    tone="soon",
)
