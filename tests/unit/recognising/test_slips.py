import pytest

from evidence_kit.recognising import reasons
from evidence_kit.recognising.findings import Confidence
from evidence_kit.recognising.slips import BECH32_SLIPS, corrected
from evidence_kit.recognising.text import recognise


def test_a_value_without_impossible_signs_has_no_other_reading():
    assert list(corrected("qpzry", BECH32_SLIPS, most=3)) == []


def test_too_many_impossible_signs_are_no_slip():
    assert list(corrected("iiii", BECH32_SLIPS, most=3)) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("NL91 ABNA O417 1643 OO", "NL91ABNA0417164300"),
        ("GB82 WEST l234 5698 7654 32", "GB82WEST12345698765432"),
        ("GB82 WE5T 1234 5698 7654 32", None),
        ("lA1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", None),
        ("1AlzP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
        (
            "bc1qw5o8d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        ),
    ],
)
def test_only_a_reading_that_the_check_digits_bear_out_is_offered(written, read):
    offered = [
        each.normalised
        for each in recognise(f"to {written} now").identifiers
        if each.reason == reasons.CORRECTED
    ]

    assert offered == ([] if read is None else [read])


def test_an_offered_reading_is_never_sure_and_the_writing_is_kept():
    (found,) = recognise("NL91 ABNA O417 1643 OO").identifiers

    assert found.value == "NL91 ABNA O417 1643 OO"
    assert found.confidence is Confidence.POSSIBLE
