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
from tests.standing_by import IS_POSSIBLE

QUICK_COUNT = 50
DEEP_BATCHES = 5
DEEP_COUNT = 4_000

full_locks_only = pytest.mark.skipif(not CAN_LOCK, reason="all locks exist on Linux on x86-64 only")
where_one_is_forked = pytest.mark.skipif(
    not IS_POSSIBLE, reason="decoders are forked on Linux only"
)


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


@pytest.fixture(scope="module")
def quick() -> dict[str, Any]:
    """What became of a few pictures, each in a decoder that was started as the program does it."""
    return run_batch("started", QUICK_COUNT, 20_261_121)


def test_hostile_pictures_are_shown_or_refused_and_hurt_nobody(
    quick: dict[str, Any], count: Count
) -> None:
    count("hostile pictures", QUICK_COUNT, quick["problems"])

    assert quick["problems"] == []
    assert sum(quick["outcomes"].values()) == QUICK_COUNT
    assert quick["outcomes"].keys() <= {"shown", *(reason.value for reason in REASON_WORDS)}
    assert {"shown", "damaged", "too-large", "not-a-picture"} <= quick["outcomes"].keys()


@where_one_is_forked
def test_forked_decoders_answer_as_started_ones_do(quick: dict[str, Any]) -> None:
    bombs_count = len(dict(bombs()))

    found = run_batch("forked", QUICK_COUNT, 20_261_121, bombs_count)

    assert found["problems"] == []
    assert found["answers"] == quick["answers"][bombs_count:]
    assert len(found["answers"]) > 20


@pytest.mark.deep
@pytest.mark.timeout(3_500)
@pytest.mark.parametrize("seed", range(DEEP_BATCHES))
def test_thousands_of_hostile_pictures_are_shown_or_refused(seed: int, count: Count) -> None:
    found = run_batch("forked" if IS_POSSIBLE else "started", DEEP_COUNT, seed)
    count("hostile pictures", DEEP_COUNT, found["problems"])

    assert found["problems"] == []
    assert sum(found["outcomes"].values()) == DEEP_COUNT


@full_locks_only
@pytest.mark.parametrize(
    ("way", "twin", "words"),
    [
        ("started", "without-locks", "MiB"),
        ("forked", "without-locks", "MiB"),
        ("started", "without-an-end", "timed-out"),
        ("started", "not-an-answer", "wrong-answer"),
    ],
)
def test_a_decoder_without_its_limits_is_caught(
    way: str, twin: str, words: str, record_property: Callable[[str, object], None]
) -> None:
    found = run_batch(way, 1, 1, 0, twin)
    record_property("twin", ["decoders without limits", bool(found["problems"])])

    assert any(words in problem for problem in found["problems"]), found
    assert (way, twin) in TWINS


def test_the_same_seed_makes_the_same_pictures() -> None:
    assert list(hostile(12, 7)) == list(hostile(12, 7))
    assert len(dict(bombs())) == 18
