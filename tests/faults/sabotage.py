"""Ways to break the vault's promises, done to the program inside one child of a fault bench.

A bench that does not find what these lose is worthless. Each replaces one named part before the
work begins; nothing in the program itself knows of them.
"""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evidence_kit import files
from evidence_kit.progress import silent
from evidence_kit.store import (
    backup_writing,
    connection,
    deleting,
    header,
    imports,
    reading_back,
    rekeying,
)
from evidence_kit.store.session import Session
from tests.faults.telling import Tell
from tests.faults.verifying import QUICK_SETTINGS

_SQLITES_OWN: dict[str, tuple[str, str | int]] = {
    "locking_mode": ("NORMAL", "normal"),
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("FULL", 2),
}


def use_the_settings_of_sqlite(_tell: Tell) -> None:
    """A commit is the removal of a file, and nobody makes sure that the removal is durable."""
    connection._SETTINGS = tuple(
        (name, *_SQLITES_OWN.get(name, (value, expected)))
        for name, value, expected in QUICK_SETTINGS
    )


def skip_the_sync_of_folders(_tell: Tell) -> None:
    """The bytes of a file are on the medium, its name is not."""
    files.sync_folder = lambda _path: None


def skip_the_sync_of_files(_tell: Tell) -> None:
    """A file has its name before its bytes are on the medium."""
    files.sync = lambda _descriptor: None


def acknowledge_before_the_commit(tell: Tell) -> None:
    """Say that items are saved when their files are, before they have rows."""
    commit = imports.ImportGroup.commit

    def commit_late(group: imports.ImportGroup) -> tuple[imports.Imported, ...]:
        for each in group._taken:
            if isinstance(each, imports._Fresh):
                tell.saved(f"item/{each.new.original_name}", str(each.sealed.sha256))
        return commit(group)

    imports.ImportGroup.commit = commit_late


def skip_the_reading_back(_tell: Tell) -> None:
    """Believe the system that what was written is there."""
    reading_back.require_read_back = lambda *_arguments: None


def commit_what_is_not_proven(_tell: Tell) -> None:
    """Give files their rows while nobody knows whether they reached the medium."""
    imports.ImportGroup._require_proven = lambda _group: None


def write_the_header_before_the_database(_tell: Tell) -> None:
    """A new key's header takes the place of the old one while the database is still the old one."""
    prepare = rekeying.prepare

    def prepare_and_write(session: Session, *arguments: Any, **more: Any) -> rekeying.Prepared:
        prepared = prepare(session, *arguments, **more)
        fresh = prepared.unlocked
        header.write(session.path, fresh.header, fresh.vault_key)
        return prepared

    rekeying.prepare = prepare_and_write


def name_a_backup_unread(_tell: Tell) -> None:
    """Believe the system that a backup is on its medium."""
    backup_writing._Writing._read_back = lambda _writing: None


def delete_the_files_before_the_keys(_tell: Tell) -> None:
    """Begin a deletion with what the keys open, and end it with them."""
    destroy_keys, remove_rest = deleting.destroy_keys, deleting.remove_rest

    def remove_first(path: Path, lock_descriptor: int, **_report: object) -> deleting.Removed:
        count = deleting._remove_sealed(path, silent)
        destroy_keys(path)
        return dataclasses.replace(remove_rest(path, lock_descriptor), files=count)

    deleting.destroy_keys = lambda _path: None
    deleting.remove_rest = remove_first


def forget_why_the_system_refused(_tell: Tell) -> None:
    """Hand on what SQLite says, which calls a used-up share of a disk a fault of it."""
    connection._last_refusal = lambda: 0


SABOTAGES: dict[str, Callable[[Tell], None]] = {
    each.__name__: each
    for each in (
        use_the_settings_of_sqlite,
        skip_the_sync_of_folders,
        skip_the_sync_of_files,
        acknowledge_before_the_commit,
        skip_the_reading_back,
        commit_what_is_not_proven,
        write_the_header_before_the_database,
        name_a_backup_unread,
        delete_the_files_before_the_keys,
        forget_why_the_system_refused,
    )
}
"""By the name under which a bench is told to do it."""
