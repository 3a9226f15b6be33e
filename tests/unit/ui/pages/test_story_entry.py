import pytest

from evidence_kit.messages import RecordEvent, RecordThreat
from evidence_kit.model import Demand
from evidence_kit.ui.pages.story_entry import EntryForm
from tests.unit.ui.seen import seen


@pytest.fixture
def form(qtbot, theme, words):
    made = EntryForm(theme, words)
    qtbot.addWidget(made)
    made.show()
    made.show_case(seen())
    return made


def test_what_happened_is_an_event(form):
    form.what.set_text("I blocked the account.")
    request = form.find_request()
    assert isinstance(request, RecordEvent)
    assert form.audience.isHidden()


def test_a_threat_is_recorded_as_one_with_its_deadline(form):
    form.what.set_text("I send it to everyone.")
    form.is_threat.setChecked(True)
    assert not form.deadline.isHidden()
    form.audience.set_text("my class")
    form.deadline.set_text("in 24 hours")
    form.demand.choose(Demand.MONEY)
    request = form.find_request()
    assert isinstance(request, RecordThreat)
    assert (request.text, request.audience) == ("I send it to everyone.", "my class")
    assert (request.deadline_text, request.demand) == ("in 24 hours", Demand.MONEY)


def test_what_is_left_open_is_not_said(form):
    form.what.set_text("I send it to everyone.")
    form.is_threat.setChecked(True)
    request = form.find_request()
    assert isinstance(request, RecordThreat)
    assert (request.audience, request.deadline_text) == ("", "")
    assert request.demand is Demand.NOT_SAID


def test_a_draft_of_a_threat_comes_back_whole(form):
    form.what.set_text("I send it")
    form.is_threat.setChecked(True)
    form.deadline.set_text("20:00")
    form.demand.choose(Demand.MORE_IMAGES)
    draft = form.draft()
    form.restore("")
    assert not form.is_threat.isChecked()
    assert form.restore(draft)
    assert form.is_threat.isChecked()
    assert (form.deadline.text(), form.demand.chosen()) == ("20:00", Demand.MORE_IMAGES)
