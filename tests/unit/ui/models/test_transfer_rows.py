from PySide6.QtCore import QModelIndex, Qt

from evidence_kit.ui.models.transfer_rows import TransferLine, TransferRole, TransferRows


def line(name: str, state: str = "Waiting", label: str = "") -> TransferLine:
    return TransferLine(name=name, state=state, icon="clock", tone="soft", label=label)


def as_it_is(row: TransferLine) -> TransferLine:
    return row


def test_every_file_has_a_row_that_says_all_of_itself() -> None:
    rows = TransferRows(as_it_is)
    rows.show_rows([line("a.png"), line("b.png", "Saved and verified", "JS-002")])

    spoken = [
        rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.rowCount())
    ]

    assert spoken == ["a.png, Waiting", "JS-002, b.png, Saved and verified"]


def test_a_name_that_turns_the_line_round_is_shown_as_it_is() -> None:
    rows = TransferRows(as_it_is)
    rows.show_rows([line("invoice\u202egpj.exe")])

    assert rows.index(0).data() == "invoice⟦U+202E⟧gpj.exe"


def test_one_file_that_moves_on_changes_one_row() -> None:
    rows = TransferRows(as_it_is)
    lines = [line(f"{n}.png") for n in range(1000)]
    rows.show_rows(lines)
    changed: list[tuple[int, int]] = []
    resets: list[None] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        changed.append((first.row(), last.row()))

    rows.dataChanged.connect(note)
    rows.modelReset.connect(lambda: resets.append(None))

    rows.show_rows([*lines[:500], line("500.png", "Reading back"), *lines[501:]])

    assert changed == [(500, 500)]
    assert resets == []
    assert rows.index(500).data(TransferRole.LINE).state == "Reading back"


def test_of_many_files_only_those_that_are_drawn_are_worded() -> None:
    worded: list[str] = []

    def word(row: TransferLine) -> TransferLine:
        worded.append(row.name)
        return row

    rows = TransferRows(word)
    rows.show_rows([line(f"{n}.png") for n in range(1000)])
    assert worded == []

    rows.index(7).data(TransferRole.LINE)

    assert worded == ["7.png"]
