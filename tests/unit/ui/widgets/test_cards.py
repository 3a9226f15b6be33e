from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.cards import Card, Rule
from evidence_kit.ui.widgets.labels import Label


def test_a_card_is_a_group_called_as_its_heading(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme, "tint", "Next")
    qtbot.addWidget(card)

    interface = QAccessible.queryAccessibleInterface(card)

    assert interface is not None
    assert interface.role() is QAccessible.Role.Grouping
    assert interface.text(QAccessible.Text.Name) == "Next"


def test_a_card_is_painted_in_the_colour_of_its_kind(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme, "soon")
    card.body.addWidget(Label(theme, "words"))
    qtbot.addWidget(card)
    card.resize(200, 100)
    card.show()

    seen = card.grab().toImage().pixelColor(10, 50)

    assert seen == theme.colour("soon_tint")


def test_a_card_changes_its_kind_where_it_stands(qtbot: QtBot, theme: Theme) -> None:
    card = Card(theme, "plain")
    qtbot.addWidget(card)
    card.resize(200, 100)
    card.show()

    card.set_kind("danger")

    assert card.grab().toImage().pixelColor(10, 50) == theme.colour("danger_tint")


def test_a_rule_is_one_pixel(qtbot: QtBot) -> None:
    lying, upright = Rule(), Rule(is_upright=True)
    qtbot.addWidget(lying)
    qtbot.addWidget(upright)

    assert (lying.maximumHeight(), upright.maximumWidth()) == (1, 1)
