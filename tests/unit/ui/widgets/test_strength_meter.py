import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.messages import Strength
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.strength_meter import StrengthMeter


@pytest.fixture
def meter(qtbot: QtBot, theme: Theme) -> StrengthMeter:
    made = StrengthMeter(theme)
    qtbot.addWidget(made)
    made.resize(400, 60)
    made.show()
    return made


def said(meter: StrengthMeter) -> str:
    return " ".join(label.text() for label in meter.findChildren(Label)).strip()


def test_it_says_a_word_and_a_reason(meter: StrengthMeter) -> None:
    meter.show_strength(Strength.GETTING_THERE, "A few more words would help.")

    assert said(meter) == "Getting there. A few more words would help."
    assert meter._bar.accessibleName() == "Password strength: getting there"


@pytest.mark.parametrize(
    ("strength", "segments"),
    [
        (Strength.TOO_EASY, 1),
        (Strength.GETTING_THERE, 2),
        (Strength.GOOD, 3),
        (Strength.VERY_GOOD, 4),
    ],
)
def test_every_strength_has_its_segments(
    meter: StrengthMeter, strength: Strength, segments: int
) -> None:
    meter.show_strength(strength, "")

    assert meter._bar._segments == segments


def test_with_nothing_typed_it_says_nothing_and_nothing_jumps(meter: StrengthMeter) -> None:
    meter.show_strength(Strength.GOOD, "Guessing this would take many years.")
    height = meter.sizeHint().height()

    meter.show_strength(None, "")

    assert said(meter) == ""
    assert meter.sizeHint().height() == height
