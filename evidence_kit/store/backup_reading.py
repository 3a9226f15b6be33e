"""Read a one-file backup as far as it goes, and say where it is damaged.

Nothing is written here. The rules are: the index is believed when it is whole, else every piece is
looked for by its own head; no byte is given out that is not what its digest says; whatever is
wrong is named with its place in the file.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from evidence_kit import files
from evidence_kit.errors import BackupTooNewError, NotABackupError
from evidence_kit.model import Finding, Verdict
from evidence_kit.store import backup_format
from evidence_kit.store.backup_format import (
    BrokenBytesError,
    IndexedPiece,
    NewerBytesError,
    SealedIndex,
)

_SEARCHED_BYTES = 1 << 20
_LONGEST_START_BYTES = (
    backup_format.PIECE_START_BYTES
    + backup_format.LONGEST_HEAD_BYTES
    + hashlib.sha256().digest_size
)


class PieceState(StrEnum):
    """What became of one piece."""

    WHOLE = "whole"
    HEAD_CHANGED = "head-changed"
    """Its content is what the index says; what stands before it is not."""
    CHANGED = "changed"
    CUT = "cut"
    """The file ends before it does."""
    UNREADABLE = "unreadable"
    """The medium did not give it."""

    @property
    def has_content(self) -> bool:
        """Whether its bytes are those that were backed up."""
        return self in {PieceState.WHOLE, PieceState.HEAD_CHANGED}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file of the vault, as the backup tells it."""

    name: str
    size_bytes: int
    pieces: tuple[tuple[int, IndexedPiece], ...]
    """Where in the file each begins, and the piece; without an index some may be missing."""

    @property
    def is_complete(self) -> bool:
        """Whether its pieces cover it, from the first byte to the last."""
        reached = 0
        for offset, piece in self.pieces:
            if offset != reached:
                return False
            reached += piece.size
        return bool(self.pieces) and reached == self.size_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a backup says it holds."""

    vault_id: str | None
    """``None`` where its beginning is damaged."""
    sealed_index: SealedIndex | None
    files: tuple[FoundFile, ...]
    findings: tuple[Finding, ...]
    """What is wrong with beginning, index and end; nothing about files."""

    def find(self, name: str) -> FoundFile | None:
        """Return a file by its name in the vault, or ``None``."""
        return next((each for each in self.files if each.name == name), None)


class BackupFile:
    """A backup, opened for reading; a context manager.

    Raises:
        NotABackupError: It is not there, or cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._descriptor = files.open_regular(path)
        except (OSError, ValueError) as problem:
            raise NotABackupError(path=str(path)) from problem
        # What is judged is what lies on the medium, not what was just written to it.
        files.drop_cache(self._descriptor)
        self.size_bytes = os.fstat(self._descriptor).st_size

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._descriptor)

    def survey(self) -> Survey:
        """Find out what is in it, with the index or without.

        Raises:
            NotABackupError: Nothing of a backup is in it.
            BackupTooNewError: A later version made it.
        """
        vault_id = backup_format.find_vault_id(self._read(0, backup_format.PROLOGUE_BYTES))
        findings = []
        if vault_id is None:
            findings.append(_altered("beginning of the backup", 0))
        sealed = self._indexed(findings)
        found = self._scanned() if sealed is None else _from_index(sealed)
        if vault_id is None and sealed is None and not found:
            raise NotABackupError(path=str(self.path))
        return Survey(vault_id=vault_id, sealed_index=sealed, files=found, findings=tuple(findings))

    def pieces(self, found: FoundFile) -> Iterator[tuple[PieceState, int, bytes]]:
        """Yield each piece of a file: its state, where in the backup it begins, its bytes.

        The bytes of a piece whose content is not what was backed up are never given out.
        """
        for offset, piece in found.pieces:
            head = backup_format.head_of(found.name, found.size_bytes, offset, piece)
            start = backup_format.piece_start(head)
            wanted = len(start) + piece.size
            try:
                data = self._read(piece.at, wanted)
            except OSError:
                yield PieceState.UNREADABLE, piece.at, b""
                continue
            content = data[len(start) :]
            if len(data) < wanted:
                yield PieceState.CUT, piece.at, b""
            elif hashlib.sha256(content).hexdigest() != piece.sha256:
                yield PieceState.CHANGED, piece.at, b""
            elif data[: len(start)] != start:
                yield PieceState.HEAD_CHANGED, piece.at, content
            else:
                yield PieceState.WHOLE, piece.at, content

    def _read(self, at: int, count: int) -> bytes:
        os.lseek(self._descriptor, at, os.SEEK_SET)
        parts = []
        while count and (part := os.read(self._descriptor, count)):
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _indexed(self, findings: list[Finding]) -> SealedIndex | None:
        """Return the index that the end names, and say what is wrong with either."""
        end_at = max(0, self.size_bytes - backup_format.END_BYTES)
        try:
            at = backup_format.read_end(self._read(end_at, backup_format.END_BYTES))
        except (BrokenBytesError, OSError):
            findings.append(_altered("end of the backup", end_at))
            return self._looked_for_index(findings)
        try:
            return self._index_at(min(at, end_at), end_at - min(at, end_at))
        except (BrokenBytesError, OSError):
            findings.append(_altered("index of the backup", at))
            return None

    def _looked_for_index(self, findings: list[Finding]) -> SealedIndex | None:
        """Return an index that lies somewhere without an end that names it."""
        at = self._next(backup_format.INDEX_MAGIC, backup_format.PROLOGUE_BYTES)
        while at is not None:
            try:
                return self._index_at(at, self.size_bytes - at)
            except (BrokenBytesError, OSError):
                at = self._next(backup_format.INDEX_MAGIC, at + 1)
        findings.append(
            Finding(
                subject="index of the backup",
                verdict=Verdict.MISSING,
                detail=f"the file ends at byte {self.size_bytes}",
            )
        )
        return None

    def _index_at(self, at: int, most_bytes: int) -> SealedIndex:
        length = backup_format.index_bytes(self._read(at, backup_format.INDEX_START_BYTES))
        if length > most_bytes:
            raise BrokenBytesError("cut")
        try:
            return backup_format.read_index(self._read(at, length), at)
        except NewerBytesError as problem:
            raise BackupTooNewError from problem

    def _scanned(self) -> tuple[FoundFile, ...]:
        """Look for every piece by its own head; for a backup without a whole index."""
        found: dict[tuple[str, int], dict[int, IndexedPiece]] = {}
        at: int | None = backup_format.PROLOGUE_BYTES
        content_at = 0
        while at is not None:
            try:
                start = self._read(at, _LONGEST_START_BYTES)
                start = start[: backup_format.piece_start_bytes(start)]
                head = backup_format.read_piece_start(start)
            except (BrokenBytesError, OSError):
                # A piece that is shorter than it says hides the next one: look inside it, too.
                at, content_at = self._next(backup_format.PIECE_MAGIC, content_at or at + 1), 0
                continue
            piece = IndexedPiece(at=at, sha256=head.sha256, size=head.size)
            found.setdefault((head.name, head.total), {})[head.offset] = piece
            content_at = at + len(start)
            at = content_at + head.size
        return tuple(
            FoundFile(name=name, size_bytes=total, pieces=tuple(sorted(pieces.items())))
            for (name, total), pieces in found.items()
        )

    def _next(self, magic: bytes, at: int) -> int | None:
        """Return where some bytes stand next, or ``None``."""
        while at < self.size_bytes:
            try:
                data = self._read(at, _SEARCHED_BYTES + len(magic))
            except OSError:
                data = b""
            found = data.find(magic)
            if found >= 0:
                return at + found
            at += _SEARCHED_BYTES
        return None


