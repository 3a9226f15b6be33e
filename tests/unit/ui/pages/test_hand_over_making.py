import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.models.making import Shape, begin
from evidence_kit.ui.pages.hand_over_making import MakingPanel
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.labels import Label
from tests.unit.ui.seen import item, seen
from tests.windows import settle

CASE = seen(items=(item(1), item(2)))


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, words: Words) -> MakingPanel:
    made = MakingPanel(theme, words)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def texts(panel: MakingPanel) -> list[str]:
    settle()
    return [label.text() for label in panel.findChildren(Label) if label.isVisible()]


def test_every_step_is_named(panel: MakingPanel) -> None:
    panel.show_making(begin(Shape.FOLDER_AND_ZIP, CASE))

    assert {
        "Originals copied and compared",
        "Report written",
        "Package read back from where it lies",
        "ZIP written and read back",
        "Everything checked again at the end",
    } <= set(texts(panel))


def test_steps_behind_keep_their_counts(panel: MakingPanel) -> None:
    making = begin(Shape.FOLDER, CASE)
    making = making.moved(
        Progress(stage=Stage.EXPORTING, done=4_000_000, total=4_000_000, name="JS-002"), 0
    )

    panel.show_making(making.moved(Progress(stage=Stage.REPORTING, done=3, total=14), 1))

    assert {"2 pieces", "page 3", "Step 2 of 4"} <= set(texts(panel))


def test_cancelling_says_that_nothing_half_made_stays(qtbot: QtBot, panel: MakingPanel) -> None:
    making = begin(Shape.FOLDER, CASE)
    panel.show_making(making)
    assert panel.progress.note.text().startswith("Cancelling leaves nothing half-made behind.")

    with qtbot.waitSignal(panel.cancel_requested):
        qtbot.mouseClick(panel.progress.cancel, Qt.MouseButton.LeftButton)
    panel.show_making(making.stopping())

    assert not panel.progress.cancel.isEnabled()


def test_the_next_making_begins_with_all_its_words(qtbot: QtBot, panel: MakingPanel) -> None:
    panel.show_making(begin(Shape.FOLDER, CASE))
    qtbot.mouseClick(panel.progress.cancel, Qt.MouseButton.LeftButton)

    panel.reset()
    panel.show_making(begin(Shape.FOLDER, CASE))

    assert panel.progress.cancel.isEnabled()
    assert panel.progress.note.text().startswith("Cancelling leaves")


def test_a_report_alone_has_two_steps(panel: MakingPanel) -> None:
    panel.show_making(begin(Shape.REPORT, CASE))

    assert "Step 1 of 2" in texts(panel)
    assert "Making the report" in texts(panel)
    assert "The originals, exactly as they are, for the lab" not in texts(panel)
