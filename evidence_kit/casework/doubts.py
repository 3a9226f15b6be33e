"""A picture in which something nude or sexual may be visible, and that is in the case already.

In an under-18 case nothing of that kind may be here (product rule M2), and "not sure" counts as yes
(M1). What somebody says about a picture is therefore done at once, as far as nothing is lost: the
small picture goes, with every copy of the database that holds it, and no new one is made; the
exhibit and its covered copies are shown nowhere and go out nowhere. Its bytes stay sealed until a
person takes it out, because a report to the police may be open and they are to be asked first (M7).

When the under-18 rules begin late, everything that may show people is in doubt: it came in before
anybody was asked.

The doubt ends when somebody looked at the original and says that nothing of the kind is visible;
or, where nobody but the rules doubted, with the rules.

The order is what makes a cut harmless: it is withheld first and remembered last, so what is cut in
between was not answered yet.
"""

from collections.abc import Sequence

from evidence_kit.casework.items import paper_label
from evidence_kit.errors import ItemWithdrawnError
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import admit_words
from evidence_kit.model import Disclosure, DisclosureChoice, Item, ItemStatus
from evidence_kit.questions import YES, doubt_about
from evidence_kit.store import Vault

_UNSEEN = "unseen/"
"""Before what went out of a picture until the rules doubted it."""


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


def doubt_unseen(vault: Vault, items: Sequence[Item]) -> None:
    """Doubt what came in before anybody was asked about it; what somebody doubts stays theirs.

    Raises:
        StorageError: The medium refused; calling it again goes on where it stopped.
    """
    said = vault.contents().disclosures
    for item in items:
        doubted = vault.find_case_answer(doubt_about(item.id))
        if doubted is not None and choice_before(doubted.value) is None:
            continue
        before = said.get(item.id)
        pictures = _with_copies(vault, item)
        if doubted is None:
            # Before it is withheld, because this alone says what held until now.
            choice = DisclosureChoice.WHOLE if before is None else before.choice
            for picture in pictures:
                vault.answer_case(doubt_about(picture.id), unseen_since(choice))
        vault.disclose(item, DisclosureChoice.WITHHELD, "" if before is None else before.why)
        vault.drop_previews(pictures)


def settle_unseen(vault: Vault) -> None:
    """End the doubts that only the under-18 rules brought: what held before holds again.

    Raises:
        StorageError: The medium refused; calling it again goes on where it stopped.
    """
    before = {each.name: choice_before(each.value) for each in vault.case_answers()}
    said = vault.contents().disclosures
    for item in vault.items():
        choice = before.get(doubt_about(item.id))
        if choice is not None:
            if item.status is ItemStatus.HELD:
                vault.disclose(item, choice, said[item.id].why if item.id in said else "")
            settle(vault, item)


def is_doubted(vault: Vault, item: Item) -> bool:
    """Return whether something nude or sexual may be visible in it, and nobody says it is not."""
    return vault.find_case_answer(doubt_about(item.id)) is not None


def unseen_since(choice: DisclosureChoice) -> str:
    """Return the answer about a picture that nobody was asked about, and that went out so far.

    >>> choice_before(unseen_since(DisclosureChoice.COVERED))
    <DisclosureChoice.COVERED: 'covered'>
    """
    return f"{_UNSEEN}{choice.value}"


def choice_before(answer: str) -> DisclosureChoice | None:
    """Return what went out of a picture before the rules doubted it; ``None`` of another doubt.

    >>> choice_before(YES) is None
    True
    """
    is_unseen = answer.startswith(_UNSEEN)
    return DisclosureChoice(answer.removeprefix(_UNSEEN)) if is_unseen else None


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
