"""Put evidence in, take it out again, get the original bytes back."""

import dataclasses
import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence_kit import files
from evidence_kit.errors import (
    IntimateInTheOpenError,
    ItemDamagedError,
    ItemWithdrawnError,
    PerhapsIntimateError,
    SourceIsFolderError,
    SourceIsSpecialError,
    SourceUnreadableError,
)
from evidence_kit.i18n import N_
from evidence_kit.intake.admit import admit_words
from evidence_kit.intake.importing import Answers, Offered, Refused, import_files, words_of
from evidence_kit.model import (
    FileTimes,
    Item,
    ItemId,
    ItemKind,
    ItemStatus,
    Provenance,
    Route,
    Sensitivity,
    TypeMatch,
)
from evidence_kit.progress import Cancel, Report, silent
from evidence_kit.questions import doubt_about
from evidence_kit.store import Imported, NewItem, Vault

_FACT_NAME = re.compile(r"(identifier|payment|event|removal|threat|referral)/[0-9]{1,9}")
_PAPER_LABEL = re.compile(r"([A-Za-z]{1,4})[/-]0*([0-9]{1,9})(-[Cc][0-9]{1,9})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """Original bytes that were written out again."""

    item: Item
    path: Path


def add_files(
    vault: Vault,
    offered: Iterable[Offered],
    *,
    report: Report = silent,
    cancel: Cancel | None = None,
) -> Iterator[Imported | Refused]:
    """Take files and whole folders in; yields each one as soon as it is saved or refused.

    A refused file does not stop the others; a disk that refuses does, because it would refuse them
    too. Whatever was yielded as imported stays.

    Raises:
        StorageError: The medium refused.
        ReadBackError: The medium did not keep what was written.
        CancelledError: The person asked to stop.
    """
    return import_files(vault, _expanded(vault, offered), report=report, cancel=cancel)


def describe_not_held(vault: Vault, description: str, provenance: Provenance, route: Route) -> Item:
    """Record an image or file that is not taken in, in words: where it is and what it is.

    Raises:
        EmbeddedDataError: In an under-18 case the words hold data, such as the picture itself.
    """
    provenance = dataclasses.replace(provenance, shows=description)
    admit_words(vault.case.ages, words_of(provenance))
    return vault.describe_item(
        NewItem(
            kind=ItemKind.NOT_HELD,
            sensitivity=Sensitivity.ORDINARY,
            original_name="",
            media_type="",
            type_match=TypeMatch.CANNOT_TELL,
            times=FileTimes(modified_at=None, created_at=None),
            route=route,
            provenance=provenance,
        )
    )


def amend(vault: Vault, item_id: ItemId, provenance: Provenance) -> Item:
    """Change what is said about an item: every field as it shall stand; empty is emptied.

    Raises:
        NoSuchItemError: The case has no such item.
        ItemWithdrawnError: It was withdrawn; its stub stays as it is.
        EmbeddedDataError: In an under-18 case the words hold data that is not words.
    """
    admit_words(vault.case.ages, words_of(provenance))
    item = vault.get_item(item_id)
    if item.status is ItemStatus.WITHDRAWN:
        raise ItemWithdrawnError(item=item.label)
    return vault.amend_item(item, provenance)


def withdraw(vault: Vault, name: str, why: str) -> str:
    """Take an item, a covered copy or a fact back; returns its name. Stub and ledger stay.

    Raises:
        NoSuchItemError: The case has nothing of this name.
        ItemWithdrawnError: It was withdrawn before.
        EmbeddedDataError: In an under-18 case the reason holds data that is not words.
    """
    admit_words(vault.case.ages, {N_("reason"): why})
    if _FACT_NAME.fullmatch(name):
        vault.withdraw_fact(name, why)
        return name
    return vault.withdraw_item(vault.get_exhibit_or_copy(paper_label(name)), why).label


def extract(vault: Vault, name: str, path: Path, *, is_intimate_wanted: bool = False) -> Extracted:
    """Write an exhibit's original bytes, or a covered copy's, to a new file, hashed on the way.

    Args:
        vault: The open vault.
        name: The exhibit's or copy's label, number or id.
        path: The new file; it is not encrypted.
        is_intimate_wanted: The person asked for it although it is intimate; of an adult only.

    Raises:
        NoSuchItemError: The case has no such item.
        ItemWithdrawnError: The vault holds no bytes for it.
        PerhapsIntimateError: In an under-18 case something intimate may be visible in it.
        IntimateInTheOpenError: It is intimate, and that was not asked for.
        ItemDamagedError: They are not what was stored; nothing was written.
        TargetExistsError: The file exists already.
        StorageError: The medium refused; nothing was written.
    """
    item = vault.get_exhibit_or_copy(paper_label(name))
    is_intimate = item.sensitivity is Sensitivity.INTIMATE
    is_doubted = vault.find_case_answer(doubt_about(item.id)) is not None
    if is_doubted or (is_intimate and vault.case.ages.is_under_18_case):
        # Not even to the person's own disk: a copy in the open is one more of what must not be.
        raise PerhapsIntimateError(item=item.label)
    if is_intimate and not is_intimate_wanted:
        raise IntimateInTheOpenError(item=item.label)
    files.write_whole(path, _verified(vault, item))
    vault.record_extraction(item)
    return Extracted(item=item, path=path)


def paper_label(name: str) -> str:
    """Return the label of what was named as on paper: ``js/1`` is ``JS-001``."""
    found = _PAPER_LABEL.fullmatch(name)
    if found is None:
        return name
    return f"{found[1].upper()}-{int(found[2]):03d}{(found[3] or '').upper()}"


def _verified(vault: Vault, item: Item) -> Iterator[bytes]:
    hasher = hashlib.sha256()
    for chunk in vault.read_item(item):
        hasher.update(chunk)
        yield chunk
    # The caller names the file only after this returned, so a mismatch leaves nothing behind.
    if hasher.hexdigest() != item.sha256:
        raise ItemDamagedError(item=item.label, reason="its SHA-256 is not the recorded one")


def _expanded(vault: Vault, offered: Iterable[Offered]) -> Iterator[Offered | Refused]:
    for each in offered:
        path = each.path
        if not _is_folder(path):
            yield each
        elif vault.case.ages.is_under_18_case:
            yield Refused(path=path, error=SourceIsFolderError(name=files.display_name(path)))
        else:
            yield from _inside(path, each.answers, vault.path.resolve())


def _is_folder(path: Path) -> bool:
    """Whether it is a folder; what cannot be looked at is refused as a file, with the reason."""
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False


def _inside(folder_path: Path, answers: Answers, vault_path: Path) -> Iterator[Offered | Refused]:
    unreadable: list[OSError] = []
    for folder, subfolders, names in os.walk(folder_path, onerror=unreadable.append):
        if Path(folder).resolve().is_relative_to(vault_path):
            # It would take in its own sealed files, and those it makes of them, without end.
            subfolders.clear()
            own = Path(folder)
            yield Refused(path=own, error=SourceIsSpecialError(name=files.display_name(own)))
            continue
        subfolders.sort()
        linked = [name for name in subfolders if Path(folder, name).is_symlink()]
        for name in sorted([*names, *linked]):
            yield Offered(path=Path(folder, name), answers=answers)
    for problem in unreadable:
        path = Path(os.fsdecode(problem.filename or folder_path))
        yield Refused(
            path=path,
            error=SourceUnreadableError(
                name=files.display_name(path), reason=problem.strerror or str(problem)
            ),
        )


def held(vault: Vault) -> tuple[Item, ...]:
    """Return the items whose bytes are in the vault."""
    return tuple(item for item in vault.items() if item.status is ItemStatus.HELD)
