import msgspec
import pytest

from evidence_kit.guidance.loading import load
from evidence_kit.guidance.schema import Contact, Step
from evidence_kit.resources import asset_path

ROW = """
id = "X-1"
jurisdiction = "INT"
slots = ["police"]
audience = ["all"]
name = "Police"
source = "https://example.org/"
confidence = "C1"
recorded_on = 2026-11-21
review_after = 2027-11-21
"""


def test_a_complete_row_is_read_with_its_dates():
    contact = msgspec.toml.decode(ROW, type=Contact)

    assert contact.recorded_on.isoformat() == "2026-11-21"
    assert contact.checked_on is None


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ('slots = ["police"]', 'slots = ["polise"]'),
        ('confidence = "C1"', 'confidence = "C3"'),
        ('audience = ["all"]', 'audience = ["everyone"]'),
        ("review_after = 2027-11-21", 'review_after = "soon"'),
        ("recorded_on = 2026-11-21", ""),
        ('source = "https://example.org/"', ""),
        ('name = "Police"', 'name = "Police"\ntelephone = "101"'),
    ],
)
def test_a_row_with_a_wrong_unknown_or_missing_field_is_refused(part, instead):
    with pytest.raises(msgspec.ValidationError):
        msgspec.toml.decode(ROW.replace(part, instead), type=Contact)


def test_a_step_without_backing_is_refused():
    with pytest.raises(msgspec.ValidationError, match="backed_by"):
        msgspec.toml.decode('id = "ST01"\nphase = "now"\ntitle = "t"\ndo = "d"', type=Step)


def test_every_kind_of_row_is_among_the_rows():
    guidance = load(asset_path("guidance"))

    ids = {row.id for row in guidance.rows}

    assert {"SI-7", "INT-3", "CAP-01", "P01"} <= ids
