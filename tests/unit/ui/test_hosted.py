from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.ui.hosted import HostedPage
from evidence_kit.ui.pages.check_package import CheckPackagePage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess


@pytest.fixture
def process() -> Iterator[VaultProcess]:
    made = VaultProcess()
    yield made
    made.kill()


def test_a_page_of_a_case_is_shown_without_one_and_leads_back(
    qtbot: QtBot, theme: Theme, words: Words, process: VaultProcess
) -> None:
    page = HostedPage(theme, words, CheckPackagePage(theme, process, words))
    qtbot.addWidget(page)
    page.show()

    assert page.page.isVisible()
    assert not page.ways_out.lock.isVisible()
    with qtbot.waitSignal(page.back_requested):
        page.back.click()
