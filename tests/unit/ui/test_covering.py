from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.covering import Covering
from evidence_kit.ui.theme import Theme


def test_the_cover_cannot_be_lifted_and_locks_when_asked(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    covering = Covering(theme, words)
    qtbot.addWidget(covering)
    covering.show()

    assert covering.first_focus() is covering.lock_now
    with qtbot.waitSignal(covering.lock_requested):
        covering.lock_now.click()
    with qtbot.waitSignal(covering.hide_requested):
        covering.ways_out.hide_now.click()
