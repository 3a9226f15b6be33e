import pytest

from evidence_kit.messages import Problem, WriteStatement
from evidence_kit.ui.pages.story import StoryPage
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import seen


@pytest.fixture
def page(qtbot, theme, words):
    vault = StillVault(seen(), {WriteStatement: Problem(code="EK-401", facts={})})
    made = StoryPage(theme, vault, words)
    qtbot.addWidget(made)
    made.show()
    made.render(seen())
    return made


def test_words_that_could_not_be_written_down_are_tried_again(qtbot, page):
    qtbot.keyClicks(page._facts.area.edit, "One.")
    page._facts.area.left.emit()
    qtbot.waitUntil(lambda: page._writer.alert is not None)
    assert not page._alert.isHidden()

    page._facts.area.left.emit()

    written = [each for each in page.vault.asked if isinstance(each, WriteStatement)]
    assert [each.facts for each in written] == ["One.", "One."]
