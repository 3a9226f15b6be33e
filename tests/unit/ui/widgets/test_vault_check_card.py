from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.messages import Problem
from evidence_kit.model import Finding, Verdict
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.models.settings_page import VaultCheckState
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.notice import Notice
from evidence_kit.ui.widgets.vault_check_card import VaultCheckCard
from tests.unit.ui.seen import finding
from tests.windows import settle

AT = datetime(2026, 11, 21, 14, 10)  # noqa: DTZ001 - as the clock on the wall shows it
LABELS = frozenset({"JS-001", "JS-002"})


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, words: Words) -> VaultCheckCard:
    made = VaultCheckCard(theme, words)
    qtbot.addWidget(made)
    made.show_check(VaultCheckState(), LABELS)
    made.show()
    return made


def notices(card: VaultCheckCard) -> list[Notice]:
    settle()
    return [each for each in card.findChildren(Notice) if not each.isHidden()]


def shown(card: VaultCheckCard, *findings: Finding) -> Notice:
    card.show_check(VaultCheckState(findings=findings, at=AT), LABELS)
    (notice,) = notices(card)
    return notice


def test_it_asks_for_a_check(qtbot: QtBot, card: VaultCheckCard) -> None:
    with qtbot.waitSignal(card.check_requested):
        qtbot.mouseClick(card.check_button, Qt.MouseButton.LeftButton)

    assert not card.progress.isVisible()


def test_while_it_runs_there_are_counts_and_a_way_out(qtbot: QtBot, card: VaultCheckCard) -> None:
    progress = Progress(stage=Stage.CHECKING, done=5, total=8)

    card.show_check(VaultCheckState(is_running=True, progress=progress), LABELS)

    assert card.progress.counts() == "5 of 8 pieces"
    assert not card.check_button.isVisible()
    with qtbot.waitSignal(card.cancel_requested):
        qtbot.mouseClick(card.progress.cancel, Qt.MouseButton.LeftButton)


def test_what_changed_is_red_and_named(card: VaultCheckCard) -> None:
    notice = shown(card, finding("JS-001"), finding("JS-002", Verdict.ALTERED))

    assert notice.property("card") == "danger"
    assert notice.accessibleName() == "JS-002 is no longer what you saved"
    assert card.table.model.findings[0].subject == "JS-002"


def test_what_cannot_be_read_is_not_red(card: VaultCheckCard) -> None:
    notice = shown(card, finding("JS-002", Verdict.UNREADABLE))

    assert notice.property("card") == "soon"


def test_all_well_is_said_as_well(card: VaultCheckCard) -> None:
    notice = shown(card, finding("database"), finding("JS-001"))

    assert notice.property("card") == "keep"
    assert card.spoken() == "Everything is exactly as you saved it."


def test_a_refusal_is_said_in_words(card: VaultCheckCard) -> None:
    card.show_check(VaultCheckState(problem=Problem(code="EK-702", facts={})), LABELS)

    assert notices(card)[0].accessibleName() == "Stopped, as you asked."
    assert not card.table.isVisible()


def test_the_next_check_takes_the_former_answer_away(card: VaultCheckCard) -> None:
    shown(card, finding("JS-001"))

    card.show_check(VaultCheckState(is_running=True), LABELS)

    assert notices(card) == []


def test_a_second_check_can_be_ended_like_the_first(qtbot: QtBot, card: VaultCheckCard) -> None:
    running = VaultCheckState(is_running=True)
    card.show_check(running, LABELS)
    qtbot.mouseClick(card.progress.cancel, Qt.MouseButton.LeftButton)
    card.show_check(VaultCheckState(), LABELS)

    card.show_check(running, LABELS)

    assert card.progress.cancel.isEnabled()
