from pathlib import Path

import pytest

from evidence_kit.casework.named_last import Waiting, give_name, new_folder
from evidence_kit.errors import TargetExistsError

WAITING = "EK-1-beside.partial"


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.iterdir())


def test_what_waited_gets_its_names_and_the_folder_goes(tmp_path: Path) -> None:
    made: list[Path] = []
    waiting = Waiting(tmp_path, "EK-1")
    waiting_path = waiting.start(("sheet", "how.txt"), made)
    (waiting_path / "sheet").mkdir()
    (waiting_path / "how.txt").write_text("like this")
    # A file browser left something of its own.
    (waiting_path / ".DS_Store").write_text("")
    waiting.add(waiting_path / "sheet", waiting_path / "how.txt")

    before = names(tmp_path)
    waiting.give_names(made)

    assert before == [WAITING]
    assert names(tmp_path) == ["how.txt", "sheet"]
    assert made == [waiting_path, tmp_path / "sheet", tmp_path / "how.txt"]


def test_a_name_that_is_taken_is_told_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "sheet").mkdir()
    made: list[Path] = []

    with pytest.raises(TargetExistsError):
        Waiting(tmp_path, "EK-1").start(("sheet",), made)

    assert (names(tmp_path), made) == (["sheet"], [])


def test_a_name_that_is_taken_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    made: list[Path] = []
    waiting = Waiting(tmp_path, "EK-1")
    waiting_path = waiting.start(("sheet", "how.txt"), made)
    for name in ("sheet", "how.txt"):
        (waiting_path / name).write_text("ours")
        waiting.add(waiting_path / name)
    (tmp_path / "how.txt").write_text("theirs")

    with pytest.raises(TargetExistsError):
        waiting.give_names(made)

    assert (tmp_path / "how.txt").read_text() == "theirs"
    # Nothing else has got its name, and what is taken back holds nothing of theirs.
    assert (names(tmp_path), made) == ([WAITING, "how.txt"], [waiting_path])


def test_where_nothing_waited_nothing_is_made(tmp_path: Path) -> None:
    made: list[Path] = []

    Waiting(tmp_path, "EK-1").give_names(made)

    assert (names(tmp_path), made) == ([], [])


@pytest.mark.parametrize("is_link", [False, True])
def test_what_a_kill_left_goes_and_what_only_has_its_name_stays(
    tmp_path: Path, *, is_link: bool
) -> None:
    left_path = tmp_path / "left"
    left_path.mkdir()
    (left_path / "sheet").write_text("Ana")
    if is_link:
        (tmp_path / WAITING).symlink_to(left_path)
    else:
        left_path.rename(tmp_path / WAITING)

    Waiting(tmp_path, "EK-1").remove_leftover()

    assert names(tmp_path) == ([WAITING, "left"] if is_link else [])
    assert left_path.is_dir() is is_link


def test_a_folder_gets_its_name_when_all_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "papers.partial").mkdir()
    (tmp_path / "papers.partial" / "left.pdf").write_text("of a killed try")
    made: list[Path] = []

    folder_path, partial_path = new_folder(tmp_path, "papers")
    assert (names(tmp_path), names(partial_path)) == (["papers.partial"], [])
    (partial_path / "new.pdf").write_text("new")
    give_name(partial_path, folder_path, made)

    assert (made, names(folder_path)) == ([tmp_path / "papers"], ["new.pdf"])
    with pytest.raises(TargetExistsError):
        new_folder(tmp_path, "papers")
