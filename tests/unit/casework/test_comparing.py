"""Two copies of one vault that were both written in are told apart when they meet."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_kit.casework.comparing import Line, compare_with, compared
from evidence_kit.errors import NotAPackageError
from evidence_kit.handover.custody_log import CUSTODY_LOG_NAME, custody_log
from evidence_kit.messages import Relation
from evidence_kit.model import Action
from evidence_kit.store import Vault
from tests.fakes import PASSPHRASE, BytesSource, StoppedClock, new_item


def lines(*chains: str) -> tuple[Line, ...]:
    return tuple(
        Line(n=n, chain=chain, at=None, action="") for n, chain in enumerate(chains, start=1)
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "relation", "common", "alone"),
    [
        ("abc", "abc", Relation.SAME, 3, (0, 0)),
        ("abcd", "abc", Relation.AHEAD, 3, (1, 0)),
        ("abc", "abcde", Relation.BEHIND, 3, (0, 2)),
        ("abcd", "abxyz", Relation.PARTED, 2, (2, 3)),
        ("abc", "xyz", Relation.UNRELATED, 0, (3, 3)),
        # The chain makes this impossible; where it happens all the same, nothing after counts.
        ("axc", "ayc", Relation.PARTED, 1, (2, 2)),
        ("a", "", Relation.UNRELATED, 0, (1, 0)),
    ],
)
def test_histories_are_the_same_until_the_first_entry_that_differs(
    ours: str, theirs: str, relation: Relation, common: int, alone: tuple[int, int]
) -> None:
    found = compared(lines(*ours), lines(*theirs))

    assert (found.relation, found.common) == (relation, common)
    assert (len(found.here), len(found.there)) == alone


def test_only_a_history_that_holds_everything_is_good() -> None:
    good = {relation for relation in Relation if not relation.is_bad}

    assert good == {Relation.SAME, Relation.AHEAD}


def test_a_line_of_another_number_is_another_entry() -> None:
    shifted = tuple(replace(line, n=line.n + 1) for line in lines("a", "b"))

    assert compared(lines("a", "b"), shifted).common == 0


@pytest.fixture
def other(vault_path: Path, tmp_path: Path) -> Iterator[Vault]:
    """A copy of the same vault."""
    path = Path(shutil.copytree(vault_path, tmp_path / "other"))
    with Vault.open(path, PASSPHRASE, clock=StoppedClock()) as opened:
        yield opened


def test_a_vault_that_was_copied_and_written_in_twice_is_noticed(
    other: Vault, vault: Vault
) -> None:
    common = vault.ledger_head().n
    assert other.ledger_head().n == common
    for each, name in ((vault, "here.txt"), (other, "there.txt")):
        each.add_item(BytesSource(name.encode()), new_item(name))
    other.sign_head()
    other.close()

    found = compare_with(vault, other.path, PASSPHRASE)

    assert (found.relation, found.common) == (Relation.PARTED, common)
    assert [line.action for line in found.here] == [Action.ITEM_IMPORTED.value]
    assert [line.action for line in found.there] == [Action.ITEM_IMPORTED.value]
    assert found.here[0].n == found.there[0].n == common + 1


def packed(vault: Vault, path: Path) -> Path:
    """Write what a package says of its history, most of it undisclosed."""
    log_path = path.joinpath(*CUSTODY_LOG_NAME.split("/"))
    log_path.parent.mkdir(parents=True)
    log_path.write_bytes(custody_log(vault.ledger(), lambda entry: entry.n == 1))
    (path / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    (path / "manifest-sha256.txt").write_text("")
    return path


def test_a_package_of_the_other_copy_shows_that_there_are_two(
    other: Vault, vault: Vault, tmp_path: Path
) -> None:
    common = vault.ledger_head().n
    package = packed(vault, tmp_path / "own")
    assert compare_with(vault, package, "").relation is Relation.SAME
    vault.add_item(BytesSource(b"here"), new_item("here.txt"))
    assert compare_with(vault, package, "").relation is Relation.AHEAD

    other.add_item(BytesSource(b"there"), new_item("there.txt"))
    found = compare_with(vault, packed(other, tmp_path / "theirs"), "")

    assert (found.relation, found.common) == (Relation.PARTED, common)
    # An entry that the package does not disclose is still counted and numbered.
    assert [(line.n, line.at, line.action) for line in found.there] == [(common + 1, None, "")]


def test_a_log_that_does_not_hold_together_proves_nothing(vault: Vault, tmp_path: Path) -> None:
    package = packed(vault, tmp_path / "package")
    log_path = package.joinpath(*CUSTODY_LOG_NAME.split("/"))
    log_path.write_bytes(log_path.read_bytes().replace(b'"n":1', b'"n":7', 1))

    with pytest.raises(NotAPackageError):
        compare_with(vault, package, "")
    with pytest.raises(NotAPackageError):
        compare_with(vault, tmp_path / "nothing", "")


COPIED = {
    "b": Action.BACKED_UP,
    "c": Action.CHECKED,
    "r": Action.RESTORED,
    "m": Action.MOVED,
}


def acting(*chains: str) -> tuple[Line, ...]:
    """A history in which b, c, r and m are about copies, and everything else about the case."""
    return tuple(
        Line(n=n, chain=chain + str(n), at=None, action=COPIED.get(chain[0], "fact-recorded"))
        for n, chain in enumerate(chains, start=1)
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "relation"),
    [
        # What a restored copy and the vault it was made from say of each other.
        ("xb", "xcr", Relation.SAME),
        ("xcr", "xb", Relation.SAME),
        ("xb", "xcm", Relation.SAME),
        # One of them was gone on with.
        ("xby", "xcr", Relation.AHEAD),
        ("xb", "xcry", Relation.BEHIND),
        # Both were.
        ("xby", "xcrz", Relation.PARTED),
        # An older state stays one, also where only copies came after it.
        ("xb", "x", Relation.AHEAD),
        ("x", "xb", Relation.BEHIND),
    ],
)
def test_copying_and_restoring_parts_nothing(ours: str, theirs: str, relation: Relation) -> None:
    assert compared(acting(*ours), acting(*theirs)).relation is relation


def test_what_a_package_does_not_disclose_may_be_of_the_case() -> None:
    hidden = replace(acting(*"xc")[1], action="")

    assert compared(acting(*"xyb"), (*acting("x"), hidden)).relation is Relation.PARTED


def test_the_entry_that_tells_of_restoring_is_named() -> None:
    found = compared(acting(*"xcr"), acting(*"xcm"))

    assert [line.action for line in found.brought_here] == [Action.RESTORED]
    assert [line.action for line in compared(acting(*"xb"), acting(*"xcm")).brought_there] == [
        Action.MOVED
    ]