def findings_about(
    name: str, states: list[tuple[PieceState, int]], *, is_complete: bool
) -> tuple[Finding, ...]:
    """Say what became of one file of a backup, with the place of each damage."""
    problems = [
        Finding(
            subject=name,
            verdict=_VERDICTS[state],
            detail=_DETAILS[state].format(at=at),
        )
        for state, at in states
        if state is not PieceState.WHOLE
    ]
    if not is_complete:
        problems.append(Finding(subject=name, verdict=Verdict.MISSING, detail="not all of it"))
    return tuple(problems) or (Finding(subject=name, verdict=Verdict.INTACT),)


_VERDICTS = {
    PieceState.WHOLE: Verdict.INTACT,
    PieceState.HEAD_CHANGED: Verdict.ALTERED,
    PieceState.CHANGED: Verdict.ALTERED,
    PieceState.CUT: Verdict.MISSING,
    PieceState.UNREADABLE: Verdict.UNREADABLE,
}

_DETAILS = {
    PieceState.HEAD_CHANGED: "what stands before its content at byte {at}; its content is whole",
    PieceState.CHANGED: "the piece at byte {at}",
    PieceState.CUT: "the backup ends inside or before the piece at byte {at}",
    PieceState.UNREADABLE: "the medium does not give the piece at byte {at}",
}


def _altered(subject: str, at: int) -> Finding:
    return Finding(subject=subject, verdict=Verdict.ALTERED, detail=f"at byte {at}")


def _from_index(sealed: SealedIndex) -> tuple[FoundFile, ...]:
    found = []
    for each in sealed.index.files:
        offset = 0
        pieces = []
        for piece in each.pieces:
            pieces.append((offset, piece))
            offset += piece.size
        found.append(FoundFile(name=each.name, size_bytes=each.size, pieces=tuple(pieces)))
    return tuple(found)
