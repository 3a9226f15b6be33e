import msgspec
import pytest

from evidence_kit.i18n import Words
from evidence_kit.messages import FactsFound
from evidence_kit.model import Spoken
from evidence_kit.ui.pages.paste_finds import Finds
from evidence_kit.ui.pages.paste_keeping import Kept
from evidence_kit.ui.pages.paste_state import (
    AGAIN,
    PasteState,
    found_words,
    keep_words,
    kept_words,
    note_actions,
    state_after,
    waiting_words,
)
from tests.unit.ui.pages.paste_samples import ACCOUNT, DEADLINE, NAME, SUM, THREAT
from tests.unit.ui.seen import item

ALL = Finds.of(
    FactsFound(
        identifiers=(NAME, ACCOUNT), amounts=(SUM,), passages=(THREAT, DEADLINE), odd_characters=0
    )
)
SAID = Finds.of(FactsFound(identifiers=(), amounts=(), passages=(THREAT,), odd_characters=0))


def state(finds: Finds) -> PasteState:
    return PasteState(received="text", finds=finds)


def test_the_heading_counts_every_row() -> None:
    assert found_words(state(ALL), Words()) == "We found 5 things"


@pytest.mark.parametrize(
    ("finds", "heading"),
    [
        (SAID, "No accounts or numbers found. What they say stands below."),
        (Finds(), "No accounts or numbers found. You can still keep the text."),
    ],
)
def test_a_text_without_accounts_says_so(finds: Finds, heading: str) -> None:
    assert found_words(state(finds), Words()) == heading


def test_button_and_answer_say_the_same_number() -> None:
    finds = ALL.said(0, is_ticked=True).said(1, is_ticked=True)

    assert keep_words(state(finds), Words()) == "Keep 5 and the text"
    said = kept_words(Kept(label="JS-001", facts=finds.count_chosen), Words())
    assert said == "The text is kept as JS-001, with 5 things from it."


def test_each_way_on_has_words() -> None:
    assert note_actions(("money", "story", "evidence"), Words()) == (
        ("See what to do about the payment", "money"),
        ("See it under “What happened”", "story"),
        ("See it in the evidence", "evidence"),
    )


def test_what_would_be_left_stands_beside_the_button() -> None:
    paid = msgspec.structs.replace(SUM, spoken=Spoken.PAID)
    finds = Finds.of(
        FactsFound(identifiers=(), amounts=(paid,), passages=(THREAT, DEADLINE), odd_characters=0)
    )

    assert waiting_words(finds, Words()) == (
        "1 sum has no answer yet: asked for, or paid? It is not kept without one. "
        "1 sentence is not ticked. 1 deadline is not ticked."
    )
    done = finds.answered(0, Spoken.PAID).said(0, is_ticked=True)
    assert waiting_words(done, Words()) == "1 deadline is not ticked."
    assert waiting_words(done.said(1, is_ticked=True), Words()) == ""


def test_after_keeping_what_was_left_is_said_with_a_way_back() -> None:
    piece = item(9).id
    after = state_after(
        Kept(label="JS-001", unanswered=1, unticked=2, piece=piece, pages=("evidence",)), Words()
    )

    assert after.note_line == (
        "1 sum is not kept yet: was it asked for, or paid? 2 sentences were not ticked."
    )
    assert after.note_pages == ("evidence", AGAIN)
    assert after.note_piece == piece


def test_a_deadline_that_was_left_beside_a_ticked_threat_has_a_way_back() -> None:
    after = state_after(
        Kept(label="JS-001", facts=1, unticked_deadlines=1, piece=item(9).id), Words()
    )

    assert after.note_line == "1 deadline was not ticked."
    assert after.note_pages == (AGAIN,)


def test_without_the_text_or_anything_left_there_is_no_way_back() -> None:
    assert state_after(Kept(facts=1, unticked=2), Words()).note_pages == ()
    nothing_left = state_after(Kept(label="JS-001", piece=item(9).id), Words())
    assert (nothing_left.note_line, nothing_left.note_piece) == ("", None)
