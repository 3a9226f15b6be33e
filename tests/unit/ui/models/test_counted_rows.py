from evidence_kit.ui.models.counted_rows import CountedRows


class Numbers(CountedRows):
    """Rows without words of their own."""


def test_rows_are_as_many_as_was_said_and_whoever_looks_is_told_how_they_came() -> None:
    rows = Numbers()
    told: list[str] = []
    rows.modelReset.connect(lambda: told.append(f"anew {rows.rowCount()}"))
    rows.rowsInserted.connect(
        lambda _parent, first, last: told.append(f"{first} to {last} of {rows.rowCount()}")
    )

    rows.reset_count(3)
    rows.add_rows(2)
    rows.reset_count(0)

    assert told == ["anew 3", "3 to 4 of 5", "anew 0"]
