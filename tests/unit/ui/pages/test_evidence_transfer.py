from evidence_kit.errors import CancelledError, DiskFullError
from evidence_kit.messages import FileRefused, FileSaved, Problem
from evidence_kit.progress import Progress, Stage
from evidence_kit.ui.pages.evidence_question import Offered
from evidence_kit.ui.pages.evidence_transfer import RowState, Transfer
from tests.unit.ui.seen import item

REFUSAL = Problem(code="EK-202", facts={"name": "b.png", "reason": "x"})


def begun(*names: str) -> Transfer:
    return Transfer.of(tuple(Offered(path=f"/in/{name}", name=name) for name in names))


def copied(name: str, done: int, total: int = 100) -> Progress:
    return Progress(stage=Stage.IMPORTING, done=done, total=total, name=name)


def saved(name: str, *, is_duplicate: bool = False) -> FileSaved:
    return FileSaved(name=name, item=item(original_name=name), is_duplicate=is_duplicate)


def states(transfer: Transfer) -> list[RowState]:
    return [row.state for row in transfer.rows]


def test_everything_waits_at_first() -> None:
    assert states(begun("a.png", "b.png")) == [RowState.WAITING, RowState.WAITING]


def test_copying_shows_real_counts() -> None:
    row = begun("a.png").moved(copied("a.png", 30)).rows[0]

    assert (row.state, row.done_bytes, row.total_bytes) == (RowState.COPYING, 30, 100)


def test_a_file_that_is_copied_to_its_end_is_read_back_and_not_yet_saved() -> None:
    transfer = begun("a.png").moved(copied("a.png", 100))

    assert states(transfer) == [RowState.READING_BACK]
    assert transfer.kept == ()


def test_only_what_the_vault_process_told_is_saved() -> None:
    transfer = begun("a.png", "b.png").moved(copied("a.png", 100)).told(saved("a.png"))

    assert states(transfer) == [RowState.SAVED, RowState.WAITING]
    assert [row.label for row in transfer.kept] == ["JS-001"]


def test_the_same_bytes_again_are_said_to_be_there_already() -> None:
    transfer = begun("a.png").told(saved("a.png", is_duplicate=True))

    assert states(transfer) == [RowState.HELD_ALREADY]
    assert len(transfer.kept) == 1


def test_a_refused_file_keeps_its_name_and_its_reason() -> None:
    told = FileRefused(name="b.png", path="/in/b.png", problem=REFUSAL)

    row = begun("a.png", "b.png").told(saved("a.png")).told(told).rows[1]

    assert (row.name, row.state, row.problem) == ("b.png", RowState.REFUSED, REFUSAL)


def test_two_files_of_one_name_are_told_apart_by_their_order() -> None:
    transfer = Transfer.of(
        (Offered(path="/one/a.png", name="a.png"), Offered(path="/two/a.png", name="a.png"))
    )

    transfer = transfer.told(saved("a.png"))

    assert states(transfer) == [RowState.SAVED, RowState.WAITING]


def test_a_full_disk_leaves_the_rest_not_reached_and_the_saved_ones_saved() -> None:
    full = Problem(code=DiskFullError.code, facts={"name": "b.png"})
    transfer = begun("a.png", "b.png", "c.png").told(saved("a.png")).broken_off(full)

    assert states(transfer) == [RowState.SAVED, RowState.NOT_REACHED, RowState.NOT_REACHED]
    assert transfer.is_over
    assert not transfer.was_stopped
    assert [row.name for row in transfer.not_kept] == ["b.png", "c.png"]


def test_a_stop_is_told_from_a_disk_that_refused() -> None:
    stopped = Problem(code=CancelledError.code, facts={})

    assert begun("a.png").broken_off(stopped).was_stopped


def test_a_folder_becomes_the_files_that_were_in_it() -> None:
    folder = Offered(path="/in/chat", name="chat", is_folder=True)
    transfer = Transfer.of((folder,))
    refused = FileRefused(name="y.lnk", path="/in/chat/y.lnk", problem=REFUSAL)

    transfer = transfer.moved(copied("x.png", 10)).told(saved("x.png")).told(refused).finished()

    assert [(row.name, row.state) for row in transfer.rows] == [
        ("x.png", RowState.SAVED),
        ("y.lnk", RowState.REFUSED),
    ]


def test_a_folder_that_is_refused_whole_keeps_its_own_row() -> None:
    transfer = Transfer.of((Offered(path="/in/chat", name="chat", is_folder=True),))
    refused = FileRefused(name="chat", path="/in/chat", problem=REFUSAL)

    transfer = transfer.told(refused).finished()

    assert states(transfer) == [RowState.REFUSED]


def test_thousands_of_files_are_counted_in_passing() -> None:
    names = [f"{n}.png" for n in range(3000)]
    transfer = begun(*names)

    for name in names:
        transfer = transfer.told(saved(name))

    assert transfer.over_count == 3000
    assert transfer.first_open == 3000
