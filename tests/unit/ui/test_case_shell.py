from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.ui.case_shell import CaseShell
from evidence_kit.ui.models.parts import COUNT_ROLE
from evidence_kit.ui.pages.page import Page
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.notice import Notice
from tests.unit.ui.seen import item, seen


class NotingPage(Page):
    """A page that notes what the shell asks of it."""

    def __init__(self, theme: Theme, vault: VaultProcess, words: Words, title: str) -> None:
        super().__init__(theme, vault, words)
        self.title = title
        self.lead = f"About {title}"
        self.noted: list[str] = []
        self.first = QPushButton(title)
        QVBoxLayout(self).addWidget(self.first)

    @override
    def render(self, case: messages.CaseSeen) -> None:  # type: ignore[override] # as in Page
        self.noted.append(f"rendered {len(case.items)}")

    @override
    def render_beginning(self, begun: messages.CaseBegun) -> None:
        self.noted.append(f"began {len(begun.seen.items)} of {begun.count}")

    @override
    def first_focus(self) -> QWidget:
        return self.first

    @override
    def save_work(self) -> None:
        self.noted.append("saved")


@pytest.fixture
def process() -> Iterator[VaultProcess]:
    made = VaultProcess()
    yield made
    made.kill()


@pytest.fixture
def shell_of_nothing(qtbot: QtBot, theme: Theme, words: Words, process: VaultProcess) -> CaseShell:
    made = CaseShell(theme, words, lambda name: NotingPage(theme, process, words, name))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def shell(shell_of_nothing: CaseShell) -> CaseShell:
    shell_of_nothing.render_case(seen())
    shell_of_nothing.show_page("home")
    return shell_of_nothing


def noted(shell: CaseShell, name: str) -> list[str]:
    page = shell.page_called(name)
    assert isinstance(page, NotingPage)
    return page.noted


def test_a_page_is_made_when_it_is_wanted_and_shown_whole(shell: CaseShell, qtbot: QtBot) -> None:
    shell.show_page("evidence")

    assert shell.head.title.text() == "evidence"
    assert shell.head.lead.text() == "About evidence"
    assert noted(shell, "evidence") == ["rendered 0"]
    qtbot.waitUntil(shell.page_called("evidence").first_focus().hasFocus)


def test_what_is_typed_is_kept_when_a_page_is_left(shell: CaseShell) -> None:
    shell.show_page("evidence")

    assert noted(shell, "home") == ["rendered 0", "saved"]


def test_a_case_read_again_reaches_the_shown_page_now_and_others_when_wanted(
    shell: CaseShell,
) -> None:
    shell.show_page("evidence")
    shell.render_case(seen(items=(item(),)))

    assert noted(shell, "evidence") == ["rendered 0", "rendered 1"]
    assert "rendered 1" not in noted(shell, "home")
    shell.show_page("home")
    assert noted(shell, "home")[-1] == "rendered 1"


def test_whoever_looks_at_every_event_is_told_once_that_a_page_and_its_rows_come(
    shell_of_nothing: CaseShell,
) -> None:
    told: list[str] = []
    shell_of_nothing.making_began.connect(lambda: told.append("began"))
    shell_of_nothing.making_ended.connect(lambda: told.append("ended"))

    # Made while it is shown: one inside the other.
    shell_of_nothing.show_page("home")
    assert told == ["began", "ended"]
    shell_of_nothing.render_case(seen())

    assert told == ["began", "ended"] * 2


def test_a_page_can_ask_for_another_and_for_help(shell: CaseShell, qtbot: QtBot) -> None:
    page = shell.page
    assert page is not None

    page.wants_page.emit("money")
    assert shell.page_name == "money"

    with qtbot.waitSignal(shell.help_requested):
        page.wants_page.emit("help")
    assert shell.page_name == "money"


def test_a_title_that_changes_is_shown(shell: CaseShell) -> None:
    page = shell.page
    assert page is not None
    page.title = "Something else"

    page.head_changed.emit()

    assert shell.head.title.text() == "Something else"


def test_the_foot_tells_the_truth_about_saving(shell: CaseShell) -> None:
    assert shell.foot.line.startswith("Everything is saved.")

    shell.set_is_saving(is_saving=True)

    assert shell.foot.line == "Still saving. What was saved before is safe."


def test_a_notice_stands_above_the_page_until_it_is_handled(shell: CaseShell, theme: Theme) -> None:
    notice = Notice(theme, "well", "This case lies in a folder that is copied.")

    shell.add_notice(notice)

    assert notice.isVisible()


def test_the_compact_shell_has_a_menu_that_escape_closes(shell: CaseShell, qtbot: QtBot) -> None:
    shell.resize(800, 700)
    assert shell.menu.isVisible()
    assert not shell.navigation.isVisible()

    shell.menu.click()
    assert shell.navigation.isVisible()
    assert shell.ways_out.hide_now.isVisible()

    qtbot.keyClick(shell.navigation.parts, Qt.Key.Key_Escape)
    assert not shell.navigation.isVisible()
    # Who closes it by a key sees where the next one goes.
    assert shell.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def test_choosing_in_the_menu_closes_it(shell: CaseShell) -> None:
    shell.resize(800, 700)
    shell.menu.click()

    shell.navigation.page_wanted.emit("steps")

    assert shell.page_name == "steps"
    assert not shell.navigation.isVisible()
    assert shell.page is not None
    assert shell.page.isVisible()


def test_the_beginning_of_a_case_is_shown_where_it_is_true_and_other_pages_wait(
    shell_of_nothing: CaseShell,
) -> None:
    shell = shell_of_nothing
    shell.begin_case(
        messages.CaseBegun(seen=seen(items=(item(),)), count=300, held=300, not_held=0)
    )
    shell.show_page("evidence")
    shell.show_page("home")

    assert shell.page_name == "evidence"
    assert noted(shell, "evidence") == ["began 1 of 300"]
    evidence = shell.navigation.model.index(1, 0)
    assert evidence.data(COUNT_ROLE) == ""

    shell.render_case(seen(items=(item(1), item(2))))

    assert evidence.data(COUNT_ROLE) == "2"
    assert shell.page_name == "home"
    assert noted(shell, "home") == ["rendered 2"]
