"""A case is read once for many wishes, and told to nobody once it is left."""

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from evidence_kit import messages
from evidence_kit.ui.case_reading import FIRST_PIECES, PORTION, CaseReading
from tests.pictures.sample_case import sample_case
from tests.pictures.still_vault import StillVault
from tests.unit.ui.seen import item
from tests.unit.ui.seen import seen as seen_case


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

    # The second time the first pieces are seen already.
    assert vault.asked == [
        messages.ReadCase(first=FIRST_PIECES, portion=PORTION),
        messages.ReadCase(portion=PORTION),
    ]


def test_a_case_is_told_when_the_last_portion_of_its_pieces_is_here(
    qtbot: QtBot, reading: CaseReading, vault: StillVault
) -> None:
    pieces = tuple(item(number) for number in range(1, 6))
    whole = seen_case(items=pieces)
    first = msgspec.structs.replace(whole, items=pieces[:2])
    begun = messages.CaseBegun(seen=first, count=5, held=5, not_held=0)
    vault.answer_with(messages.ReadCase, msgspec.structs.replace(whole, items=pieces[4:]))
    vault.tell_first(
        messages.ReadCase,
        (begun, messages.PiecesSeen(items=pieces[:2]), messages.PiecesSeen(items=pieces[2:4])),
    )
    told: list[object] = []
    reading.begun.connect(told.append)
    reading.read.connect(told.append)

    reading.wish()
    qtbot.waitUntil(lambda: len(told) == 2)

    assert told == [begun, whole]


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
