"""Check a package: what an officer or a lab sees."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from PySide6.QtWidgets import QWidget

from evidence_kit.messages import PackageChecked, Problem
from evidence_kit.model import Finding, Verdict
from evidence_kit.progress import Progress
from evidence_kit.progress import Stage as WorkStage
from evidence_kit.ui.pages.check_package import CheckPackagePage
from tests.pictures.scenes import Stage, scene

PAGE = (1032, 644)
LARGE = (1024, 560)
WHOLE = (1032, 1320)
WHOLE_LARGE = (1024, 2500)

FOLDER = "/media/case/POLICE/EK-2026-000417"
CODE = "9d417c0eb2a853f608cde17b4490a3d2" * 2
AT = datetime(2026, 11, 21, 13, 26, tzinfo=UTC).astimezone(timezone(timedelta(hours=1)))
GOOD = (
    *(
        Finding(subject=f"data/exhibits/SK-{number:03d}.png", verdict=Verdict.INTACT)
        for number in range(1, 9)
    ),
    Finding(subject="data/index/exhibits.csv", verdict=Verdict.INTACT),
    Finding(subject="seal", verdict=Verdict.INTACT),
    Finding(subject="custody chain", verdict=Verdict.INTACT),
)
ALL_SIX = (
    *GOOD,
    Finding(
        subject="data/exhibits/SK-003.png",
        verdict=Verdict.ALTERED,
        detail=f"SHA-256 is {'6f1ed002' * 8}",
    ),
    Finding(subject="data/report/EK-2026-000417-report.pdf", verdict=Verdict.MISSING),
    Finding(subject="Thumbs.db", verdict=Verdict.ADDED),
    Finding(
        subject="data/exhibits/SK-004.png", verdict=Verdict.UNREADABLE, detail="Input/output error"
    ),
    Finding(
        subject="signature of the report",
        verdict=Verdict.NOT_CHECKED,
        detail="its signature is not in the form written here",
    ),
)


def page_of(stage: Stage) -> CheckPackagePage:
    return CheckPackagePage(stage.theme, stage.vault, stage.words, clock=stage.clock)


def answered(
    stage: Stage, findings: tuple[Finding, ...], given: str = "", computed: str = CODE
) -> CheckPackagePage:
    page = page_of(stage)
    page.choose(FOLDER)
    page.code.set_text(given)
    checked = PackageChecked(
        findings=findings, is_intact=True, hand_over_code=computed, is_code_compared=bool(given)
    )
    page.show_state(replace(page.state, typed=given).begun().over(checked, AT))
    return page


def register(
    name: str, build: Callable[[Stage], CheckPackagePage], *, is_whole: bool = True
) -> None:
    size, large_size = (WHOLE, WHOLE_LARGE) if is_whole else (PAGE, LARGE)
    scene(name, size=size, large_size=large_size)(build)


@scene("15-check", size=PAGE, large_size=LARGE)
def check(stage: Stage) -> QWidget:
    page = page_of(stage)
    stage.after(lambda: page.first_focus().setFocus())
    return page


@scene("15-check-working", size=PAGE, large_size=LARGE)
def working(stage: Stage) -> QWidget:
    page = page_of(stage)
    page.choose(FOLDER)
    state = page.state.begun()
    assert state.check is not None
    progress = Progress(stage=WorkStage.VERIFYING, done=12_000_000, total=31_000_000)
    page.show_state(replace(state, check=state.check.moved(progress, 0)))
    return page


@scene("15-check-no-package", size=PAGE, large_size=LARGE)
def no_package(stage: Stage) -> QWidget:
    page = page_of(stage)
    page.choose("/media/case/POLICE")
    facts: dict[str, str | int] = {"path": "/media/case/POLICE", "reason": "no bagit.txt"}
    page.show_state(page.state.begun().refused(Problem(code="EK-602", facts=facts)))
    return page


@scene("15-check-locked", size=(1032, 800), large_size=(1024, 1700))
def locked(stage: Stage) -> QWidget:
    page = page_of(stage)
    page.choose(f"{FOLDER}.zip")
    page.show_state(page.state.begun())
    page._on_refused(Problem(code="EK-172", facts={"path": f"{FOLDER}.zip"}))
    return page


@scene("15-check-bad", size=WHOLE, large_size=WHOLE_LARGE)
def bad(stage: Stage) -> QWidget:
    page = answered(stage, ALL_SIX, CODE)
    stage.after(lambda: page.table_card.table.view.selectRow(0))
    return page


register("15-check-intact", lambda stage: answered(stage, GOOD, CODE))
register("15-check-no-code", lambda stage: answered(stage, GOOD))
register(
    "15-check-added-no-code",
    lambda stage: answered(stage, (*GOOD, Finding(subject="Thumbs.db", verdict=Verdict.ADDED))),
)
register("15-check-other-code", lambda stage: answered(stage, GOOD, "0" * 64))
register(
    "15-check-added",
    lambda stage: answered(
        stage, (*GOOD, Finding(subject="Thumbs.db", verdict=Verdict.ADDED)), CODE
    ),
)
register(
    "15-check-incomplete",
    lambda stage: answered(stage, (*GOOD, ALL_SIX[-1]), CODE),
)
register(
    "15-check-odd-names",
    lambda stage: answered(
        stage,
        (
            Finding(subject="data/" + "x" * 500, verdict=Verdict.ADDED, detail="y" * 500),
            Finding(subject="<b>bold</b>&amp;", verdict=Verdict.ADDED),
        ),
    ),
)
