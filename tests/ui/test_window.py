"""The window with a real vault process: open, move about, lock, hide, and what goes wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.store import Vault
from evidence_kit.ui.covering import Covering
from evidence_kit.ui.hosted import HostedPage
from evidence_kit.ui.leaving import PAGE_DRAFT
from evidence_kit.ui.models.languages import Language
from evidence_kit.ui.models.parts import PARTS
from evidence_kit.ui.pages.evidence import EvidencePage
from evidence_kit.ui.pages.evidence_question import Answer
from evidence_kit.ui.pages.evidence_question_row import QuestionRow
from evidence_kit.ui.pages.evidence_transfer import RowState
from evidence_kit.ui.pages.help_now import HelpNowPage
from evidence_kit.ui.pages.home_cards import WaitingCard
from evidence_kit.ui.pages.new_case.page import NewCasePage
from evidence_kit.ui.pages.paste import PastePage
from evidence_kit.ui.pages.unlock import UnlockPage
from evidence_kit.ui.pages.welcome import WelcomePage
from evidence_kit.ui.preferences import Preferences
from evidence_kit.ui.resuming import LockReason, Resume
from evidence_kit.ui.routes import CASE_PAGES
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.window import Window
from tests.fakes import PASSPHRASE, BytesSource, StoppedClock, new_item
from tests.ui.loaded_vault import NewVault
from tests.windows import settle

PATIENCE_MS = 60_000
MOST_STOPS = 200
LONG_ENOUGH_BYTES = 1 << 30
"""Of a file that is still being taken in when its beginning has been told of."""
LANGUAGES = (Language(tag="en", name="English"),)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings" / "settings.toml")


@pytest.fixture
def process(new_vault: NewVault) -> Iterator[VaultProcess]:
    made = new_vault()
    yield made
    made.kill()


MakeWindow = Callable[[VaultProcess, Resume | None], Window]


@pytest.fixture
def make_window(qtbot: QtBot, theme: Theme, words: Words, preferences: Preferences) -> MakeWindow:
    """Make a window as the application does."""

    def make(process: VaultProcess, resume: Resume | None) -> Window:
        made = Window(
            theme,
            process,
            words,
            preferences,
            languages=LANGUAGES,
            make_clock=StoppedClock,
            resume=resume,
        )
        qtbot.addWidget(made)
        made.resize(1280, 800)
        made.show()
        made.answer_to_keys()
        made.activateWindow()
        return made

    return make


@pytest.fixture
def window(make_window: MakeWindow, process: VaultProcess) -> Window:
    """A fresh start."""
    return make_window(process, None)


@pytest.fixture
def open_window(
    qtbot: QtBot, make_window: MakeWindow, process: VaultProcess, case_path: Path
) -> Window:
    """A window with an adult's case open."""
    resume = Resume(reason=LockReason.ASKED, case_path=str(case_path))
    made = make_window(process, resume)
    unlock(qtbot, made)
    return made


def unlock(qtbot: QtBot, window: Window, page: str = "home") -> None:
    lock_screen = window.shown
    assert isinstance(lock_screen, UnlockPage)
    lock_screen.secret.set_text(PASSPHRASE)
    lock_screen.open_button.click()
    qtbot.waitUntil(lambda: page_name(window) == page, timeout=PATIENCE_MS)


def page_name(window: Window) -> str:
    return "" if window.shell is None else window.shell.page_name


def test_a_fresh_start_asks_the_first_question(window: Window) -> None:
    assert isinstance(window.shown, WelcomePage)
    assert window.windowTitle() == "Evidence Kit"
    assert window.shown.no.hasFocus()


