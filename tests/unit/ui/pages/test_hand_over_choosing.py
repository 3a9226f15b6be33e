from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.clock import SystemClock
from evidence_kit.i18n import Words
from evidence_kit.messages import CaseSeen
from evidence_kit.ui.models.hand_over import Choice, HandOverState
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.pages.hand_over_choosing import ChoosingPanel
from evidence_kit.ui.theme import Theme
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import event, identifier, item, seen, statement
from tests.windows import settle

ENGLISH = Language(tag="en", name="English")
SLOVENIAN = Language(tag="sl", name="slovenščina")


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, words: Words) -> ChoosingPanel:
    vault = StillVault(seen())
    made = ChoosingPanel(theme, vault, words, (ENGLISH,), clock=SystemClock())
    vault.setParent(made)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def show(panel: ChoosingPanel, case: CaseSeen | None = None, **choice: object) -> None:
    chosen = replace(Choice(), **choice)  # type: ignore[arg-type]
    panel.show_state(HandOverState(case=case or seen(), choice=chosen))
    settle()


def test_each_gap_has_a_button_that_says_what_it_adds(panel: ChoosingPanel) -> None:
    show(panel)

    names = [button.accessibleName() for button in panel.gap_buttons()]
    assert names[0] == "Add: What happened, in your words"
    assert all(name.startswith("Add") for name in names)


def test_a_gap_that_was_closed_is_gone(panel: ChoosingPanel) -> None:
    show(panel)
    before = len(panel.gap_buttons())

    show(panel, seen(items=(item(1),), identifiers=(identifier(),), events=(event(),)))
    assert len(panel.gap_buttons()) < before

    answers = {"danger": "no"}
    whole = seen(
        statement=statement(), identifiers=(identifier(),), events=(event(),), answers=answers
    )
    show(panel, whole)
    assert len(panel.gap_buttons()) == 1
