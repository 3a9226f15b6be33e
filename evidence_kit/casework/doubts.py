"""A picture in which something nude or sexual may be visible, and that is in the case already.

In an under-18 case nothing of that kind may be here (product rule M2), and "not sure" counts as yes
(M1). What somebody says about a picture is therefore done at once, as far as nothing is lost: the
small picture goes, with every copy of the database that holds it, and no new one is made; the
exhibit and its covered copies are shown nowhere and go out nowhere. Its bytes stay sealed until a
person takes it out, because a report to the police may be open and they are to be asked first (M7).

The doubt ends when somebody looked at the original and says that nothing of the kind is visible.

The order is what makes a cut harmless: it is withheld first and remembered last, so what is cut in
between was not answered yet.
"""

from evidence_kit.casework.items import paper_label
from evidence_kit.errors import ItemWithdrawnError
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import admit_words
from evidence_kit.model import Disclosure, DisclosureChoice, Item, ItemStatus
from evidence_kit.questions import YES, doubt_about
from evidence_kit.store import Vault


def doubt(vault: Vault, name: str, why: str) -> Disclosure:
    """Record that something nude or sexual may be visible in a picture; its preview goes now.

    Args:
        vault: The open vault.
        name: The exhibit's label, number or id.
        why: Kept in the vault and not handed over.

    Raises:
        NoSuchItemError: The case has no such exhibit.
        ItemWithdrawnError: It was withdrawn; nothing of it is here.
        EmbeddedDataError: In an under-18 case the reason holds data that is not words.
        StorageError: The medium refused; calling it again goes on where it stopped.
    """
    admit_words(vault.case.ages, {N_("reason"): why})
    item = vault.get_item(paper_label(name))
    if item.status is ItemStatus.WITHDRAWN:
        raise ItemWithdrawnError(item=item.label)
    said = vault.disclose(item, DisclosureChoice.WITHHELD, why)
    pictures = _with_copies(vault, item)
    vault.drop_previews(pictures)
    for picture in pictures:
        vault.answer_case(doubt_about(picture.id), YES)
    return said


def settle(vault: Vault, item: Item) -> None:
    """End a doubt: somebody looked at the original and says that nothing of the kind is visible."""
    for picture in _with_copies(vault, item):
        vault.answer_case(doubt_about(picture.id), "")


def is_doubted(vault: Vault, item: Item) -> bool:
    """Return whether somebody said that something nude or sexual may be visible in it."""
    return vault.find_case_answer(doubt_about(item.id)) is not None


def _with_copies(vault: Vault, item: Item) -> tuple[Item, ...]:
    """Return an exhibit and its covered copies, which show of it what no box hides."""
    return (
        item,
        *(
            copy.item
            for copy in vault.covered_copies()
            if copy.covering.original_id == item.id and copy.item.status is ItemStatus.HELD
        ),
    )