def test_help_is_one_key_away_and_leads_back(window: Window, qtbot: QtBot) -> None:
    before = window.shown
    assert isinstance(before, WelcomePage)
    before.maybe.click()

    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = window.shown
    assert isinstance(page, HelpNowPage)
    page.back.click()

    assert window.shown is before
    assert before.maybe.isChecked()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_help_is_read_and_left_with_keys_alone(
    window: Window, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    before = window.shown
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = window.shown
    assert isinstance(page, HelpNowPage)
    assert page.back.hasFocus()
    bar = page.page_scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=PATIENCE_MS)

    qtbot.keyClick(page.back, Qt.Key.Key_PageDown)
    assert bar.value() == min(bar.pageStep(), bar.maximum())
    qtbot.keyClick(page.back, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(page.back, Qt.Key.Key_Home)
    assert bar.value() == 0

    qtbot.keyClick(page.back, key, modifier)
    assert window.shown is before


def test_f6_leads_round_the_parts_of_a_page_before_a_case(window: Window, qtbot: QtBot) -> None:
    page = window.shown
    assert isinstance(page, WelcomePage)
    page.foot.link.setFocus()

    for part in (page.top, page.page_scroll, page.foot, page.top):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        assert focused is not None
        assert part.isAncestorOf(focused)
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    focused = window.focusWidget()
    assert focused is not None
    assert page.foot.isAncestorOf(focused)


def test_a_package_can_be_checked_without_a_case(window: Window) -> None:
    before = window.shown
    assert isinstance(before, WelcomePage)

    before.check.click()

    page = window.shown
    assert isinstance(page, HostedPage)
    page.back.click()
    assert isinstance(window.shown, WelcomePage)


def test_a_new_case_can_be_left_again(window: Window) -> None:
    before = window.shown
    assert isinstance(before, WelcomePage)
    before.no.click()
    before.start_door.click()
    page = window.shown
    assert isinstance(page, NewCasePage)

    page.back.click()

    assert isinstance(window.shown, WelcomePage)


def test_tab_begins_with_the_way_out_and_comes_round(window: Window, qtbot: QtBot) -> None:
    page = window.shown
    assert isinstance(page, WelcomePage)
    page.ways_out.hide_now.setFocus()

    seen = [window.focusWidget()]
    for _step in range(40):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        if window.focusWidget() is seen[0]:
            break
        seen.append(window.focusWidget())

    assert window.focusWidget() is page.ways_out.hide_now
    assert page.no in seen
    assert page.help_door in seen
    assert seen[-1] is page.foot.link


class Windows(QObject):
    """Notes whatever is shown as a window of its own."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.shown: list[str] = []
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_part_of_a_page_is_shown_as_a_window_before_it_has_its_place(
    open_window: Window, qapp: QApplication
) -> None:
    windows = Windows(qapp)

    for name in CASE_PAGES:
        open_window.show_page(name)
        # Made anew, and not while the watchers of every event rest.
        open_window._pages.make(name).deleteLater()
        settle()
    qapp.removeEventFilter(windows)

    assert windows.shown == []


def test_the_seven_parts_open_by_their_keys_and_every_page_by_its_name(
    open_window: Window, qtbot: QtBot
) -> None:
    for number, part in enumerate(PARTS, 1):
        qtbot.keyClick(
            open_window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier
        )
        assert page_name(open_window) == part.page
    rounds = {}
    for name in CASE_PAGES:
        open_window.show_page(name)
        assert page_name(open_window) == name
        rounds[name] = tab_round(open_window, qtbot)
    assert open_window.windowTitle() == "Evidence Kit"
    assert {name: found for name, found in rounds.items() if found != ([], [])} == {}


def test_a_field_that_keeps_tab_and_a_stop_out_of_sight_are_found(
    open_window: Window, qtbot: QtBot
) -> None:
    page = open_window.shell.page if open_window.shell is not None else None
    assert page is not None
    layout = page.layout()
    assert layout is not None
    far_off = QPushButton("far off", page)
    far_off.move(0, 90_000)
    far_off.show()

    assert tab_round(open_window, qtbot) == ([], ["QPushButton"])

    layout.addWidget(QPlainTextEdit())
    assert tab_round(open_window, qtbot)[0] == ["QPlainTextEdit"]


def tab_round(window: Window, qtbot: QtBot) -> tuple[list[str], list[str]]:
    """Press Tab until it comes round; returns what kept it, and what had it out of sight."""
    shell = window.shell
    assert shell is not None
    first = shell.ways_out.hide_now
    first.setFocus()
    # Nobody presses Tab before a page has found its places.
    settle()
    unseen = []
    for _step in range(MOST_STOPS):
        before = window.focusWidget()
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        here = window.focusWidget()
        if here is first:
            return [], unseen
        if here is before:
            return [type(here).__name__], unseen
        if here.visibleRegion().isEmpty():
            unseen.append(type(here).__name__)
    return ["no end"], unseen


def test_the_order_of_tab_in_a_case(open_window: Window) -> None:
    shell = open_window.shell
    assert shell is not None

    first = shell.regions()[:6]

    assert first == (
        shell.ways_out.hide_now,
        shell.ways_out.lock,
        shell.ways_out.help,
        shell.menu,
        shell.navigation.parts,
        shell.navigation.paste,
    )
    assert shell.regions()[-2:] == (shell.foot, shell.navigation.settings)


def test_a_lock_ends_the_vault_process_and_says_where_to_go_on(
    open_window: Window, qtbot: QtBot, process: VaultProcess, case_path: Path
) -> None:
    with qtbot.waitSignal(open_window.case_left, timeout=PATIENCE_MS) as left:
        qtbot.keyClick(open_window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert left.args[0].reason is LockReason.ASKED
    assert left.args[0].case_path == str(case_path)
    assert not is_running(process)
    assert open_window.shell is None


def test_what_is_typed_when_the_lock_comes_is_kept(
    open_window: Window,
    qtbot: QtBot,
    make_window: MakeWindow,
    case_path: Path,
    new_vault: NewVault,
) -> None:
    open_window.show_page("story")
    assert open_window.shell is not None
    assert open_window.shell.page is not None
    (area, *_others) = open_window.shell.page.findChildren(QPlainTextEdit)
    qtbot.keyClicks(area, "He wrote at night.")
    open_window.lock()

    other = new_vault()
    resume = Resume(reason=LockReason.ASKED, case_path=str(case_path))
    again = make_window(other, resume)
    unlock(qtbot, again, page="story")

    assert again.held.seen is not None
    other.kill()
    said = again.held.seen.statement
    kept = (*again.held.seen.drafts.values(), "" if said is None else said.facts)
    assert "He wrote at night." in kept


def test_files_that_wait_outlive_a_lock_and_are_not_called_saved(
    open_window: Window,
    make_window: MakeWindow,
    qtbot: QtBot,
    *,
    tmp_path: Path,
    new_vault: NewVault,
) -> None:
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    for path in paths:
        path.write_bytes(b"picture")
    open_window._pages.offer_evidence([str(path) for path in paths])
    (first, second, _third) = open_window.findChildren(QuestionRow)
    first.no.click()
    second.no.click()
    open_window.show_page("home")
    shell = open_window.shell
    assert shell is not None
    assert shell.foot.line == ("3 files wait and are not taken in yet. Everything else is saved.")
    with qtbot.waitSignal(open_window.case_left, timeout=PATIENCE_MS) as left:
        open_window.lock(LockReason.IDLE)

    other = new_vault()
    again = make_window(other, left.args[0])
    assert isinstance(again.shown, UnlockPage)
    assert again.shown.why.text() == (
        "3 files are not taken in yet. They lie where they were: please leave them there. "
        "Everything else is saved."
    )
    unlock(qtbot, again)
    assert again.shell is not None
    assert again.shell.foot.line.startswith("3 files wait and are not taken in yet.")
    card = next(each for each in again.findChildren(WaitingCard) if each.isVisible())
    card.go_on.click()

    page = again.shell.page
    assert isinstance(page, EvidencePage)
    assert page.state.question is not None
    assert [each.path for each in page.state.question.offered] == [str(path) for path in paths]
    assert page.state.question.answers == (Answer.NO, Answer.NO, Answer.NONE_YET)
    other.kill()


def test_a_half_written_description_is_named_beside_a_file_that_waits(
    open_window: Window,
    make_window: MakeWindow,
    qtbot: QtBot,
    *,
    tmp_path: Path,
    new_vault: NewVault,
) -> None:
    (tmp_path / "chat.png").write_bytes(b"picture")
    open_window._pages.offer_evidence([str(tmp_path / "chat.png")])
    shell = open_window.shell
    assert shell is not None
    page = shell.page
    assert isinstance(page, EvidencePage)
    page._open_description(None)
    qtbot.keyClicks(page._describing._what.edit, "a picture he sent")
    said = (
        "1 file waits and is not taken in yet. "
        "What you began on “Evidence” waits there and is not in your case yet."
    )
    assert shell.foot.line == said
    open_window.show_page("home")
    assert shell.foot.line == said
    with qtbot.waitSignal(open_window.case_left, timeout=PATIENCE_MS) as left:
        open_window.lock(LockReason.IDLE)

    other = new_vault()
    again = make_window(other, left.args[0])
    assert isinstance(again.shown, UnlockPage)
    assert "What you began to fill in waits" in again.shown.why.text()
    unlock(qtbot, again)
    assert again.shell is not None
    assert again.shell.foot.line == said
    other.kill()


def test_what_was_pasted_and_not_kept_is_not_called_saved(
    open_window: Window, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("Send 500 EUR to SI56 1910 0000 0123 438.")
    open_window._pages.paste()
    shell = open_window.shell
    assert shell is not None
    said = shell.foot.line

    with qtbot.waitSignal(open_window.case_left, timeout=PATIENCE_MS) as left:
        open_window.lock()

    assert said == "What you pasted is not kept yet. Everything else is saved."
    assert left.args[0].is_clipboard_lost


@pytest.mark.parametrize(("leave", "page"), [("lock", "story"), ("close", "home")])
def test_a_locked_case_opens_on_the_page_it_was_left_on_and_a_closed_one_on_the_first(
    open_window: Window,
    qtbot: QtBot,
    make_window: MakeWindow,
    *,
    case_path: Path,
    new_vault: NewVault,
    leave: str,
    page: str,
) -> None:
    open_window.show_page("story")
    getattr(open_window, leave)()

    other = new_vault()
    again = make_window(other, Resume(reason=LockReason.ASKED, case_path=str(case_path)))
    unlock(qtbot, again, page=page)

    qtbot.waitUntil(again.updatesEnabled, timeout=PATIENCE_MS)
    other.kill()


def test_hiding_takes_the_window_first_and_then_the_key(
    open_window: Window, qtbot: QtBot, process: VaultProcess, preferences: Preferences
) -> None:
    with qtbot.waitSignal(open_window.hidden, timeout=PATIENCE_MS):
        open_window.hide_now()
        assert not open_window.isVisible()

    assert not is_running(process)
    assert preferences.settings.case_path == ""


@pytest.mark.parametrize("remembered", ["the case", "another", "nothing"])
def test_after_hiding_only_a_case_that_is_remembered_is_asked_for(
    open_window: Window,
    qtbot: QtBot,
    preferences: Preferences,
    case_path: Path,
    remembered: str,
) -> None:
    places = {"the case": str(case_path), "another": str(case_path.parent / "Papers")}
    preferences.change(case_path=places.get(remembered, ""))

    with qtbot.waitSignal(open_window.hidden, timeout=PATIENCE_MS):
        open_window.hide_now()

    assert preferences.settings.was_hidden is (remembered == "the case")


def test_the_start_after_hiding_shows_the_lock_screen_and_does_not_tell_of_it(
    make_window: MakeWindow, process: VaultProcess, preferences: Preferences, case_path: Path
) -> None:
    preferences.change(was_hidden=True, case_path=str(case_path))

    page = make_window(process, None).shown

    assert isinstance(page, UnlockPage)
    assert page.why.text() == "Everything is saved. Your password opens it."


def test_where_no_place_is_remembered_the_start_after_hiding_asks_who_can_reach_the_computer(
    make_window: MakeWindow, process: VaultProcess, preferences: Preferences
) -> None:
    preferences.change(was_hidden=True)

    assert isinstance(make_window(process, None).shown, WelcomePage)


class WindowsShown(QObject):
    """Notes everything that becomes a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_becomes_a_window_of_its_own(
    open_window: Window, qapp: QApplication
) -> None:
    shown = WindowsShown()
    qapp.installEventFilter(shown)

    for name in CASE_PAGES:
        open_window.show_page(name)
    open_window.show_help()
    open_window.fronts.show_new_case()
    open_window.fronts.show_check_package()
    open_window.fronts.show_unlock()
    open_window.fronts.show_welcome()
    qapp.removeEventFilter(shown)

    assert shown.names == []


def test_a_vault_process_that_dies_leads_to_the_lock_screen(
    open_window: Window, qtbot: QtBot, process: VaultProcess
) -> None:
    with qtbot.waitSignal(open_window.case_left, timeout=PATIENCE_MS) as left:
        assert process._process is not None
        process._process.kill()

    assert left.args[0].reason is LockReason.VAULT_ENDED


def test_what_was_told_as_saved_is_there_after_the_vault_process_was_killed(
    open_window: Window,
    make_window: MakeWindow,
    new_vault: NewVault,
    *,
    qtbot: QtBot,
    process: VaultProcess,
    tmp_path: Path,
) -> None:
    chat, film = tmp_path / "chat.txt", tmp_path / "film.mp4"
    chat.write_text("pay or I send it", encoding="utf-8")
    with film.open("wb") as stream:
        stream.truncate(LONG_ENOUGH_BYTES)
    open_window._pages.offer_evidence([str(chat), str(film)])
    page = open_window.shell.page if open_window.shell is not None else None
    assert isinstance(page, EvidencePage)
    for row in page._asking._rows.rows:
        assert isinstance(row, QuestionRow)
        row.no.click()
    page._asking._take.click()
    intake = page._intake
    qtbot.waitUntil(lambda: intake._transfer.rows[0].state is RowState.SAVED, timeout=PATIENCE_MS)
    assert not intake._transfer.rows[1].state.is_over

    with qtbot.waitSignal(open_window.case_left, timeout=PATIENCE_MS) as left:
        assert process._process is not None
        process._process.kill()
    process.kill()
    following = new_vault()
    again = make_window(following, left.args[0])
    lock_screen = again.shown
    assert isinstance(lock_screen, UnlockPage)
    said = lock_screen.why.text()
    unlock(qtbot, again)

    assert "Nothing that was saved is lost." in said
    assert again.held.seen is not None
    assert [item.original_name for item in again.held.seen.items] == ["chat.txt"]
    assert [each for each in again.held.seen.findings if each.verdict.is_bad] == []
    assert film.stat().st_size == LONG_ENOUGH_BYTES
    following.kill()


def test_long_work_is_covered_when_it_is_quiet_and_locked_when_it_ends(
    open_window: Window, qtbot: QtBot, process: VaultProcess
) -> None:
    process.ask(messages.CheckVault(is_full=True))

    open_window.lock(LockReason.IDLE)

    assert isinstance(open_window.shown, Covering)
    with qtbot.waitSignal(open_window.case_left, timeout=PATIENCE_MS) as left:
        open_window.show_page("evidence")
        assert isinstance(open_window.shown, Covering)
    assert left.args[0].reason is LockReason.IDLE


def test_the_foot_warns_of_the_lock_and_takes_it_back(open_window: Window) -> None:
    shell = open_window.shell
    assert shell is not None

    open_window.warn_of_lock(is_near=True)
    assert shell.foot.line == "Locking soon – any key keeps it open."

    open_window.warn_of_lock(is_near=False)
    assert shell.foot.line.startswith("Everything is saved.")


def test_files_dropped_on_any_page_are_asked_about(open_window: Window, tmp_path: Path) -> None:
    (tmp_path / "chat.png").write_bytes(b"picture")
    open_window.show_page("money")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "chat.png"))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    open_window.dropEvent(event)

    assert open_window.shell is not None
    assert isinstance(open_window.shell.page, EvidencePage)
    assert open_window.shell.page.state.question is not None


