import pytest
from PySide6.QtCore import Qt

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
    assert when.text.isEnabled()
    assert when.at_text() == "not known"


@pytest.mark.parametrize(
    ("typed", "precision", "at_text"),
    [
        ("15.11.2026", Precision.DAY, "2026-11-15"),
        ("15.11.2026 01:12", Precision.ABOUT, "about 15.11.2026 01:12"),
        ("late on Friday", Precision.DAY, "late on Friday"),
    ],
)
def test_a_time_can_be_typed_before_saying_how_exact_it_is(qtbot, when, typed, precision, at_text):
    qtbot.keyClicks(when.text.line, typed)

    assert when.chosen() is precision
    assert when.at_text() == at_text

    when.text.line.selectAll()
    qtbot.keyClick(when.text.line, Qt.Key.Key_Delete)
    assert when.chosen() is Precision.NOT_KNOWN


def test_how_exact_it_is_stays_as_it_was_said(qtbot, when):
    when.precision.choose("exact")
    when.precision.picked.emit("exact")

    qtbot.keyClicks(when.text.line, "15.11.2026")

    assert when.chosen() is Precision.EXACT


def test_an_hour_typed_into_a_day_that_was_written_down_is_not_dropped(qtbot, when):
    when.set_said("2026-11-26")
    assert when.chosen() is Precision.DAY

    when.text.line.selectAll()
    qtbot.keyClicks(when.text.line, "26.11.2026 08:30")

    assert when.chosen() is Precision.ABOUT
    assert when.at_text() == "about 26.11.2026 08:30"


def test_whoever_says_afterwards_that_it_is_the_day_alone_is_believed(qtbot, when):
    qtbot.keyClicks(when.text.line, "26.11.2026 08:30")

    when.precision.choose("day")
    when.precision.picked.emit("day")

    assert when.at_text() == "2026-11-26"


def test_words_that_are_not_known_after_all_stand_greyed(qtbot, when):
    qtbot.keyClicks(when.text.line, "late")

    when.precision.choose("not-known")
    when.precision.picked.emit("not-known")

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


@pytest.mark.parametrize(
    "at_text",
    ["2026-11-15T01:12+13:30", "2026-11-15T01:12:05+13:30", "2026-11-15T01:12:05.25+13:30"],
)
def test_a_time_of_another_zone_stands_as_people_type_it_and_stays_as_it_was(when, at_text):
    when.set_said(at_text)

    assert when.typed().startswith("15.11.2026 01:12")
    assert when.typed().endswith(" UTC+13:30")
    assert when.text.note() == "Read as 15 Nov 2026, 01:12, by a clock set to UTC+13:30."
    assert when.at_text() == at_text


def test_an_instant_of_another_writing_stays_as_it_was(when):
    when.set_said("20261115T011205Z")

    assert when.at_text() == "20261115T011205Z"
