"""What happened, against a real vault: no word is lost, and none is in the way of typing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.i18n import Words
from evidence_kit.ui.pages.story import FACTS_DRAFT, FEELINGS_DRAFT, StoryPage
from evidence_kit.ui.theme import Theme
from evidence_kit.ui.vault_process import VaultProcess
from evidence_kit.ui.widgets.withdrawing import Withdrawing

PATIENCE_MS = 30_000

Ask = Callable[[VaultProcess, messages.Request], messages.Answer]
OpenCase = Callable[[VaultProcess], messages.CaseSeen]
NewPage = Callable[[], StoryPage]


@pytest.fixture
def new_page(
    qtbot: QtBot, theme: Theme, words: Words, vault: VaultProcess, open_case: OpenCase
) -> NewPage:
    def make() -> StoryPage:
        made = StoryPage(theme, vault, words)
        qtbot.addWidget(made)
        made.resize(1000, 800)
        made.show()
        made.render(open_case(vault))
        return made

    return make


@pytest.fixture
def page(new_page: NewPage) -> StoryPage:
    return new_page()


def test_what_is_typed_is_a_draft_soon_after_the_last_key(
    qtbot: QtBot, page: StoryPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        qtbot.keyClicks(page._facts.area.edit, "She wrote to me.")
    case = open_case(vault)

    assert case.drafts == {FACTS_DRAFT: "She wrote to me."}
    assert case.statement is None
    assert page._facts._saved.text().startswith("Saved ")


def test_nothing_is_called_saved_while_somebody_types(qtbot: QtBot, page: StoryPage) -> None:
    with qtbot.waitSignal(page._drafts.saved, timeout=PATIENCE_MS):
        qtbot.keyClicks(page._facts.area.edit, "One.")

    qtbot.keyClicks(page._facts.area.edit, " Two.")

    assert page._facts._saved.text() == ""


def test_leaving_the_text_writes_it_down_and_drops_the_draft(
    qtbot: QtBot, page: StoryPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    qtbot.keyClicks(page._facts.area.edit, "She wrote to me.")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._facts.area.left.emit()
    case = open_case(vault)

    assert case.statement is not None
    assert (case.statement.facts, case.statement.feelings) == ("She wrote to me.", "")
    assert case.drafts == {}


def test_leaving_without_a_change_writes_no_version(page: StoryPage, vault: VaultProcess) -> None:
    page._facts.area.left.emit()

    assert not vault.is_busy


def test_writing_the_words_down_holds_up_nothing_that_is_pressed(
    qtbot: QtBot, page: StoryPage
) -> None:
    qtbot.keyClicks(page._facts.area.edit, "She wrote to me.")
    page._time.add.click()
    qtbot.keyClicks(page._form.what.edit, "A call")

    page._facts.area.left.emit()

    assert page._form.keep.isEnabled()
    with qtbot.waitSignals([page.case_changed] * 2, timeout=PATIENCE_MS):
        page._form.keep.click()


def test_feelings_are_kept_apart(
    qtbot: QtBot, page: StoryPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    qtbot.keyClicks(page._feelings.area.edit, "I am tired.")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page.save_work()
    case = open_case(vault)

    assert case.statement is not None
    assert (case.statement.facts, case.statement.feelings) == ("", "I am tired.")
    assert FEELINGS_DRAFT not in case.drafts


def test_a_draft_comes_back_before_what_was_written_earlier(
    ask: Ask, vault: VaultProcess, new_page: NewPage
) -> None:
    ask(vault, messages.WriteStatement(facts="Old words.", feelings="Old feelings."))
    ask(vault, messages.SaveDraft(name=FACTS_DRAFT, text="New words."))

    page = new_page()

    assert page._facts.area.text() == "New words."
    assert page._feelings.area.text() == "Old feelings."


def test_reading_the_case_again_never_replaces_what_is_being_typed(
    qtbot: QtBot, page: StoryPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    ask(vault, messages.WriteStatement(facts="From elsewhere.", feelings=""))
    qtbot.keyClicks(page._facts.area.edit, "Mine.")

    page.render(open_case(vault))

    assert page._facts.area.text() == "Mine."


def test_a_question_puts_its_line_into_the_text_once(qtbot: QtBot, page: StoryPage) -> None:
    qtbot.keyClicks(page._facts.area.edit, "She wrote to me.")

    page._facts.questions[1].click()
    page._facts.questions[1].click()

    assert page._facts.area.text() == "She wrote to me.\n\nWhere did it move to?\n"


def test_i_dont_know_is_an_answer_that_stands_in_the_text(page: StoryPage) -> None:
    page._facts.questions[0].click()
    page._facts.answers[0].click()

    assert page._facts.area.text() == "How did it begin?\nI don’t know."


def test_a_question_can_be_undone(page: StoryPage) -> None:
    page._facts.questions[0].click()

    page._facts.area.edit.undo()

    assert page._facts.area.text() == ""


def test_tab_leaves_the_text(qtbot: QtBot, page: StoryPage) -> None:
    page._facts.area.edit.setFocus()

    qtbot.keyClick(page._facts.area.edit, Qt.Key.Key_Tab)

    assert page._facts.area.text() == ""


def test_an_event_is_recorded_with_the_time_it_has(
    qtbot: QtBot, page: StoryPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    page._time.add.click()
    qtbot.keyClicks(page._form.what.edit, "The first threat")
    page._form.when.set_value("about", "15.11.2026 01:12")
    page._form.until.set_text("an hour later")
    page._form.actor.choose("them")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._form.keep.click()
    case = open_case(vault)
    page.render(case)

    assert case.events[0].at_text == "about 15.11.2026 01:12"
    assert case.answers == {"event/1/until": "an hour later", "event/1/actor": "them"}
    page._form.change("event/1")
    assert (page._form.until.text(), page._form.actor.chosen()) == ("an hour later", "them")
    assert page._time.rows.rows[0].button.accessibleName() == (
        "about 15.11.2026 01:12, The first threat, From memory"
    )


def test_what_became_of_a_card_number_in_a_sentence_is_said_once_it_is_kept(
    qtbot: QtBot, page: StoryPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    page._on_add_clicked()
    qtbot.keyClicks(page._form.what.edit, "Pay to 4111 1111 1111 1111")

    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._form.keep.click()

    (event,) = open_case(vault).events
    assert event.text == "Pay to •••• •••• •••• 1111"
    (said,) = page._kept.lines
    assert said.line.startswith("Of the card number only the last digits are kept.")


def test_a_time_nobody_knows_is_written_down_as_such(
    qtbot: QtBot, page: StoryPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    page._time.add.click()
    qtbot.keyClicks(page._form.what.edit, "A call")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._form.keep.click()

    assert open_case(vault).events[0].at_text == "not known"


def test_a_withdrawn_event_leaves_its_stub(
    qtbot: QtBot, page: StoryPage, ask: Ask, vault: VaultProcess, open_case: OpenCase
) -> None:
    ask(vault, messages.RecordEvent(at_text="2026-11-15", text="A call"))
    page.render(open_case(vault))
    page._time.rows.open_row("event/1")
    withdrawing = page._time.rows.rows[0].findChild(Withdrawing)
    withdrawing.ask.click()
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        withdrawing.confirm.click()
    page.render(open_case(vault))

    assert page._time.rows.rows == ()
    assert [line.title for line in page._stubs.lines] == [
        "A call, withdrawn. Its number stays in the log."
    ]


def test_what_was_saved_meanwhile_can_still_be_taken_back(
    qtbot: QtBot, page: StoryPage, vault: VaultProcess, open_case: OpenCase
) -> None:
    edit = page._facts.area.edit
    qtbot.keyClicks(edit, "She wrote.")
    with qtbot.waitSignal(page.case_changed, timeout=PATIENCE_MS):
        page._facts.area.left.emit()
    page.render(open_case(vault))

    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == ""

    qtbot.keyClick(edit, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == "She wrote."
