"""Say the same of many exhibits at once: who got them, how, on which device, what they show.

The rules are: only the fields that were filled in are said; what stands there already stays, unless
the person asks for the other; a stub of something withdrawn is left alone; each exhibit's change is
an entry of its own, and what was said before a stop stays said.
"""

from collections.abc import Sequence
from dataclasses import fields, replace

from evidence_kit.intake.admit import admit_words
from evidence_kit.intake.importing import words_of
from evidence_kit.model import Item, ItemId, ItemStatus, Provenance
from evidence_kit.progress import Cancel, Progress, Report, Stage
from evidence_kit.store import Vault


def describe_many(
    vault: Vault,
    item_ids: Sequence[ItemId],
    said: Provenance,
    *,
    replaces: bool,
    report: Report,
    cancel: Cancel,
) -> tuple[Item, ...]:
    """Say the same of many items; returns those that changed, as they stand now.

    Args:
        vault: The open vault.
        item_ids: The items.
        said: What is said; an empty field says nothing.
        replaces: Whether it takes the place of what stands there already.
        report: Told after each item.
        cancel: Checked before each.

    Raises:
        NoSuchItemError: The case has no such item.
        EmbeddedDataError: In an under-18 case the words hold data that is not words.
        CancelledError: The person asked to stop.
    """
    admit_words(vault.case.ages, words_of(said))
    changed = []
    for done, item_id in enumerate(item_ids, start=1):
        cancel.check()
        item = vault.get_item(item_id)
        wanted = together(item.provenance, said, replaces=replaces)
        if item.status is not ItemStatus.WITHDRAWN and wanted != item.provenance:
            changed.append(vault.amend_item(item, wanted))
        report(Progress(stage=Stage.DESCRIBING, done=done, total=len(item_ids), name=item.label))
    return tuple(changed)


def together(before: Provenance, said: Provenance, *, replaces: bool) -> Provenance:
    """Return what is known of an item once something more was said of it.

    >>> before = Provenance(device="my phone")
    >>> said = Provenance(device="her phone", who="Ana")
    >>> together(before, said, replaces=False).device, together(before, said, replaces=True).device
    ('my phone', 'her phone')
    """
    names = [field.name for field in fields(Provenance)]
    new = {name: getattr(said, name) for name in names if getattr(said, name).strip()}
    if not replaces:
        new = {name: text for name, text in new.items() if not getattr(before, name).strip()}
    return replace(before, **new)
