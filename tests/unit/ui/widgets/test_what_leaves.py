from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.widgets.what_leaves import WhatLeaves


def test_every_byte_that_would_leave_is_shown(qtbot: QtBot, theme: Theme, words: Words) -> None:
    shown = WhatLeaves(theme, words)
    qtbot.addWidget(shown)

    shown.show_request("https://tsa.example", "ab" * 32, bytes(range(6)))

    assert shown.to.text() == "To https://tsa.example"
    assert shown.hash.text() == "ab" * 32
    assert shown.bytes.text() == "All 6 bytes: 00010203 0405"