def held_over(window: Window, where: QWidget, *paths: Path) -> Qt.DropAction | None:
    """Hold files over a part of the window, from a program that would rather move them.

    Returns what the program is told; ``None`` where nothing takes them.
    """
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    dragged.setText("\n".join(f"file://{path}" for path in paths))
    event = QDragEnterEvent(
        QPoint(10, 10),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        dragged,
        Qt.MouseButton.LeftButton,
        # With Shift the program that offers them proposes to move them.
        Qt.KeyboardModifier.ShiftModifier,
    )
    assert event.proposedAction() is Qt.DropAction.MoveAction
    target: QWidget | None = where
    # As Qt looks for whoever takes it: from the widget under the mouse up to the window.
    while target is not None and not event.isAccepted():
        if target.acceptDrops():
            QApplication.sendEvent(target, event)
        target = None if target is window else target.parentWidget()
    return event.dropAction() if event.isAccepted() else None


@pytest.mark.parametrize("name", ["home", "money", "steps", "story", "evidence"])
def test_a_file_held_over_any_page_is_copied_and_never_moved(
    open_window: Window, tmp_path: Path, name: str
) -> None:
    open_window.show_page(name)
    assert open_window.shell is not None
    assert open_window.shell.page is not None

    told = held_over(open_window, open_window.shell.page, tmp_path / "chat.png")

    assert told is Qt.DropAction.CopyAction


