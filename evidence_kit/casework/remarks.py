"""Say one thing more of what was recorded: who did it, until when, what became of a link.

The rules are those of every answer: each may be left out, "don't know" is an answer of its own, and
in an under-18 case the one door holds for words too (product rule M2). Of the account that a link
was opened with only the kind is asked, never the name (product rule O3).
"""

import re
from collections.abc import Mapping

from evidence_kit.errors import InvalidValueError, NoSuchItemError
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import admit_words
from evidence_kit.model import CaseAnswer
from evidence_kit.questions import CHOICES_OF_REMARKS, Remark, remark_on
from evidence_kit.store import Vault

_SUBJECT = re.compile(r"S[1-9][0-9]{0,2}")

Remarks = Mapping[Remark, str]
"""What is said, by what it is; "" takes it back."""


def require(vault: Vault, remarks: Remarks) -> None:
    """Refuse what cannot be said, before anything is recorded.

    Raises:
        InvalidValueError: It is none of the answers there are.
        NoSuchItemError: The exhibit is none of this case.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    for remark, value in remarks.items():
        admit_words(vault.case.ages, {N_("answer"): value})
        choices = CHOICES_OF_REMARKS.get(remark, ())
        is_account = remark is Remark.EVENT_ACTOR and _SUBJECT.fullmatch(value) is not None
        if choices and value and value not in choices and not is_account:
            expected = ", ".join((*choices, *(["S1 …"] if remark is Remark.EVENT_ACTOR else [])))
            raise InvalidValueError(value=value, field=N_("answer"), expected=expected)
        if remark is Remark.LINK_KEPT_AS and value:
            vault.get_item(value)


def say(vault: Vault, number: int, remarks: Remarks) -> tuple[CaseAnswer, ...]:
    """Record what more is said of one fact; the vault remembers each change.

    Args:
        vault: The open vault.
        number: The number of the fact, or of the report's version.
        remarks: What is said of it, all of one kind of fact.

    Raises:
        NoSuchItemError: No such identifier stands, or the exhibit is none of this case.
        InvalidValueError: It is none of the answers there are.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    require(vault, remarks)
    return tuple(
        vault.answer_case(remark_on(number, remark), _kept(vault, remark, value.strip()))
        for remark, value in remarks.items()
    )


def say_of_link(vault: Vault, number: int, remarks: Remarks) -> tuple[CaseAnswer, ...]:
    """Record what is known of where an identifier leads.

    Raises:
        NoSuchItemError: No such identifier stands, or the exhibit is none of this case.
        InvalidValueError: It is none of the answers there are.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    if all(each.number != number for each in vault.contents().identifiers):
        raise NoSuchItemError(item=f"identifier/{number}")
    return say(vault, number, remarks)


def say_reason(vault: Vault, reason: str) -> CaseAnswer:
    """Record why the next version of the report is made; the first one needs no reason.

    Raises:
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    (kept,) = say(vault, vault.next_export_version(), {Remark.REPORT_REASON: reason})
    return kept


def _kept(vault: Vault, remark: Remark, value: str) -> str:
    """Return an exhibit by its identity: its label may be that of a covered copy one day."""
    if remark is Remark.LINK_KEPT_AS and value:
        return str(vault.get_item(value).id)
    return value
