"""What every bench starts from: its arguments, a folder of its own, files to keep, a real vault."""

import argparse
import json
import os
import secrets
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from measuring import HONEST, Outcome, table

from evidence_kit.casework.facts import PaymentSaid, record_payment
from evidence_kit.clock import SystemClock
from evidence_kit.intake.importing import Answers, import_text
from evidence_kit.keys import KdfParameters
from evidence_kit.model import (
    AgeInPicture,
    Ages,
    Case,
    Event,
    PaymentStatus,
    Provenance,
    Route,
)
from evidence_kit.store import Vault, new_case_id

PASSPHRASE = "a passphrase for benches alone"  # noqa: S105 - it protects random bytes
KDF = KdfParameters(memory_kib=64 * 1024, iterations=1, lanes=4)
"""The least the header accepts: deriving the key is no part of what is measured."""

CLOCK = SystemClock()
ANSWERS = Answers(
    route=Route.COMMAND_LINE,
    provenance=Provenance(
        device="my phone",
        how="screenshot taken by me",
        shows="the first message of that evening, with the account's name",
        app="the app's chat",
        seen_at_text="Friday evening",
    ),
)
SCRATCH_PATH = Path("build/bench")

_FIRST_AT = datetime(2026, 1, 1, tzinfo=UTC)
_PIECE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a bench was asked to run."""

    scratch_path: Path
    is_quick: bool
    """A smaller load and fewer rounds, to try the bench out."""
    wants_honest: bool
    wants_twins: bool

    def variants(self, twins: Iterable[str]) -> tuple[str, ...]:
        """Return which variants to run, the program as it is before its twins."""
        honest = (HONEST,) if self.wants_honest else ()
        return (*honest, *twins) if self.wants_twins else honest


def main(description: str, outcomes: Callable[[Options], Iterator[Outcome]]) -> int:
    """Run one bench by its arguments; returns the exit status, 1 when a gate or a twin failed."""
    parser = argument_parser(description)
    parser.add_argument("--sabotage", action="store_true", help="run the slowed twins instead")
    parser.add_argument("--all", action="store_true", help="run the program and its twins")
    parser.add_argument("--json", action="store_true", help="print one JSON document per line")
    arguments = parser.parse_args()
    clean_up_when_stopped()
    options = Options(
        scratch_path=arguments.scratch,
        is_quick=arguments.quick,
        wants_honest=not arguments.sabotage,
        wants_twins=arguments.sabotage or arguments.all,
    )
    found = []
    for outcome in outcomes(options):
        found.append(outcome)
        if arguments.json:
            print(json.dumps(asdict(outcome)), flush=True)
    if arguments.json:
        # Whoever reads the documents judges them; any other status means that some are missing.
        return 0
    print(table(found))
    return int(any(outcome.verdict.is_bad for outcome in found))


def clean_up_when_stopped() -> None:
    """Let a request to end be an exception, so that what was written is removed on the way out."""
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))


def argument_parser(description: str) -> argparse.ArgumentParser:
    """Return a parser for the arguments that all scripts here share."""
    parser = argparse.ArgumentParser(description=description.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a small load, to try it out")
    parser.add_argument(
        "--scratch",
        type=Path,
        default=SCRATCH_PATH,
        help="where to write; on the disk that is to be measured (default: %(default)s)",
    )
    return parser


@contextmanager
def scratch_folder(parent_path: Path) -> Iterator[Path]:
    """Make a folder that only this run uses, and remove it with everything in it."""
    has_parent = parent_path.exists()
    path = parent_path.absolute() / f"run-{secrets.token_hex(4)}"
    path.mkdir(parents=True)
    try:
        yield path
    finally:
        shutil.rmtree(path)
        if not has_parent and not any(parent_path.iterdir()):
            parent_path.rmdir()


def empty(folder_path: Path) -> None:
    """Give back the room that the files under a folder take, but keep their names.

    For some minutes ext4 passes over the numbers of removed files, one by one, whenever it makes a
    new one: a thousand files removed after one round would slow down the next.
    """
    for path in folder_path.rglob("*"):
        if path.is_file():
            os.truncate(path, 0)


def say(text: str) -> None:
    """Tell whoever waits what is being done."""
    print(text, file=sys.stderr, flush=True)


def random_file(path: Path, size_bytes: int) -> Path:
    """Write a file that nothing can compress, in pieces, and sync it."""
    with path.open("xb") as file:
        for start in range(0, size_bytes, _PIECE_BYTES):
            file.write(os.urandom(min(_PIECE_BYTES, size_bytes - start)))
        file.flush()
        os.fsync(file.fileno())
    return path


def new_vault(path: Path) -> Vault:
    """Make a real vault for an adult's case, under the cheapest key derivation it accepts."""
    case = Case(
        id=new_case_id(),
        reference="EK-2026-000000",
        created_at=CLOCK.now(),
        created_offset_minutes=CLOCK.offset_minutes(),
        ages=Ages(now=30, in_picture=AgeInPicture.ADULT),
        country="GB-SCT",
        language="en",
        initials="EX",
    )
    return Vault.create(path, case, PASSPHRASE, clock=CLOCK, kdf=KDF)


def vault_of_messages(path: Path, count: int) -> None:
    """Make a vault that holds so many pasted messages, every tenth in another alphabet."""
    started = time.perf_counter()
    with new_vault(path) as vault:
        for number in range(count):
            words = "Tečaj: plačaj do petka" if number % 10 else "Заплати до пятницы, иначе всем"
            text = (
                f"Message {number}: you have until tomorrow. {words}. https://example.com/{number}"
            )
            import_text(vault, text, "pasted", ANSWERS)
    say(f"{count} items made in {time.perf_counter() - started:.0f} s")


def vault_of_facts(path: Path, count: int) -> None:
    """Make a vault in which so much is said to have happened, an hour apart; every tenth paid."""
    with new_vault(path) as vault:
        for number in range(count):
            at = _FIRST_AT + timedelta(hours=number)
            if number % 10:
                fact = Event(
                    number=0,
                    at_text=at.isoformat(),
                    at=at,
                    text=f"Message {number}: I have until tomorrow, or all my friends will see it.",
                    item_id=None,
                    recorded_at=at,
                )
                vault.record(fact)
            else:
                paid = PaymentSaid(
                    status=PaymentStatus.MADE,
                    method="paypal",
                    amount="50",
                    currency="EUR",
                    at_text=at.isoformat(),
                )
                record_payment(vault, paid)


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work took, begun with nothing left to write from before it."""
    os.sync()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
