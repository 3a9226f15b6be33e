"""Which page answers to which name: pages do not know each other, and this table knows them all."""

from collections.abc import Callable

from evidence_kit.i18n import Words
from evidence_kit.ui.pages.check_package import CheckPackagePage
from evidence_kit.ui.pages.evidence import EvidencePage
from evidence_kit.ui.pages.hand_over import HandOverPage
from evidence_kit.ui.pages.home import HomePage
from evidence_kit.ui.pages.money import MoneyPage
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.pages.paste import PastePage
from evidence_kit.ui.pages.people import PeoplePage
from evidence_kit.ui.pages.settings import SettingsPage
from evidence_kit.ui.pages.steps import StepsPage
from evidence_kit.ui.pages.story import StoryPage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess

CASE_PAGES: dict[str, Callable[[Theme, VaultProcess, Words], Page]] = {
    "home": HomePage,
    "evidence": EvidencePage,
    "people": PeoplePage,
    "money": MoneyPage,
    "story": StoryPage,
    "steps": StepsPage,
    "handover": HandOverPage,
    "paste": PastePage,
    "settings": SettingsPage,
    "check-package": CheckPackagePage,
}
"""Name → how the page is made; it is made when it is first wanted."""
