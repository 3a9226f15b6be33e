from pytestqt.qtbot import QtBot

from evidence_kit.ui.models.changed_since import ChangedWords
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.changed_card import ChangedCard

SAID = ChangedWords(title="The case changed", line="Different since then: threats.")


def test_the_card_stands_only_where_something_changed(qtbot: QtBot, theme: Theme) -> None:
    card = ChangedCard(theme, way="Report & hand over")
    qtbot.addWidget(card)
    assert card.isHidden()

    card.show_words(SAID)
    assert not card.isHidden()
    assert card.text() == "The case changed Different since then: threats."
    with qtbot.waitSignal(card.wanted):
        card.go.click()

    card.show_words(None)
    assert card.isHidden()


def test_where_a_new_one_is_made_no_button_leads_there(qtbot: QtBot, theme: Theme) -> None:
    card = ChangedCard(theme)
    qtbot.addWidget(card)
    card.show_words(SAID)

    assert card.go.isHidden()
