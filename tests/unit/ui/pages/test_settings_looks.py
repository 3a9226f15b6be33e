import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.settings import Settings, ThemeChoice
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.pages.settings_looks import LockingCard, LooksCard
from evidence_kit.ui.theme import Theme

ENGLISH = Language(tag="en", name="English")
SLOVENIAN = Language(tag="sl", name="slovenščina")


@pytest.fixture
def looks(qtbot: QtBot, theme: Theme, words: Words) -> LooksCard:
    made = LooksCard(theme, words, (ENGLISH, SLOVENIAN))
    qtbot.addWidget(made)
    made.show_settings(Settings(text_percent=150))
    made.show()
    return made


@pytest.fixture
def locking(qtbot: QtBot, theme: Theme, words: Words) -> LockingCard:
    made = LockingCard(theme, words)
    qtbot.addWidget(made)
    made.show_settings(Settings(lock_minutes=5))
    made.show()
    return made


def test_text_grows_in_steps_of_ten(qtbot: QtBot, looks: LooksCard) -> None:
    with qtbot.waitSignal(looks.changed) as heard:
        qtbot.mouseClick(looks.larger, Qt.MouseButton.LeftButton)

    assert heard.args == [Settings(text_percent=160)]


@pytest.mark.parametrize(
    ("percent", "note"),
    [(100, "This is the smallest."), (150, ""), (200, "This is the largest.")],
)
def test_at_either_end_the_reason_stands_beside_the_button(
    looks: LooksCard, percent: int, note: str
) -> None:
    looks.show_settings(Settings(text_percent=percent))

    assert looks.size_note.text() == note
    assert looks.smaller.isEnabled() is (percent > 100)
    assert looks.larger.isEnabled() is (percent < 200)


def test_the_systems_size_is_shown_until_one_was_chosen(looks: LooksCard, theme: Theme) -> None:
    looks.show_settings(Settings(text_percent=None))

    assert looks.percent_label.text() == f"{theme.look.text_percent} %"


def test_colours_follow_the_system_or_stay(qtbot: QtBot, looks: LooksCard) -> None:
    with qtbot.waitSignal(looks.changed) as heard:
        looks.colours.chosen.emit("dark")

    assert heard.args == [Settings(text_percent=150, theme=ThemeChoice.DARK)]


def test_a_language_that_exists_can_be_chosen(qtbot: QtBot, looks: LooksCard) -> None:
    assert looks.language is not None
    assert looks.language.chosen() == "system"

    with qtbot.waitSignal(looks.changed) as heard:
        looks.language.picked.emit("sl")

    assert heard.args == [Settings(text_percent=150, language="sl")]


def test_one_language_is_no_choice(qtbot: QtBot, theme: Theme, words: Words) -> None:
    alone = LooksCard(theme, words, (ENGLISH,))
    qtbot.addWidget(alone)
    alone.show_settings(Settings())

    assert alone.language is None


def test_a_case_locks_after_one_to_fifteen_minutes(qtbot: QtBot, locking: LockingCard) -> None:
    assert locking.minutes.box.count() == 15
    assert locking.minutes.chosen() == "5"

    with qtbot.waitSignal(locking.changed) as heard:
        locking.minutes.picked.emit("15")

    assert heard.args == [Settings(lock_minutes=15)]


def test_shift_can_be_switched_off(qtbot: QtBot, locking: LockingCard) -> None:
    with qtbot.waitSignal(locking.changed) as heard:
        locking.shift.click()

    assert heard.args == [Settings(has_shift_exit=False)]


def test_space_between_letters_is_a_choice_of_its_own(qtbot: QtBot, looks: LooksCard) -> None:
    with qtbot.waitSignal(looks.changed) as heard:
        looks.spacing.click()

    assert heard.args == [Settings(text_percent=150, has_wide_spacing=True)]
