import pytest

from evidence_kit.model import ItemKind, Sensitivity
from evidence_kit.store import records
from evidence_kit.store.blobs import BlobDamagedError
from tests.fakes import STARTED_AT

RECORD = {
    "name": "chat.png",
    "media_type": "image/png",
    "kind": "file",
    "sensitivity": "intimate",
    "imported_at": "2026-11-21T00:12:05.250000Z",
    "size_bytes": 7,
    "sha256": "ab" * 32,
}


def test_a_record_says_what_came_in_and_when() -> None:
    told = records.told_by(RECORD)

    assert (told.name, told.kind, told.sensitivity) == (
        "chat.png",
        ItemKind.FILE,
        Sensitivity.INTIMATE,
    )
    assert (told.imported_at, told.size_bytes) == (STARTED_AT, 7)


@pytest.mark.parametrize("field", RECORD)
def test_a_record_without_one_of_its_fields_is_damage(field: str) -> None:
    with pytest.raises(BlobDamagedError):
        records.told_by({key: value for key, value in RECORD.items() if key != field})


@pytest.mark.parametrize("field", ["kind", "sensitivity", "imported_at", "size_bytes"])
def test_a_record_that_makes_no_sense_is_damage(field: str) -> None:
    with pytest.raises(BlobDamagedError):
        records.told_by({**RECORD, field: "nonsense"})


def test_the_item_made_of_a_record_says_how_it_came_back() -> None:
    new = records.new_item_of(records.told_by(RECORD), "found again")

    assert (new.original_name, new.provenance.how) == ("chat.png", "found again")
    assert new.sensitivity is Sensitivity.INTIMATE
