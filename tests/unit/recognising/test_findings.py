import pytest

from evidence_kit.model import IdentifierKind
from evidence_kit.recognising.findings import Confidence, Reading


def test_a_finding_cannot_be_changed():
    reading = Reading(
        start=0,
        end=2,
        kind=IdentifierKind.USERNAME,
        normalised="x",
        confidence=Confidence.POSSIBLE,
        reason="",
    )

    with pytest.raises(AttributeError):
        reading.normalised = "y"  # type: ignore[misc]


def test_confidence_has_a_word_for_files():
    assert [str(each) for each in Confidence] == ["certain", "likely", "possible"]