def test_the_foot_says_that_files_can_be_let_go_on_a_page_without_a_place_for_them(
    open_window: Window, tmp_path: Path
) -> None:
    open_window.show_page("money")
    shell = open_window.shell
    assert shell is not None
    before = shell.foot.line

    held_over(open_window, shell, tmp_path / "a.png", tmp_path / "b.png")
    during = shell.foot.line
    QApplication.sendEvent(open_window, QDragLeaveEvent())

    assert during == "Let go to add 2 files"
    assert shell.foot.line == before


def test_a_file_let_go_on_a_field_is_asked_about_and_its_path_never_typed(
    open_window: Window, tmp_path: Path
) -> None:
    open_window.show_page("story")
    shell = open_window.shell
    assert shell is not None
    assert shell.page is not None
    fields = [*shell.page.findChildren(QPlainTextEdit), *shell.page.findChildren(QLineEdit)]
    places = [each.viewport() if isinstance(each, QPlainTextEdit) else each for each in fields]

    told = {held_over(open_window, place, tmp_path / "chat.png") for place in places}

    assert told == {Qt.DropAction.CopyAction}
    assert shell.foot.line == "Let go to add 1 file"


def test_a_picture_on_the_clipboard_pasted_anywhere_is_asked_about(
    open_window: Window, qtbot: QtBot
) -> None:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(picture)
    shell = open_window.shell
    assert shell is not None

    open_window.show_page("paste")

    qtbot.waitUntil(lambda: isinstance(shell.page, EvidencePage), timeout=PATIENCE_MS)
    assert isinstance(shell.page, EvidencePage)
    assert shell.page.state.question is not None


