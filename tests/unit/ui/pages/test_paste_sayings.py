import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFocusEvent
from pytestqt.qtbot import QtBot

from evidence_kit.i18n import Words
from evidence_kit.messages import FoundPassage
from evidence_kit.recognising.findings import PassageKind
from evidence_kit.ui.pages.paste_finds import Saying
from evidence_kit.ui.pages.paste_sayings import SAYING_WORDS, SayingsCard
from evidence_kit.ui.theme import Theme
from tests.unit.ui.pages.paste_samples import DEADLINE, THREAT

WORDS = Words()


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> SayingsCard:
    made = SayingsCard(theme, WORDS)
    qtbot.addWidget(made)
    return made


def sayings(*passages: FoundPassage) -> tuple[Saying, ...]:
    return tuple(
        Saying(passage=passage, places=((passage.start, passage.end),)) for passage in passages
    )


def test_every_kind_of_passage_has_a_word() -> None:
    assert set(SAYING_WORDS) == {kind.value for kind in PassageKind}


def test_without_anything_said_the_group_is_not_there(card: SayingsCard) -> None:
    card.show_sayings(())

    assert card.isHidden()


def test_nothing_is_ticked_beforehand(card: SayingsCard) -> None:
    card.show_sayings(sayings(THREAT, DEADLINE))

    assert not card.isHidden()
    assert [row.tick.isChecked() for row in card.rows] == [False, False]


def test_a_tick_says_which_saying_it_was(card: SayingsCard) -> None:
    ticked: list[tuple[int, bool]] = []
    card.ticked.connect(lambda at, is_ticked: ticked.append((at, is_ticked)))
    card.show_sayings(sayings(THREAT, DEADLINE))

    card.rows[1].tick.click()

    assert ticked == [(1, True)]


@pytest.mark.parametrize(
    ("normalised", "said_at", "line"),
    [
        ("PT24H", "", "It counts from the message. The text does not say when that was."),
        (
            "PT24H",
            "12/03/2025, 21:14",
            "It counts from the message. That was written 12/03/2025, 21:14, as the text says.",
        ),
        ("20:00", "", "Its words say until when."),
        (
            "20:00",
            "12/03/2025, 21:14",
            "The message was written 12/03/2025, 21:14, as the text says.",
        ),
    ],
)
def test_a_deadline_says_what_it_counts_from_and_no_instant(
    card: SayingsCard, normalised: str, said_at: str, line: str
) -> None:
    passage = msgspec.structs.replace(DEADLINE, normalised=normalised, said_at=said_at)

    card.show_sayings(sayings(passage))

    said = card.rows[0].tick.accessibleDescription()
    assert said.startswith("Likely. Its words say until when.")
    assert said.endswith(line)


def test_what_is_less_sure_says_so(card: SayingsCard) -> None:
    card.show_sayings(sayings(msgspec.structs.replace(DEADLINE, confidence="possible")))

    assert card.rows[0].tick.accessibleDescription().startswith("Please check. ")


def test_going_to_a_saying_says_which_it_is(card: SayingsCard) -> None:
    gone_to: list[int] = []
    card.pointed_at.connect(gone_to.append)
    card.show_sayings(sayings(THREAT, DEADLINE))

    QCoreApplication.sendEvent(card.rows[1].tick, QFocusEvent(QEvent.Type.FocusIn))

    assert gone_to == [1]


def test_a_row_is_read_aloud_with_what_cannot_be_seen(card: SayingsCard) -> None:
    card.show_sayings(sayings(msgspec.structs.replace(THREAT, value="I post\u200b it")))

    assert card.rows[0].tick.accessibleName() == "A threat, I post⟦U+200B⟧ it"
    assert card.rows[0].tick.accessibleDescription() == f"Likely. {THREAT.reason}"
