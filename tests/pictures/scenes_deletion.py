"""The end of a case: the card in Settings, and the page after it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from evidence_kit.messages import DeletionForeseen, Problem
from evidence_kit.ui.models.deletion import DeletionPhase, DeletionState
from evidence_kit.ui.pages.deleted import DeletedPage
from evidence_kit.ui.pages.settings_deletion import DeletionCard
from evidence_kit.ui.pages.settings_retention import RetentionCard
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.widgets.stack import Stack
from tests.fakes import STARTED_AT
from tests.pictures.scenes import Stage, scene

SIZE = (968, 860)
LARGE = (960, 1900)

FORESEEN = DeletionState(
    phase=DeletionPhase.FORESEEN,
    foreseen=DeletionForeseen(
        reference="EK-2026-004711",
        pieces=9,
        held=8,
        never_packed=("SK-007", "SK-008", "SK-009"),
        left_out=1,
        changed_since=True,
        packages=1,
        reports=2,
        last_package_at=STARTED_AT,
        is_under_18=True,
    ),
)


def register(name: str, build: Callable[[Stage], QWidget]) -> None:
    def standing(stage: Stage) -> QWidget:
        # On the page it stands in a column that leaves the rest empty.
        return Stack(build(stage))

    scene(name, size=SIZE, large_size=LARGE)(standing)


def card_of(stage: Stage, state: DeletionState) -> DeletionCard:
    card = DeletionCard(stage.theme, stage.vault, stage.words)
    card.show_case(stage.case)
    card.show_state(state)
    return card


def typed(stage: Stage) -> DeletionCard:
    state = replace(FORESEEN, receipt_folder="/media/stick", is_wrong=True)
    card = card_of(stage, state)
    card.reference.set_text("EK-2026-004711")
    stage.after(card.secret.line.setFocus)
    return card


def retention(stage: Stage) -> RetentionCard:
    card = RetentionCard(stage.theme, stage.words)
    card.show_day("2027-11-28")
    card.day.set_text("2027-02-30")
    card.show_problem(
        Problem(
            code="EK-501",
            facts={
                "value": "2027-02-30",
                "field": "day",
                "expected": "a day to come, as 2027-11-28",
            },
        )
    )
    return card


register("18-delete", lambda stage: card_of(stage, DeletionState()))
register("18-delete-foreseen", lambda stage: card_of(stage, FORESEEN))
register("18-delete-typed", typed)
register("18-keep-until", retention)


@scene("18-deleted")
def deleted(stage: Stage) -> QWidget:
    return DeletedPage(
        stage.theme,
        stage.words,
        Resume(
            reason=LockReason.DELETED,
            case_path="/home/ana/Papers",
            left_files=1,
            receipt_path="/media/stick/receipt EK-2026-004711.txt",
        ),
    )


@scene("18-deleted-sample")
def deleted_sample(stage: Stage) -> QWidget:
    return DeletedPage(stage.theme, stage.words, Resume(reason=LockReason.DELETED, is_sample=True))