@pytest.mark.parametrize("name", ["home", "evidence", "paste", "money"])
def test_the_keys_that_paste_everywhere_paste_on_every_page(
    open_window: Window, qtbot: QtBot, name: str
) -> None:
    open_window.show_page(name)
    QGuiApplication.clipboard().setText("Send 500 EUR to SI56 1910 0000 0123 438.")
    focused = open_window.focusWidget()

    qtbot.keySequence(open_window if focused is None else focused, QKeySequence("Ctrl+V"))

    assert open_window.shell is not None
    page = open_window.shell.page
    assert isinstance(page, PastePage)
    assert page.state.received == "Send 500 EUR to SI56 1910 0000 0123 438."


def test_words_are_pasted_into_the_field_that_has_the_focus(
    open_window: Window, qtbot: QtBot
) -> None:
    open_window.show_page("story")
    assert open_window.shell is not None
    page = open_window.shell.page
    assert page is not None
    field = next(each for each in page.findChildren(QPlainTextEdit) if each.isVisible())
    field.setFocus()
    QGuiApplication.clipboard().setText("It began on Monday.")

    qtbot.keySequence(field, QKeySequence("Ctrl+V"))

    assert field.toPlainText() == "It began on Monday."
    assert open_window.shell.page_name == "story"


def test_a_copied_file_pasted_into_a_field_is_asked_about_and_its_path_never_typed(
    open_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    open_window.show_page("story")
    shell = open_window.shell
    assert shell is not None
    assert shell.page is not None
    field = next(each for each in shell.page.findChildren(QPlainTextEdit) if each.isVisible())
    field.setFocus()
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(tmp_path / "chat.png"))])
    copied.setText(str(tmp_path / "chat.png"))
    QGuiApplication.clipboard().setMimeData(copied)

    field.paste()
    qtbot.keySequence(field, QKeySequence("Ctrl+V"))

    qtbot.waitUntil(lambda: isinstance(shell.page, EvidencePage), timeout=PATIENCE_MS)
    assert field.toPlainText() == ""
    assert isinstance(shell.page, EvidencePage)
    assert shell.page.state.question is not None


