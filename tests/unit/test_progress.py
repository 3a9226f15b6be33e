import dataclasses

import pytest

from evidence_kit.errors import CancelledError
from evidence_kit.progress import Cancel, Progress, Stage, silent


def test_nothing_happens_until_a_stop_was_asked_for() -> None:
    cancel = Cancel()

    cancel.check()
    cancel.check()


def test_once_asked_every_check_stops() -> None:
    cancel = Cancel()
    cancel.request()

    for _ in range(3):
        with pytest.raises(CancelledError):
            cancel.check()


def test_one_token_does_not_stop_the_work_of_another() -> None:
    first, second = Cancel(), Cancel()
    first.request()

    second.check()


def test_progress_cannot_be_changed_by_its_listener() -> None:
    progress = Progress(stage=Stage.CHECKING, done=1, total=2)

    with pytest.raises(dataclasses.FrozenInstanceError):
        progress.done = 2  # type: ignore[misc]


def test_the_silent_listener_takes_anything() -> None:
    silent(Progress(stage=Stage.IMPORTING, done=0, total=None, name="half \udc80"))
