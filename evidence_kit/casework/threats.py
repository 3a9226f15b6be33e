"""What was threatened, who was told of the matter, and when an account was seen.

Every field may be empty, and "don't know" is an answer that prints (product rule W3); only a row
with nothing in it is refused. In an under-18 case the one door holds for words too (product rule
M2). Nobody is asked to find any of this out (product rule W5).
"""

from datetime import UTC, datetime

from evidence_kit.casework import remarks
from evidence_kit.casework.card_numbers import keep_words
from evidence_kit.casework.facts import require_subject
from evidence_kit.errors import InvalidValueError, NoSuchItemError
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import admit_words
from evidence_kit.model import Activity, Demand, ItemId, Referral, Sighting, Threat
from evidence_kit.questions import Remark
from evidence_kit.store import Fact, Vault

_UNSAVED = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands in a new value until the vault fills in number and time."""


def record_threat(
    vault: Vault,
    *,
    text: str = "",
    audience: str = "",
    demand: Demand = Demand.NOT_SAID,
    at_text: str = "",
    deadline_text: str = "",
    platform: str = "",
    subject: str = "",
    item_id: ItemId | None = None,
    note: str = "",
    language: str = "",
) -> Fact:
    """Record a threat, word for word or as remembered.

    Args:
        vault: The open vault.
        text: What was threatened.
        audience: To whom something was to be sent or shown.
        demand: What was wanted in return.
        at_text: When it was said, in any form.
        deadline_text: Until when, in any form.
        platform: The app or place it was said in.
        subject: The account it came from, S1, S2 …; "" when not said.
        item_id: The item that shows it.
        note: What the person adds.
        language: In which language it was said.

    Raises:
        InvalidValueError: Nothing was said of it, or the subject is not S1, S2 …
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    said = {
        N_("threat"): text,
        N_("to whom"): audience,
        N_("time"): at_text,
        N_("deadline"): deadline_text,
        N_("app or service"): platform,
        N_("note"): note,
    }
    admit_words(vault.case.ages, {**said, N_("subject"): subject})
    if subject:
        require_subject(subject)
    if item_id is None and not _says_something(*said.values()):
        raise InvalidValueError(
            value=text, field=N_("threat"), expected=N_("a few words, a time or an exhibit")
        )
    more = {Remark.THREAT_LANGUAGE: language}
    remarks.require(vault, more)
    fact = vault.record(
        Threat(
            number=0,
            subject=subject,
            platform=platform,
            text=keep_words(text),
            audience=keep_words(audience),
            demand=demand,
            at_text=at_text,
            deadline_text=deadline_text,
            item_id=item_id,
            recorded_at=_UNSAVED,
            note=keep_words(note),
        )
    )
    remarks.say(vault, fact.number, more)
    return fact


def record_referral(
    vault: Vault,
    *,
    force: str = "",
    reference: str = "",
    on_text: str = "",
    officer: str = "",
    note: str = "",
    reach: str = "",
) -> Fact:
    """Record who was told of the matter, with the number they gave it.

    Args:
        vault: The open vault.
        force: Who was told.
        reference: Their number for it.
        on_text: When, in any form.
        officer: Who deals with it there.
        note: What the person adds.
        reach: The telephone number or address of whoever deals with it there.

    Raises:
        InvalidValueError: Nothing was said.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    said = {
        N_("police force"): force,
        N_("reference"): reference,
        N_("date"): on_text,
        N_("officer"): officer,
        N_("note"): note,
    }
    admit_words(vault.case.ages, said)
    if not _says_something(*said.values()):
        raise InvalidValueError(
            value=force, field=N_("police force"), expected=N_("its name or its reference")
        )
    more = {Remark.REFERRAL_REACH: reach}
    remarks.require(vault, more)
    fact = vault.record(
        Referral(
            number=0,
            force=force,
            reference=reference,
            on_text=on_text,
            officer=officer,
            recorded_at=_UNSAVED,
            note=note,
        )
    )
    remarks.say(vault, fact.number, more)
    return fact


def say_seen(
    vault: Vault,
    identifier: int,
    *,
    first_seen_text: str | None = None,
    last_seen_text: str | None = None,
    how_known: str | None = None,
    activity: Activity | None = None,
) -> Sighting:
    """Say when an identifier was seen; what is ``None`` stays as it was.

    Raises:
        NoSuchItemError: No such identifier stands.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
    """
    admit_words(
        vault.case.ages,
        {
            N_("first seen"): first_seen_text or "",
            N_("last seen"): last_seen_text or "",
            N_("how it is known"): how_known or "",
        },
    )
    before = vault.contents().sightings.get(identifier)

    def kept(given: str | None, was: str) -> str:
        return was if given is None else given

    return vault.say_seen(
        Sighting(
            number=identifier,
            first_seen_text=kept(first_seen_text, before.first_seen_text if before else ""),
            last_seen_text=kept(last_seen_text, before.last_seen_text if before else ""),
            how_known=kept(how_known, before.how_known if before else ""),
            activity=activity or (before.activity if before else Activity.NOT_SAID),
            changed_at=_UNSAVED,
        )
    )


def number_of(kind: str, name: str) -> int:
    """Return the number of a fact that is named ``identifier/3``, or ``3`` where its kind is said.

    Raises:
        NoSuchItemError: It is no such name.
    """
    digits = name.removeprefix(f"{kind}/")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):  # noqa: PLR2004 - no case has a thousand million
        raise NoSuchItemError(item=name)
    return int(digits)


def _says_something(*texts: str) -> bool:
    return any(text.strip() for text in texts)
