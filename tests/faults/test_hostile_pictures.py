"""The decoder against pictures made to hurt: thousands of them, and a twin for each lock.

In each batch nothing may happen but a picture or a recorded reason: the process that asks goes on,
no decoder is left, none had more memory or time than it is given, and each says which locks held.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from evidence_kit.sandbox.decoding import REASON_WORDS
from tests.conftest import Count
from tests.fakes import ROOT_PATH
from tests.faults.hostile_pictures import bombs, hostile
from tests.faults.picture_batch import CAN_LOCK, TWINS

DEEP_BATCHES = 5
DEEP_COUNT = 4_000

full_locks_only = pytest.mark.skipif(not CAN_LOCK, reason="all locks exist on Linux on x86-64 only")


def run_batch(*arguments: object) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.picture_batch", *map(str, arguments)],
        cwd=ROOT_PATH,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_hostile_pictures_are_shown_or_refused_and_hurt_nobody(count: Count) -> None:
    found = run_batch(50, 20_261_121)
    count("hostile pictures", 50, found["problems"])

    assert found["problems"] == []
    assert sum(found["outcomes"].values()) == 50
    assert found["outcomes"].keys() <= {"shown", *(reason.value for reason in REASON_WORDS)}
    assert {"shown", "damaged", "too-large", "not-a-picture"} <= found["outcomes"].keys()


@pytest.mark.deep
@pytest.mark.timeout(3_500)
@pytest.mark.parametrize("seed", range(DEEP_BATCHES))
def test_thousands_of_hostile_pictures_are_shown_or_refused(seed: int, count: Count) -> None:
    found = run_batch(DEEP_COUNT, seed)
    count("hostile pictures", DEEP_COUNT, found["problems"])

    assert found["problems"] == []
    assert sum(found["outcomes"].values()) == DEEP_COUNT


@full_locks_only
@pytest.mark.parametrize(
    ("twin", "words"),
    [("without-locks", "MiB"), ("without-an-end", "timed-out"), ("not-an-answer", "wrong-answer")],
)
def test_a_decoder_without_its_limits_is_caught(
    twin: str, words: str, record_property: Callable[[str, object], None]
) -> None:
    found = run_batch(1, 1, twin)
    record_property("twin", ["decoders without limits", bool(found["problems"])])

    assert any(words in problem for problem in found["problems"]), found
    assert twin in TWINS


def test_the_same_seed_makes_the_same_pictures() -> None:
    assert list(hostile(12, 7)) == list(hostile(12, 7))
    assert len(dict(bombs())) == 18