def test_a_kept_chat_is_read_and_what_it_names_is_recorded_with_it(
    open_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text("Send it to SI56 1910 0000 0123 438 – čakam.", encoding="utf-8")
    shell = open_window.shell
    assert shell is not None
    open_window._pages.offer_evidence([str(chat)])
    page = shell.page
    assert isinstance(page, EvidencePage)
    page._asking._rows.rows[0].no.click()  # type: ignore[attr-defined] # a question's row
    page._asking._take.click()
    qtbot.waitUntil(lambda: len(page.state.items) == 1, timeout=PATIENCE_MS)
    (item,) = page.state.items
    page.open_item(item)

    page._pieces.detail.read.click()

    qtbot.waitUntil(lambda: isinstance(shell.page, PastePage), timeout=PATIENCE_MS)
    paste = shell.page
    assert isinstance(paste, PastePage)
    qtbot.waitUntil(lambda: not paste.state.is_looking, timeout=PATIENCE_MS)
    assert paste.state.received == chat.read_text(encoding="utf-8")
    assert paste.unkept is None
    assert not paste._keeps_text.isVisible()
    paste._keep.click()
    qtbot.waitUntil(
        lambda: open_window.held.seen is not None and bool(open_window.held.seen.identifiers),
        timeout=PATIENCE_MS,
    )
    assert open_window.held.seen is not None
    (found,) = open_window.held.seen.identifiers
    assert (found.item_id, found.value) == (item.id, "SI56 1910 0000 0123 438")
    assert len(open_window.held.seen.items) == 1


def test_a_change_is_read_once_however_often_it_is_told(
    open_window: Window, qtbot: QtBot, process: VaultProcess
) -> None:
    shell = open_window.shell
    assert shell is not None
    process.ask(messages.RecordEvent(at_text="", text="The first threat."))

    seen: list[messages.CaseSeen] = []
    open_window.reading.read.connect(seen.append)
    for _time in range(5):
        open_window.read_case()
    qtbot.waitUntil(lambda: len(seen) == 2, timeout=PATIENCE_MS)
    process.ask(messages.ReadLedger(), on_done=lambda _answer: seen.clear())
    qtbot.waitUntil(lambda: not seen, timeout=PATIENCE_MS)

    assert open_window.held.seen is not None
    assert [event.text for event in open_window.held.seen.events] == ["The first threat."]


def test_help_over_a_case_still_offers_the_lock(open_window: Window) -> None:
    open_window.show_help()

    page = open_window.shown
    assert isinstance(page, HelpNowPage)
    assert page.ways_out.lock.isVisible()
    assert page.state.reader.country == "SI"
    page.back.click()
    assert open_window.shown is open_window.shell


def test_larger_text_makes_the_shell_compact_and_no_window_wider(
    open_window: Window, theme: Theme, preferences: Preferences, qtbot: QtBot
) -> None:
    open_window.resize(1024, 700)
    dress(theme, preferences)
    for _step in range(10):
        qtbot.keyClick(open_window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: theme.look == theme.wanted, timeout=PATIENCE_MS)

    assert theme.look.text_percent == 200
    assert open_window.width() == 1024
    assert open_window.shell is not None
    assert open_window.shell.menu.isVisible()
    assert not open_window.shell.navigation.isVisible()
    open_window.shell.toggle_menu()
    assert open_window.shell.navigation.isVisible()
    QApplication.processEvents()


def test_steps_of_the_text_size_in_one_burst_are_all_counted_and_dressed_once(
    open_window: Window, theme: Theme, preferences: Preferences, qtbot: QtBot
) -> None:
    dress(theme, preferences)
    dressed: list[int] = []
    noting = theme.changed.connect(lambda: dressed.append(theme.look.text_percent))
    control = Qt.KeyboardModifier.ControlModifier

    for key in (*[Qt.Key.Key_Plus] * 8, Qt.Key.Key_Minus):
        qtbot.keyClick(open_window, key, control)
    assert preferences.settings.text_percent == 170
    qtbot.waitUntil(lambda: bool(dressed), timeout=PATIENCE_MS)
    for key in (Qt.Key.Key_0, Qt.Key.Key_Plus):
        qtbot.keyClick(open_window, key, control)
    qtbot.waitUntil(lambda: theme.look == theme.wanted, timeout=PATIENCE_MS)
    theme.changed.disconnect(noting)

    assert dressed == [170, 110]


def test_after_a_large_text_the_head_stands_where_it_stood(
    open_window: Window, theme: Theme
) -> None:
    shell = open_window.shell
    assert shell is not None
    # As wide as the words of the ways out just do not leave a title beside them.
    open_window.resize(shell.navigation.width_beside + shell.ways_out.sizeHint().width() + 360, 700)
    settle()
    before = shell.head.title.isVisible()

    theme.set_look(theme.look._replace(text_percent=200))
    settle()
    theme.set_look(theme.look._replace(text_percent=100))
    settle()

    assert not before
    assert not shell.menu.isVisible()
    assert not shell.head.title.isVisible()


def dress(theme: Theme, preferences: Preferences) -> None:
    """Have the look follow the preferences, as the application does; its system has 100 %."""
    preferences.changed.connect(
        lambda: theme.wish_look(
            theme.look._replace(text_percent=preferences.settings.text_percent or 100)
        )
    )


def is_running(process: VaultProcess) -> bool:
    return process._process is not None


# --- a large case -------------------------------------------------------------------------


@pytest.fixture
def large_case_path(case_path: Path) -> Path:
    """A case of seven pieces that was left on the page of the pieces."""
    with Vault.open(case_path, PASSPHRASE, clock=StoppedClock()) as vault:
        for number in range(7):
            source, new = BytesSource(f"{number}".encode()), new_item(f"{number}.txt")
            vault.add_item(source, new)
        vault.save_draft(PAGE_DRAFT, "evidence")
    return case_path


def test_the_first_pieces_are_shown_before_the_others_and_everything_in_the_end(
    qtbot: QtBot,
    make_window: MakeWindow,
    process: VaultProcess,
    large_case_path: Path,
) -> None:
    window = make_window(process, Resume(reason=LockReason.ASKED, case_path=str(large_case_path)))
    window.reading.first = window.reading.portion = 2
    shown: list[tuple[str, int, int, str]] = []

    def see() -> None:
        page = None if window.shell is None else window.shell.page
        if isinstance(page, EvidencePage):
            rows = page._pieces._list.model().rowCount()
            shown.append((page.lead, page.state.count, rows, page._pieces._found.text()))

    window.reading.begun.connect(see)
    window.reading.read.connect(see)

    unlock = window.shown
    assert isinstance(unlock, UnlockPage)
    unlock.secret.set_text(PASSPHRASE)
    unlock.secret.submitted.emit()
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=PATIENCE_MS)

    lead = "7 pieces, every one saved and verified. Pictures stay covered."
    still = "Listed so far: 2 of 7. The others follow in a moment."
    assert shown == [(lead, 7, 2, still), (lead, 7, 7, "")]


def test_what_is_made_while_a_case_opens_knows_nothing_of_it_and_is_used_once_it_is_open(
    qtbot: QtBot, make_window: MakeWindow, process: VaultProcess, case_path: Path
) -> None:
    window = make_window(process, Resume(reason=LockReason.ASKED, case_path=str(case_path)))
    unlock = window.shown
    assert isinstance(unlock, UnlockPage)

    unlock.secret.set_text("not the password at all")
    unlock.secret.submitted.emit()
    qtbot.waitUntil(lambda: unlock.state.wrong_tries == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window._prepared is not None, timeout=PATIENCE_MS)
    prepared = window._prepared

    assert prepared is not None
    assert window.shell is None
    assert window.shown is unlock
    assert not prepared.isVisible()
    page = prepared.page_called("evidence")
    assert isinstance(page, EvidencePage)
    assert page.state.case is None

    unlock.secret.set_text(PASSPHRASE)
    unlock.secret.submitted.emit()
    qtbot.waitUntil(lambda: window.shell is not None, timeout=PATIENCE_MS)

    assert window.shell is prepared
    assert window._prepared is None
