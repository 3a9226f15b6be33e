import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.messages import Problem
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.models.backup import BackupState
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.backup_card import BackupCard
from tests.unit.ui.seen import seen


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, words: Words) -> BackupCard:
    made = BackupCard(theme, words)
    qtbot.addWidget(made)
    made.show_backup(BackupState(), seen())
    made.show()
    return made


def test_while_it_runs_there_are_counts_and_a_way_to_end_it(qtbot: QtBot, card: BackupCard) -> None:
    progress = Progress(stage=Stage.BACKING_UP, done=2_000_000, total=4_000_000)
    card.show_backup(BackupState(is_running=True, progress=progress), seen())

    assert (card.make_button.isHidden(), card.progress.counts()) == (True, "2 of 4 MB")
    with qtbot.waitSignal(card.cancel_requested):
        card.progress.cancel.click()


def test_a_refusal_is_shown_once_and_the_button_is_back(card: BackupCard) -> None:
    state = BackupState(problem=Problem(code="EK-401", facts={}))
    card.show_backup(state, seen())
    card.show_backup(state, seen())

    assert card.spoken() == "There is not enough room in that place."
    assert not card.make_button.isHidden()
