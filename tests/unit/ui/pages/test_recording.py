import pytest
from PySide6.QtWidgets import QWidget

from evidence_kit.messages import Problem, Recorded, SetStep
from evidence_kit.model import StepState
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.pages.recording import AlertPlace, Recorder
from evidence_kit.ui.widgets.notice import Notice
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import seen

RECORDED = {SetStep: Recorded(name="step/st01")}
REFUSED = {SetStep: Problem(code="EK-404", facts={})}


@pytest.fixture
def page_with(qtbot, theme, words):
    def made(answers):
        page = Page(theme, StillVault(seen(), answers), words)
        qtbot.addWidget(page)
        return page

    return made


def step(step_id):
    return SetStep(step_id=step_id, state=StepState.DONE)


def test_when_all_is_recorded_the_case_is_read_again(qtbot, page_with):
    page = page_with(RECORDED)
    recorder = Recorder(page)
    heard = []

    with qtbot.waitSignal(page.case_changed):
        recorder.send(step("st01"), step("st02"), then=heard.append)
        assert recorder.is_busy

    assert not recorder.is_busy
    assert heard == [Recorded(name="step/st01")]
    assert [each.step_id for each in page.vault.asked] == ["st01", "st02"]


def test_a_refusal_is_shown_until_something_else_is_tried(qtbot, page_with):
    page = page_with(REFUSED)
    recorder = Recorder(page)
    with qtbot.waitSignal(recorder.changed):
        recorder.send(step("st01"))
    qtbot.waitUntil(lambda: recorder.alert is not None)

    assert recorder.alert.code == "EK-404"
    assert not recorder.is_busy

    recorder.send(step("st01"))

    assert recorder.alert is None


def test_a_refusal_stands_at_its_place_and_goes(qtbot, theme, page_with):
    place = AlertPlace(theme)
    holder = QWidget()
    qtbot.addWidget(holder)
    place.setParent(holder)
    recorder = Recorder(page_with(RECORDED))
    recorder.show_problem(Problem(code="EK-404", facts={}))

    place.set_alert(recorder.alert)
    assert not place.isHidden()
    assert len(place.findChildren(Notice)) == 1

    place.set_alert(None)

    assert place.isHidden()
