"""A vault's life in plain values: what it should hold, what it holds, and the cuts it survives."""

import dataclasses
import hashlib
import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from typing_extensions import override

from evidence_kit import files
from evidence_kit.model import Item, ItemId, ItemStatus
from evidence_kit.store import Vault, blobs, reading_back
from evidence_kit.store.connection import Database
from tests.replacing import replaced


class Cut(BaseException):
    """The process is gone; nothing that would tidy up counts any more."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """What must be known of an item."""

    name: str
    status: str
    sensitivity: str
    shows: str
    why: str = ""
    data: bytes | None = None
    """Its bytes, while it is held."""
    has_preview: bool = False


@dataclass(frozen=True, kw_only=True)
class Life:
    """Everything that must be there, by number or name; no ids, no digests, no keys."""

    pieces: dict[int, Piece] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    """What standing facts say, by name."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many facts of a kind there ever were."""
    statement: str = ""
    drafts: dict[str, str] = field(default_factory=dict)
    steps: dict[str, str] = field(default_factory=dict)
    exports: int = 0
    country: str = ""

    def but(self, **changes: Any) -> "Life":
        return dataclasses.replace(self, **changes)

    def with_piece(self, number: int, piece: Piece) -> "Life":
        return self.but(pieces={**self.pieces, number: piece})

    def holding(self, data: bytes) -> int | None:
        """Return the number of the held item with these bytes."""
        return next((n for n, each in self.pieces.items() if each.data == data), None)


def seen_in(vault: Vault, counts: dict[str, int]) -> Life:
    """Return what an open vault holds."""
    found = vault.case_file()
    pictures = set(found.pictures)
    standing = {
        "identifier": found.identifiers,
        "payment": found.payments,
        "event": found.events,
        "removal": found.removals,
    }
    return Life(
        pieces={item.number: _piece(vault, item, item.id in pictures) for item in found.items},
        facts={
            f"{kind}/{fact.number}": words_of(fact)
            for kind, facts in standing.items()
            for fact in facts
        },
        counts=counts,
        statement="" if found.statement is None else found.statement.facts,
        drafts=vault.drafts(),
        steps={name: state.value for name, state in vault.steps().items()},
        exports=len(vault.exports()),
        country=found.case.country,
    )


def words_of(fact: Any) -> str:
    """Return what a fact says, without what the vault fills in."""
    return repr(dataclasses.replace(fact, number=0, recorded_at=None))


def _piece(vault: Vault, item: Item, has_preview: bool) -> Piece:  # noqa: FBT001 - one caller
    is_held = item.status is ItemStatus.HELD
    return Piece(
        name=item.original_name,
        status=item.status.value,
        sensitivity=item.sensitivity.value,
        shows=item.provenance.shows,
        why=item.withdrawn_why,
        data=b"".join(vault.read_item(item)) if is_held else None,
        has_preview=has_preview,
    )


class Knife:
    """Ends the process at its n-th call that touches the medium, and keeps the folder as it is."""

    CALLS = ("create_new", "write_all", "sync", "sync_folder", "open_for_overwriting")

    def __init__(self, folder_path: Path, copy_path: Path, at: int) -> None:
        self._folder_path = folder_path
        self._copy_path = copy_path
        self._left = at

    def guarded(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def call(*values: Any, **named: Any) -> Any:
            self._left -= 1
            if self._left == 0:
                # Before anything is tidied up: whoever is killed tidies nothing.
                shutil.copytree(self._folder_path, self._copy_path)
                raise Cut
            return work(*values, **named)

        return call


@contextmanager
def cut_at(folder_path: Path, copy_path: Path, at: int) -> Iterator[None]:
    """Run what is inside until its n-th call that touches the medium."""
    knife = Knife(folder_path, copy_path, at)
    with ExitStack() as guards:
        for name in Knife.CALLS:
            guards.enter_context(replaced(files, name, knife.guarded(getattr(files, name))))
        guards.enter_context(replaced(Database, "run", knife.guarded(Database.run)))
        yield


class InTurn(reading_back._Prover):
    """Proves at once what a thread would prove meanwhile."""

    @override
    def start(self) -> None:
        self.run()

    @override
    def join(self, timeout: float | None = None) -> None:
        pass


@contextmanager
def nothing_left_to_chance() -> Iterator[None]:
    """Let the same life go the same way twice, or Hypothesis cannot search nor shrink.

    The n-th call is another one whenever a thread is faster, or a random name falls on a shelf that
    stands already; and files that no row names come back in the order of their names.
    """
    numbers = itertools.count()

    def next_id() -> ItemId:
        return ItemId(hashlib.sha256(b"%d" % next(numbers)).hexdigest()[:32])

    with replaced(blobs, "new_id", next_id), replaced(reading_back, "_Prover", InTurn):
        yield
