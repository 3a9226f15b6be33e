"""A case brought back from a backup, and what is whole of a damaged one."""

from dataclasses import replace

import msgspec
from PySide6.QtWidgets import QWidget

from evidence_kit.messages import BroughtBack
from evidence_kit.model import Finding, Origin, Verdict
from evidence_kit.progress import Progress
from evidence_kit.progress import Stage as WorkStage
from evidence_kit.ui.models.bringing_back import Way
from evidence_kit.ui.pages.bringing_back import BringingBackPage
from tests.pictures.scenes import Stage, scene

PLACE = "/home/sk/Documents/Papers"
WHOLE = BroughtBack(
    path=PLACE,
    origin=Origin.DATABASE,
    rows_until=None,
    bad=(),
    withdrawn=(),
    rebuilt=(),
    left_behind=0,
    is_under_18=False,
)


def page_of(stage: Stage, way: Way, source: str = "") -> BringingBackPage:
    return BringingBackPage(
        stage.theme,
        stage.vault,
        stage.words,
        stage.clock,
        way=way,
        source_path=source,
        target_path=PLACE if way is Way.BACKUP else f"{PLACE} 2",
    )


@scene("10b-bring-back")
def bring_back(stage: Stage) -> QWidget:
    page = page_of(stage, Way.BACKUP)
    stage.after(page.first_focus().setFocus)
    return page


@scene("10b-bring-back-running")
def running(stage: Stage) -> QWidget:
    page = page_of(stage, Way.BACKUP, "/media/stick/Papers.ekbackup")
    progress = Progress(stage=WorkStage.RESTORING, done=12_000_000, total=31_000_000)
    page.show_state(replace(page.state, is_running=True, progress=progress))
    return page


@scene("10b-bring-back-done")
def done(stage: Stage) -> QWidget:
    page = page_of(stage, Way.BACKUP, "/media/stick/Papers.ekbackup")
    page.show_state(replace(page.state, brought=WHOLE))
    return page


@scene("10c-save-what-is-whole", size=(1280, 900))
def damaged(stage: Stage) -> QWidget:
    page = page_of(stage, Way.DAMAGED, PLACE)
    brought = ended(
        path=f"{PLACE} 2",
        origin=Origin.SEALED_FILES,
        bad=(
            Finding(subject="database", verdict=Verdict.UNREADABLE),
            Finding(subject="SK-004", verdict=Verdict.ALTERED),
        ),
        rebuilt=("SK-001", "SK-002"),
        left_behind=3,
        is_under_18=True,
    )
    page.show_state(replace(page.state, brought=brought))
    return page


@scene("10c-save-what-is-whole-ages", size=(1280, 1000))
def ages_again(stage: Stage) -> QWidget:
    page = page_of(stage, Way.DAMAGED, PLACE)
    page.show_state(replace(page.state, asks_ages=True))
    return page


def ended(**changes: object) -> BroughtBack:
    return msgspec.structs.replace(WHOLE, **changes)
