import pytest

from evidence_kit.ui.models.times import Precision
from evidence_kit.ui.widgets.when_field import WhenField


@pytest.fixture
def when(qtbot, theme, words):
    made = WhenField(theme, words)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_begins_with_dont_know(when):
    assert when.chosen() is Precision.NOT_KNOWN
    assert not when.is_known
    assert not when.text.isEnabled()
    assert when.at_text() == "not known"


def test_how_a_time_is_read_is_said_beside_it(when):
    when.set_value("exact", "15.11.2026 01:12")

    assert when.text.note() == "Read as 15 Nov 2026, 01:12, by this computer’s clock."


def test_of_words_nothing_is_claimed(when):
    when.set_value("about", "late on Friday")

    assert when.text.note() == ""
    assert when.at_text() == "about late on Friday"


def test_nothing_is_said_while_somebody_types(qtbot, when):
    when.set_value("exact", "15.11.2026 01:12")

    qtbot.keyClicks(when.text.line, "3")

    assert when.text.note() == ""


def test_an_unknown_precision_is_dont_know(when):
    when.set_value("whenever", "15.11.2026")

    assert when.chosen() is Precision.NOT_KNOWN
