from evidence_kit.ui.widgets.empty_card import EmptyCard


def test_the_first_of_its_buttons_is_the_main_one(qtbot, theme):
    card = EmptyCard(
        theme, "at", "It’s okay", "Nothing is needed.", (("Paste", "paste"), ("Add", "plus"))
    )
    qtbot.addWidget(card)

    assert [button.kind for button in card.buttons] == ["primary", "normal"]
    assert card.accessibleName() == "It’s okay"
