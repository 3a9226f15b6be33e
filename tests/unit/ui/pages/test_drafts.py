import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from evidence_kit.messages import DraftSaved, Problem, SaveDraft
from evidence_kit.ui.pages.drafts import PAUSE_MS, Drafts
from tests.fakes import STARTED_AT
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import seen

SAVED = {SaveDraft: DraftSaved(at=STARTED_AT)}
REFUSED = {SaveDraft: Problem(code="EK-404", facts={})}


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def sent(vault):
    return [(request.name, request.text) for request in vault.asked]


def test_what_was_typed_is_sent_by_itself(qtbot, page):
    vault = StillVault(seen(), SAVED)
    drafts = Drafts(page, vault)

    with qtbot.waitSignal(drafts.saved, timeout=10_000):
        drafts.put("story/facts", "One.")

    assert sent(vault) == [("story/facts", "One.")]
    assert not drafts.is_waiting


def test_only_the_last_of_many_changes_is_sent(page):
    vault = StillVault(seen(), SAVED)
    drafts = Drafts(page, vault)
    for text in ("O", "On", "One"):
        drafts.put("story/facts", text)

    drafts.send()

    assert sent(vault) == [("story/facts", "One")]


def test_what_is_kept_already_is_not_sent_again(page):
    vault = StillVault(seen(), SAVED)
    drafts = Drafts(page, vault)
    drafts.know({"story/facts": "One."})

    drafts.put("story/facts", "One.")
    drafts.send()

    assert sent(vault) == []


def test_an_older_reading_of_the_case_does_not_hide_a_change_back(page):
    vault = StillVault(seen(), SAVED)
    drafts = Drafts(page, vault)
    drafts.know({})
    drafts.put("story/facts", "One.")
    drafts.send()
    drafts.know({})

    drafts.put("story/facts", "")
    drafts.send()

    assert sent(vault) == [("story/facts", "One."), ("story/facts", "")]


def test_a_draft_that_became_something_is_forgotten(page):
    vault = StillVault(seen(), SAVED)
    drafts = Drafts(page, vault)
    drafts.know({"money/form": "{}"})

    drafts.forget("money/form")
    drafts.forget("money/form")

    assert sent(vault) == [("money/form", "")]


def test_a_refused_draft_is_told_and_sent_again_with_the_next_change(qtbot, page):
    vault = StillVault(seen(), REFUSED)
    drafts = Drafts(page, vault)
    drafts.put("story/facts", "One.")
    with qtbot.waitSignal(drafts.refused, timeout=10_000):
        drafts.send()

    drafts.put("story/facts", "One.")
    drafts.send()

    assert sent(vault) == [("story/facts", "One.")] * 2


def test_what_was_refused_can_be_forgotten_on_the_disk_too(qtbot, page):
    vault = StillVault(seen(), REFUSED)
    drafts = Drafts(page, vault)
    drafts.put("story/facts", "Long.")
    with qtbot.waitSignal(drafts.refused, timeout=10_000):
        drafts.send()

    drafts.forget("story/facts")

    assert sent(vault) == [("story/facts", "Long."), ("story/facts", "")]


def test_a_page_that_is_not_seen_sends_nothing_by_itself(qtbot, page):
    vault = StillVault(seen(), SAVED)
    drafts = Drafts(page, vault)
    page.hide()
    drafts.put("story/facts", "One.")

    with qtbot.waitSignal(drafts._timer.timeout, timeout=10_000):
        pass

    assert sent(vault) == []
    assert drafts.is_waiting


def test_what_is_typed_without_a_pause_is_kept_all_the_same(qtbot, page):
    vault = StillVault(seen(), SAVED)
    drafts = Drafts(page, vault)
    typed = []
    keys = QTimer(page)
    # Qt lets coarse timers end together: a key in the very turn of the sending would be waiting
    # again, every second anew. No hand types so evenly.
    keys.setTimerType(Qt.TimerType.PreciseTimer)
    keys.timeout.connect(lambda: typed.append("a"))
    keys.timeout.connect(lambda: drafts.put("story/facts", "".join(typed)))

    with qtbot.waitSignal(drafts.saved, timeout=10_000):
        keys.start(PAUSE_MS // 10 + 37)

    assert keys.isActive()
