"""Which page answers to which name: pages do not know each other, and this table knows them all.

A page is loaded when it is first made: whoever opens a case waits for its first page, not for ten.
"""

from collections.abc import Callable

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess


def _home(theme: Theme, vault: VaultProcess, words: Words) -> Page:
    from evidence_kit.ui.pages.home import HomePage

    return HomePage(theme, vault, words)


def _evidence(theme: Theme, vault: VaultProcess, words: Words) -> Page:
    from evidence_kit.ui.pages.evidence import EvidencePage

    return EvidencePage(theme, vault, words)


def _people(theme: Theme, vault: VaultProcess, words: Words) -> Page:
    from evidence_kit.ui.pages.people import PeoplePage

    return PeoplePage(theme, vault, words)


def _money(theme: Theme, vault: VaultProcess, words: Words) -> Page:
    from evidence_kit.ui.pages.money import MoneyPage

    return MoneyPage(theme, vault, words)


def _story(theme: Theme, vault: VaultProcess, words: Words) -> Page:
    from evidence_kit.ui.pages.story import StoryPage

    return StoryPage(theme, vault, words)


def _steps(theme: Theme, vault: VaultProcess, words: Words) -> Page:
    from evidence_kit.ui.pages.steps import StepsPage

    return StepsPage(theme, vault, words)


def _hand_over(theme: Theme, vault: VaultProcess, words: Words) -> Page:
    from evidence_kit.ui.pages.hand_over import HandOverPage

    return HandOverPage(theme, vault, words)


def _paste(theme: Theme, vault: VaultProcess, words: Words) -> Page:
    from evidence_kit.ui.pages.paste import PastePage

    return PastePage(theme, vault, words)


def _settings(theme: Theme, vault: VaultProcess, words: Words) -> Page:
    from evidence_kit.ui.pages.settings import SettingsPage

    return SettingsPage(theme, vault, words)


def _check_package(theme: Theme, vault: VaultProcess, words: Words) -> Page:
    from evidence_kit.ui.pages.check_package import CheckPackagePage

    return CheckPackagePage(theme, vault, words)


CASE_PAGES: dict[str, Callable[[Theme, VaultProcess, Words], Page]] = {
    "home": _home,
    "evidence": _evidence,
    "people": _people,
    "money": _money,
    "story": _story,
    "steps": _steps,
    "handover": _hand_over,
    "paste": _paste,
    "settings": _settings,
    "check-package": _check_package,
}
"""Name → how the page is made; it is made when it is first wanted."""
