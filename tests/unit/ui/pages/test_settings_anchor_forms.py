"""What the forms about pinning the record say of what leaves."""

from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.settings_anchor_forms import MessageForm
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.labels import Label
from evidence_kit.ui.widgets.text_block import TextBlock


def test_the_text_for_the_police_claims_nothing_of_other_forms(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    form = MessageForm(theme, words)
    qtbot.addWidget(form)

    said = " ".join(
        [
            *(label.text() for label in form.findChildren(Label)),
            *(block.text() for block in form.findChildren(TextBlock)),
        ]
    )
    assert "This program does not send it." in said
    assert "sends nothing" not in said
