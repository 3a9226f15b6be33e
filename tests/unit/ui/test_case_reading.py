"""A case is read once for many wishes, and told to nobody once it is left."""

import pytest
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.ui.case_reading import CaseReading
from tests.pictures.sample_case import sample_case
from tests.pictures.still_vault import StillVault


@pytest.fixture
def vault(qtbot: QtBot) -> StillVault:
    del qtbot
    return StillVault(sample_case())


@pytest.fixture
def reading(vault: StillVault) -> CaseReading:
    return CaseReading(vault, vault)


def test_wishes_that_come_while_it_is_read_become_one_more(
    qtbot: QtBot, reading: CaseReading, vault: StillVault
) -> None:
    seen: list[messages.CaseSeen] = []
    reading.read.connect(seen.append)

    for _ in range(5):
        reading.wish()
    qtbot.waitUntil(lambda: len(seen) == 2)

    assert vault.asked == [messages.ReadCase(), messages.ReadCase()]


def test_a_case_that_was_left_is_told_to_nobody(
    qtbot: QtBot, reading: CaseReading, vault: StillVault
) -> None:
    seen: list[object] = []
    reading.read.connect(seen.append)
    reading.wish()
    reading.end()

    # What is asked later is answered later.
    answered: list[object] = []
    vault.ask(messages.ReadCase(), on_done=answered.append)
    qtbot.waitUntil(lambda: bool(answered))

    assert seen == []


def test_a_case_that_cannot_be_read_is_said_once(
    qtbot: QtBot, reading: CaseReading, vault: StillVault
) -> None:
    vault.answer_with(messages.ReadCase, messages.Problem(code="EK-112", facts={}))

    with qtbot.waitSignal(reading.refused):
        reading.wish()
