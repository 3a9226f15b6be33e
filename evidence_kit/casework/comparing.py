"""Are two copies of a vault still one history? What they share, and where they parted.

A vault that was copied can be written in twice. Neither copy shows it by itself: each is sound. It
shows when they meet, or when one meets a package that the other made, because every entry of the
ledger pins all entries before it. The rules are:

* Compared are the chains alone; where entry *n* has the same hash, everything up to it is the same.
* Making a copy, checking, restoring and moving leave entries that say nothing of the case. Where
  one side has only such entries alone, nothing parted: the other one goes on.
* Which of two histories is the true one is not said: nobody can tell from here.
* Nothing in the other copy, or in the package, is changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from evidence_kit import canonical
from evidence_kit.clock import from_utc_text
from evidence_kit.errors import NotAPackageError
from evidence_kit.handover.contents import open_contents
from evidence_kit.handover.custody_log import CUSTODY_LOG_NAME, MAX_LOG_BYTES, check_log
from evidence_kit.messages import Relation
from evidence_kit.model import Action, LedgerEntry, Verdict
from evidence_kit.progress import Cancel
from evidence_kit.store import Vault

_OF_COPIES = frozenset({Action.BACKED_UP, Action.CHECKED, Action.RESTORED, Action.MOVED})
"""Entries about a copy of the vault, and none about what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry of a history, as far as it speaks."""

    n: int
    chain: str
    at: datetime | None
    """``None`` where the package does not disclose the entry."""
    action: str
    """"" where the package does not disclose it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two histories share, and what each has alone."""

    relation: Relation
    common: int
    """The last entry that is the same in both; 0 for none."""
    here: tuple[Line, ...]
    """Entries that this vault has alone."""
    there: tuple[Line, ...]
    """Entries that the other one has alone."""

    @property
    def brought_here(self) -> tuple[Line, ...]:
        """Where this one was restored from a backup, or moved, after the last shared entry."""
        return tuple(filter(_is_brought, self.here))

    @property
    def brought_there(self) -> tuple[Line, ...]:
        """Where the other one was."""
        return tuple(filter(_is_brought, self.there))


def compare_with(vault: Vault, other_path: Path, secret: str) -> Comparison:
    """Compare an open vault with another copy of it, or with a package made from one.

    Args:
        vault: The open vault.
        other_path: A vault's folder, or a package as folder or ZIP.
        secret: What opens the other vault; a package needs none.

    Raises:
        NotAPackageError: It is neither, or the package's own log does not hold together.
        VaultError: The other vault does not open, or somebody has it open.
        SourceError: It cannot be read.
        StorageError: The medium refused the copy that is read from.
    """
    ours = tuple(map(_line, vault.ledger()))
    if any((other_path / name).exists() for name in ("header.a", "header.b")):
        theirs = tuple(map(_line, vault.read_ledger_of(other_path, secret).entries))
    else:
        theirs = tuple(_package_lines(other_path))
    return compared(ours, theirs)


def compared(ours: tuple[Line, ...], theirs: tuple[Line, ...]) -> Comparison:
    """Compare two histories, each in order from its first entry."""
    common = 0
    for mine, other in zip(ours, theirs, strict=False):
        if (mine.n, mine.chain) != (other.n, other.chain):
            break
        common = mine.n
    here, there = ours[common:], theirs[common:]
    return Comparison(
        relation=_relation(common, here, there), common=common, here=here, there=there
    )


def _relation(common: int, here: tuple[Line, ...], there: tuple[Line, ...]) -> Relation:
    if not common:
        return Relation.UNRELATED
    match (_says_more(here), _says_more(there)):
        case (True, True):
            return Relation.PARTED
        case (True, False):
            return Relation.AHEAD
        case (False, True):
            return Relation.BEHIND
        case _ if bool(here) is bool(there):
            return Relation.SAME
        case _:
            return Relation.AHEAD if here else Relation.BEHIND


def _says_more(lines: tuple[Line, ...]) -> bool:
    # What a package does not disclose may be anything, so it counts.
    return any(line.action not in _OF_COPIES for line in lines)


def _is_brought(line: Line) -> bool:
    return line.action in {Action.RESTORED, Action.MOVED}


def _line(entry: LedgerEntry) -> Line:
    return Line(n=entry.n, chain=entry.chain, at=entry.at, action=entry.action.value)


def _package_lines(path: Path) -> Iterator[Line]:
    with open_contents(path) as contents:
        if CUSTODY_LOG_NAME not in contents.entries:
            raise NotAPackageError(path=str(path), reason="it holds no custody log")
        data = bytearray()
        try:
            for piece in contents.read(CUSTODY_LOG_NAME):
                data += piece
                if len(data) > MAX_LOG_BYTES:
                    raise NotAPackageError(path=str(path), reason="its custody log is too large")
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise NotAPackageError(path=str(path), reason=reason) from problem
    checked = check_log(bytes(data), Cancel())
    if checked.verdict is not Verdict.INTACT:
        # What does not hold together proves nothing about anybody's history.
        raise NotAPackageError(path=str(path), reason=checked.reason)
    for line in bytes(data).splitlines():
        read = canonical.decode(line)
        told: dict[str, Any] = read.get("entry", {})
        yield Line(
            n=read["n"],
            chain=read["chain"],
            at=from_utc_text(told["at"]) if "at" in told else None,
            action=str(told.get("action", "")),
        )
