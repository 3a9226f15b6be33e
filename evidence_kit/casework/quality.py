"""Say whether a picture shows what its readers look for: name, time, whole screen, what is around.

It is asked kindly and once, prints as stated, and is never a condition: a picture without any of it
is evidence all the same (product rule W3).
"""

from evidence_kit.errors import InvalidValueError, ItemWithdrawnError
from evidence_kit.i18n import N_
from evidence_kit.model import CaseAnswer, ItemId, ItemStatus
from evidence_kit.questions import QUALITY_ANSWERS, Quality, quality_of
from evidence_kit.store import Vault


def say(vault: Vault, item_id: ItemId, quality: Quality, value: str) -> CaseAnswer:
    """Record the answer to one question about a picture; "" takes it back.

    Raises:
        NoSuchItemError: The case has no such item.
        ItemWithdrawnError: It was withdrawn; nothing is said of it any more.
        InvalidValueError: It is none of the answers there are.
    """
    if value and value not in QUALITY_ANSWERS:
        raise InvalidValueError(
            value=value, field=N_("answer"), expected=", ".join(QUALITY_ANSWERS)
        )
    item = vault.get_item(item_id)
    if item.status is ItemStatus.WITHDRAWN:
        raise ItemWithdrawnError(item=item.label)
    return vault.answer_case(quality_of(item.id, quality), value)
