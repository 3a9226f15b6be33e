from dataclasses import replace

from evidence_kit.i18n import Words
from evidence_kit.model import ItemStatus
from evidence_kit.ui.models.taking_out import taking_out_words
from tests.unit.ui.seen import item


def test_a_held_piece_says_that_its_file_goes_for_good_and_what_is_gentler():
    said = taking_out_words(item(), Words(), may_be_withheld=True)

    assert said[0] == (
        "Its file here is taken out for good, with every covered copy of it. It cannot be "
        "brought back."
    )
    assert any("ask them first" in sentence for sentence in said)
    assert said[-1].startswith("Is it only not to go out? Then withhold it")


def test_what_must_not_stay_is_not_offered_to_be_withheld():
    said = taking_out_words(item(), Words(), may_be_withheld=False)

    assert not any("withhold" in sentence for sentence in said)
    assert any("for good" in sentence for sentence in said)


def test_what_was_described_in_words_has_no_file_to_lose():
    described = replace(item(), status=ItemStatus.NOT_HELD)

    assert taking_out_words(described, Words(), may_be_withheld=True) == ()
