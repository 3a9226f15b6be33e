import pytest

from evidence_kit.i18n import Words
from evidence_kit.model import ItemStatus, Sensitivity
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.models.making import (
    STEPS,
    Making,
    Shape,
    Step,
    StepState,
    begin,
    counts_words,
    size_words,
    step_words,
)
from tests.unit.ui.seen import item, seen

ENGLISH = Words()
CASE = seen(
    items=(
        item(1),
        item(2, status=ItemStatus.NOT_HELD),
        item(3, sensitivity=Sensitivity.INTIMATE),
        item(4),
        item(5, status=ItemStatus.WITHDRAWN),
    )
)


def told(stage: Stage, done: int, total: int | None, name: str = "") -> Progress:
    return Progress(stage=stage, done=done, total=total, name=name)


def after(making: Making, *progresses: Progress) -> Making:
    for at_ms, progress in enumerate(progresses):
        making = making.moved(progress, at_ms * 100)
    return making


def test_what_is_described_withdrawn_or_intimate_is_not_copied() -> None:
    assert begin(Shape.FOLDER, CASE).exhibits == ("JS-001", "JS-004")


def test_a_making_begins_at_the_originals() -> None:
    making = begin(Shape.FOLDER, CASE)

    assert making.state_of(Step.ORIGINALS) is StepState.NOW
    assert making.state_of(Step.CHECKED_AGAIN) is StepState.LATER


def test_pieces_and_bytes_are_both_counted() -> None:
    making = after(
        begin(Shape.FOLDER, CASE), told(Stage.EXPORTING, 12_400_000, 30_900_000, "JS-004")
    )

    assert counts_words(making, Step.ORIGINALS, ENGLISH) == "2 of 2 pieces, 12 of 31 MB"


def test_a_step_is_done_when_the_next_one_has_begun() -> None:
    making = after(
        begin(Shape.FOLDER, CASE),
        told(Stage.EXPORTING, 4_000_000, 4_000_000, "JS-004"),
        told(Stage.REPORTING, 1, None),
    )

    assert making.state_of(Step.ORIGINALS) is StepState.DONE
    assert counts_words(making, Step.ORIGINALS, ENGLISH) == "2 pieces"
    assert counts_words(making, Step.REPORT, ENGLISH) == "page 1"


def test_pages_are_counted_over_every_run_of_the_layout() -> None:
    making = after(
        begin(Shape.FOLDER, CASE),
        told(Stage.REPORTING, 14, None),
        told(Stage.REPORTING, 1, 14),
        told(Stage.VERIFYING, 10, 5_000_000),
    )

    assert making.pages == 14
    assert counts_words(making, Step.REPORT, ENGLISH) == "14 pages"


def test_reading_the_zip_back_is_a_step_of_its_own() -> None:
    making = after(
        begin(Shape.FOLDER_AND_ZIP, CASE),
        told(Stage.VERIFYING, 5_000_000, 5_000_000),
        told(Stage.VERIFYING, 10, 5_000_000),
        told(Stage.VERIFYING, 4_000_000, 5_000_000),
    )

    assert making.now is Step.ZIP_READ_BACK
    assert making.state_of(Step.READ_BACK) is StepState.DONE


def test_the_check_at_the_end_is_not_taken_for_the_reading_back() -> None:
    making = after(begin(Shape.FOLDER, CASE), told(Stage.VERIFYING, 9, 9)).checking()
    making = after(making, told(Stage.VERIFYING, 2_000_000, 5_000_000))

    assert making.now is Step.CHECKED_AGAIN
    assert counts_words(making, Step.CHECKED_AGAIN, ENGLISH) == "2 of 5 MB"


def test_a_report_alone_reads_the_originals_and_copies_nothing() -> None:
    making = after(begin(Shape.REPORT, CASE), told(Stage.CHECKING, 1, 2, "JS-001"))

    assert making.steps == (Step.ORIGINALS, Step.REPORT)
    assert step_words(making, Step.ORIGINALS, ENGLISH) == "Originals read and compared"
    assert counts_words(making, Step.ORIGINALS, ENGLISH) == "1 of 2 pieces"


def test_a_stage_of_other_work_changes_nothing() -> None:
    making = begin(Shape.FOLDER, CASE)

    assert after(making, told(Stage.PREVIEWING, 1, 2)) == making


def test_a_new_step_is_measured_from_its_own_beginning() -> None:
    making = begin(Shape.FOLDER, CASE)
    for n in range(12):
        making = making.moved(told(Stage.EXPORTING, n * 10, 1000), n * 500)
    assert making.seconds_left is not None

    assert making.moved(told(Stage.REPORTING, 1, 20), 6000).seconds_left is None


def test_nothing_is_counted_before_anything_was_told() -> None:
    making = begin(Shape.FOLDER, CASE)

    assert counts_words(making, Step.REPORT, ENGLISH) == ""
    assert making.seconds_left is None


@pytest.mark.parametrize("shape", Shape)
def test_every_step_has_a_name(shape: Shape) -> None:
    making = begin(shape, CASE)

    assert all(step_words(making, step, ENGLISH) for step in STEPS[shape])


@pytest.mark.parametrize(
    ("size_bytes", "said"), [(0, "0 kB"), (1, "1 kB"), (999_999, "1000 kB"), (31_000_001, "32 MB")]
)
def test_sizes_are_rounded_up(size_bytes: int, said: str) -> None:
    assert size_words(size_bytes, ENGLISH) == said
