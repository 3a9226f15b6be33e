import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from tests.unit.ui.seen import seen


def test_a_page_knows_what_it_was_given_and_starts_nothing(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    vault = VaultProcess()

    page = Page(theme, vault, words)
    qtbot.addWidget(page)
    page.save_work()

    assert (page.theme, page.vault, page.words) == (theme, vault, words)
    assert not vault.is_busy


def test_what_only_a_real_page_can_do_is_not_done_silently(
    qtbot: QtBot, theme: Theme, words: Words
) -> None:
    page = Page(theme, VaultProcess(), words)
    qtbot.addWidget(page)

    with pytest.raises(NotImplementedError):
        page.render(seen())
    with pytest.raises(NotImplementedError):
        page.first_focus()
