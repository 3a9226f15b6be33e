"""Show a case of 10,000 pieces soon after the password, in little memory, and scroll it smoothly.

Five things are measured, each in a fresh process of the real window without a screen: from the
password to a painted list that can be read and pressed, against what deriving the key costs alone;
the longest turn of the event loop from then until every piece is in it, against a plain list; the
memory of the process that shows the list, against one with an empty window; what a frame costs
while the list is scrolled, and the longest turn meanwhile, against a plain list of as many lines.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from loads import CLOCK, PASSPHRASE, Options, main, say, scratch_folder, vault_of_messages
from measuring import HONEST, Gate, Outcome, Rounds, alternate, best, repeat
from window import Child

from evidence_kit.store import Vault, unlock
from evidence_kit.ui.leaving import PAGE_DRAFT

LIST_BENCH = "password to list"
ALLOWED_S = 0.3
"""What may come on top of deriving the key."""
BUILDS_ALL = "every page of a case made first"
WAITS_FOR_ALL = "the first pieces wait for the last"
LIST_TWINS = {BUILDS_ALL: "large-list-builds-all", WAITS_FOR_ALL: "large-list-waits-for-all"}

FILL_BENCH = "longest turn while the list fills"
FILL_GATE = Gate(minimum_ratio=0, maximum=50)
WORDS_ALL = "every row worded when it comes"
FILL_TWINS = {WORDS_ALL: "large-fill-words-all"}

MEMORY_BENCH = "memory of the window"
MEMORY_GATE = Gate(minimum_ratio=1 / 2.5)
KEEPS_PICTURES = "a small picture kept of a thousand rows"
MEMORY_TWINS = {KEEPS_PICTURES: "large-memory-pictures"}

FRAME_BENCH = "frame while scrolling"
FRAME_GATE = Gate(minimum_ratio=0, maximum=20)
"""Fifty frames a second, in milliseconds of the window's own work."""
DRAWS_UNSEEN = "150 unseen pieces drawn for each frame"
FRAME_TWINS = {DRAWS_UNSEEN: "large-frame-draws-unseen"}

TURN_BENCH = "longest turn while scrolling"
TURN_GATE = Gate(minimum_ratio=0, maximum=50)
TURN_TWINS = {DRAWS_UNSEEN: "large-turn-draws-unseen"}

_FULL_COUNT, _QUICK_COUNT = 10_000, 1000
_ROUNDS = 5


def outcomes(options: Options) -> Iterator[Outcome]:
    """Yield the outcome of each variant of the five."""
    count = _QUICK_COUNT if options.is_quick else _FULL_COUNT
    with scratch_folder(options.scratch_path) as folder_path:
        vault_path = folder_path / "vault"
        vault_of_messages(vault_path, count)
        with Vault.open(vault_path, PASSPHRASE, clock=CLOCK) as vault:
            # Where it is opened the next time: nothing is pressed between password and list.
            vault.save_draft(PAGE_DRAFT, "evidence")
        child = Child(folder_path=folder_path)
        for variant in options.variants(LIST_TWINS):
            say(f"{LIST_BENCH}, {count} items, {variant}")
            yield _list(child, vault_path, variant)
        for variant in options.variants(FILL_TWINS):
            say(f"{FILL_BENCH}, {count} items, {variant}")
            work = FILL_TWINS.get(variant, "large-fill")
            found = _against(child, vault_path, "large-turn-plain", work)
            yield found.outcome(FILL_BENCH, variant, FILL_GATE, unit="ms", scale=1000)
        for variant in options.variants(MEMORY_TWINS):
            say(f"{MEMORY_BENCH}, {count} items, {variant}")
            found = _against(
                child, vault_path, "large-memory-empty", MEMORY_TWINS.get(variant, "large-memory")
            )
            yield found.outcome(MEMORY_BENCH, variant, MEMORY_GATE, unit="MB", scale=1 / 1_000_000)
        for bench, gate, twins, work in (
            (FRAME_BENCH, FRAME_GATE, FRAME_TWINS, "large-frame"),
            (TURN_BENCH, TURN_GATE, TURN_TWINS, "large-turn"),
        ):
            for variant in options.variants(twins):
                say(f"{bench}, {count} items, {variant}")
                found = _against(child, vault_path, f"{work}-plain", twins.get(variant, work))
                yield found.outcome(bench, variant, gate, unit="ms", scale=1000)


def _list(child: Child, vault_path: Path, variant: str) -> Outcome:
    work = "large-list" if variant == HONEST else LIST_TWINS[variant]
    child.answered(work, str(vault_path), PASSPHRASE)
    found = repeat(
        lambda number: alternate(
            number,
            1,
            lambda _part: _derived(vault_path),
            lambda _part: child.answered(work, str(vault_path), PASSPHRASE),
        ),
        most=_ROUNDS,
    )
    floor_s = best(found.floor)
    gate = Gate(minimum_ratio=floor_s / (floor_s + ALLOWED_S), maximum=(floor_s + ALLOWED_S) * 1000)
    return found.outcome(LIST_BENCH, variant, gate, unit="ms", scale=1000)


def _derived(vault_path: Path) -> float:
    """Return how long it takes to get from the password to the vault's key, and no further."""
    began = time.perf_counter()
    unlock(vault_path, PASSPHRASE)
    return time.perf_counter() - began


def _against(child: Child, vault_path: Path, floor: str, work: str) -> Rounds:
    return repeat(
        lambda number: alternate(
            number,
            1,
            lambda _part: child.answered(floor, str(vault_path), PASSPHRASE),
            lambda _part: child.answered(work, str(vault_path), PASSPHRASE),
        ),
        most=_ROUNDS,
    )


if __name__ == "__main__":
    sys.exit(main(__doc__ or LIST_BENCH, outcomes))
