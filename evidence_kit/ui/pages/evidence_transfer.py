"""Taking in, as one value: what became of each file so far.

The rules are: *saved and verified* stands only where the vault process told a file as saved, which
it does after the file was stored, read back and hashed; every file that was offered keeps a row
with its name and what became of it; counts are real or absent.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from evidence_kit.errors import CancelledError
from evidence_kit.messages import FileRefused, FileSaved, Problem
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.pages.evidence_question import Offered


class RowState(StrEnum):
    """Where one file stands."""

    WAITING = "waiting"
    COPYING = "copying"
    READING_BACK = "reading-back"
    SAVED = "saved"
    HELD_ALREADY = "held-already"
    """The same bytes were kept before."""
    REFUSED = "refused"
    NOT_REACHED = "not-reached"
    """The work ended before this file: nothing was read of it."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to this file."""
        return self not in _OPEN

    @property
    def is_kept(self) -> bool:
        """Whether its bytes are in the vault, read back and hashed."""
        return self in {RowState.SAVED, RowState.HELD_ALREADY}


_OPEN = frozenset({RowState.WAITING, RowState.COPYING, RowState.READING_BACK})
"""Asked for each of thousands of files, many times a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One file, and what became of it."""

    name: str
    """Untrusted text."""
    path: str = ""
    state: RowState = RowState.WAITING
    done_bytes: int = 0
    total_bytes: int | None = None
    label: str = ""
    """The number it got."""
    is_intimate: bool = False
    problem: Problem | None = None
    is_folder: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """All that is taken in together."""

    rows: tuple[Row, ...]
    is_over: bool = False
    is_stopping: bool = False
    """The person asked to stop; what is finished stays."""
    problem: Problem | None = None
    """Why the work as a whole ended early; ``None`` when it did not."""
    first_open: int = 0
    """Every row before this one is over; files are told in the order they were offered."""

    @classmethod
    def of(cls, taken: tuple[Offered, ...]) -> Self:
        """Begin with everything waiting."""
        return cls(
            rows=tuple(
                Row(
                    name=each.name,
                    path=each.path,
                    total_bytes=each.size_bytes,
                    is_folder=each.is_folder,
                )
                for each in taken
            )
        )

    @property
    def amount(self) -> tuple[int, int]:
        """How much is done of how much: bytes where every size is known, else files."""
        done = total = 0
        for row in self.rows:
            if row.total_bytes is None:
                return self.over_count, len(self.rows)
            total += row.total_bytes
            done += row.done_bytes if row.state in _OPEN else row.total_bytes
        return done, total

    def moved(self, progress: Progress) -> Self:
        """Return it after a file's copying went on."""
        if progress.stage is not Stage.IMPORTING:
            return self
        at = self._find(progress.name)
        if at is None:
            return self
        is_copied = progress.total is not None and progress.done >= progress.total
        row = self.rows[at]
        # A folder's row stands for all its files, so it never shows one file's bytes as its own.
        state = RowState.READING_BACK if is_copied and not row.is_folder else RowState.COPYING
        return self._with(
            at,
            replace(
                row,
                state=state,
                done_bytes=0 if row.is_folder else progress.done,
                total_bytes=None if row.is_folder else progress.total,
            ),
        )

    def told(self, part: FileSaved | FileRefused) -> Self:
        """Return it after a file was saved or refused."""
        finished = _finished(part)
        at = self._find_path(finished.path, finished.name)
        if at is None:
            return replace(self, rows=(*self.rows, finished))
        row = self.rows[at]
        if row.is_folder and row.path != finished.path:
            return self._with(at, finished, row)
        return self._with(at, replace(finished, path=row.path, total_bytes=row.total_bytes))

    def finished(self) -> Self:
        """Return it after everything was dealt with; folders are replaced by what was in them."""
        rows = tuple(row for row in self.rows if not row.is_folder or row.state.is_over)
        return replace(self, rows=rows, is_over=True)

    def broken_off(self, problem: Problem) -> Self:
        """Return it after the work as a whole ended early; what was saved stays saved."""
        rows = tuple(
            row if row.state.is_over else replace(row, state=RowState.NOT_REACHED)
            for row in self.rows
        )
        return replace(self, rows=rows, is_over=True, problem=problem)

    def stopping(self) -> Self:
        """Return it after the person asked to stop."""
        return replace(self, is_stopping=True)

    @property
    def was_stopped(self) -> bool:
        """Whether it ended because the person asked for it."""
        return self.problem is not None and self.problem.code == CancelledError.code

    @property
    def kept(self) -> tuple[Row, ...]:
        """The files whose bytes are in the vault, read back and hashed."""
        return tuple(row for row in self.rows if row.state.is_kept)

    @property
    def not_kept(self) -> tuple[Row, ...]:
        """The files that are where they were and not in the vault."""
        return tuple(
            row for row in self.rows if row.state in {RowState.REFUSED, RowState.NOT_REACHED}
        )

    @property
    def not_reached(self) -> tuple[Row, ...]:
        """The files that nothing was read of."""
        return tuple(row for row in self.rows if row.state is RowState.NOT_REACHED)

    @property
    def over_count(self) -> int:
        """How many files are dealt with."""
        return sum(row.state not in _OPEN for row in self.rows)

    def _find(self, name: str) -> int | None:
        """Return the open row of this name; else that of the folder it may lie in."""
        return self._first(lambda row: row.name == name and not row.is_folder)

    def _find_path(self, path: str, name: str) -> int | None:
        exact = self._first(lambda row: row.path == path) if path else None
        if exact is not None and self.rows[exact].path == path:
            return exact
        return self._find(name)

    def _first(self, is_meant: Callable[[Row], bool]) -> int | None:
        folder = None
        for at in range(self.first_open, len(self.rows)):
            row = self.rows[at]
            if row.state.is_over:
                continue
            if is_meant(row):
                return at
            if folder is None and row.is_folder:
                folder = at
        return folder

    def _with(self, at: int, *rows: Row) -> Self:
        """Put rows in the place of one."""
        changed = (*self.rows[:at], *rows, *self.rows[at + 1 :])
        first_open = self.first_open
        while first_open < len(changed) and changed[first_open].state.is_over:
            first_open += 1
        return replace(self, rows=changed, first_open=first_open)


def _finished(part: FileSaved | FileRefused) -> Row:
    match part:
        case FileSaved():
            return Row(
                name=part.name,
                state=RowState.HELD_ALREADY if part.is_duplicate else RowState.SAVED,
                done_bytes=part.item.size_bytes,
                total_bytes=part.item.size_bytes,
                label=part.item.label,
            )
        case FileRefused():
            return Row(name=part.name, path=part.path, state=RowState.REFUSED, problem=part.problem)
