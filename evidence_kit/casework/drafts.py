"""What is being typed and not said yet: kept, so that a lock or a power cut costs two seconds.

A draft is no record: it has no ledger entry and goes into no report. In an under-18 case the one
door holds for it too.
"""

import re
from datetime import datetime

from evidence_kit.errors import DraftTooLongError, EmbeddedDataError, InvalidValueError
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import admit_words
from evidence_kit.store import Vault

MOST_CHARACTERS = 1_000_000
"""Longer than anything a person types, and than any chat that is pasted; all drafts are read with
every reading of the case."""

_NAME = re.compile(r"[a-z0-9][a-z0-9./-]{0,79}")


def save(vault: Vault, name: str, text: str) -> datetime:
    """Keep a draft under the name of its field, or forget it; returns when.

    Raises:
        InvalidValueError: The name is none a field has.
        DraftTooLongError: The text is too long to be typed; the draft before stays.
        EmbeddedDataError: In an under-18 case it holds data that is not words.
        StorageError: The medium refused; the draft before stays.
    """
    if _NAME.fullmatch(name) is None:
        raise InvalidValueError(
            value=name, field=N_("name of a field"), expected=N_("lower-case letters and digits")
        )
    if len(text) > MOST_CHARACTERS:
        raise DraftTooLongError(
            most_characters=f"{MOST_CHARACTERS:_}".replace("_", "\N{NO-BREAK SPACE}")
        )
    admit_words(vault.case.ages, {N_("draft"): text})
    return vault.save_draft(name, text)


def forget_embedded(vault: Vault) -> tuple[str, ...]:
    """Forget every draft that the under-18 rules would not let in; returns their names (rule M7).

    Raises:
        StorageError: The medium refused; calling it again goes on.
    """
    forgotten = []
    for name, text in vault.drafts().items():
        try:
            admit_words(vault.case.ages, {N_("draft"): text})
        except EmbeddedDataError:
            vault.save_draft(name, "")
            forgotten.append(name)
    return tuple(forgotten)
